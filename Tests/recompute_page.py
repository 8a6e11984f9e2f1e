#!/usr/bin/env python3
"""Recomputes the figures of audit.md from the CSV files beside it, and names each that differs.

usage: recompute_page.py REPORT_FOLDER

Only treatments.csv, outcomes.csv, findings.csv and files.csv are read; what depends on doubt or on
trial treatments is not recomputed, as those files do not hold it.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(cell):
    """The text of a Markdown cell: a link's words and target, no code marks."""
    cell = cell.strip().replace("\\_", "_").strip("`")
    link = re.match(r"\[(.*)\]\(centers/(.*)\.md\)$", cell)
    return link.group(2) if link else cell


def number(cell):
    return int(cell.replace(",", "")) if cell else None


class Page:
    """The tables of a page, by their section and their header."""

    def __init__(self, path):
        self.tables = []
        self.text = path.read_text(encoding="utf-8")
        section, header, body = "", None, []
        for line in self.text.splitlines() + [""]:
            if line.startswith("#"):
                section = line.lstrip("# ")
            if line.startswith("|"):
                cells = [plain(c) for c in re.split(r"(?<!\\)\|", line)[1:-1]]
                if header is None:
                    header = cells
                elif not set("".join(cells)) <= set("-: "):
                    body.append(dict(zip(header, cells)))
            elif header is not None:
                self.tables.append((section, header, body))
                header, body = None, []

    def with_column(self, name):
        return [row for _, header, body in self.tables if name in header for row in body]


class Check:
    def __init__(self):
        self.compared = 0
        self.faults = []

    def equal(self, what, page, recomputed):
        self.compared += 1
        if page != recomputed:
            self.faults.append(f"{what}: page {page}, recomputed {recomputed}")


def main(folder):
    folder = Path(folder)
    page, check = Page(folder / "audit.md"), Check()
    treatments, outcomes = rows(folder / "treatments.csv"), rows(folder / "outcomes.csv")
    findings, files = rows(folder / "findings.csv"), rows(folder / "files.csv")
    volume = Counter(row["center_id"] for row in treatments)
    patients = defaultdict(set)
    last = defaultdict(str)
    for row in treatments:
        patients[row["center_id"]].add(row["patient_no"])
        last[row["center_id"]] = max(last[row["center_id"]], row["procedure_date"])
    sent, undesignated, totals, reasons = Counter(), Counter(), Counter(), Counter()
    for row in outcomes:
        count = int(row["records"])
        sent[row["center_id"]] += count
        totals[row["outcome"]] += count
        reasons[row["reason"]] += count
        if row["outcome"] == "undesignated":
            undesignated[row["center_id"]] += count

    minimum = int(re.search(r"meet the minimum of (\d+)", page.text).group(1))
    meeting = 0
    for row in page.with_column("Short"):
        center = row["Center"]
        meeting += row["Verdict"].startswith("meets")
        check.equal(f"{center} counted", number(row["Counted"]), volume[center])
        short = minimum - volume[center]
        check.equal(f"{center} short", number(row["Short"]), short if short > 0 else None)
        check.equal(f"{center} patients", number(row["Patients"]), len(patients[center]))
        check.equal(f"{center} last day", row["Last day"], last[center])
        check.equal(f"{center} meets", row["Verdict"].startswith("meets"), volume[center] >= minimum)
    headline = re.search(r"\*\*(\d+) of (\d+) designated", page.text)
    check.equal("headline", int(headline.group(1)), meeting)
    check.equal("designated", int(headline.group(2)), len(page.with_column("Short")))
    country = re.search(r"([\d,]+) treatments of ([\d,]+) patients", page.text)
    check.equal("country treatments", number(country.group(1)), len(treatments))
    check.equal("country patients", number(country.group(2)), sum(map(len, patients.values())))
    for row in page.with_column("Hospital"):
        check.equal(f"{row['Hospital']} records", number(row["Records"]), sent[row["Hospital"]])
        check.equal(f"{row['Hospital']} undesignated", number(row["Records that would count"]),
                    undesignated[row["Hospital"]])
    for row in page.with_column("Unknown provider"):
        named = sum(1 for f in findings if f["code"] == "center_unknown" and row["Unknown provider"] in f["message"])
        check.equal(f"provider {row['Unknown provider']}", number(row["Records in doubt"]), named)
    for row in page.with_column("Outcome"):
        expected = sum(totals.values()) if row["Outcome"] == "sum" else totals[row["Outcome"]]
        check.equal(f"outcome {row['Outcome']}", number(row["Records"]), expected)
    check.equal("reasons", sum(number(r["Records"]) for r in page.with_column("Out of scope because of")),
                sum(count for reason, count in reasons.items() if reason))
    codes = Counter(f["code"] for f in findings)
    listed = {row["Finding"]: number(row["Number"]) for row in page.with_column("Finding")}
    check.equal("findings", listed, dict(codes))
    read = re.search(r"([\d,]+) records read from (\d+) file", page.text)
    check.equal("files read", int(read.group(2)), sum(1 for f in files if f["status"] == "read"))
    check.equal("records of the files", number(read.group(1)), sum(int(f["records"]) for f in files))
    inputs = {row["File"]: (row["Status"], number(row["Records"]), row["SHA-256"])
              for row in page.with_column("File")}
    check.equal("inputs", inputs, {f["file"]: (f["status"], int(f["records"]), f["sha256"]) for f in files})
    for fault in check.faults:
        print(fault)
    if not check.faults:
        print(f"recomputed {check.compared} figures of audit.md: all agree")
    return 1 if check.faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
