#!/usr/bin/env python3
"""Generated inboxes: the program and the independent second way must agree on every one of them.

Each inbox is a folder with one to six small logs in random dialects, with faults of every kind
planted at random, and sometimes a submissions.csv. The seed and the number of an inbox decide it.

    reperform_inboxes.py --binary PATH --count 500 --seed 1 --keep DIR

runs the program on each, compares its reports by reperform.py, prints the failing inboxes with their
differences, and exits 1 when any fails. Without --binary it holds the second way itself to the laws:
outcomes add up; the order of records changes nothing; one more countable record lowers no bound.

    reperform_inboxes.py --count 500 --seed 1
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True
import reperform  # noqa: E402

YEAR = 2026
COLUMNS = ["record_id", "center", "patient", "procedure_date", "procedure", "indication"]
OPTIONAL = ["site", "levels", "status", "trial_id", "intent", "mdt_date"]
CENTERS = ["umcg", "maxima-mc", "meander", "st-antonius", "frisius-mc", "hmc", "lumc", "zgt", "mst", "isala", "radboudumc"]


# ---------------------------------------------------------------------------------------------
# 1. Spellings: the many ways to write one thing
# ---------------------------------------------------------------------------------------------

CENTER_SPELLINGS = {
    "umcg": ["umcg", "06020101", "6020101", "UMCG", "UMC Groningen", "umc groningen", " umcg "],
    "maxima-mc": ["maxima-mc", "Máxima MC", "maxima mc", "MÁXIMA MEDISCH CENTRUM", "MMC Veldhoven", "MMC, Eindhoven"],
    "meander": ["meander", "Meander Medisch Centrum", "MEANDER", "MMC Amersfoort"],
    "st-antonius": ["st-antonius", "St. Antonius Ziekenhuis", "st antonius ziekenhuis", "Sint Antonius", "Antonius Nieuwegein"],
    "frisius-mc": ["frisius-mc", "06010210", "6010205", "Frisius MC", "MCL", "Tjongerschans"],
    "hmc": ["hmc", "HMC", "Haaglanden Medisch Centrum", "MCH Den Haag", "MCH Westeinde"],
    "lumc": ["lumc", "LUMC", "Leids Universitair Medisch Centrum", "leids  universitair medisch centrum"],
    "zgt": ["zgt", "ZGT", "Ziekenhuisgroep Twente"],
    "mst": ["mst", "MST", "Medisch Spectrum Twente"],
    "isala": ["isala", "Isala", "Isala klinieken"],
    "radboudumc": ["radboudumc", "06020502", "6020502", "Radboud UMC", "UMC St. Radboud", "UMC St Radboud"],
    "wza": ["wza", "06010301", "6010301", "Wilhelmina Ziekenhuis Assen"],
    "antonius-sneek": ["antonius-sneek", "Antonius Ziekenhuis Sneek", "Antonius Sneek"],
}
SITES = {"maxima-mc": ["Veldhoven", "Eindhoven"], "st-antonius": ["Nieuwegein", "Utrecht"], "zgt": ["Almelo", "Hengelo"],
         "hmc": ["Westeinde", "Antoniushove"], "frisius-mc": ["Leeuwarden", "Heerenveen"], "isala": ["Zwolle", "Meppel"]}
AMBIGUOUS = [("MMC", ["", "Veldhoven", "Amersfoort", "Groningen"]), ("Antonius", ["", "Sneek", "Utrecht"]),
             ("antonius", ["", "Sneek"]), ("MCH", ["", "Den Haag", "Westeinde"])]
UNKNOWN_CENTERS = ["06999999", "Sint Elders", "Kliniek Nergens", "6123456"]
MISSING = ["", "", "NA", "n/a", "-", "?", "nvt", "onbekend", "Unknown", "  ", "NULL", "n.v.t.", "#N/A"]
PROCEDURES = ["22510", "22511", "22513", "22514", "81.65", "81.66", "5-839.90", "5-839.a1", "5-839.A", "vertebroplasty",
              "Vertebroplastiek", "KYPHOPLASTY", "balloon kyphoplasty", "ballonkyfoplastiek", "kyphoplasties",
              "vertebroplastieken", "22513, 22515", "99213 22510", "22514 +22515", "percutane vertebroplastiek"]
DOUBTFUL_PROCEDURES = ["sham vertebroplasty", "kyfoplastie", "vertebroplastie L2", "kyphoplasty?", "22510.0", "22.513",
                       "(22511)", "22510-50", "81,65", "2.251E+04", "CPT22510", "22510 geannuleerd", "geen 22513",
                       "vertrebroplastiek", "kifoplastiek", "balloon kypoplasty", "2251O", "S-839.90", "22510 53", "22510 x 0",
                       "22513 nvt", "idem", "---", "x", "0", "C50.9", "2026-03-05"]
OTHER_PROCEDURES = ["38221", "27447", "heupprothese", "knee replacement", "5-820.0", "81.54", "septoplasty", "arthroplasty",
                    "C12", "consult", "P-17"]
INDICATIONS = ["C79.5", "C795", "C79.51", "C90.0", "C9000", "c79.5", "94222008", "109989006", "spinal metastasis",
               "Spinal metastases", "vertebral metastases", "wervelmetastase", "Wervelmetastasen", "multiple myeloma",
               "multipel myeloom", "Kahler", "ziekte van Kahler", "M. Kahler"[3:], "morbus kahler"]
DOUBTFUL_INDICATIONS = ["C50.9", "C90.2", "C903", "M48.5", "M8458", "pijn", "metastase", "C79.5/C50.9", "12345", "geen/C79.5",
                        "zie brief, C90.0"]
OTHER_INDICATIONS = ["M80.08", "S22.0", "S320", "osteoporose", "Osteoporosis", "osteoporotische fracturen", "trauma", "P660001",
                     "hemangioom", "hemangiomen", "vertebral haemangioma", "D16.6"]
PERFORMED = ["", "ja", "J", "yes", "y", "1", "performed", "Uitgevoerd"]
NOT_PERFORMED = ["nee", "N", "no", "0", "aborted", "afgebroken", "cancelled", "Geannuleerd", "planned", "gepland"]
NO_TRIAL = ["", "", "nee", "no", "Geen", "0", "-"]
THERAPEUTIC = ["", "therapeutic", "Therapeutisch"]
PROPHYLACTIC = ["prophylactic", "Profylactisch", "preventief"]
BAD_DATES = ["5-3-26", "3/25/2026", "31-02-2026", "2026-13-01", "maart 2026", "20260231", "2026", "45000", "00-00-2026", "0026-03-05",
             "1900-01-01"]


def written_day(day: date, rng: random.Random) -> str:
    """One of the accepted date forms, with or without a time."""
    d, m = day.day, day.month
    forms = [day.isoformat(), f"{day:%Y%m%d}", f"{d}-{m}-{YEAR if day.year == YEAR else day.year}", f"{day:%d-%m-%Y}",
             f"{day:%d/%m/%Y}", f"{d}.{m}.{day.year}"]
    return rng.choice(forms) + (rng.choice([" 14:30", " 08:05:59", "T23:59:00", "T23:10:00Z", "T00:30:00+05:30", " 23:30:00+01:00",
                                          "T22:30:00Z", "T00:30:00+02:00", "T23:30:00-0500"]) if rng.random() < 0.1 else "")


# ---------------------------------------------------------------------------------------------
# 2. Records: good ones, and faults planted into them
# ---------------------------------------------------------------------------------------------


def good_record(center: str, number: int, rng: random.Random) -> dict[str, str]:
    """A record that counts."""
    day = date(YEAR, 1, 1) + timedelta(rng.randrange(165))
    return {"record_id": f"{rng.choice('RZ')}{number:04d}", "center": rng.choice(CENTER_SPELLINGS[center]),
            "patient": f"P{rng.randrange(400):03d}", "procedure_date": written_day(day, rng),
            "procedure": rng.choice(PROCEDURES), "indication": rng.choice(INDICATIONS),
            "site": rng.choice(SITES[center]) if center in SITES and rng.random() < 0.3 else "",
            "levels": str(rng.randint(1, 3)), "status": rng.choice(PERFORMED), "trial_id": rng.choice(NO_TRIAL),
            "intent": rng.choice(THERAPEUTIC), "mdt_date": "", "remark": rng.choice(["", "wél besproken", "geen", "a\nb"])}


def fault_missing(record: dict, rng: random.Random) -> None:
    record[rng.choice(["record_id", "center", "patient", "procedure_date", "procedure", "indication"])] = rng.choice(MISSING)


def fault_procedure(record: dict, rng: random.Random) -> None:
    record["procedure"] = rng.choice(DOUBTFUL_PROCEDURES + OTHER_PROCEDURES)


def fault_indication(record: dict, rng: random.Random) -> None:
    record["indication"] = rng.choice(DOUBTFUL_INDICATIONS + OTHER_INDICATIONS)


def fault_status(record: dict, rng: random.Random) -> None:
    record["status"] = rng.choice(NOT_PERFORMED + ["misschien", "2"])


def fault_trial(record: dict, rng: random.Random) -> None:
    if rng.random() < 0.6:
        record["trial_id"] = rng.choice(["NCT02387905", "nct02387905", "NCT01234567", "ja"])
    else:
        record["intent"] = rng.choice(PROPHYLACTIC + ["cosmetisch"])


def fault_day(record: dict, rng: random.Random) -> None:
    other = [date(2025, 11, 5), date(2025, 3, 1), date(2024, 2, 29), date(2027, 1, 15), date(2026, 12, 30), date(2027, 8, 1)]
    record["procedure_date"] = written_day(rng.choice(other), rng) if rng.random() < 0.6 else rng.choice(BAD_DATES)


def fault_center(record: dict, rng: random.Random) -> None:
    kind = rng.randrange(4)
    if kind == 0:
        record["center"] = rng.choice(UNKNOWN_CENTERS)
    elif kind == 1:
        record["center"] = rng.choice(CENTER_SPELLINGS[rng.choice(["wza", "antonius-sneek"])])
    else:
        record["center"], sites = rng.choice(AMBIGUOUS)
        record["site"] = rng.choice(sites)


def fault_padding(record: dict, rng: random.Random) -> None:
    name = rng.choice(COLUMNS)
    at = rng.randint(0, len(record[name]))
    # Blanks, or a soft hyphen, which nobody sees.
    record[name] = rng.choice([f"  {record[name]} ", f"{record[name][:at]}\u00ad{record[name][at:]}"])


def fault_patient(record: dict, rng: random.Random) -> None:
    """A pseudonym in another spelling, or one of nobody."""
    patient = record["patient"]
    record["patient"] = rng.choice([patient.lower(), patient.replace("P", "P-"), "'" + patient, patient + ".", "\u201c" + patient,
                                    "XXX", "000", "anoniem", "1E+11", "C79.5", "22510", "ja", "umcg", "06020101", "M80.0",
                                    "6acab184-fe58-4ca2-a034-d533a11b3009", "6ACAB184FE584CA2A034D533A11B3009"])


def fault_moved(record: dict, rng: random.Random) -> None:
    """Two cells that have changed places."""
    one, other = rng.sample(["record_id", "center", "patient", "procedure_date", "procedure", "indication", "site", "status",
                             "trial_id", "intent", "levels"], 2)
    record[one], record[other] = record[other], record[one]


FAULTS = [fault_patient, fault_moved, fault_missing, fault_procedure, fault_indication, fault_status, fault_trial, fault_day, fault_center, fault_padding]


def relatives(record: dict, rng: random.Random) -> list[dict]:
    """Further records that stand to this one as a level, a repeat, or a conflict."""
    again = dict(record)
    kind = rng.choice(["level", "level", "level", "repeat", "repeat", "day", "patient", "counts", "other_site", "confirmed"])
    if kind == "level":
        again["record_id"] = record["record_id"] + "-2"
        again["procedure"] = rng.choice(PROCEDURES)
    elif kind == "repeat":
        again["levels"] = "9"
    elif kind in ("day", "confirmed"):
        again["procedure_date"] = written_day(date(YEAR, rng.randint(1, 6), rng.randint(1, 28)), rng)
    elif kind == "patient":
        again["patient"] = f"P{rng.randrange(400):03d}"
    elif kind == "counts":
        rng.choice([fault_status, fault_indication, fault_trial, fault_procedure, fault_day])(again, rng)
    else:
        again["site"] = rng.choice(["Noord", "Zuid"])
    further = [dict(rng.choice([record, again]), record_id=record["record_id"] + "-C")] if kind == "confirmed" else []
    return [again, *further]


def records_of(center: str, start: int, amount: int, rng: random.Random, faulty: float) -> list[dict]:
    """Records of one center, with faults and relatives at random."""
    records = []
    for i in range(amount):
        record = good_record(center, start + i, rng)
        if rng.random() < faulty:
            for _ in range(rng.choice([1, 1, 1, 2])):
                rng.choice(FAULTS)(record, rng)
        records.append(record)
        if rng.random() < 0.3:
            records += relatives(record, rng)
    rng.shuffle(records)
    return records


# ---------------------------------------------------------------------------------------------
# 3. Logs: dialects, and faults of structure
# ---------------------------------------------------------------------------------------------

ALIASES = {name: [name, name.upper(), name.replace("_", " "), *aliases.split()] for name, aliases in reperform.COLUMNS.items()}


@dataclass
class Log:
    """A log before it is written: its dialect and its rows."""

    name: str
    rows: list[dict]
    columns: list[str]
    headers: list[str]
    added: list[dict] = field(default_factory=list)
    delimiter: str = ";"
    encoding: str = "utf-8"
    line_end: str = "\n"
    sep_line: bool = False
    quote_all: bool = False
    is_gzip: bool = False
    last_line_ends: bool = True
    raw: dict[int, str] = field(default_factory=dict)
    verbatim: bytes | None = None
    original: Log | None = None

    def render(self) -> bytes:
        """The bytes of the file as sent."""
        if self.original is not None:
            return self.original.render()
        if self.verbatim is not None:
            return self.verbatim
        lines = [f"sep={self.delimiter}"] if self.sep_line else []
        lines.append(self.line(self.headers))
        lines += [self.line([row.get(c, "") for c in self.columns]) for row in self.added]
        for i, row in enumerate(self.rows):
            lines.append(self.line([row.get(c, "") for c in self.columns]))
            if i in self.raw:
                lines.append(self.raw[i])
        text = self.line_end.join(lines) + (self.line_end if self.last_line_ends else "")
        data = text.encode(self.encoding, "surrogateescape" if self.encoding.startswith("utf-8") else "replace")
        return gzip.compress(data, mtime=0) if self.is_gzip else data

    def line(self, cells: list[str]) -> str:
        return self.delimiter.join(self.quoted(cell) for cell in cells)

    def quoted(self, cell: str) -> str:
        cell = cell.replace("\n", self.line_end)
        needs = self.quote_all or any(c in cell for c in (self.delimiter, '"', "\n", "\r"))
        return '"' + cell.replace('"', '""') + '"' if needs else cell


def random_log(name: str, rows: list[dict], rng: random.Random) -> Log:
    """A log of these rows in a random dialect."""
    columns = COLUMNS + [c for c in OPTIONAL if rng.random() < 0.6] + (["remark"] if rng.random() < 0.5 else [])
    rng.shuffle(columns)
    own_words = rng.random() < 0.5
    headers = [rng.choice(ALIASES.get(c, ["Opmerking"])) if own_words else c for c in columns]
    log = Log(name, rows, columns, headers, delimiter=rng.choice(";;;,\t|"),
              encoding=rng.choice(["utf-8"] * 4 + ["utf-8-sig", "utf-16", "cp1252", "cp1252"]),
              line_end=rng.choice(["\n", "\n", "\r\n", "\r\n", "\r"]), sep_line=rng.random() < 0.1,
              quote_all=rng.random() < 0.2, is_gzip=rng.random() < 0.1, last_line_ends=rng.random() < 0.8)
    if log.encoding == "utf-16":
        log.sep_line = False
    if log.is_gzip:
        log.name += ".gz"
    if rng.random() < 0.12:
        second_column(log, rng)
    return log


def second_column(log: Log, rng: random.Random) -> None:
    """A second column for one name, and a third for the center: they fill blanks, or disagree."""
    name = rng.choice(["center", "center", "procedure", "indication", "patient", "status", "trial_id", "intent"])
    if name not in log.columns:
        return
    further_column(log, name, "second", rng)
    if name == "center" and rng.random() < 0.5:
        further_column(log, name, "third", rng)


def further_column(log: Log, name: str, column: str, rng: random.Random) -> None:
    """A further column for one name."""
    used = {reperform.header_key(h) for h in log.headers}
    free = [a for a in reperform.COLUMNS[name].split() if reperform.header_key(a) not in used]
    log.columns.append(column)
    log.headers.append(rng.choice(free))
    for row in log.rows:
        row[column] = rng.choice(["", row[name], row[name]])
        opposite = {"procedure": PROCEDURES + OTHER_PROCEDURES, "indication": INDICATIONS + OTHER_INDICATIONS,
                    "status": PERFORMED + NOT_PERFORMED, "trial_id": ["nee", "geen", "NCT02387905"],
                    "intent": ["therapeutisch", "therapeutic", "profylactisch"]}
        if rng.random() < 0.1 and name in opposite:
            row[column] = rng.choice(opposite[name])
        elif rng.random() < 0.1:
            row[column] = rng.choice(CENTER_SPELLINGS[rng.choice(CENTERS)]) if name == "center" else row[name]
        if rng.random() < 0.15:
            row[name] = ""


def plant_structure(log: Log, rng: random.Random) -> None:
    """Broken records between the rows: quotes, widths, wrong bytes, empty lines."""
    for i in range(len(log.rows)):
        if rng.random() < 0.12:
            kind = rng.choice(["open", "after", "few", "many", "swallow", "empty", "byte", "bare"])
            cells = [log.rows[i].get(c, "").replace("\n", " ").replace('"', "") for c in log.columns]
            log.raw[i] = broken_row(log, cells, kind, rng)


def broken_row(log: Log, cells: list[str], kind: str, rng: random.Random) -> str:
    """The text of one broken row (or of an empty line)."""
    at = rng.randrange(len(cells))
    quoted = [log.quoted(cell) for cell in cells]
    if kind == "open":
        quoted[at] = '"' + cells[at]
    elif kind == "after":
        quoted[at] = f'"{cells[at]}"x'
    elif kind == "few":
        quoted.pop()
    elif kind == "many":
        quoted.append("x")
    elif kind == "swallow":
        inner = log.delimiter.join(cell.replace(log.delimiter, " ") for cell in cells)
        quoted[at] = '"' + log.line_end.join([cells[at], *[inner] * rng.randint(1, 3), "end"]) + '"'
    elif kind == "empty":
        return ""
    elif kind == "byte" and log.encoding.startswith("utf-8"):
        quoted[at] += "\udce9"
    return log.delimiter.join(quoted)


def spoil(log: Log, rng: random.Random) -> None:
    """Makes the whole file one that must be refused."""
    kind = rng.choice(["empty", "zip", "pdf", "column", "twice", "bsn_header", "bsn_values", "birth", "gzip", "utf16", "header"])
    if kind == "empty":
        log.verbatim = b"" if not log.is_gzip else gzip.compress(b"", mtime=0)
    elif kind in ("zip", "pdf"):
        log.verbatim = b"PK\x03\x04\x14\0\x06\0data" if kind == "zip" else b"%PDF-1.7\n1 0 obj\n"
    elif kind == "column":
        log.headers[log.columns.index("patient")] = "wie"
    elif kind == "twice":
        log.headers += ["indication", "Indication"]
        log.columns += ["indication", "indication"]
    elif kind in ("bsn_header", "birth"):
        log.columns.append("extra")
        log.headers.append(rng.choice(["BSN", "burgerservicenummer"] if kind == "bsn_header" else ["geboortedatum", "achternaam", "adres"]))
    elif kind == "bsn_values":
        for row, number in zip(log.rows, citizen_numbers(rng)):
            row["patient"] = number
    elif kind == "gzip":
        log.name = log.name.removesuffix(".gz") + ".gz"
        log.verbatim = gzip.compress(b"record_id;center\n" * 50, mtime=0)[:-9]
    elif kind == "utf16":
        log.is_gzip, log.name = False, log.name.removesuffix(".gz")
        log.verbatim = "record_id;center;patient".encode("utf-16") + b"x"
    elif log.rows:
        log.headers = [log.rows[0].get(c, "") for c in log.columns]


def citizen_numbers(rng: random.Random):
    """Numbers that pass the 11-test."""
    while True:
        number = f"{rng.randrange(10**8, 10**9)}"
        if reperform.is_citizen_number(number):
            yield number


# ---------------------------------------------------------------------------------------------
# 4. Inboxes: logs, submissions.csv, policy, register, options
# ---------------------------------------------------------------------------------------------


@dataclass
class Inbox:
    """One generated inbox, with the options of its audit."""

    number: int
    logs: list[Log]
    submissions: list[dict] | None
    as_of: date
    include_trials: bool
    policy: str
    centers: str

    def write(self, folder: Path) -> None:
        """Writes inbox/, policy.yaml and centers.csv under the folder."""
        inbox = folder / "inbox"
        shutil.rmtree(folder, ignore_errors=True)
        inbox.mkdir(parents=True)
        for log in self.logs:
            path = inbox / log.name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(log.render())
        if self.submissions is not None:
            out = io.StringIO()
            writer = csv.DictWriter(out, reperform.SUBMISSION_COLUMNS, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.submissions)
            (inbox / "submissions.csv").write_text(out.getvalue(), encoding="utf-8")
        (folder / "policy.yaml").write_text(self.policy, encoding="utf-8")
        (folder / "centers.csv").write_text(self.centers, encoding="utf-8")

    def options(self, folder: Path) -> reperform.Options:
        return reperform.Options(YEAR, self.as_of, [str(folder / "inbox")], policy=folder / "policy.yaml",
                                 centers=folder / "centers.csv", include_trials=self.include_trials)

    def arguments(self, folder: Path) -> list[str]:
        """What both programs are given."""
        trials = ["--include-trials"] if self.include_trials else []
        return [str(folder / "inbox"), "--year", str(YEAR), "--as-of", self.as_of.isoformat(), "--policy",
                str(folder / "policy.yaml"), "--centers", str(folder / "centers.csv"), *trials]


def make_inbox(seed: int, number: int) -> Inbox:
    """The inbox of this seed and number."""
    rng = random.Random(f"{seed}-{number}")
    as_of = date.fromisoformat(rng.choice(["2027-01-31"] * 6 + ["2026-06-30", "2026-12-31", "2027-01-10", "2027-03-01"]))
    logs = make_logs(rng)
    submissions = make_submissions(logs, as_of, rng) if rng.random() < 0.5 else None
    return Inbox(number, logs, submissions, as_of, rng.random() < 0.15, make_policy(rng), make_register(rng))


def make_policy(rng: random.Random) -> str:
    """The built-in policy with a small minimum, sometimes a waiver and a trial inside the cover."""
    text = (reperform.RESOURCES / "policy.yaml").read_text(encoding="utf-8")
    text = text.replace("minimum: 10\n", f"minimum: {rng.choice([2, 3, 4, 5, 6, 8, 10])}\n")
    if rng.random() < 0.2:
        text = text.replace("inside_cover: []", "inside_cover: [NCT01234567]")
    if rng.random() < 0.2:
        waiver = f"waivers:\n  - center: umcg\n    year: {YEAR}\n    reason: suite closed\n    decided_by: authority\n"
        text = text.replace("\nwaivers: []", f"\n{waiver}    expires: {rng.choice(['2026-03-31', '2027-12-31'])}")
    return text


def make_register(rng: random.Random) -> str:
    """The built-in register, sometimes with a merger, a late start or an early end."""
    text = (reperform.RESOURCES / "centers.csv").read_text(encoding="utf-8")
    changes = [("zgt,", "2025-10-27,,", "2025-10-27,2026-05-31,mst"), ("isala,", "2025-10-27,,", "2026-03-01,,"),
               ("lumc,", "2025-10-27,,", "2025-10-27,2026-04-30,"), ("hmc,", "2025-10-27,,", "2025-10-27,2026-12-31,")]
    if rng.random() < 0.3:
        start, old, new = rng.choice(changes)
        text = "".join(line.replace(old, new) if line.startswith(start) else line for line in text.splitlines(True))
    return text


def make_logs(rng: random.Random) -> list[Log]:
    """One to six logs: named after a center or not, of one center or several, some refused, some copies."""
    logs, faulty = [], rng.choice([0.0, 0.1, 0.3, 0.6])
    centers = rng.sample(CENTERS, rng.randint(1, 4))
    for i in range(rng.randint(1, 5)):
        center = rng.choice(centers)
        rows = records_of(center, 100 * i + rng.choice([0, 0, 50]), rng.randint(0, 9), rng, faulty)
        if rng.random() < 0.25:
            rows += records_of(rng.choice(CENTERS), 100 * i, rng.randint(1, 5), rng, faulty)
        log = random_log(file_name(center, i, rng), rows, rng)
        if rng.random() < 0.4:
            plant_structure(log, rng)
        if rng.random() < 0.08:
            spoil(log, rng)
        if rng.random() < 0.06 and "center" in log.columns:
            drop_center(log)
        logs.append(log)
    if rng.random() < 0.1:
        logs.append(copy_of(rng.choice(logs), rng))
    return logs


def file_name(center: str, i: int, rng: random.Random) -> str:
    """A name that starts with the center's id or AGB code, or with neither; sometimes in a folder."""
    codes = [s for s in CENTER_SPELLINGS[center] if len(s) == 8 and s.isdigit()]
    start = rng.choice([center, center, center, f"{center}-2026", *codes, "log", "export"])
    return rng.choice(["", "", "", "sub/"]) + f"{start}_{i}.{rng.choice(['csv', 'csv', 'txt', 'tsv'])}"


def drop_center(log: Log) -> None:
    """A log without a center column: its name or submissions.csv says whose it is, or it is refused."""
    at = log.columns.index("center")
    del log.columns[at], log.headers[at]


def copy_of(log: Log, rng: random.Random) -> Log:
    """A further file with the same bytes."""
    folder, _, base = log.name.rpartition("/")
    name = rng.choice([base.split(".")[0] + "-copy." + base.split(".", 1)[1], "zz-" + base, "00-" + base])
    return Log(f"{folder}/{name}" if folder else name, [], log.columns, log.headers, original=log)


# submissions.csv


def make_submissions(logs: list[Log], as_of: date, rng: random.Random) -> list[dict]:
    """Declared centers, periods, control totals, days of receipt, replacements, nil returns, missing files."""
    rows = []
    for log in logs:
        if rng.random() < 0.6:
            rows.append(submission_row(log, as_of, rng))
    replacements(rows, logs, rng)
    if rng.random() < 0.25:
        rows.append({"center": rng.choice(CENTERS), "period_start": "2026-01-01",
                     "period_end": rng.choice(["2026-12-31", "2026-06-30"]), "records": "0", "treatments": rng.choice(["0", ""])})
    if rng.random() < 0.15:
        rows.append({"file": "not-there.csv", "center": rng.choice(CENTERS)})
    if rows and rng.random() < 0.1:
        new = rng.choice(rows)
        if new.get("file") and not new.get("replaces"):
            new["replaces"] = "once-there.csv"
            rows.append({"file": "once-there.csv", "center": rng.choice([new["center"], rng.choice(CENTERS)])})
    return rows


def submission_row(log: Log, as_of: date, rng: random.Random) -> dict:
    """The row of one file."""
    row = {"file": log.name, "center": likely_center(log, rng)}
    if rng.random() < 0.5:
        row["period_start"], row["period_end"] = rng.choice(
            [("2026-01-01", "2026-12-31")] * 3 + [("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31"), ("2026-02-01", "2026-12-31")])
    if rng.random() < 0.3:
        row["records"] = str(max(0, len(log.rows) + rng.choice([0, 0, 0, 1, -1])))
    if rng.random() < 0.2:
        row["treatments"] = str(rng.choice([0, 3, len(log.rows)]))
    if rng.random() < 0.3:
        row["received"] = rng.choice([as_of, as_of, as_of + timedelta(1), date(2026, 5, 15)]).isoformat()
    return row


def likely_center(log: Log, rng: random.Random) -> str:
    """The center that the log's name starts with, or any."""
    base = log.name.rsplit("/", 1)[-1]
    mine = [c for c in CENTERS if base.startswith(c)]
    return mine[0] if mine and rng.random() < 0.85 else rng.choice(CENTERS)


def replacements(rows: list[dict], logs: list[Log], rng: random.Random) -> None:
    """Sometimes one declared file replaces another, rarely in a cycle."""
    files = [row for row in rows if row.get("file")]
    if len(files) >= 2 and rng.random() < 0.5:
        new, old = rng.sample(files, 2)
        new["replaces"] = old["file"]
        if rng.random() < 0.7:
            old["center"] = new["center"]
        if rng.random() < 0.15:
            old["replaces"] = new["file"]


# ---------------------------------------------------------------------------------------------
# 5. The laws, held without the program
# ---------------------------------------------------------------------------------------------


def broken_laws(inbox: Inbox, folder: Path) -> list[str]:
    """Which laws the second way itself breaks on this inbox."""
    audit = reperform.Audit(inbox.options(folder))
    faults = [] if sums_hold(audit) else ["outcomes do not add up"]
    sound = [log for log in inbox.logs if log.verbatim is None and log.rows]
    rng = random.Random(f"law-{inbox.number}")
    for log in sound:
        if not log.raw:
            rng.shuffle(log.rows)
    inbox.write(folder)
    shuffled = reperform.Audit(inbox.options(folder))
    if shuffled.rows != audit.rows:
        changed = [c for c in audit.rows if audit.rows[c] != shuffled.rows.get(c)]
        faults.append(f"the order of records changed {changed}")
    return faults + [fault for log in sound for fault in growth_faults(inbox, log, shuffled, folder)]


def sums_hold(audit: reperform.Audit) -> bool:
    """The six outcomes add up to the records read, in total and per center."""
    total = sum(row["records_read"] for row in audit.rows.values())
    by_center = all(row["records_read"] == row["counted"] + row["merged"] + row["duplicate"] + row["out_of_scope"]
                    + row["undesignated"] + row["doubtful_records"] for row in audit.rows.values())
    return by_center and total == len(audit.records) == sum(len(f.table.rows) for f in audit.files if f.status == "read")


def growth_faults(inbox: Inbox, log: Log, before: reperform.Audit, folder: Path) -> list[str]:
    """One more countable record with a new record id lowers neither n nor n + d of any center.

    It is put first: behind a quote that never closes, its own quotes would close that quote.
    """
    more = good_record("umcg", 9999, random.Random(f"{inbox.number}-{log.name}"))
    more |= {"center": "umcg", "patient": log.rows[0]["patient"], "procedure_date": log.rows[0]["procedure_date"]}
    if reperform.read_day(more["procedure_date"]) is None:
        more["procedure_date"] = "2026-02-02"
    log.added = [more]
    inbox.write(folder)
    after = reperform.Audit(inbox.options(folder))
    log.added = []
    status = [{f.name: f.status for f in audit.files}[log.name] for audit in (before, after)]
    if status != ["read", "read"]:
        return []
    return [f"one more record in {log.name} lowered a bound of {center}: {row['counted']}+{row['doubtful']} to "
            f"{after.rows[center]['counted']}+{after.rows[center]['doubtful']}"
            for center, row in before.rows.items() if center != reperform.UNATTRIBUTED
            and (after.rows[center]["counted"] < row["counted"] or after.rows[center]["counted"]
                 + after.rows[center]["doubtful"] < row["counted"] + row["doubtful"])]


# ---------------------------------------------------------------------------------------------
# 6. The driver
# ---------------------------------------------------------------------------------------------


def differences(binary: str, inbox: Inbox, folder: Path) -> list[str]:
    """Runs the program on the inbox and compares."""
    reports = folder / "reports"
    command = [binary, "audit", *inbox.arguments(folder), "--no-store", "--reports", str(reports)]
    (folder / "command.txt").write_text(shlex.join(command) + "\n", encoding="utf-8")
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, timeout=120)
    if done.returncode not in (0, 2, 3):
        return [f"exit {done.returncode}: {done.stderr.strip()[-500:]}"]
    audit = reperform.Audit(inbox.options(folder))
    found = reperform.Comparison(audit, reports / str(YEAR)).run()
    is_judged = inbox.as_of >= audit.judged_from()
    if not found and is_judged and done.returncode != audit.expected_exit():
        found = [f"exit code: program {done.returncode}, reperformed {audit.expected_exit()}"]
    return found


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--binary", help="the built program; without it only the laws are held")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="one inbox, by its number")
    parser.add_argument("--keep", type=Path, help="where the inboxes are written; else a folder that is removed")
    return parser.parse_args(arguments)


def faults_of(given: argparse.Namespace, inbox: Inbox, folder: Path) -> list[str]:
    """The differences with the program, or without one the broken laws."""
    if not given.binary:
        return broken_laws(inbox, folder)
    try:
        return differences(str(Path(given.binary).resolve()), inbox, folder)
    except (OSError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
        return [f"no comparison: {type(error).__name__}: {error}"]


def run(given: argparse.Namespace, root: Path) -> int:
    """All inboxes; gives the exit code."""
    failed = 0
    numbers = range(given.count) if given.only is None else [given.only]
    for number in numbers:
        inbox = make_inbox(given.seed, number)
        folder = root / f"{number:05d}"
        inbox.write(folder)
        faults = faults_of(given, inbox, folder)
        if faults:
            failed += 1
            print(folder)
            for fault in faults:
                print(f"  {fault}")
    print(f"{len(numbers) - failed} passed, {failed} failed")
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    given = parse_arguments(arguments)
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        return run(given, given.keep.resolve())
    with tempfile.TemporaryDirectory() as folder:
        return run(given, Path(folder).resolve())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
