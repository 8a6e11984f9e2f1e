#!/usr/bin/env python3
"""Validates audit.json by its JSON Schema and the CSV files by datapackage.json; names each error.

usage: validate_machine.py SCHEMA REPORT_FOLDER...     validates each report
       validate_machine.py --planted SCHEMA REPORT_FOLDER     breaks a copy in many ways: each must be rejected

Wants the packages of Tests/validators.txt.
"""

import copy
import json
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import frictionless
import jsonschema


def validator(path):
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def package_errors(folder):
    """What frictionless has against the data package; and how many rows it read."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    errors = [error.message for error in report.errors]
    for task in report.tasks:
        errors += [f"{task.name}: {error.type}: {error.message}" for error in task.errors]
        errors += [f"{task.name}: {warning}" for warning in task.warnings]
    return errors, sum(task.stats.get("rows", 0) for task in report.tasks)


def read(folder):
    return json.loads((folder / "audit.json").read_text(encoding="utf-8"))


def validate(schema, folders):
    check, status = validator(schema), 0
    for folder in map(Path, folders):
        errors = [f"audit.json {error.json_path}: {error.message[:200]}" for error in check.iter_errors(read(folder))]
        found, rows = package_errors(folder)
        for error in errors + found:
            status = 1
            print(f"{folder.name}: {error}")
        print(f"{folder.name}: {len(errors)} errors of audit.json, {len(found)} of datapackage.json, {rows} rows")
    print(f"jsonschema {version('jsonschema')}, frictionless {version('frictionless')}")
    return status


def set_at(path, value):
    """A break: another value at a path of keys; REMOVED takes the last key away."""
    def change(audit):
        target = audit
        for key in path[:-1]:
            target = target[key]
        if value is REMOVED:
            del target[path[-1]]
        else:
            target[path[-1]] = value
    return change


REMOVED = object()
BREAKS = [
    (["format"], 2), (["year"], "2026"), (["as_of"], "2027-02-30"), (["as_of"], "31-01-2027"),
    (["version"], "1.0"), (["files"], REMOVED), (["policy", "sha256"], "abc"), (["policy", "unit"], "patient"),
    (["policy", "minimum"], 0), (["policy", "judged_from"], None), (["totals", "records"], -1),
    (["totals", "records"], 1.5), (["totals", "verdicts", "below"], REMOVED),
    (["totals", "outcomes", "lost"], 1), (["totals", "unplaced_refusal"], "no"),
    (["centers", 0, "verdict"], "fails"), (["centers", 0, "counted"], "31"), (["centers", 0, "counted"], None),
    (["centers", 0, "counted"], -1), (["centers", 0, "doubtful"], REMOVED), (["centers", 0, "patient"], "P1"),
    (["centers", 0, "coverage"], "guessed"), (["centers", 0, "first_date"], ""),
    (["centers", 0, "last_date"], "2026-13-01"), (["centers", 0, "reasons"], "coverage_assumed;"),
    (["centers", 0, "reasons"], "because"), (["centers", 0, "reach_probability"], 1.2),
    (["centers", 0, "agb_code"], "6020101"), (["centers", 0, "outlook"], "bright"),
    (["centers", 0, "category"], "clinic"), (["centers", 0, "shortfall"], 0), (["centers", 0, "center_id"], "=x"),
    (["outcomes", 0, "outcome"], "dropped"), (["outcomes", 0, "reason"], "bad_luck"),
    (["outcomes", 0, "records"], 0), (["files", 0, "status"], "lost"), (["files", 0, "sha256"], "0" * 63),
    (["files", 0, "bytes"], -5), (["sensitivity", 0, "variant"], "weeks"), (["sensitivity", 0, "changes"], 1),
    (["sensitivity", 0, "verdict"], "not_designated"), (["providers", 0, "name"], 3),
]


def changed_byte(path):
    """One digit of the last row, so that the file keeps its length and its form."""
    text = path.read_bytes()
    at = max(text.rfind(digit) for digit in (b"1", b"2", b"3"))
    path.write_bytes(text[:at] + (b"4" if text[at:at + 1] != b"4" else b"5") + text[at + 1:])


def edited(old, new):
    def edit(path):
        text = path.read_bytes()
        assert old in text, (path.name, old)
        path.write_bytes(text.replace(old, new, 1))
    return edit


def without_hash(folder):
    """Takes hashes and sizes out of the package, so that what a cell says is found by its schema."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    path.write_text(json.dumps(package), encoding="utf-8")


def planted(schema, folder):
    folder, check, missed, tried = Path(folder), validator(schema), [], 0
    good = read(folder)
    assert check.is_valid(good)
    for path, value in BREAKS:
        if not good.get(path[0], True):
            continue  # The public edition has no rows of it.
        broken = copy.deepcopy(good)
        set_at(path, value)(broken)
        tried += 1
        if check.is_valid(broken):
            missed.append(f"audit.json {path} = {value!r}")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    edits = [(resource["path"], changed_byte, False) for resource in package["resources"]]
    if len(edits) > 1:
        edits += [
            ("audit.csv", edited(b"meets", b"fails"), True),
            ("audit.csv", edited(b"top_clinical", b""), False),
            ("treatments.csv", edited(b"amphia", b"nobody"), True),
            ("outcomes.csv", edited(b"out_of_scope", b"lost"), True),
            ("findings.csv", edited(b"warning", b"remark"), True),
            ("files.csv", edited(b"read", b"seen"), True),
        ]
    for name, edit, is_cell in edits:
        tried += 1
        with tempfile.TemporaryDirectory() as scratch:
            copied = Path(scratch) / "report"
            shutil.copytree(folder, copied)
            edit(copied / name)
            if is_cell:
                without_hash(copied)
            errors, _ = package_errors(copied)
            if not errors:
                missed.append(f"{name}: {edit.__qualname__}")
            elif not is_cell and not any("hash" in error or "byte" in error for error in errors):
                missed.append(f"{name}: {errors}")
    for fault in missed:
        print(f"not rejected: {fault}")
    print(f"{tried - len(missed)} of {tried} planted breaks rejected")
    return 1 if missed else 0


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--planted":
        sys.exit(planted(sys.argv[2], sys.argv[3]))
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(validate(sys.argv[1], sys.argv[2:]))
