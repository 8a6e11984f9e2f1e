"""Times whole audits beside DuckDB, Polars and bare SHA-256 over the same logs: `make bench`.

The tools take turns, so that a busy moment of the machine hits all of them; the figures are medians of the
wall-clock times of whole processes (SHA-256: of the pass alone). DuckDB and Polars only count the eligible records.
"""

import argparse
import hashlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

LISTED = "('22510','22513','5-839.90','kyphoplasty')"
COUNT = "procedure in " + LISTED + " and indication in ('C79.5','C90.0')"
DUCKDB = "import duckdb,sys;print(duckdb.sql(\"select count(*) from read_csv('{logs}/*.csv') where " + COUNT + "\"))"
DUCKDB_TABLE = (
    "import duckdb;c=duckdb.connect('{work}/t.duckdb');"
    "c.sql('create table t (record_id bigint primary key, center text, patient text, procedure_date date,"
    " procedure text, indication text, site text, levels int, status text, remark text)');"
    "c.sql(\"insert into t select * from read_csv('{logs}/*.csv')\");"
    "print(c.sql(\"select count(*) from t where " + COUNT + "\"))"
)
POLARS = (
    "import polars as p;"
    "f=p.scan_csv('{logs}/*.csv',separator=';',infer_schema_length=0);"
    "print(f.filter(p.col('procedure').is_in(list(" + LISTED + ")),"
    "p.col('indication').is_in(['C79.5','C90.0'])).select(p.len()).collect(engine='streaming'))"
)


def measured(command, work):
    """Wall-clock seconds and peak memory in MB of one process, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 2, 3):
        sys.exit(f"{command[0]} ended with {code}: {message.decode()}")
    return seconds, usage.ru_maxrss / 1024


def hashing(logs):
    """Seconds of SHA-256 over the files, on as many threads as there are cores."""
    files = sorted(logs.glob("**/*.csv"))

    def work():
        buffer = bytearray(256 * 1024)
        while True:
            try:
                path = files.pop()
            except IndexError:
                return
            digest = hashlib.sha256()
            with open(path, "rb", buffering=0) as file:
                while count := file.readinto(buffer):
                    digest.update(memoryview(buffer)[:count])

    threads = [threading.Thread(target=work) for _ in range(os.cpu_count())]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


def rivals(kind, python):
    if kind in ("national", "quoted"):
        return [("DuckDB", [python, "-c", DUCKDB]), ("Polars", [python, "-c", POLARS])]
    if kind == "eligible":
        return [("DuckDB, a table with a key", [python, "-c", DUCKDB_TABLE])]
    return []


def compare(name, logs, kind, options):
    """A table of one set of logs: each tool's median, speed and peak memory, and the audit's ratio to it."""
    size = sum(path.stat().st_size for path in logs.glob("**/*.csv"))
    audit = [
        str(options.binary), "audit", str(logs), "--year", "2026", "--as-of", "2027-01-31",
        "--reports", "reports", "--store", "store.sqlite",
    ]
    tools = [("volumenorm audit", audit)] + rivals(kind, options.python)
    times = {tool: [] for tool, _ in tools} | {"SHA-256": []}
    memory = dict.fromkeys(times, 0)
    for _ in range(options.rounds):
        for tool, command in tools:
            hashing(logs)  # no tool waits for the disk where the machine has forgotten the logs
            with tempfile.TemporaryDirectory(dir=options.folder) as work:
                filled = [part.replace("{logs}", str(logs)).replace("{work}", work) for part in command]
                seconds, peak = measured(filled, work)
            times[tool].append(seconds)
            memory[tool] = max(memory[tool], peak)
        times["SHA-256"].append(hashing(logs))
    own = statistics.median(times["volumenorm audit"])
    print(f"\n{name}: {size / 1e6:,.0f} MB\n")
    print("| tool | median | GB/s | peak memory | against the audit |\n| --- | --- | --- | --- | --- |")
    for tool, seconds in times.items():
        median = statistics.median(seconds)
        peak = f"{memory[tool]:,.0f} MB" if memory[tool] else ""
        print(f"| {tool} | {median:.3f} s | {size / median / 1e9:.2f} | {peak} | × {median / own:.2f} |")
    sys.stdout.flush()


def commands(options):
    """What a caller waits for: the start alone, and a look-up in a store."""
    with tempfile.TemporaryDirectory(dir=options.folder) as work:
        sample = pathlib.Path(__file__).parent.parent / "sample-data"
        measured(
            [str(options.binary), "audit", str(sample), "--year", "2026", "--as-of", "2027-01-31",
             "--store", "store.sqlite"], work)
        print("\n| command | median |\n| --- | --- |")
        for command in (["--help"], ["lookup", "viecuri", "--store", "store.sqlite"]):
            runs = [measured([str(options.binary), *command], work)[0] for _ in range(21)]
            print(f"| {' '.join(command[:2])} | {statistics.median(runs) * 1000:.1f} ms |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--generator", required=True, help="the samplelogs program")
    parser.add_argument("--python", default=sys.executable, help="a Python that has duckdb and polars")
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where the logs are made and kept")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1, help="share of the full number of records")
    parser.add_argument("--growth", action="store_true", help="the national logs at 1, 2, 4 and 8 times the size")
    parser.add_argument("--only", default="", help="sets to measure, with commas between them")
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    options.folder = options.folder.resolve()
    sets = [
        ("national", "national", 10_000_000, "10 million records, 1 % eligible"),
        ("quoted", "quoted", 10_000_000, "10 million records, 1 % eligible, 20 % of the fields quoted"),
        ("eligible", "eligible", 1_000_000, "1 million records, all eligible"),
        ("faulty", "faulty", 1_000_000, "1 million records, every one at fault"),
    ]
    if options.growth:
        sets = [
            (f"national-{times}", "national", times * 10_000_000, f"{times * 10} million records, 1 % eligible")
            for times in (1, 2, 4, 8)
        ]
    for name, kind, records, title in sets:
        if options.only and name not in options.only.split(","):
            continue
        count = int(records * options.scale)
        logs = options.folder / f"{name}-{count}"
        if not logs.exists():
            subprocess.run([options.generator, "bench", kind, str(count), str(logs)], check=True)
        compare(f"{title} ({name})", logs, kind, options)
        if options.growth:
            shutil.rmtree(logs)
    if not options.growth and (not options.only or "sample" in options.only):
        compare("the ordinary national set (sample-data)", pathlib.Path(__file__).parent.parent / "sample-data",
                "sample", options)
        commands(options)


if __name__ == "__main__":
    main()
