#!/usr/bin/env python3
"""Opens the CSV files of a report as a Dutch spreadsheet does, and names each cell that it takes for something else.

usage: check_spreadsheet.py REPORT_FOLDER

The report is one of --csv-dialect excel-nl. LibreOffice Calc reads each file with what a double-click would give:
semicolons, UTF-8, the Dutch language, dates recognised, formulas run. Every cell must then be what datapackage.json
says of its column: a number with its value, a day, or the very text; and no cell may be a formula.
"""

import csv
import datetime
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

# Separator ;, quote ", UTF-8, from line 1, no column formats, Dutch, quoted fields are not taken for text, special
# numbers (dates) recognised, nothing for the next four, formulas run.
IMPORT = "CSV:59,34,76,1,,1043,false,true,false,false,false,0,true"


def opened(files, scratch):
    """The rows of each file as Calc sees them: (type, value, formula) a cell."""
    run = subprocess.run(
        ["soffice", f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless",
         f"--infilter={IMPORT}", "--convert-to", "fods", "--outdir", str(scratch), *map(str, files)],
        capture_output=True, text=True, timeout=300, check=False)
    tables = {}
    for file in files:
        made = scratch / (file.stem + ".fods")
        if not made.exists():
            sys.exit(f"soffice made no {made.name}: {run.stdout}{run.stderr}")
        tables[file.stem] = list(rows(made))
    return tables


def rows(path):
    for row in ElementTree.parse(path).iter(TABLE + "table-row"):
        if int(row.get(TABLE + "number-rows-repeated", "1")) > 1000:
            continue
        cells = []
        for cell in row.iter(TABLE + "table-cell"):
            kind = cell.get(OFFICE + "value-type", "")
            if kind == "date":
                value = cell.get(OFFICE + "date-value")
            elif kind in ("float", "percentage", "currency"):
                value = float(cell.get(OFFICE + "value"))
            else:
                value = "\n".join(words(line) for line in cell.findall(TEXT + "p"))
            formula = cell.get(TABLE + "formula")
            times = int(cell.get(TABLE + "number-columns-repeated", "1"))
            cells += [(kind, value, formula)] * min(times, 100)
        for _ in range(int(row.get(TABLE + "number-rows-repeated", "1"))):
            yield cells


def words(node):
    """The text of a paragraph, whose runs of blanks, tabs and line breaks are elements."""
    text = node.text or ""
    for part in node:
        if part.tag == TEXT + "s":
            text += " " * int(part.get(TEXT + "c", "1"))
        elif part.tag in (TEXT + "tab", TEXT + "line-break"):
            text += "\t" if part.tag == TEXT + "tab" else "\n"
        else:
            text += words(part)
        text += part.tail or ""
    return text


def expected(cell, field):
    """What a cell of the file should be to a spreadsheet."""
    if cell == "":
        return ("", "")
    match field["type"]:
        case "integer" | "year":
            return ("float", float(cell))
        case "number":
            return ("float", float(cell.replace(",", ".")))
        case "date":
            return ("date", str(datetime.date.fromisoformat(cell)))
        case _:
            return ("string", cell)


def compare(name, fields, wanted, found, faults):
    """Compares the cells of one file; gives how many."""
    compared = 0
    names = [field["name"] for field in fields]
    header = [cell[1] for cell in found[0][:len(names)]] if found else []
    if header != names:
        return faults.append(f"{name}: the header is {header}") or 0
    if len(found) < len(wanted) + 1:
        return faults.append(f"{name}: {len(found)} rows, {len(wanted) + 1} expected") or 0
    for number, (row, cells) in enumerate(zip(wanted, found[1:]), start=2):
        cells = cells + [("", "", None)] * (len(names) - len(cells))
        if any(kind for kind, _, _ in cells[len(names):]):
            faults.append(f"{name} row {number}: more cells than columns")
        for field, text, (kind, value, formula) in zip(fields, row, cells):
            compared += 1
            want = expected(text, field)
            # A code of digits alone is a number to any spreadsheet; the README says so.
            if field["name"] == "agb_code" and kind == "float":
                want = ("float", float(text))
            if formula is not None:
                faults.append(f"{name} row {number} {field['name']}: {text!r} runs as {formula!r}")
            elif (kind, value) != want:
                faults.append(f"{name} row {number} {field['name']}: {text!r} is {kind} {value!r}")
    return compared


def main(folder):
    folder = Path(folder).resolve()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    paths = [folder / resource["path"] for resource in package["resources"]]
    faults, compared = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        tables = opened(paths, Path(scratch))
    for resource, path in zip(package["resources"], paths):
        with path.open(encoding="utf-8-sig", newline="") as file:
            wanted = list(csv.reader(file, delimiter=";"))[1:]
        compared += compare(path.name, resource["schema"]["fields"], wanted, tables[path.stem], faults)
    for fault in faults[:40]:
        print(fault)
    if not faults:
        print(f"opened {len(paths)} files, {compared} cells: each is what it should be")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
