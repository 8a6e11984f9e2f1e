#!/usr/bin/env python3
"""Holds audit.md, the CSV files and audit.json of a report against each other, and names each figure that differs.

usage: check_machine.py REPORT_FOLDER...

The CSV files are read by what datapackage.json says of them; the page of a public report is not read.
"""

import csv
import io
import json
import re
import sys
from pathlib import Path

from recompute_page import Check, Page, number

VERDICTS = {
    "meets": "meets the minimum", "not_submitted": "not submitted", "not_assessable": "not assessable",
    "in_progress": "in progress", "undetermined": "undetermined", "below": "below the minimum",
}
OUTLOOKS = {
    "secured": "secured", "likely": "likely", "uncertain": "uncertain", "unlikely": "unlikely",
    "out_of_reach": "out of reach", "too_early": "too early to say",
}
STATUSES = {"later": "received later", "identical": "the same as another"}
OUTCOMES = ["counted", "merged", "duplicate", "out_of_scope", "undesignated", "doubtful"]
WITHHELD = ["first_date", "last_date", "covered_from", "covered_to"]


def value(cell, field):
    """A cell of a CSV file as JSON has it."""
    if cell == "":
        return None
    match field["type"]:
        case "integer" | "year":
            return int(cell)
        case "number":
            return float(cell.replace(field.get("decimalChar", "."), "."))
        case "string" if re.match(r"'+[-=+@\t\r\n＝＋－＠]", cell):
            return cell[1:]
        case _:
            return cell


def table(folder, resource):
    """The rows of a resource, as objects."""
    text = (folder / resource["path"]).read_bytes().decode("utf-8-sig")
    dialect, fields = resource["dialect"], resource["schema"]["fields"]
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect["delimiter"]))
    assert lines[0] == [field["name"] for field in fields], resource["name"]
    assert text.endswith(dialect["lineTerminator"]), resource["name"]
    return [{f["name"]: value(c, f) for c, f in zip(line, fields, strict=True)} for line in lines[1:]]


def check_rows(check, tables, audit):
    """Every row of the CSV files against audit.json."""
    for name, rows in [("audit", "centers"), ("outcomes", "outcomes"), ("files", "files")]:
        check.equal(f"rows of {rows}", len(audit[rows]), len(tables.get(name, [])))
        for mine, other in zip(audit[rows], tables.get(name, [])):
            check.equal(f"columns of {rows}", list(mine), list(other))
            for column, cell in other.items():
                check.equal(f"{rows} {list(other.values())[:3]} {column}", mine[column], cell)


def check_totals(check, tables, audit):
    """The totals of audit.json, summed up from the rows."""
    totals, centers = audit["totals"], audit["centers"][:-1]
    check.equal("the last row", audit["centers"][-1]["center_id"], "unattributed")
    for verdict, centers_with in totals["verdicts"].items():
        check.equal(verdict, centers_with, sum(row["verdict"] == verdict for row in centers))
    designated = [row for row in centers if row["verdict"] != "not_designated"]
    check.equal("designated", totals["designated"], len(designated))
    check.equal("treatments", totals["treatments"], sum(row["counted"] for row in designated))
    check.equal("patients", totals["patients"], sum(row["patients"] for row in designated))
    check.equal("waived", totals["waived"], sum(row["waived"] == "yes" for row in designated))
    check.equal("records", totals["records"], sum(row["records_read"] for row in audit["centers"]))
    check.equal("outcomes", sum(totals["outcomes"].values()), totals["records"])
    for outcome in OUTCOMES[1:]:
        column = "doubtful_records" if outcome == "doubtful" else outcome
        check.equal(outcome, totals["outcomes"][outcome], sum(row[column] for row in audit["centers"]))
    for row in audit["centers"]:
        check.equal(f"{row['center_id']} policy", row["minimum"] in (None, audit["policy"]["minimum"]), True)
        check.equal(f"{row['center_id']} head", (row["year"], row["as_of"]), (audit["year"], audit["as_of"]))
    if "treatments" not in tables:
        return
    check.equal("treatments.csv", totals["treatments"], len(tables["treatments"]))
    check.equal("unknown providers", totals["unknown_providers"], len(audit["providers"]))
    for status, key in [("read", "files_read"), ("refused", "files_refused")]:
        check.equal(key, totals[key], sum(row["status"] == status for row in audit["files"]))
    check.equal("files", totals["files"], len(audit["files"]))
    for outcome in OUTCOMES:
        sums = {sum(row["records"] for row in audit["outcomes"] if row["outcome"] == outcome),
                sum(row[outcome] for row in audit["files"])}
        check.equal(f"{outcome} by row and by file", {totals["outcomes"][outcome]}, sums)
    verdicts = {row["center_id"]: row["verdict"] for row in centers}
    for row in audit["sensitivity"]:
        check.equal(f"{row['center_id']} {row['variant']}", row["changes"],
                    row["verdict"] != verdicts[row["center_id"]])


def check_page(check, page, audit):
    """Every table of audit.md that has figures of audit.json."""
    centers, totals = {row["center_id"]: row for row in audit["centers"]}, audit["totals"]
    seen = set()
    for row in page.with_column("Short"):
        name, center = row["Center"], centers[row["Center"]]
        seen.add(name)
        words = VERDICTS[center["verdict"]] + (", waived" if center["waived"] == "yes" else "")
        check.equal(f"{name} verdict", row["Verdict"], words)
        for column, key in [
            ("Counted", "counted"), ("In doubt", "doubtful"), ("Short", "shortfall"),
            ("Patients", "patients"), ("Year before", "previous_year"),
        ]:
            # The column of last year is left out where nothing is known of it.
            shown = row.get(column, "") if key == "previous_year" else row[column]
            check.equal(f"{name} {column}", number(shown), center[key])
        check.equal(f"{name} last", row["Last day"] or None, center["last_date"])
        if "Outlook" in row:
            words = OUTLOOKS.get(center["outlook"], "")
            chance = center["reach_probability"]
            check.equal(f"{name} outlook", row["Outlook"], words + (f" ({chance:.4f})" if chance is not None else ""))
    judged = {name for name, row in centers.items() if row["verdict"] in VERDICTS}
    check.equal("centers of the page", seen, judged)
    for row in page.with_column("Hospital"):
        center = centers[row["Hospital"]]
        for column, key in [("Records", "records_read"), ("Records that would count", "undesignated"),
                            ("In doubt", "doubtful")]:
            check.equal(f"{row['Hospital']} {column}", number(row[column]), center[key])
    outside = re.search(r"^- \*\*Outside the designation\*\*: (.*)", page.text, re.MULTILINE)
    listed = re.findall(r"\(([\d,]+) treatments?\)", outside.group(1)) if outside else []
    check.equal("treatments outside", sum(map(number, listed)), totals["undesignated_treatments"])
    counts = {row["Verdict"]: number(row["Centers"]) for row in page.with_column("Meaning") if "Centers" in row}
    check.equal("verdicts", counts, {words: totals["verdicts"][code] for code, words in VERDICTS.items()})
    check.equal("providers", {row["Unknown provider"]: number(row["Records in doubt"])
                              for row in page.with_column("Unknown provider")},
                {markdown(row["name"]): row["records"] for row in audit["providers"]})
    check.equal("outcomes", {row["Outcome"]: number(row["Records"]) for row in page.with_column("Outcome")},
                totals["outcomes"] | {"sum": totals["records"]})
    changed = sorted((row["center_id"], centers[row["center_id"]]["counted"], row["volume"], VERDICTS[row["verdict"]])
                     for row in audit["sensitivity"] if row["changes"])
    listed = sorted((row["Center"], number(row["Counted"]), number(row["Volume"]), row["Verdict then"])
                    for row in page.with_column("Verdict then"))
    check.equal("sensitivity", listed, changed)
    inputs = page.with_column("File")
    check.equal("inputs", len(inputs), len(audit["files"]))
    for row, file in zip(inputs, audit["files"]):
        check.equal(f"input {file['file']}", (row["Status"], number(row["Records"]), row["SHA-256"] or None),
                    (STATUSES.get(file["status"], file["status"]), file["records"], file["sha256"]))
    headline = re.search(r"\*\*(\d+) of (\d+) designated", page.text)
    check.equal("headline", (int(headline.group(1)), int(headline.group(2))),
                (totals["verdicts"]["meets"], totals["designated"]))
    country = re.search(r"([\d,]+) treatments? of ([\d,]+) patient", page.text)
    check.equal("country", (number(country.group(1)), number(country.group(2))),
                (totals["treatments"], totals["patients"]))


def markdown(text):
    """A text as a cell of the page has it, once its escapes of `_` and code marks are read."""
    return re.sub(r"([\\`*\[\]|#~$])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def check_report(folder):
    check = Check()
    audit = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {resource["name"]: table(folder, resource) for resource in package["resources"]}
    check_rows(check, tables, audit)
    check_totals(check, tables, audit)
    if "files" in tables:
        check_page(check, Page(folder / "audit.md"), audit)
    else:
        for name in ["providers", "sensitivity", "outcomes", "files"]:
            check.equal(f"public {name}", audit[name], [])
        for row in audit["centers"]:
            check.equal(f"public {row['center_id']}", [row[name] for name in WITHHELD], [None] * 4)
    return check


def main(folders):
    checks = {folder: check_report(Path(folder)) for folder in folders}
    faults = [f"{folder}: {fault}" for folder, check in checks.items() for fault in check.faults]
    for fault in faults[:40]:
        print(fault)
    if not faults:
        compared = sum(check.compared for check in checks.values())
        print(f"compared {compared} figures of page, tables and JSON: all agree")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
