#!/usr/bin/env python3
"""The independent second way: reads the raw logs and works out every figure of the audit again.

Plain and slow on purpose. It shares no code with the program, only the contract and the two data
formats (policy.yaml, centers.csv). With --reports it compares its figures with the reports that the
program wrote, prints a line for each difference and exits 1; it exits 0 when all agrees.

    reperform.py --year 2026 --as-of 2027-01-31 --reports reports/2026 logs/
    reperform.py --self-test

Python 3.11 or later, standard library only.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import json
import math
import os
import re
import sys
import tempfile
import unicodedata
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "Sources" / "Configuration" / "Resources"
OUTCOMES = ["counted", "merged", "duplicate", "out_of_scope", "undesignated", "doubtful"]
REASONS = ["other_procedure", "not_performed", "other_indication", "other_year", "before_cover", "trial"]
UNATTRIBUTED = "unattributed"
MEBIBYTE = 1 << 20
DESIGNATED = {"academic", "top_clinical", "cancer_institute"}


class InputFault(Exception):
    """Policy, register or submissions at fault: the run ends (exit 78)."""


# ---------------------------------------------------------------------------------------------
# 1. Text: case, accents, punctuation
# ---------------------------------------------------------------------------------------------

UNSAID = {"", "na", "n/a", "-", "?", "nvt", "n.v.t.", "onbekend", "unknown"}
MISSING = UNSAID | {"null", "(null)", "<null>", "[null]", "none", "nan", "nat", "<na>", "#n/a", "#n/b", "#div/0!", "#deel/0!",
                    "#error", "#fout", ".", "--", "\\n", "(leeg)", "<leeg>", "(blank)", "<blank>", "(empty)", "missing",
                    "---", "\u2013", "\u2014", "idem", "ditto", "todo", "tbd", "onb", "onb.", "afgeschermd", "undefined", "unspecified", "*unspecified", "*unknown", "*deleted", "not assigned", "niet toegewezen",
                    "niet ingevuld"}
# What programs write for a value that they lack or cannot show.
FAILED = re.compile(r"#+|#[a-z]+[!?]|\*+|\.[a-z]|err:[0-9]+", re.IGNORECASE | re.ASCII)
ROUNDED = re.compile(r"([0-9]+)(?:[.,]([0-9]*))?[eE]([+-]?[0-9]{1,2})")
# Where nothing is a good answer, what a program failed to write may be any.
REASON_COLUMNS = {"status", "trial_id", "intent"}


def without_accents(text: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def visible(text: str) -> str:
    """Without what nobody sees: control and format characters, variation selectors and the like."""
    return "".join(c for c in text if c in "\t\n\v\f\r\x85" or unicodedata.category(c) not in ("Cc", "Cf") and not re.match("[\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0]", c))


def is_missing(value: str) -> bool:
    """Missing is: empty, a word for nothing, what a program writes for no value or a failed one."""
    return value.strip().casefold() in MISSING or FAILED.fullmatch(value.strip()) is not None


def header_key(text: str) -> str:
    """Header names match without regard to case, space, underscore, hyphen, dot or accents."""
    return re.sub(r"[\s_.\-]+", "", without_accents(text))


def name_words(text: str) -> list[str]:
    """The words of a hospital's or a city's name, without case, accents and punctuation."""
    return "".join(c if c.isalnum() else " " for c in without_accents(text)).split()


def name_key(text: str) -> str:
    """A name as it is compared: its words, run together."""
    return "".join(name_words(text))


def holds_words(words: list[str], part: list[str]) -> bool:
    """Whether `part` stands in `words` as neighbouring words."""
    return any(words[i:i + len(part)] == part for i in range(len(words) - len(part) + 1)) if part else False


def word_key(text: str) -> str:
    """A word of the policy as it is compared: without case and accents, single spaces."""
    return " ".join(without_accents(text).replace("\u2019", "'").split())


def plurals(word: str) -> set[str]:
    """The plural spellings, Dutch and English, of a policy's word."""
    forms = {word + ending for ending in ("s", "'s", "es", "n", "en")}
    for ending, plural in (("y", "ies"), ("is", "es"), ("oom", "omen"), ("uur", "uren"), ("a", "ata")):
        if word.endswith(ending):
            forms.add(word[:len(word) - len(ending)] + plural)
    return forms


def same_word(left: str, right: str) -> bool:
    """Words of the policy match singular or plural."""
    return left == right or left in plurals(right) or right in plurals(left)


# ---------------------------------------------------------------------------------------------
# 2. Policy: a minimal reader of the YAML subset that it uses
# ---------------------------------------------------------------------------------------------


def yaml_lines(text: str) -> list[tuple[int, str]]:
    """Indent and content of each line that is neither blank nor a comment."""
    lines = []
    for raw in text.splitlines():
        content = strip_comment(raw).rstrip()
        if content.strip():
            lines.append((len(content) - len(content.lstrip(" ")), content.strip()))
    return lines


def strip_comment(line: str) -> str:
    """Cuts a comment: # at the start or after a space, outside quotes."""
    quote = ""
    for i, c in enumerate(line):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'" and (i == 0 or line[i - 1] in " [,"):
            quote = c
        elif c == "#" and (i == 0 or line[i - 1] in " \t"):
            return line[:i]
    return line


def yaml_scalar(text: str):
    """A scalar as text, or an inline list of scalars."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        inner = text[1:-1].strip()
        return [yaml_scalar(part) for part in split_inline(inner)] if inner else []
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def split_inline(text: str) -> list[str]:
    """Splits the inside of an inline list at its commas, outside quotes."""
    parts, quote, start = [], "", 0
    for i, c in enumerate(text):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c == ",":
            parts.append(text[start:i])
            start = i + 1
    return parts + [text[start:]]


def split_key(text: str) -> tuple[str, str] | None:
    """`key: value` or `key:`; nothing when the line is a plain scalar."""
    found = re.match(r"^([A-Za-z_][\w\-]*):(?:\s+(.*))?$", text)
    return (found.group(1), found.group(2) or "") if found else None


def yaml_block(lines: list[tuple[int, str]], at: int, indent: int):
    """Reads the block that starts at line `at`, whose lines have this indent; gives value, next line."""
    return yaml_list(lines, at, indent) if lines[at][1].startswith("-") else yaml_map(lines, at, indent)


def yaml_map(lines, at, indent):
    """A block map."""
    result = {}
    while at < len(lines) and lines[at][0] == indent and not lines[at][1].startswith("- "):
        pair = split_key(lines[at][1])
        if pair is None:
            raise InputFault(f"policy: not understood: {lines[at][1]}")
        key, value = pair
        at += 1
        if value:
            result[key] = yaml_scalar(value)
        elif at < len(lines) and (lines[at][0] > indent or (lines[at][0] == indent and lines[at][1].startswith("- "))):
            result[key], at = yaml_block(lines, at, lines[at][0])
        else:
            result[key] = ""
    return result, at


def yaml_list(lines, at, indent):
    """A block list, of scalars or of maps."""
    result = []
    while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("-"):
        content = lines[at][1][1:].strip()
        if split_key(content) is not None:
            inner = indent + len(lines[at][1]) - len(lines[at][1][1:].lstrip())
            lines[at] = (inner, content)
            value, at = yaml_map(lines, at, inner)
        else:
            value, at = yaml_scalar(content), at + 1
        result.append(value)
    return result, at


@dataclass
class Policy:
    """The rules of one norm, as far as verdicts need them."""

    minimum: int
    cover_from: date
    judged_from: str
    procedures: list[dict]
    stems: list[str]
    indications: list[dict]
    other_indications: list[dict]
    doubtful_codes: list[str]
    outside_cover: list[str]
    inside_cover: list[str]
    outlook: dict
    waivers: list[dict]


def read_policy(path: Path) -> Policy:
    """Reads policy.yaml."""
    lines = yaml_lines(path.read_text(encoding="utf-8"))
    data, end = yaml_map(lines, 0, 0)
    if end != len(lines):
        raise InputFault(f"policy: not understood: {lines[end][1]}")
    if data["unit"] != "treatment":
        raise InputFault("policy: this program knows only the unit treatment")
    trials = data.get("trials", {})
    return Policy(
        minimum=int(data["minimum"]), cover_from=date.fromisoformat(data["cover_from"]),
        judged_from=data.get("judged_from", "01-31"), procedures=data["procedures"],
        stems=[word_key(stem) for stem in data.get("procedure_stems", [])],
        indications=data["indications"], other_indications=data.get("other_indications", []),
        doubtful_codes=data.get("doubtful_indication_codes", []),
        outside_cover=trials.get("outside_cover", []), inside_cover=trials.get("inside_cover", []),
        outlook=data["outlook"], waivers=data.get("waivers") or [])


# ---------------------------------------------------------------------------------------------
# 3. Register: hospitals, and what a cell names
# ---------------------------------------------------------------------------------------------


@dataclass
class Center:
    """A row of the register."""

    id: str
    name: str
    category: str
    city: str
    agb_codes: list[str]
    aliases: list[str]
    ambiguous_aliases: list[str]
    sites: list[str]
    designated_from: date | None
    designated_until: date | None
    successor: str


@dataclass
class Naming:
    """What a center cell says: the centers it may name, and whether it surely names one."""

    candidates: list[str] = field(default_factory=list)

    @property
    def sure(self) -> str | None:
        return self.candidates[0] if len(self.candidates) == 1 and not self.open else None

    open: bool = False


class Register:
    """The hospitals of centers.csv, seen from one audited year."""

    def __init__(self, centers: list[Center], year: int):
        self.centers = {center.id: center for center in centers}
        self.year = year
        self.claims: dict[str, set[str]] = defaultdict(set)
        self.spelled: dict[str, list[str]] = {}
        self.ambiguous: set[str] = set()
        self.agb = {code: c.id for c in centers for code in c.agb_codes}
        for center in centers:
            for alias in [center.name, *center.aliases, *center.ambiguous_aliases]:
                self.claims[name_key(alias)].add(center.id)
                self.spelled[name_key(alias)] = name_words(alias)
            self.ambiguous |= {name_key(alias) for alias in center.ambiguous_aliases}
        self.ambiguous |= {key for key, ids in self.claims.items() if len({self.lead(i) for i in ids}) > 1}

    def is_merged(self, center: Center) -> bool:
        """Whether the designation passed to a successor before the year was over."""
        return bool(center.successor) and center.designated_until is not None \
            and center.designated_until < date(self.year, 12, 31)

    def lead(self, center_id: str) -> str:
        """Names and codes of a predecessor lead to the successor."""
        for _ in self.centers:
            center = self.centers[center_id]
            if not self.is_merged(center):
                break
            center_id = center.successor
        return center_id

    def designated_on(self, center_id: str, day: date) -> bool:
        """Whether the center, or a predecessor that led to it, was designated on that day."""
        for center in self.centers.values():
            if center.category in DESIGNATED and self.lead(center.id) == center_id:
                if (center.designated_from or date.min) <= day <= (center.designated_until or date.max):
                    return self.centers[center_id].category in DESIGNATED
        return False

    def resolve(self, cell: str, site: str) -> Naming:
        """AGB code first, then id, then name or alias; a city or site decides an ambiguous one."""
        value = cell.strip()
        code = "0" + value if re.fullmatch(r"6[0-9]{6}", value) else value
        if re.fullmatch(r"[0-9]{8}", code):
            return Naming([self.lead(self.agb[code])] if code in self.agb else [])
        if value in self.centers:
            return Naming([self.lead(value)])
        key = name_key(value)
        if key in self.claims and key not in self.ambiguous:
            return Naming([self.lead(min(self.claims[key]))])
        if key in self.claims:
            return self.decide(self.claims[key], [name_words(site)])
        return self.resolve_with_place(name_words(value), site)

    def resolve_with_place(self, words: list[str], site: str) -> Naming:
        """An ambiguous alias together with the city or site of a hospital that claims it, in one cell."""
        for key in sorted(self.ambiguous, key=lambda key: (-len(self.spelled[key]), key)):
            alias = self.spelled[key]
            if holds_words(words, alias):
                at = next(i for i in range(len(words)) if words[i:i + len(alias)] == alias)
                places = [words[:at], words[at + len(alias):]]
                if self.placed(self.claims[key], places):
                    return self.decide(self.claims[key], [*places, name_words(site)])
        return Naming()

    def placed(self, ids: set[str], places: list[list[str]]) -> set[str]:
        """Those of the centers whose city or one of whose sites is named in the places."""
        return {i for i in ids for town in [self.centers[i].city, *self.centers[i].sites]
                if any(holds_words(place, name_words(town)) for place in places)}

    def decide(self, ids: set[str], places: list[list[str]]) -> Naming:
        """Each hospital that a city or site leaves possible; all of them when none is named."""
        named = self.placed(ids, places)
        candidates = sorted({self.lead(i) for i in (named or ids)})
        return Naming(candidates, open=not named)

    def named_by_file(self, name: str) -> str | None:
        """The longest id or AGB code that the file's name starts with, up to a non-alphanumeric."""
        base = name.rsplit("/", 1)[-1]
        keys = {**{i: i for i in self.centers}, **self.agb}
        found = [key for key in keys if base.startswith(key) and not base[len(key):len(key) + 1].isalnum()]
        return self.lead(keys[max(found, key=len)]) if found else None


def read_register(path: Path, year: int) -> Register:
    """Reads centers.csv; lists are separated by semicolons inside a cell."""
    def parts(cell: str) -> list[str]:
        return [part.strip() for part in cell.split(";") if part.strip()]

    def day(cell: str) -> date | None:
        return date.fromisoformat(cell) if cell.strip() else None

    with open(path, encoding="utf-8-sig", newline="") as stream:
        return Register([Center(
            row["center_id"], row["name"], row["category"], row["city"], parts(row["agb_codes"]),
            parts(row["aliases"]), parts(row["ambiguous_aliases"]), parts(row["sites"]),
            day(row["designated_from"]), day(row["designated_until"]), row["successor"].strip())
            for row in csv.DictReader(stream)], year)


# ---------------------------------------------------------------------------------------------
# 4. Bytes to text
# ---------------------------------------------------------------------------------------------


class Refused(Exception):
    """A file that is refused as a whole; the message says why."""


def unpack(name: str, data: bytes) -> bytes:
    """Undoes gzip; refuses gzip that does not decode."""
    if not (name.lower().endswith(".gz") or data.startswith(b"\x1f\x8b")):
        return data
    if not data:
        raise Refused("empty")
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise Refused("gzip") from error


def decode(data: bytes) -> str:
    """Bytes to text; a wrong byte in UTF-8 becomes a lone surrogate (U+DC80 to U+DCFF)."""
    if not data:
        raise Refused("empty")
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Refused("not text")
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            try:
                return data[2:].decode(name)
            except UnicodeDecodeError as error:
                raise Refused("utf-16") from error
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "surrogateescape")
    return decode_without_mark(data)


def decode_without_mark(data: bytes) -> str:
    """UTF-8 if valid, or if it holds more valid multi-byte characters than wrong bytes; else Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = sum(1 for c in text if is_wrong(c))
    valid = sum(1 for c in text if ord(c) > 0x7F) - wrong
    if wrong == 0 or valid > wrong:
        return text
    return data.decode("cp1252", "surrogateescape")


def is_wrong(character: str) -> bool:
    """Whether this stands for a byte that is no valid UTF-8."""
    return 0xDC80 <= ord(character) <= 0xDCFF


# ---------------------------------------------------------------------------------------------
# 5. Text to records: delimiters, quotes, line ends
# ---------------------------------------------------------------------------------------------

LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass
class Row:
    """One record as it stands in the file. `spans` counts its physical lines."""

    fields: list[str]
    line: int
    spans: int
    fault: str = ""


def line_end(text: str, at: int) -> tuple[int, int]:
    """Where the physical line that holds `at` ends: before and after its line break."""
    found = LINE_END.search(text, at)
    return (found.start(), found.end()) if found else (len(text), len(text))


def closing_quote(text: str, at: int) -> int | None:
    """The quote that closes the one at `at`, if it comes within 1 MiB; a doubled quote is a quote."""
    i = at + 1
    while True:
        i = text.find('"', i)
        if i < 0 or len(text[at:i].encode("utf-8", "surrogatepass")) > MEBIBYTE:
            return None
        if text[i + 1:i + 2] != '"':
            return i
        i += 2


def wide_lines(text: str, delimiter: str, width: int) -> int:
    """How many physical lines are by themselves as wide as the header, whatever their quotes."""
    return sum(line.count(delimiter) + 1 == width for line in LINE_END.split(text)) if width > 1 else 0


def holds_a_record(content: str, delimiter: str, width: int) -> bool:
    """Whether a quoted field with line breaks holds a line that is itself as wide as the header."""
    lines = LINE_END.split(content)
    return len(lines) > 1 and any(line.count(delimiter) + 1 == width for line in lines)


def way_back(text: str, opened: int, end: int, delimiter: str, width: int | None) -> int | None:
    """Where the first line below an opening quote begins, before `end`, that is by itself a sound record."""
    blanks = " " if delimiter == "\t" else " \t"
    at = line_end(text, opened)[1]
    while width is not None and width > 1 and at < end:
        stop, after = line_end(text, at)
        if text[at:stop].strip(blanks):
            fields, behind, fault = read_record(text, at, delimiter, width, probe=True)
            if not fault and len(fields) == width and not any(is_wrong(c) or c == "\0" for c in text[at:behind]):
                return at
        at = after
    return None


def read_record(
    text: str, at: int, delimiter: str, width: int | None, probe: bool = False
) -> tuple[list[str], int, str]:
    """One record by RFC 4180 from `at`: its fields, where the next one starts, and its fault."""
    fields: list[str] = []
    fault, long_quote, wild = "", None, False
    while True:
        if text[at:at + 1] == '"':
            close = closing_quote(text, at)
            if close is None:
                fault, wild = "quote_not_closed", True
                break
            content = text[at + 1:close].replace('""', '"')
            if long_quote is None and LINE_END.search(content):
                long_quote = at
            if width is not None and holds_a_record(content, delimiter, width):
                fault = "quote_swallows_records"
            at = close + 1
            if at < len(text) and text[at] not in (delimiter, "\n", "\r"):
                fault, wild = "text_after_quote", True
                if LINE_END.search(content):
                    break
                if content.endswith(delimiter):
                    at = close
                    fields.append(content)
                    continue
                at = min(line_end(text, at)[0], text.find(delimiter, at) % (len(text) + 1))
            fields.append(content)
        else:
            end = min(line_end(text, at)[0], text.find(delimiter, at) % (len(text) + 1))
            fields.append(text[at:end])
            if '"' in fields[-1]:
                fault, wild = "stray_quote", True
            at = end
        if at == len(text) or text[at] in "\r\n":
            break
        at += 1
    end = line_end(text, at)[1]
    if wild and not probe and long_quote is not None:
        resume = way_back(text, long_quote, line_end(text, at)[0], delimiter, width)
        if resume is not None:
            return fields, resume, "quote_not_closed"
    return fields, end, fault


def read_rows(text: str, delimiter: str, at: int, line: int, width: int | None) -> list[Row]:
    """All records from `at`. Empty lines are none. `line` is the physical line there, from 1."""
    rows = []
    while at < len(text):
        start = at
        if text[at] in "\r\n":
            at, line = line_end(text, at)[1], line + 1
            continue
        fields, at, fault = read_record(text, at, delimiter, width)
        raw = text[start:at]
        spans = len(LINE_END.findall(raw)) + (0 if raw.endswith(("\n", "\r")) else 1)
        if (not fault and width is not None and spans > 1 and raw.count(delimiter) > len(fields) - 1
                and wide_lines(raw.rstrip("\r\n"), delimiter, width) > 1):
            fault = "lines_joined"
        if not fault and len(raw.rstrip("\r\n").encode("utf-8", "surrogatepass")) > MEBIBYTE:
            fault = "record_too_long"
        if not fault and width is not None and len(fields) != width:
            fault = "field_count"
        if not fault and any(is_wrong(c) or c == "\0" for c in raw):
            fault = "wrong_byte"
        rows.append(Row(fields, line, spans, fault))
        line += spans
    return rows


# ---------------------------------------------------------------------------------------------
# 6. Header: columns and their names
# ---------------------------------------------------------------------------------------------

COLUMNS = {
    "record_id": "registratienummer verrichting_id zorgactiviteit_id id",
    "center": "centrum ziekenhuis instelling agb agb_code instelling_agb hospital provider",
    "patient": "patient_pseudoniem pseudoniem patient_pseudonym patient_id patientnummer",
    "procedure_date": "datum_verrichting verrichtingsdatum behandeldatum datum date",
    "procedure": "verrichting verrichtingcode behandeling procedure_code",
    "indication": "indicatie diagnose diagnosecode diagnosis diagnosis_code icd10",
    "site": "locatie vestiging location",
    "levels": "niveaus aantal_wervels vertebrae",
    "status": "uitgevoerd status_verrichting",
    "trial_id": "studie studienummer trial",
    "intent": "doel opzet",
    "mdt_date": "mdo_datum mdo",
}
REQUIRED = ["record_id", "patient", "procedure_date", "procedure", "indication"]
CITIZEN_NUMBER = {"bsn", "burgerservicenummer"}
PERSONAL = set("""naam name patientnaam patientname voornaam achternaam firstname lastname surname familienaam
geslachtsnaam roepnaam voorletters geboortedatum geboortedag birthdate dateofbirth dob adres address
straat street straatnaam huisnummer postcode zipcode postalcode woonplaats""".split())
SUBMISSION_COLUMNS = ["file", "center", "period_start", "period_end", "records", "treatments", "received", "replaces"]


def known_names(maps: dict[str, str]) -> dict[str, tuple[str, tuple[int, int]]]:
    """Header key to canonical name and rank: canonical first, then codes, then words, each in table order."""
    names = {}
    for canonical, aliases in COLUMNS.items():
        names[header_key(canonical)] = (canonical, (0, 0))
        for i, alias in enumerate(aliases.split()):
            key = header_key(alias)
            is_code = "agb" in key or key.endswith("code") or key == "icd10"
            names[key] = (canonical, (1 if is_code else 2, i))
    for canonical, header in maps.items():
        names[header_key(header)] = (canonical, (0, 1))
    return names


@dataclass
class Table:
    """A log that could be read: its rows, and the columns (best first) behind each name."""

    rows: list[Row]
    columns: dict[str, list[int]]
    headers: list[str]
    delimiter: str

    def cell(self, row: Row, name: str) -> str:
        """The first value that is not missing among the columns of one name; else empty."""
        return next(iter(self.cells(row, name)), "")

    def cells(self, row: Row, name: str) -> list[str]:
        """All values that are not missing among the columns of one name, the leading one first."""
        values = [visible(row.fields[i]).strip() for i in self.columns.get(name, [])]
        if name in REASON_COLUMNS:
            return [value for value in values if value.casefold() not in UNSAID]
        return [value for value in values if not is_missing(value)]


def find_delimiter(text: str, at: int, names: dict) -> str:
    """The delimiter by which the header shows most known names, then most columns."""
    def score(delimiter: str) -> tuple[int, int]:
        fields = read_record(text, at, delimiter, None)[0]
        return sum(header_key(f) in names for f in fields), len(fields)
    return max(";,\t|", key=score)


def read_table(text: str, names: dict) -> Table:
    """Header and rows of a log."""
    at, line, delimiter = 0, 1, ""
    text = re.sub("(?<=[\r\n])[ \t]*\x1a+$", "", text)
    found = re.match(r"(?i)sep=([;,\t|])\1*(\r\n|\n|\r)", text)
    if found:
        at, line, delimiter = found.end(), 2, found.group(1)
    while at < len(text) and text[at] in "\r\n":
        at, line = line_end(text, at)[1], line + 1
    if not text[at:].strip():
        raise Refused("empty")
    delimiter = delimiter or find_delimiter(text, at, names)
    headers, end, fault = read_record(text, at, delimiter, None)
    raw = text[at:end]
    if fault or len(headers) > 1000 or len(raw.encode("utf-8", "surrogatepass")) > MEBIBYTE:
        raise Refused("header")
    line += len(LINE_END.findall(raw))
    return Table(read_rows(text, delimiter, end, line, len(headers)), columns_of(headers, names), headers, delimiter)


def columns_of(headers: list[str], names: dict) -> dict[str, list[int]]:
    """The columns (best first) behind each name."""
    columns = defaultdict(list)
    for i, header in enumerate(headers):
        if header_key(header) in names:
            columns[names[header_key(header)][0]].append(i)
    for found_columns in columns.values():
        found_columns.sort(key=lambda i: (names[header_key(headers[i])][1], i))
    return dict(columns)


def check_header(table: Table, has_center: bool) -> None:
    """Refuses a missing required column, one that stands twice under one spelling, and personal columns."""
    keys = [header_key(header) for header in table.headers]
    if set(keys) & CITIZEN_NUMBER:
        raise Refused("citizen service numbers")
    if set(keys) & PERSONAL:
        raise Refused("personal columns")
    for name in [*REQUIRED, "center"]:
        spelled = [keys[i] for i in table.columns.get(name, [])]
        if not spelled and not (name == "center" and has_center):
            raise Refused(f"required column missing: {name}")
        if len(set(spelled)) < len(spelled):
            raise Refused(f"required column twice: {name}")
    if any(form.fullmatch(header.strip()) for header in table.headers for form in DATE_FORMS):
        raise Refused("a record in the header's line")


def is_citizen_number(value: str) -> bool:
    """The 11-test: nine digits (eight get a zero in front), not all zero."""
    digits = [int(c) for c in value.zfill(9)]
    weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    return any(digits) and sum(d * w for d, w in zip(digits, weights)) % 11 == 0


def are_citizen_numbers(values) -> bool:
    """More than half of at least four distinct 8- or 9-digit values pass the 11-test."""
    numbers = {v.strip() for v in values if re.fullmatch(r"[0-9]{8,9}", v.strip())}
    return len(numbers) >= 4 and 2 * sum(map(is_citizen_number, numbers)) > len(numbers)


def check_citizen_numbers(table: Table) -> None:
    """Refuses a file with citizen service numbers in a column, among its first 10,000 records."""
    sound = [row for row in table.rows[:10_000] if not row.fault]
    for i in range(len(table.headers)):
        # A day of eight digits is none, whatever its digits add up to.
        cells = [row.fields[i] for row in sound if not read_day(row.fields[i].strip())]
        if are_citizen_numbers(cells):
            raise Refused("citizen service numbers")


# ---------------------------------------------------------------------------------------------
# 7. Cells: what a procedure, an indication, a date, a status, a trial says
# ---------------------------------------------------------------------------------------------

YES, NO, DOUBT = "yes", "no", "doubt"
PERFORMED = {"", "ja", "j", "yes", "y", "1", "performed", "uitgevoerd"}
NOT_PERFORMED = {"nee", "n", "no", "0", "aborted", "afgebroken", "cancelled", "geannuleerd", "planned", "gepland"}
NO_TRIAL = {"", "nee", "no", "geen", "0", "-"}
THERAPEUTIC = {"", "therapeutic", "therapeutisch"}
PROPHYLACTIC = {"prophylactic", "profylactisch", "preventief"}
ICD10 = re.compile(r"(?![A-Z][0-9]{6}$)[A-Z][0-9]{2}(\.?[0-9A-Z]{1,4})?")
BELOW = re.compile(r"[0-9A-Z.-]*")


def code_matches(value: str, codes: list[str], is_icd10: bool = False) -> bool:
    """Whether a value is one of the codes; one that ends in * stands for all below it; ICD-10 may lack its dot."""
    def plain(code: str) -> str:
        return code.upper().replace(".", "") if is_icd10 else code.upper()

    def is_below(prefix: str) -> bool:
        # What is no letter of a code, digit, dot or hyphen is a wrong byte or a remark, and no part of a code.
        return plain(value).startswith(prefix) and BELOW.fullmatch(plain(value)[len(prefix):]) is not None

    return any(is_below(plain(code[:-1])) if code.endswith("*") else plain(value) == plain(code) for code in codes)


def term_of_word(value: str, terms: list[dict]) -> str | None:
    """The term of which this whole value is a word, singular or plural."""
    key = word_key(value)
    return next((t["term"] for t in terms if any(same_word(key, word_key(w)) for w in t.get("words", []))), None)


def judge_procedure(value: str, policy: Policy) -> tuple[str, str]:
    """Listed codes (one of several suffices) and words count; missing or with a stem: doubtful; else other."""
    if is_missing(value) or value in ("0", "x", "X"):
        return DOUBT, ""
    word = term_of_word(value, policy.procedures)
    if word:
        return YES, word
    is_denied = "?" in value or any(word_key(word) in DENIALS for word in re.findall(r"[^\W\d_]+", value))
    tokens = [token for token in re.split(r"[\s()\[\],;:/xX*]+", value) if token]
    is_denied = is_denied or len(tokens) == 2 and any(word_key(token) in NONE_DONE for token in tokens)
    parts = [part for part in re.split(r"[\s,;|/+&]+", value) if part]
    for code in parts if len(parts) < 2 else [re.split(r"[)\]:]", part.lstrip("(["))[0] for part in parts]:
        for term in policy.procedures:
            if code and code_matches(code, term.get("codes", [])):
                return (DOUBT if is_denied and code != value else YES), "" if is_denied and code != value else term["term"]
    is_near = any(name_key(stem) in name_key(value) for stem in policy.stems) or is_spoilt_code(value, policy)
    # A day or an indication that counts, in the procedure's place.
    is_near = is_near or judge_joined_indication(value, policy)[0] == YES or bool(read_day(value) and not value.isdigit())
    is_near = is_near or "." in value and ICD10.fullmatch(value.upper()) and judge_one_indication(value, policy)[0] == DOUBT
    return (DOUBT if is_near or is_misspelt(value, policy) else NO), ""


def slips(left: str, right: str) -> int:
    """How many slips make one word of another: a letter wrong, too many, too few, or two that have changed places."""
    before, last = [], list(range(len(right) + 1))
    for i, a in enumerate(left):
        row = [i + 1]
        for j, b in enumerate(right):
            row.append(min(last[j] + (a != b), last[j + 1] + 1, row[j] + 1))
            if i and j and a == right[j - 1] and left[i - 1] == b:
                row[-1] = min(row[-1], before[j - 1] + 1)
        before, last = last, row
    return last[-1]


def is_misspelt(value: str, policy: Policy) -> bool:
    """Whether a word, or all of them together, is a long one of the procedures' with a slip, or two behind its beginning."""
    listed = {name_key(word) for term in policy.procedures for text in term.get("words", [])
              for word in re.findall(r"[^\W\d_]+", text)}
    listed = {word for word in listed if len(word) >= 9 and any(name_key(stem) in word for stem in policy.stems)}
    words = [name_key(word) for word in re.findall(r"[^\W\d_]+", value)] + [name_key(value)]
    return any(len(word) >= 7 and abs(len(own) - len(word)) <= 2 and slips(word, own) <= (2 if word[:3] == own[:3] else 1)
               for word in words for own in listed)


DENIALS = set("nee aborted afgebroken cancelled geannuleerd planned gepland niet geen not zonder without vervallen "
              "afgezegd mislukt gestaakt gestorneerd storno uitgesteld noshow failed postponed abandoned canceled gecanceld "
              "gecancelled ingetrokken doorgehaald foutief aangevraagd poging attempted requested withdrawn nvt false onwaar "
              "geweigerd refused annulering annuleren geannul discontinued scheduled void voided deleted verwijderd "
              "teruggedraaid credit gecrediteerd pending incomplete afgelast behalve except mogelijk "
              "possible aanvraag verzoek request".split())
# No, none of them, or a modifier of CPT for what was broken off.
NONE_DONE = {"n", "no", "0", "-0", "-1", "53", "73", "74"}


def is_number_of_code(number: str, runs: list[tuple[str, bool]]) -> bool:
    """Whether digits are a code's but for zeros in front; below one that ends in * they may be more."""
    for own, star in runs:
        lost, zeros = number.lstrip("0"), len(number) - len(number.lstrip("0"))
        if lost == own.lstrip("0"):
            return True
        if star and zeros != len(own) - len(own.lstrip("0")) and lost.startswith(own.lstrip("0")):
            return True
        if star and len(own) >= 5 and number.startswith(own) and len(number) <= len(own) + 2:
            return True
    return False


def is_spoilt_code(value: str, policy: Policy) -> bool:
    """Whether a listed code stands in other punctuation, in a number's form, or in a word of its own."""
    codes = [code for term in policy.procedures for code in term.get("codes", [])]
    plain = "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in value)
    runs = [(name_key(code), code.endswith("*")) for code in codes]
    digits_said = plain.translate(str.maketrans("OoIlSsBZz", "001155822"))
    if len(plain.encode()) <= 16 and digits_said != plain and code_matches(digits_said, codes):
        return True
    digits = re.findall("[0-9]+", plain)
    numbers = {float(code) for code in codes if re.fullmatch(r"[0-9.]+", code)}
    found = ROUNDED.fullmatch(plain)
    if found:
        whole, decimals, exponent = found[1], found[2] or "", int(found[3])
        value_said, error = float(f"{whole}.{decimals or 0}") * 10.0 ** exponent, 10.0 ** (exponent - len(decimals)) / 2
        return any(abs(number - value_said) <= error for number in numbers)
    if sum(map(len, digits)) < min(sum(c.isdigit() for c in code.lstrip("0")) for code in codes):
        return False
    if digits == [plain]:
        return is_number_of_code(plain, runs) or not value.isascii() and code_matches(plain, codes)
    amount = re.sub(r"[\s€]", "", plain)
    for form in (amount, amount.replace(",", ""), amount.replace(",", "."), amount.replace(".", "").replace(",", ".")):
        if re.fullmatch(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)", form) and float(form) in numbers:
            return True
    run = name_key(plain)
    text = plain.lower()
    for code in codes:
        whole = re.escape(code.rstrip("*").lower())
        if not code.isdigit() and re.search(rf"(?<![0-9])0*{whole}" + ("" if code.endswith("*") else "(?![0-9])"), text):
            return True
    if any(is_number_of_code(number, runs) for number in [*digits, run] if number.isdigit()):
        return True
    return any(code_matches(number, codes) for number in digits) or any(
        run.startswith(own) and len(run) <= len(own) + 2 if star and len(own) >= 5 else run == own for own, star in runs)


def judge_indication(value: str, policy: Policy) -> tuple[str, str]:
    """One indication, or several of which one counts and each other is a code that does not surely not."""
    if is_missing(value):
        return DOUBT, ""
    whole = judge_joined_indication(value, policy)
    parts = [part.strip() for part in re.split(r"[,;|/+&\r\n]", value) if not is_missing(part)]
    if whole[0] != DOUBT or not parts:
        return whole
    said = [judge_joined_indication(part, policy) for part in parts]
    answers = {answer for answer, _ in said}
    if answers == {NO}:
        return NO, ""
    is_clear = all(answer == YES or ICD10.fullmatch(part.upper()) for (answer, _), part in zip(said, parts))
    return next(found for found in said if found[0] == YES) if YES in answers and NO not in answers and is_clear else whole


def pieces_at_codes(part: str) -> list[str]:
    """The words of a part, with each ICD-10 code apart from what stands before and behind it."""
    found: list[list[str]] = [[]]
    for word in part.split():
        if ICD10.fullmatch(word.upper()):
            found += [[word], []]
        else:
            found[-1].append(word)
    return [" ".join(words) for words in found if words]


def judge_joined_indication(value: str, policy: Policy) -> tuple[str, str]:
    """A code and its words side by side, apart by blanks, brackets, a colon or a lone hyphen: each of them has to count."""
    whole = judge_one_indication(value, policy)
    if whole[0] != DOUBT:
        return whole
    runs = re.split(r"[()\[\]:]", value)
    runs = runs[0 if runs[0].strip() else 1:len(runs) if runs[-1].strip() else -1]
    pieces = []
    for part in (part for run in runs for part in re.split(r"(?<=\s)-(?=\s)", run.strip())):
        # Nothing between them may deny what stands beside it.
        if not part.strip():
            return whole
        pieces += pieces_at_codes(part)
    said = [judge_one_indication(piece, policy) for piece in pieces]
    return said[0] if len(said) > 1 and all(answer == YES for answer, _ in said) else whole


def judge_one_indication(value: str, policy: Policy) -> tuple[str, str]:
    """Listed codes and words count; other ICD-10 codes and listed other words do not; the rest is doubtful."""
    code = value.upper()
    is_icd10 = ICD10.fullmatch(code) is not None
    said = [(c, (YES, term["term"])) for term in policy.indications for c in term.get("codes", [])]
    said += [(c, (NO, "")) for term in policy.other_indications for c in term.get("codes", [])]
    said += [(c, (DOUBT, "")) for c in policy.doubtful_codes if is_icd10]

    def fits(own: str) -> bool:
        return is_icd10 and ICD10.fullmatch(own.rstrip("*")) is not None and code_matches(code, [own], True) \
            or code_matches(code, [own], is_icd10 and own in policy.doubtful_codes)

    def closeness(own: str) -> int:
        # A code that stands for itself alone is closest; else the longest one, dots aside.
        return len(own.replace(".", "")) - 1 if own.endswith("*") else 1 << 20

    fitting = [(closeness(own), -place, answer) for place, (own, answer) in enumerate(said) if fits(own)]
    if fitting:
        return max(fitting)[2]
    word = term_of_word(value, policy.indications)
    if word:
        return YES, word
    # A code above one that counts, or that leaves it open, may be that one.
    dotless = code.replace(".", "")
    is_above = is_icd10 and any(own.rstrip("*").replace(".", "").startswith(dotless) for own, (answer, _) in said
                                if answer != NO and ICD10.fullmatch(own.rstrip("*")))
    is_no = is_icd10 and not is_above or term_of_word(value, policy.other_indications)
    return (NO if is_no else DOUBT), ""


def judge_words(value: str, yes: set[str], no: set[str]) -> str:
    """A cell that holds one word of two closed lists; any other word is doubtful."""
    key = "" if value.strip().casefold() in UNSAID else word_key(value)
    return YES if key in yes else NO if key in no else DOUBT


def judge_trial(trial: str, intent: str, policy: Policy) -> str:
    """NO: listed as outside the cover, or prophylactic; YES: no trial, or inside; else doubtful."""
    key = "" if trial.strip().casefold() in UNSAID else word_key(trial)
    if key in {word_key(t) for t in policy.outside_cover} or judge_words(intent, THERAPEUTIC, PROPHYLACTIC) == NO:
        return NO
    is_fine = key in NO_TRIAL or key in {word_key(t) for t in policy.inside_cover}
    return YES if is_fine and judge_words(intent, THERAPEUTIC, PROPHYLACTIC) == YES else DOUBT


TIME = r"(?:[T ]+([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
DATE_FORMS = [
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})" + TIME),
    re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})" + TIME),
    re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9])?"),
    re.compile(r"(?P<d>[0-9]{1,2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[0-9]{4})" + TIME),
]


def read_day(value: str) -> date | None:
    """yyyy-mm-dd, yyyymmdd, d-m-yyyy (also / and ., always day first), each with an optional time, which may follow yyyymmdd at once."""
    for form in DATE_FORMS:
        found = form.fullmatch(value.strip())
        if found:
            try:
                day = date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
            return None if day.year < 1970 or day in NO_DAYS else day
    return None


def is_summer(utc: datetime) -> bool:
    """Summer time in the European Union: from 01:00 UTC on the last Sunday of March to that of October."""
    def change(month: int) -> datetime:
        last = date(utc.year, month, 31)
        return datetime(last.year, month, last.day) - timedelta(days=last.isoweekday() % 7) + timedelta(hours=1)
    return change(3) <= utc < change(10)


def day_here(day: date, value: str) -> date:
    """The day in the Netherlands of a time that gives its zone; else the day that is written."""
    found = re.search(r"[T ] *([0-9]{1,2}):?([0-9]{2})[0-9:.,]* *(Z|([+-])([0-9]{2}):?([0-9]{2})?)$", value.strip())
    if not found:
        return day
    hour, minute, zone, sign, hours, minutes = found.groups()
    ahead = 0 if zone == "Z" else (-1 if sign == "-" else 1) * (60 * int(hours) + int(minutes or 0))
    utc = datetime(day.year, day.month, day.day) + timedelta(hours=int(hour), minutes=int(minute) - ahead)
    return (utc + timedelta(hours=2 if is_summer(utc) else 1)).date()


# What programs write where no day is known, after which days are trusted: the first one of Unix.
NO_DAYS = {date(1970, 1, 1)}


# ---------------------------------------------------------------------------------------------
# 8. Files: submissions.csv, names, status
# ---------------------------------------------------------------------------------------------


@dataclass
class Submission:
    """A row of submissions.csv; `file` is the file's name in this run."""

    file: str
    center: str | None
    start: date | None
    end: date | None
    records: int | None
    treatments: int | None
    received: date | None
    replaces: str


@dataclass
class LogFile:
    """An input file, or one that is only declared (status missing)."""

    name: str
    data: bytes | None = None
    status: str = "read"
    refusal: str = ""
    declared: list[str] = field(default_factory=list)
    named: str | None = None
    names: set[str] = field(default_factory=set)
    means: set[str] = field(default_factory=set)
    received: date | None = None
    table: Table | None = None
    original: LogFile | None = None
    records: list[Record] = field(default_factory=list)

    @property
    def home(self) -> list[str]:
        """The file's center: declared, else named, else every center that its sound records name."""
        return self.declared or ([self.named] if self.named else sorted(self.names))

    @property
    def is_astray(self) -> bool:
        """Whether its records name others than those that it is said to be of."""
        said = self.declared or ([self.named] if self.named else [])
        return bool(said and self.names) and not set(said) & (self.names | self.means)

    @property
    def alone(self) -> set[str]:
        """The one center that its records name, or may mean where they name none."""
        centers = self.names or self.means
        return centers if len(centers) == 1 else set()

    def belongs_to(self, center: str) -> bool:
        """Whether the file is the center's, for the second line of the verdict."""
        if self.status in ("later", "replaced"):
            return False
        if self.status in ("refused", "missing"):
            is_said = bool(self.declared or self.named)
            return center in self.home if is_said else {center} == self.alone
        is_others = bool(self.names) and center not in self.names | self.means
        is_meant = center in self.declared or ((not self.declared or self.is_astray) and self.named == center)
        return (is_meant and not is_others) or {center} == self.alone


def name_bytes(name: str) -> bytes:
    """Names compare as bytes."""
    return name.encode("utf-8", "surrogateescape")


def find_inputs(inputs: list[str]) -> tuple[Path, dict[str, bytes]]:
    """The folder that names are relative to, and each input file's bytes by its name."""
    paths, folders, found = [], [], {}
    for given in inputs:
        if given == "-":
            found["-"] = sys.stdin.buffer.read()
            continue
        path = Path(os.path.abspath(given))
        folders.append(path if path.is_dir() else path.parent)
        paths += search_folder(path) if path.is_dir() else [path]
    base = Path(os.path.commonpath(folders)) if folders else Path.cwd()
    for path in paths:
        found[path.relative_to(base).as_posix()] = path.read_bytes()
    return base, found


def search_folder(folder: Path) -> list[Path]:
    """Logs in a folder: passing over dot names, links that lead out, submissions.csv and our own reports."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "submissions.csv":
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            continue
        if path.is_dir():
            found += [] if (path / "datapackage.json").exists() else search_folder(path)
        elif path.name.lower().endswith((".csv", ".tsv", ".txt", ".gz")):
            found.append(path)
    return found


def read_submissions(path: Path, base: Path, register: Register) -> list[Submission]:
    """Reads submissions.csv; its `file` is relative to its own folder."""
    names = {header_key(name): (name, (0, 0)) for name in SUBMISSION_COLUMNS}
    table = read_table(decode(path.read_bytes()), names)

    def number(row: Row, name: str) -> int | None:
        return int(table.cell(row, name)) if table.cell(row, name) else None

    def day(row: Row, name: str) -> date | None:
        return read_day(table.cell(row, name))

    def run_name(row: Row, name: str) -> str:
        cell = table.cell(row, name)
        found = Path(os.path.relpath(path.resolve().parent / cell, base.resolve())).as_posix() if cell else ""
        return os.path.normpath(cell) if found.startswith("..") else found

    rows = []
    for row in table.rows:
        cell = table.cell(row, "center")
        center = register.resolve(cell, "").sure if cell else None
        if row.fault or (cell and center is None):
            raise InputFault(f"submissions: line {row.line}")
        rows.append(Submission(
            run_name(row, "file"), center, day(row, "period_start"), day(row, "period_end"),
            number(row, "records"), number(row, "treatments"), day(row, "received"), run_name(row, "replaces")))
    return rows


def gather_files(found: dict[str, bytes], rows: list[Submission], register: Register) -> list[LogFile]:
    """A value for each input file and each declared file, in byte order of their names."""
    files = {name: LogFile(name, data) for name, data in found.items()}
    for row in rows:
        if row.file:
            file = files.setdefault(row.file, LogFile(row.file, status="missing"))
            file.received = min(filter(None, [file.received, row.received]), default=None)
            if row.center and row.center not in file.declared:
                file.declared.append(row.center)
    for file in files.values():
        file.named = register.named_by_file(file.name)
    return [files[name] for name in sorted(files, key=name_bytes)]


def load(file: LogFile, names: dict, register: Register) -> None:
    """Reads a file's table, notes which centers its sound records name, or refuses it."""
    try:
        file.table = read_table(decode(unpack(file.name, file.data)), names)
        if "center" in file.table.columns:
            for row in file.table.rows:
                sure, candidates, _ = (None, [], "") if row.fault else center_of(file.table, row, register)
                file.names |= {sure} if sure else set()
                file.means |= set() if sure else set(candidates)
        fixed = file.declared or ([file.named] if file.named else [])
        check_header(file.table, has_center=len(fixed) == 1)
        check_citizen_numbers(file.table)
    except Refused as refusal:
        file.status, file.refusal = "refused", str(refusal)


def replacing_center(file: LogFile, is_old: bool) -> set[str]:
    """The centers that a file of a replacement is of; none: of the old one, records of others would be lost."""
    stated = set(file.declared or ([file.named] if file.named else []))
    if not stated:
        return file.alone
    if file.status == "refused":
        return stated
    is_so = file.names <= stated if is_old else not file.names or file.names & stated
    return stated if is_so else set()


def replaced_by(files: dict[str, LogFile], rows: list[Submission]) -> set[str]:
    """Names of replaced files: only between files of one center; a cycle of what is declared replaces nothing."""
    edges, declared = defaultdict(set), defaultdict(set)
    for row in rows:
        new, old = files.get(row.file), files.get(row.replaces)
        if new and old and new.status != "later":
            declared[new.name].add(old.name)
        if new and old and new.status != "later" and old.status != "later":
            new_home, old_home = replacing_center(new, False), replacing_center(old, True)
            if new_home and new_home == old_home:
                edges[new.name].add(old.name)

    def reaches(start: str, goal: str) -> bool:
        seen, todo = set(), [start]
        while todo:
            for target in declared.get(todo.pop(), ()):
                if target == goal:
                    return True
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
        return False

    return {old for new, olds in edges.items() for old in olds if not reaches(old, new)}


def settle_status(files: list[LogFile], rows: list[Submission], as_of: date) -> None:
    """later, replaced, identical; a missing or refused file keeps its status."""
    by_name = {file.name: file for file in files}
    for file in files:
        if file.received and file.received > as_of:
            file.status = "later"
    for name in replaced_by(by_name, rows):
        by_name[name].status = "replaced"
    first: dict[bytes, list[LogFile]] = {}
    # Of files with the same bytes one is read that is named after a center, or declared; of several the first received.
    for file in sorted(files, key=lambda f: (not (f.declared or f.named), f.received or date.max)):
        # Logs without a record are alike, and no copies.
        is_blank = file.status == "read" and not file.table.rows
        if file.status in ("read", "refused"):
            same = first.setdefault(hashlib.sha256(file.data).digest(), [])
            # The same bytes say the same, unless they are read for different centers; a file of nobody adds none.
            is_said = bool(file.declared or file.named)
            twins = [] if is_blank else [f for f in same if not is_said or set(f.home) == set(file.home)]
            file.original = next(iter(twins), file)
            if file.original is file:
                same.append(file)
            else:
                file.status = "identical"


# ---------------------------------------------------------------------------------------------
# 9. Records: a sure reason, a doubt, or neither
# ---------------------------------------------------------------------------------------------


@dataclass
class Record:
    """A data row with what it says, and in the end its outcome."""

    file: LogFile
    number: int
    line: int
    weight: int = 1
    broken: bool = False
    record_id: str = ""
    site: str = ""
    namespace: str = ""
    patient: str = ""
    day: date | None = None
    center: str | None = None
    candidates: list[str] = field(default_factory=list)
    reason: str = ""
    doubts: list[str] = field(default_factory=list)
    procedure: str = ""
    indication: str = ""
    is_trial: bool = False
    would_count: bool = False
    outcome: str = ""
    cells: tuple = ()

    @property
    def home(self) -> str:
        """Where it stands in the tables: under its only candidate, else under unattributed."""
        return self.candidates[0] if len(self.candidates) == 1 else UNATTRIBUTED

    @property
    def order(self) -> tuple:
        """First: smallest record id, then file name, then line."""
        return (self.record_id.encode("utf-8", "surrogatepass"), name_bytes(self.file.name), self.line)

    @property
    def treatment(self) -> tuple:
        return (self.day, self.patient)


def center_of(table: Table, row: Row, register: Register) -> tuple[str | None, list[str], str]:
    """What the center columns say: the sure center, the candidates, and the doubt."""
    cells = table.cells(row, "center")
    site = table.cell(row, "site")
    if not cells:
        return None, [], "center_missing"
    namings = [register.resolve(cell, site) for cell in cells]
    lead, others = namings[0], [n.candidates for n in namings[1:] if n.candidates]
    if lead.candidates and any(not set(lead.candidates) & set(other) for other in others):
        return None, sorted({c for other in [lead.candidates, *others] for c in other}), "center_disagrees"
    if lead.sure:
        return lead.sure, lead.candidates, ""
    if lead.candidates:
        return None, lead.candidates, "center_ambiguous"
    return None, sorted({c for other in others for c in other}), "center_unknown"


def place(record: Record, row: Row, file: LogFile, register: Register) -> None:
    """Sets the record's center and candidates."""
    if record.broken:
        record.candidates = list(file.home)
    elif "center" not in file.table.columns:
        record.center, record.candidates = file.home[0], list(file.home)
    else:
        record.center, record.candidates, doubt = center_of(file.table, row, register)
        if doubt in ("center_missing", "center_unknown"):
            record.candidates = sorted({*file.home, *record.candidates})
        record.doubts += [doubt] if doubt else []


def joins_records(table: Table, row: Row) -> bool:
    """Whether a value that is read holds a line break and a delimiter: a quote may have joined two records."""
    return row.spans > 1 and any(("\n" in cell.strip() or "\r" in cell.strip()) and table.delimiter in cell.strip()
                                 for name in COLUMNS for cell in table.cells(row, name))


def judge_record(file: LogFile, number: int, row: Row, audit: Audit) -> Record:
    """One data row: broken, else one sure reason against it, else its doubts, else designation."""
    record = Record(file, number, row.line)
    if not row.fault and joins_records(file.table, row):
        row.fault = "line_break_in_a_value"
    if row.fault:
        record.broken, record.doubts = True, [row.fault]
        record.weight = 1 if row.fault == "wrong_byte" else row.spans
        width = len(file.table.headers)
        if width > 1:
            step = width - 1
            parts = [row.fields[k * step + 1:(k + 1) * step + 1] for k in range((len(row.fields) - 1) // step)]
            record.weight = max(record.weight, sum(any(part) for part in parts))
        place(record, row, file, audit.register)
        record.outcome = "doubtful"
        return record
    cell = {name: file.table.cell(row, name) for name in COLUMNS}
    record.cells = tuple(cell.values())
    record.record_id, record.patient, record.site = cell["record_id"], cell["patient"], name_key(cell["site"])
    if "+" in record.patient and ROUNDED.fullmatch(record.patient) or is_placeholder(record.patient) \
            or is_of_other_column(record.patient, audit):
        record.patient = ""
    place(record, row, file, audit.register)
    has_moved = names_procedure_elsewhere(file.table, row, cell["procedure"], audit)
    judge_cells(record, cell, file, audit, contradictions(file.table, row, audit.policy), has_moved)
    if not record.reason and not record.doubts:
        record.would_count = audit.register.designated_on(record.center, record.day)
    record.outcome = "out_of_scope" if record.reason else "doubtful" if record.doubts \
        else "counted" if record.would_count else "undesignated"
    return record


def counts_alike(day: date, other: date, center: str | None, audit: Audit) -> bool:
    """Whether two days are alike in year, cover and designation."""
    def said(at: date) -> tuple:
        is_designated = not center or audit.register.designated_on(center, at)
        return at.year == audit.year, at < audit.policy.cover_from, is_designated
    return said(day) == said(other)


def is_placeholder(patient: str) -> bool:
    """Whether a pseudonym is what is written for a patient who is not named."""
    return re.fullmatch(r"0+|[xX]+|\?+", patient) is not None or patient.lower() in PLACEHOLDERS


def is_of_other_column(patient: str, audit: Audit) -> bool:
    """Whether a day, a center, an indication or a word of another column stands for the pseudonym."""
    if re.fullmatch("[0-9]*", patient):
        return len(patient) == 8 and bool(audit.register.resolve(patient, "").candidates)
    said = judge_one_indication(patient, audit.policy)[0]
    if re.search("[0-9]", patient):
        is_code = ICD10.fullmatch(patient.upper()) and (said == YES or said == DOUBT and "." in patient)
        return bool(is_code or read_day(patient))
    words = {judge_words(patient, PERFORMED, NOT_PERFORMED), judge_words(patient, THERAPEUTIC, PROPHYLACTIC),
             judge_trial(patient, "", audit.policy)}
    return said != DOUBT or words != {DOUBT} or judge_procedure(patient, audit.policy)[0] == YES \
        or bool(audit.register.resolve(patient, "").candidates)


PLACEHOLDERS = {"n.b.", "nb", "n.n.", "error", "fout", "niet gevonden", "not found", "anoniem", "anonymous",
                "geanonimiseerd", "anonymized", "anonymised", "gemaskeerd", "masked", "vertrouwelijk", "confidential",
                "patient", "patiënt", "onbekende patient", "onbekende patiënt", "onbekend patient", "onbekend patiënt",
                "unknown patient", "geen bsn", "false", "true", "00000000-0000-0000-0000-000000000000"}
PLACEHOLDERS |= {hashlib.new(kind, b"").hexdigest() for kind in ("md5", "sha1", "sha256")}


def names_procedure_elsewhere(table: Table, row: Row, named: str, audit: Audit) -> bool:
    """Whether a day, a status, an intent or a center stands for the procedure, and one of the policy's in another cell."""
    is_word = named.casefold() not in UNSAID and {
        judge_words(named, PERFORMED, NOT_PERFORMED), judge_words(named, THERAPEUTIC, PROPHYLACTIC)} != {DOUBT}
    if not (is_word or read_day(named) or audit.register.resolve(named, "").candidates):
        return False
    return any(judge_procedure(value, audit.policy)[0] == YES
               for name in ("center", "procedure_date", "indication", "site", "levels", "status", "trial_id", "intent",
                            "mdt_date")
               for value in table.cells(row, name))


def contradictions(table: Table, row: Row, policy: Policy) -> set[str]:
    """The columns of which several say opposite things of whether the record counts."""
    judges = {"procedure": lambda value: judge_procedure(value, policy)[0],
              "indication": lambda value: judge_indication(value, policy)[0],
              "status": lambda value: judge_words(value, PERFORMED, NOT_PERFORMED),
              "trial_id": lambda value: judge_trial(value, "", policy),
              "intent": lambda value: judge_words(value, THERAPEUTIC, PROPHYLACTIC)}
    found = set()
    for name, judge in judges.items():
        answers = [judge(value) for value in table.cells(row, name) if not is_missing(value)]
        if name == "procedure":
            # By the one that leads it is another; by a further one it counts, or may.
            opposite = answers[:1] == [NO] and answers != [NO] * len(answers)
        else:
            opposite = answers[:1] in ([YES], [NO]) and {YES, NO} <= set(answers)
        if opposite:
            found.add(name)
    return found


def judge_cells(record: Record, cell: dict[str, str], file: LogFile, audit: Audit, contradicted: set[str],
                has_moved: bool) -> None:
    """Collects sure reasons (the first of the table's order decides) and doubts."""
    procedure, record.procedure = judge_procedure(cell["procedure"], audit.policy)
    indication, record.indication = judge_indication(cell["indication"], audit.policy)
    status = judge_words(cell["status"], PERFORMED, NOT_PERFORMED)
    procedure = DOUBT if "procedure" in contradicted or procedure == NO and has_moved else procedure
    # An indication in the patient's place.
    may_be = not re.search("[0-9]", cell["patient"]) or ICD10.fullmatch(cell["patient"].upper())
    if indication == NO and may_be and judge_indication(cell["patient"], audit.policy)[0] == YES:
        contradicted = contradicted | {"indication"}
    indication = DOUBT if "indication" in contradicted else indication
    status = DOUBT if "status" in contradicted else status
    parts = {DOUBT if "trial_id" in contradicted else judge_trial(cell["trial_id"], "", audit.policy),
             DOUBT if "intent" in contradicted else judge_words(cell["intent"], THERAPEUTIC, PROPHYLACTIC)}
    trial = NO if NO in parts else DOUBT if DOUBT in parts else YES
    record.is_trial = trial == NO
    if audit.include_trials:
        trial = YES
    day = read_day(cell["procedure_date"])
    written, day = day, day_here(day, cell["procedure_date"]) if day else None
    known = day is not None and day <= audit.as_of and not (file.received and day > file.received)
    # Where it makes a difference, the day that is written may be the one that was meant.
    known = known and counts_alike(written, day, record.center, audit)
    record.day = day if known else None
    against = {"other_procedure": procedure == NO, "not_performed": status == NO,
               "other_indication": indication == NO, "other_year": known and day.year != audit.year,
               "before_cover": known and day.year == audit.year and day < audit.policy.cover_from,
               "trial": trial == NO}
    record.reason = next((reason for reason in REASONS if against[reason]), "")
    open_questions = {"procedure": procedure == DOUBT, "status": status == DOUBT, "indication": indication == DOUBT,
                      "date": not known, "trial": trial == DOUBT, "patient": not record.patient}
    record.doubts += [question for question, is_open in open_questions.items() if is_open]


# ---------------------------------------------------------------------------------------------
# 10. Identity and treatments
# ---------------------------------------------------------------------------------------------


def settle_identity(records: list[Record]) -> None:
    """Duplicates and conflicts among the records of one center and record id (and site, if named)."""
    groups = defaultdict(list)
    with_id = [r for r in records if r.record_id and r.center and not r.broken]
    sites = defaultdict(set)
    for record in with_id:
        if record.site and record.reason != "other_procedure":
            sites[(record.center, record.record_id)].add(record.site)
    for record in with_id:
        # A record without a site may repeat that of any site; of several the first one is taken.
        named = sites[(record.center, record.record_id)]
        record.namespace = record.site or min(named, key=lambda s: s.encode("utf-8", "surrogatepass"), default="")
        groups[(record.center, record.namespace, record.record_id)].append(record)
    confirmations = defaultdict(set)
    for record in records:
        if record.would_count:
            identity = (record.namespace, record.record_id) if record.record_id else None
            confirmations[(record.center, *record.treatment)].add(identity)
    for group in groups.values():
        settle_group(group, confirmations)


def contradicts(other: Record, record: Record) -> bool:
    """Whether a record that does not count leaves open that another of the same id counts."""
    if other.outcome == "out_of_scope" and other.day and other.day.year != record.day.year:
        return other.patient == record.patient and other.reason != "other_procedure"
    if other.outcome == "doubtful" or other.reason in ("not_performed", "other_indication", "trial"):
        return True
    is_elsewhen = other.outcome == "undesignated" or other.reason in ("other_year", "before_cover")
    return is_elsewhen and other.patient == record.patient


def settle_group(group: list[Record], confirmations: dict) -> None:
    """One record id of one center: which version counts, which records repeat it, which are doubtful."""
    counting = [r for r in group if r.would_count]
    others = [r for r in group if not r.would_count]
    if any(contradicts(other, record) for other in others for record in counting):
        chosen = None
    else:
        chosen = chosen_version(counting, confirmations)
    kept = False
    for record in sorted(counting, key=lambda r: r.order):
        if record.treatment != chosen:
            record.outcome = "doubtful"
            record.doubts = ["identity"]
        elif kept:
            record.outcome = "duplicate"
        else:
            kept = True


def chosen_version(counting: list[Record], confirmations: dict):
    """The smallest version by day, then patient, that no record with another id confirms; else the smallest."""
    if not counting:
        return None
    own = (counting[0].namespace, counting[0].record_id)
    versions = sorted({r.treatment for r in counting}, key=version_order)
    free = [v for v in versions if not confirmations[(counting[0].center, *v)] - {own}]
    return (free or versions)[0]


def version_order(version: tuple) -> tuple:
    """Day, then patient as bytes."""
    return version[0], version[1].encode("utf-8", "surrogatepass")


@dataclass
class Treatment:
    """A counted treatment and the records behind it, the first one leading."""

    center: str
    records: list[Record]
    copies: list[Record]
    order: dict[str, int]
    patient_no: int = 0

    @property
    def content(self) -> Record:
        """Of the records that are first but for their place, the one with the smallest content."""
        equals = [r for r in self.records + self.copies if r.record_id == self.first.record_id]
        return min(equals, key=lambda r: (r.site.encode("utf-8", "surrogatepass"), self.order[r.procedure],
                                          self.order[r.indication]))

    @property
    def first(self) -> Record:
        return self.records[0]


def plain_spelling(pseudonym: str) -> str:
    """A pseudonym as one would write it who takes it for a number, or for a word of no case."""
    if re.fullmatch("[0-9a-f]{32}", name_key(pseudonym)):
        return name_key(pseudonym)
    digits = [i for i, c in enumerate(pseudonym) if c in "0123456789"]
    if digits and all(is_mark(c) for c in pseudonym[:digits[0]] + pseudonym[digits[-1] + 1:]):
        whole = re.sub("[.,]0{0,2}$", "", pseudonym[digits[0]:digits[-1] + 1])
        groups = "".join("\0" if is_mark(c) else c for c in whole).split("\0")
        if all(re.fullmatch("[0-9]+", group) for group in groups) and (
                len(groups) == 1 or len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])):
            return "".join(groups).lstrip("0") or "0"
    word, is_parted = "", False
    for c in re.sub("[\t-\r\x85\u2028\u2029]", "", pseudonym):
        key = name_key(c)
        word += ("-" if key and is_parted and word[-1:].isnumeric() and c.isnumeric() else "") + key
        is_parted = not key
    return word or pseudonym


def is_mark(character: str) -> bool:
    """A blank, or what stands around or between the digits of a number."""
    return character in ".,'+-\"" or character.isspace()


def is_respelt(treatment: Treatment, treatments: list[Treatment]) -> bool:
    """Whether a treatment before it, of that day, has its pseudonym in another spelling: then its records are doubtful."""
    def key(other: Treatment) -> tuple:
        return other.center, other.first.day, plain_spelling(other.first.patient)
    if next(t for t in treatments if key(t) == key(treatment)) is treatment:
        return False
    for record in treatment.records:
        record.outcome, record.doubts = "doubtful", ["patient"]
    return True


def build_treatments(records: list[Record], policy: Policy) -> list[Treatment]:
    """One patient, on one day, in one center; further records merge into the first."""
    groups = defaultdict(list)
    for record in sorted(records, key=lambda r: r.order):
        if record.outcome == "counted":
            groups[(record.center, *record.treatment)].append(record)
    for group in groups.values():
        for further in group[1:]:
            further.outcome = "merged"
    copies = defaultdict(list)
    for record in records:
        if record.outcome == "duplicate":
            copies[(record.center, *record.treatment)].append(record)
    order = {term["term"]: place for terms in (policy.procedures, policy.indications)
             for place, term in enumerate(terms)}
    treatments = [Treatment(key[0], group, copies[key], order) for key, group in groups.items()]
    treatments.sort(key=lambda t: (t.center, t.first.day, *t.first.order))
    treatments = [t for t in treatments if not is_respelt(t, treatments)]
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for treatment in treatments:
        known = numbers[treatment.center]
        treatment.patient_no = known.setdefault(treatment.first.patient, len(known) + 1)
    return treatments


# ---------------------------------------------------------------------------------------------
# 11. The audit: bounds and verdicts
# ---------------------------------------------------------------------------------------------


@dataclass
class Options:
    """What one audit is asked."""

    year: int
    as_of: date
    inputs: list[str]
    policy: Path = RESOURCES / "policy.yaml"
    centers: Path = RESOURCES / "centers.csv"
    submissions: Path | None = None
    previous: Path | None = None
    include_trials: bool = False
    maps: dict[str, str] = field(default_factory=dict)


class Audit:
    """One audit from raw logs to figures."""

    def __init__(self, options: Options):
        self.year, self.as_of, self.include_trials = options.year, options.as_of, options.include_trials
        self.policy = read_policy(options.policy)
        self.register = read_register(options.centers, options.year)
        base, found = find_inputs(options.inputs)
        self.submissions = self.find_submissions(options, base)
        self.files = gather_files(found, self.submissions, self.register)
        self.names = known_names(options.maps)
        for file in self.files:
            if file.status != "missing":
                load(file, self.names, self.register)
        settle_status(self.files, self.submissions, self.as_of)
        self.records = self.judge_all()
        settle_identity(self.records)
        self.treatments = build_treatments(self.records, self.policy)
        self.previous = read_previous(options.previous)
        self.rows = self.center_rows()

    def find_submissions(self, options: Options, base: Path) -> list[Submission]:
        """--submissions alone counts where given; else the one in an input folder."""
        folders = [Path(i) for i in options.inputs if i != "-" and Path(i).is_dir()]
        found = [folder / "submissions.csv" for folder in folders if (folder / "submissions.csv").exists()]
        found = [options.submissions] if options.submissions else found
        if len(found) > 1:
            raise InputFault("submissions: a second one")
        return read_submissions(found[0], base, self.register) if found else []

    def judge_all(self) -> list[Record]:
        """Every record of every file that is read; a file of citizen numbers among its eligible is refused."""
        for file in self.files:
            if file.status == "read":
                records = self.judge_rows(file)
                if are_citizen_numbers(r.patient for r in records if not r.broken and not r.reason):
                    file.status, file.refusal = "refused", "citizen service numbers"
                else:
                    file.records = records
        return [record for file in self.files for record in file.records]

    def judge_rows(self, file: LogFile) -> list[Record]:
        """The records of a file; below a header with other columns none can be read."""
        records, columns = [], file.table.columns
        names = self.names
        for i, row in enumerate(file.table.rows):
            cells = [visible(cell).strip() for cell in row.fields]
            found = columns_of(cells, names)
            needed = sum(bool(found.get(name)) for name in [*REQUIRED, "center"])
            is_header = not row.fault and needed >= 3 and not any(
                cells[column][:1].isdigit() for column in file.table.columns["procedure_date"])
            if row.fault and sum(map(len, found.values())) >= 3:
                # A header whose line end was lost, or that of the line before it.
                order = [name for _, name in sorted((column, name) for name in found for column in found[name])]
                own = [name for _, name in sorted((column, name) for name in file.table.columns for column in file.table.columns[name])]
                is_same = any(own[k:k + len(order)] == order for k in range(len(own)))
                columns = file.table.columns if is_same else {}
            if is_header and i == 0:
                # Labels of the columns, of which not all need be known.
                own = file.table.columns
                found = own if all(set(found[name]) <= set(own.get(name, [])) for name in found) else found
            columns = found if is_header else columns
            record = judge_record(file, i + 1, row, self)
            if not record.broken and (is_header or columns != file.table.columns):
                record = Record(file, i + 1, row.line, broken=True)
                place(record, row, file, self.register)
                if is_header:
                    record.reason, record.outcome = "other_procedure", "out_of_scope"
                else:
                    record.doubts, record.outcome = ["columns_changed"], "doubtful"
            records.append(record)
        return records

    # Bounds

    def counted_keys(self, center: str) -> set[tuple]:
        """Patient and day of the treatments counted in a center."""
        return {t.first.treatment for t in self.treatments if t.center == center}

    def doubt_in_bound(self, center: str) -> int:
        """d: what the doubtful records of which the center is a candidate may add on top of n."""
        counted = self.counted_keys(center)
        mine = [r for r in self.records if r.outcome == "doubtful" and center in r.candidates]
        return doubt_sum((r, (r.treatment,)) for r in mine if r.treatment not in counted)

    def doubt_unattributed(self) -> int:
        """d of the records under no single center; pseudonyms of different hospitals do not compare."""
        counted = {c: self.counted_keys(c) for c in self.register.centers}
        mine = [r for r in self.records if r.outcome == "doubtful" and r.home == UNATTRIBUTED]
        return doubt_sum((r, (tuple(r.candidates) or r.file.name, r.treatment)) for r in mine
                         if not r.candidates or any(r.treatment not in counted[c] for c in r.candidates))

    # Coverage

    def rows_of(self, center: str) -> list[Submission]:
        """The declared rows in force for a center: of its files, and its nil returns."""
        by_name = {file.name: file for file in self.files}
        return [row for row in self.submissions if row.center == center and (
            by_name[row.file].belongs_to(center) if row.file else is_nil(row, self.as_of))]

    def stray_rows_of(self, center: str) -> list[Submission]:
        """What is declared of its files for centers whose files they are not."""
        by_name = {file.name: file for file in self.files}

        def owners(file: LogFile) -> set[str]:
            every = {*file.declared, *file.home, *file.names, *file.means, file.named or center}
            return {owner for owner in every if file.belongs_to(owner)}

        return [row for row in self.submissions if row.file and row.center and row.center != center
                and owners(by_name[row.file]) == {center}]

    def periods_of(self, center: str) -> list[tuple[date, date]]:
        """The declared days; of files with the same bytes those of the one that is read, where it has some."""
        def spoken(row: Submission) -> tuple[date, date] | None:
            if row.file or not row.received:
                return (row.start, row.end) if row.start and row.end else None
            # Nobody knows beforehand that nothing will be done.
            if not row.start and row.received >= date(self.year, 12, 31):
                return None
            start, end = row.start or date(self.year, 1, 1), row.end or date(self.year, 12, 31)
            return min(start, row.received), min(end, row.received)

        rows = [row for row in self.rows_of(center) if spoken(row)]
        rows = rows or [row for row in self.stray_rows_of(center) if spoken(row)]
        dated = {row.file for row in rows}
        by_content: dict[str, list[LogFile]] = defaultdict(list)
        for file in self.files:
            if file.name in dated:
                by_content[(file.original or file).name].append(file)
        first = {min(same, key=lambda f: (f.status == "identical", f.received or date.max)).name for same in by_content.values()}
        return [spoken(row) for row in rows if not row.file or row.file in first]

    def files_of(self, center: str) -> list[LogFile]:
        return [file for file in self.files if file.belongs_to(center)]

    def covered_by_designation(self, center: str) -> list[date]:
        """Days of the year under the norm's cover and the center's designation."""
        return [day for day in days_of(self.year) if day >= self.policy.cover_from
                and self.register.designated_on(center, day)]

    def is_of_other_years(self, center: str) -> bool:
        """No period is declared, and each file of the center holds days of its own records, none of them of the year."""
        if self.periods_of(center) or any(not row.file or row.treatments == 0 for row in self.rows_of(center)):
            return False
        files = [file.original or file for file in self.files_of(center)]

        def days(file: LogFile) -> list[date]:
            return [r.day for r in file.records if r.day and r.reason != "other_procedure"]

        own = [any(r.home == center and r.day and r.reason != "other_procedure" for r in file.records) for file in files]
        return bool(own) and all(own) and all(day.year != self.year for file in files for day in days(file))

    def is_incomplete(self, center: str) -> bool:
        """A declared gap, logs of other years, a refused or missing file, fewer records than declared, or only records
        that were sent back."""
        if self.is_of_other_years(center):
            return True
        periods = self.periods_of(center)
        if periods and any(not any(s <= day <= e for s, e in periods) for day in days_of(self.year)):
            return True
        if any(file.status in ("refused", "missing") for file in self.files_of(center)):
            return True
        tables = [file.table for file in self.files_of(center) if file.table]
        if tables and all(any(header_key(name) == header_key("finding_codes") for name in t.headers) for t in tables):
            return True
        by_name = {file.name: file for file in self.files}
        return any(row.file and row.records is not None and row.file in by_name
                   and self.is_about(row, by_name[row.file], center)
                   and self.records_received(row) < row.records for row in self.submissions)

    def is_about(self, row: Submission, file: LogFile, center: str) -> bool:
        """Whether a control total bears on a center: a row of its own, of a whole file of it, or of its file alone."""
        owners = [c for c in self.register.centers if file.belongs_to(c)]
        return file.status in ("read", "identical") and (
            (row.center in (None, "", center) and center in owners) or owners == [center] and (len(file.declared) < 2 or not row.center))

    def records_received(self, row: Submission) -> int:
        """Records of a declared file; of one center's part, with what may be of it, where it has a row for several."""
        file = next(f for f in self.files if f.name == row.file)
        records = (file.original or file).records
        parts = sum(r.records or 0 for r in self.submissions if r.file == file.name and r.center)
        return len([r for r in records if len(file.declared) < 2 or not row.center or r.home == row.center
                    or parts <= len(records) and (not r.candidates or row.center in r.candidates)])

    # Verdicts

    def verdict(self, center: str, n: int, d: int) -> str:
        """The first line that holds."""
        minimum, own = self.policy.minimum, self.register.centers[center]
        mine = [r for r in self.records if r.home == center]
        rows = self.rows_of(center)
        if own.category not in DESIGNATED:
            return "not_designated"
        if self.register.is_merged(own):
            return "not_assessable"
        if n >= minimum:
            return "meets"
        if not self.files_of(center) and not any(not row.file for row in rows):
            return "not_submitted"
        if len(self.covered_by_designation(center)) < len(days_of(self.year)):
            return "not_assessable"
        if self.as_of < self.judged_from():
            return "in_progress"
        if self.is_incomplete(center):
            return "not_assessable"
        if n + d >= minimum:
            return "undetermined"
        originals = {f.name: (f.original or f).name for f in self.files}
        none = {originals[row.file] for row in rows if row.file and row.treatments == 0}
        others = [r for r in self.records if r.reason == "other_procedure" and len(r.candidates) > 1
                  and center in r.candidates and r.file.belongs_to(center)]
        is_nil = mine and {r.file.name for r in mine} <= none
        if (mine or others) and not any(r.procedure for r in mine) and not is_nil:
            return "undetermined"
        return "below"

    def judged_from(self) -> date:
        return date.fromisoformat(f"{self.year + 1}-{self.policy.judged_from}")

    def outlook(self, center: str, n: int, d: int) -> tuple[str, float | None]:
        """In words and as a chance, while the year runs."""
        if self.as_of > date(self.year, 12, 31):
            return "", None
        ends = [end for _, end in self.periods_of(center)]
        last = min([self.as_of, *([max(ends)] if ends else [])])
        t = 0 if self.is_of_other_years(center) else len(
            [day for day in self.covered_by_designation(center) if day <= last])
        s = len(days_of(self.year)) - t
        chance = chance_to_reach(self.policy.minimum, n, t, s)
        limits = {key: float(value) for key, value in self.policy.outlook.items()}
        if t < limits["too_early_days"]:
            return "too_early", chance
        if n >= self.policy.minimum:
            return "secured", chance
        if chance_to_reach(self.policy.minimum, n + d, t, s) < limits["out_of_reach"]:
            return "out_of_reach", chance
        word = "likely" if chance >= limits["likely"] else "unlikely" if chance < limits["unlikely"] else "uncertain"
        return word, chance

    def is_waived(self, center: str) -> bool:
        """A waiver of this center and year that has not expired."""
        return any(w["center"] == center and int(w["year"]) == self.year
                   and date.fromisoformat(w["expires"]) >= self.as_of for w in self.policy.waivers)

    # Rows

    def center_rows(self) -> dict[str, dict]:
        """A row per designated center, per other hospital with records, and unattributed."""
        homes = {record.home for record in self.records}
        designated = sorted(i for i, c in self.register.centers.items() if c.category in DESIGNATED)
        others = sorted(i for i in homes if i != UNATTRIBUTED and i not in designated)
        return {center: self.center_row(center) for center in [*designated, *others, UNATTRIBUTED]}

    def center_row(self, center: str) -> dict:
        """The figures of one center, under the names of the columns of audit.csv."""
        treatments = [t for t in self.treatments if t.center == center]
        days = sorted(t.first.day for t in treatments)
        n = len(treatments)
        d = self.doubt_unattributed() if center == UNATTRIBUTED else self.doubt_in_bound(center)
        outcomes = Counter(r.outcome for r in self.records if r.home == center)
        row = {"center_id": center, "verdict": "", "counted": n, "doubtful": d,
               "shortfall": max(0, self.policy.minimum - n) or None,
               "patients": len({t.first.patient for t in treatments}),
               "records": outcomes["counted"] + outcomes["merged"],
               "trial_treatments": self.trial_treatments(center),
               "records_read": sum(outcomes.values()),
               **{name: outcomes[name] for name in OUTCOMES if name not in ("counted", "doubtful")},
               "doubtful_records": outcomes["doubtful"],
               "first_date": days[0].isoformat() if days else None,
               "last_date": days[-1].isoformat() if days else None,
               "previous_year": self.previous.get(center)}
        if center != UNATTRIBUTED:
            row |= self.submission_columns(center) | self.verdict_columns(center, n, d)
        return row

    def submission_columns(self, center: str) -> dict:
        """Files, and the declared coverage."""
        files = self.files_of(center)
        periods = self.periods_of(center)
        return {"files": len(files), "files_refused": len([f for f in files if f.status == "refused"]),
                "coverage": "declared" if periods else "" if self.is_of_other_years(center) else "assumed",
                "covered_from": min(p[0] for p in periods).isoformat() if periods else None,
                "covered_to": max(p[1] for p in periods).isoformat() if periods else None}

    def verdict_columns(self, center: str, n: int, d: int) -> dict:
        """Verdict, waiver, and the outlook of a center in progress."""
        verdict = self.verdict(center, n, d)
        outlook, chance = self.outlook(center, n, d) if verdict == "in_progress" else ("", None)
        return {"verdict": verdict, "waived": self.is_waived(center), "outlook": outlook, "reach_probability": chance}

    def trial_treatments(self, center: str) -> int:
        """Treatments whose every record is of a trial, and that would count but for that."""
        keys = {True: set(), False: set()}
        for record in self.records:
            is_open = bool(record.doubts) or record.reason not in ("", "trial")
            if record.center == center and not is_open and self.register.designated_on(center, record.day):
                keys[record.is_trial].add(record.treatment)
        return len(keys[True] - keys[False])

    def expected_exit(self) -> int:
        """The program's exit code: 2 before 3 before 0."""
        rows = [row for row in self.rows.values() if not row.get("waived")]
        verdicts = {row["verdict"] for row in rows}
        if "below" in verdicts or any(row["undesignated"] for row in rows):
            return 2
        is_open = bool(verdicts & {"undetermined", "not_submitted", "not_assessable"})
        unknown = any("center_unknown" in record.doubts for record in self.records)
        unplaced = any(file.status == "refused" and len(file.home) != 1 for file in self.files)
        return 3 if self.as_of >= self.judged_from() and (is_open or unknown or unplaced) else 0


def is_nil(row: Submission, as_of: date) -> bool:
    """A nil return: a center, no file, 0 records; received by the as-of date."""
    return not row.file and row.records == 0 and not (row.received and row.received > as_of)


def doubt_sum(items) -> int:
    """Doubtful records of one patient and day are one; broken ones, and those without either, stand alone, unless they
    repeat one of the same id in every cell."""
    total, keys, copies = 0, set(), set()
    for record, key in items:
        if record.broken:
            total += record.weight
        elif record.patient and record.day:
            keys.add(key)
        elif not (record.center and record.record_id):
            total += 1
        else:
            copies.add((record.center, record.namespace, record.record_id, record.cells))
    return total + len(keys) + len(copies)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(i) for i in range((date(year + 1, 1, 1) - first).days)]


def chance_to_reach(minimum: int, k: int, t: int, s: int) -> float:
    """P(X >= m - k) with X ~ NB(k + 1/2, t / (t + s))."""
    r, p = k + 0.5, t / (t + s)
    term, total = math.pow(p, r), 0.0
    for i in range(minimum - k):
        total += term
        term *= (r + i) / (i + 1) * (1 - p)
    return min(1.0, max(0.0, 1.0 - total))


def read_previous(path: Path | None) -> dict[str, int]:
    """`counted` of last year's audit.csv by center."""
    if path is None:
        return {}
    return {row["center_id"]: int(row["counted"]) for row in read_csv(path)}


# ---------------------------------------------------------------------------------------------
# 12. Comparison with the program's reports
# ---------------------------------------------------------------------------------------------

NUMBERS = ["counted", "doubtful", "records", "patients", "trial_treatments", "records_read", "merged", "duplicate",
           "out_of_scope", "undesignated", "doubtful_records"]


def read_csv(path: Path) -> list[dict[str, str]]:
    """A report's rows, in either dialect (comma, or semicolon with BOM)."""
    text = path.read_text(encoding="utf-8-sig")
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


class Comparison:
    """Collects differences between the program's reports and this audit."""

    def __init__(self, audit: Audit, reports: Path):
        self.audit, self.reports = audit, reports
        self.differences: list[str] = []
        self.compared = 0

    def run(self) -> list[str]:
        """Every comparison; gives the differences, a line each."""
        self.compare_centers()
        self.compare_treatments()
        self.compare_outcomes()
        self.compare_files()
        self.compare_findings()
        return self.differences

    def check(self, place: str, what: str, program, reperformed) -> None:
        self.compared += 1
        if program != reperformed:
            show = [("nothing" if v in (None, "") else v) for v in (program, reperformed)]
            self.differences.append(f"{place}: {what}: program {show[0]}, reperformed {show[1]}")

    def compare_centers(self) -> None:
        """audit.csv, row by row."""
        rows = {row["center_id"]: row for row in read_csv(self.reports / "audit.csv")}
        self.check("audit.csv", "centers", " ".join(rows), " ".join(self.audit.rows))
        for center, mine in self.audit.rows.items():
            if center in rows:
                self.compare_center(f"center {center}", rows[center], mine)

    def compare_center(self, place: str, row: dict[str, str], mine: dict) -> None:
        """The figures, the verdict and what it stands on."""
        for name in NUMBERS:
            self.check(place, name, row[name], str(mine[name]))
        self.check(place, "verdict", row["verdict"], mine["verdict"])
        self.check(place, "previous_year", row["previous_year"], text_or_blank(mine["previous_year"]))
        if mine["verdict"] in ("", "not_designated"):
            return
        for name in ("shortfall", "first_date", "last_date", "files", "files_refused"):
            self.check(place, name, row[name], text_or_blank(mine[name]))
        if mine["coverage"] == "declared":
            for name in ("coverage", "covered_from", "covered_to"):
                self.check(place, name, row[name], text_or_blank(mine[name]))
        self.compare_reasons(place, row, mine)
        if mine["outlook"]:
            self.check(place, "outlook", row["outlook"], mine["outlook"])
        if mine["outlook"] not in ("", "too_early"):
            self.compare_chance(place, row["reach_probability"], mine["reach_probability"])

    def compare_reasons(self, place: str, row: dict[str, str], mine: dict) -> None:
        """The reasons that the contract names."""
        reasons = set(re.findall(r"[a-z_]+", row["reasons"]))
        if mine["verdict"] == "below":
            self.check(place, "coverage_assumed", "coverage_assumed" in reasons, mine["coverage"] == "assumed")
            unplaced = any(f.status == "refused" and len(f.home) != 1 for f in self.audit.files)
            self.check(place, "unplaced_refusal", "unplaced_refusal" in reasons, unplaced)
        merged = self.audit.register.is_merged(self.audit.register.centers[mine["center_id"]])
        self.check(place, "merged", "merged" in reasons, merged)

    def compare_chance(self, place: str, program: str, mine: float) -> None:
        """Four decimals; the last one may round either way."""
        close = bool(program) and abs(float(program) - mine) < 0.000051
        self.check(place, "reach_probability", program if not close else "", "" if close else f"{mine:.4f}")

    def compare_treatments(self) -> None:
        """treatments.csv, as a bag of rows."""
        columns = ["center_id", "procedure_date", "procedure", "indication", "patient_no", "records", "file", "line"]
        theirs = Counter(tuple(row[c] for c in columns) for row in read_csv(self.reports / "treatments.csv"))
        mine = Counter((t.center, t.first.day.isoformat(), t.content.procedure, t.content.indication, str(t.patient_no),
                        str(len(t.records)), t.first.file.name, str(t.first.line)) for t in self.audit.treatments)
        self.compare_bags("treatment", theirs, mine)

    def compare_outcomes(self) -> None:
        """outcomes.csv, by file, center and outcome, and by reason where out of scope."""
        theirs, mine = Counter(), Counter()
        for row in read_csv(self.reports / "outcomes.csv"):
            reason = row["reason"] if row["outcome"] == "out_of_scope" else ""
            theirs[(row["file"], row["center_id"] or UNATTRIBUTED, row["outcome"], reason)] += int(row["records"])
        for record in self.audit.records:
            reason = record.reason if record.outcome == "out_of_scope" else ""
            mine[(record.file.name, record.home, record.outcome, reason)] += 1
        self.compare_bags("outcome", theirs, mine)

    def compare_bags(self, what: str, theirs: Counter, mine: Counter) -> None:
        for key in sorted(set(theirs) | set(mine)):
            self.check(what, " ".join(key), theirs[key], mine[key])

    def compare_files(self) -> None:
        """files.csv: status, and for files read the records and their outcomes."""
        rows = {row["file"]: row for row in read_csv(self.reports / "files.csv")}
        self.check("files.csv", "files", " ".join(rows), " ".join(f.name for f in self.audit.files))
        for file in self.audit.files:
            row = rows.get(file.name)
            if row is None:
                continue
            self.check(f"file {file.name}", "status", row["status"], file.status)
            digest = hashlib.sha256(file.data).hexdigest() if file.data is not None else ""
            self.check(f"file {file.name}", "sha256", row["sha256"], digest)
            if file.status == "read":
                outcomes = Counter(record.outcome for record in file.records)
                owners = [center for center in self.audit.register.centers if file.belongs_to(center)]
                owner = owners[0] if len(owners) == 1 else ""
                self.check(f"file {file.name}", "center_id", row["center_id"], owner)
                self.check(f"file {file.name}", "records", row["records"], str(len(file.records)))
                for outcome in OUTCOMES:
                    self.check(f"file {file.name}", outcome, row[outcome], str(outcomes[outcome]))

    def compare_findings(self) -> None:
        """findings.csv: each doubtful record has a finding, and no finding misstates its record's outcome."""
        outcome_at = {(r.file.name, str(r.number)): r.outcome for r in self.audit.records}
        found = set()
        for row in read_csv(self.reports / "findings.csv"):
            at = (row["file"], row["record"])
            if row["outcome"] in OUTCOMES and row["record"] not in ("", "0"):
                place = f"finding {row['code']} at {at[0]} record {at[1]}"
                self.check(place, "outcome", row["outcome"], outcome_at.get(at))
                found.add(at)
        for at, outcome in outcome_at.items():
            if outcome == "doubtful" and at not in found:
                self.check(f"record {at[1]} of {at[0]}", "findings of a doubtful record", "none", "at least one")


def text_or_blank(value) -> str:
    return "" if value is None else str(value)


# ---------------------------------------------------------------------------------------------
# 13. Own result as JSON
# ---------------------------------------------------------------------------------------------


def as_json(audit: Audit) -> str:
    """This audit's own result."""
    files = [{"file": f.name, "status": f.status, "refusal": f.refusal, "center": f.home,
              "records": len(f.records)} for f in audit.files]
    records = [{"file": r.file.name, "record": r.number, "line": r.line, "outcome": r.outcome, "reason": r.reason,
                "doubts": r.doubts, "center_id": r.home, "candidates": r.candidates} for r in audit.records]
    treatments = [{"center_id": t.center, "procedure_date": t.first.day.isoformat(), "procedure": t.content.procedure,
                   "indication": t.content.indication, "patient_no": t.patient_no, "records": len(t.records),
                   "file": t.first.file.name, "line": t.first.line} for t in audit.treatments]
    return json.dumps({"year": audit.year, "as_of": audit.as_of.isoformat(), "centers": list(audit.rows.values()),
                       "files": files, "records": records, "treatments": treatments}, indent=1) + "\n"


# ---------------------------------------------------------------------------------------------
# 14. Self-test: hand-made cases with known answers
# ---------------------------------------------------------------------------------------------

HEADER = "record_id;center;patient;procedure_date;procedure;indication;status;trial_id;site\n"


def audit_of(files: dict[str, bytes | str], as_of: str = "2027-01-31", minimum: int = 10, **more) -> Audit:
    """An audit of 2026 over the given files."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for name, content in files.items():
            (inbox / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        policy = Path(folder) / "policy.yaml"
        text = (RESOURCES / "policy.yaml").read_text(encoding="utf-8")
        policy.write_text(text.replace("minimum: 10", f"minimum: {minimum}"), encoding="utf-8")
        return Audit(Options(2026, date.fromisoformat(as_of), [str(inbox)], policy=policy, **more))


def log(*rows: str) -> str:
    return HEADER + "".join(row + "\n" for row in rows)


def good(number: int, **cells: str) -> str:
    """A countable record, with some cells changed."""
    cell = {"id": f"R{number}", "center": "umcg", "patient": f"P{number}", "date": f"2026-03-{number % 28 + 1:02d}",
            "procedure": "22513", "indication": "C79.5", "status": "ja", "trial": "", "site": ""} | cells
    return ";".join(cell.values())


def self_test() -> int:
    """Cases with answers known by hand; gives the number that failed."""
    failures = 0
    for name, test in sorted(globals().items()):
        if name.startswith("case_"):
            try:
                test()
            except AssertionError as error:
                failures += 1
                print(f"failed: {name}: {error}")
    print(f"self-test: {failures} failed")
    return failures


def expect(got, wanted) -> None:
    assert got == wanted, f"got {got}, wanted {wanted}"


def bounds(audit: Audit, center: str = "umcg") -> tuple[int, int, str]:
    row = audit.rows[center]
    return row["counted"], row["doubtful"], row["verdict"]


def outcomes_of(audit: Audit) -> str:
    return " ".join(record.outcome for record in audit.records)


def case_verdicts_around_the_minimum() -> None:
    expect(bounds(audit_of({"umcg.csv": log(*map(good, range(10)))})), (10, 0, "meets"))
    expect(bounds(audit_of({"umcg.csv": log(*map(good, range(9)))})), (9, 0, "below"))
    nine = [*map(good, range(9)), good(9, indication="?")]
    expect(bounds(audit_of({"umcg.csv": log(*nine)})), (9, 1, "undetermined"))
    expect(bounds(audit_of({"umcg.csv": log(*nine)}, as_of="2026-12-31")), (9, 1, "in_progress"))
    expect(bounds(audit_of({"umcg.csv": log(*nine)}), "lumc"), (0, 0, "not_submitted"))


def case_levels_merge_and_repeats_are_duplicates() -> None:
    rows = [good(1), good(2, patient="P1", date="2026-03-02"), good(1), good(3, id=""), good(3, id="")]
    expect(outcomes_of(audit_of({"umcg.csv": log(*rows)})), "counted merged duplicate counted merged")


def case_conflict_counts_once() -> None:
    audit = audit_of({"umcg.csv": log(good(1), good(1, date="2026-04-01"), good(1, patient="P9"))})
    expect(outcomes_of(audit), "counted doubtful doubtful")
    confirmed = audit_of({"umcg.csv": log(good(1), good(1, date="2026-04-01"), good(2, patient="P1"))})
    expect(confirmed.records[2].outcome, "counted")
    confirmed = audit_of({"umcg.csv": log(good(1), good(1, date="2026-04-01"), good(2, patient="P1", date="2026-03-02"))})
    expect(outcomes_of(confirmed), "doubtful counted counted")
    expect(bounds(confirmed)[:2], (2, 0))


def case_an_id_that_was_also_cancelled_is_doubtful() -> None:
    expect(outcomes_of(audit_of({"umcg.csv": log(good(1), good(1, status="nee"))})), "doubtful out_of_scope")
    expect(outcomes_of(audit_of({"umcg.csv": log(good(1), good(1, procedure="38221"))})), "counted out_of_scope")
    last_year = good(1, patient="P7", date="2025-12-01")
    expect(outcomes_of(audit_of({"umcg.csv": log(good(1), last_year)})), "counted out_of_scope")


def case_reasons_come_in_the_order_of_the_table() -> None:
    rows = [good(1, procedure="38221", status="nee"), good(2, status="nee", indication="M80.0"),
            good(3, indication="osteoporotische fracturen", date="2025-11-11"), good(4, date="2025-11-11", patient=""),
            good(5, trial="NCT02387905", center="Nergens")]
    expect([r.reason for r in audit_of({"umcg.csv": log(*rows)}).records],
           ["other_procedure", "not_performed", "other_indication", "other_year", "trial"])


def case_words_and_codes() -> None:
    policy = read_policy(RESOURCES / "policy.yaml")
    for value, answer in [("vertebroplastieken", YES), ("5-839.9A0", YES), ("99999, 22510", YES), ("Kyphoplasties", YES),
                          ("sham vertebroplasty", DOUBT), ("?", DOUBT), ("heupprothese", NO)]:
        expect((value, judge_procedure(value, policy)[0]), (value, answer))
    for value, answer in [("C795", YES), ("c90.00", YES), ("Wervelmetastasen", YES), ("C50.9", DOUBT), ("M80.08", NO),
                          ("M485", DOUBT), ("hemangiomen", NO), ("pijn", DOUBT), ("94222008", YES), ("", DOUBT)]:
        expect((value, judge_indication(value, policy)[0]), (value, answer))


def case_days() -> None:
    for value, day in [("5-3-2026", (3, 5)), ("05/03/2026 14:30", (3, 5)), ("20260305", (3, 5)),
                       ("2026-03-05T08:00:00", (3, 5)), ("5.3.2026", (3, 5)), ("3/13/2026", None), ("5-3-26", None),
                       ("31-02-2026", None)]:
        expect((value, read_day(value)), (value, date(2026, *day) if day else None))


def case_centers() -> None:
    register = read_register(RESOURCES / "centers.csv", 2026)
    for cell, site, candidates, is_sure in [
            ("6020101", "", ["umcg"], True), ("Máxima MC", "", ["maxima-mc"], True), ("MMC", "", ["maxima-mc", "meander"], False),
            ("MMC Veldhoven", "", ["maxima-mc"], True), ("mmc", "Amersfoort", ["meander"], True), ("MCH", "", ["hmc"], False),
            ("MCH", "Den Haag", ["hmc"], True), ("Antonius", "Sneek", ["antonius-sneek"], True), ("06999999", "", [], False)]:
        naming = register.resolve(cell, site)
        expect((cell, naming.candidates, naming.sure is not None), (cell, candidates, is_sure))
    expect(register.named_by_file("x/frisius-mc_2026.csv"), "frisius-mc")
    expect(register.named_by_file("umcgroningen.csv"), None)


def case_ambiguous_record_lifts_every_candidate() -> None:
    audit = audit_of({"all.csv": log(good(1, center="MMC"), good(2))})
    expect([bounds(audit, c)[1] for c in ("maxima-mc", "meander", "umcg", UNATTRIBUTED)], [1, 1, 0, 1])


def case_structural_faults() -> None:
    swallowed = log(good(1)) + '"' + log(good(2), good(3)).replace(HEADER, "") + good(4) + '"x\n' + good(5) + "\n"
    expect(bounds(audit_of({"umcg.csv": swallowed}))[:2], (3, 2))
    expect(bounds(audit_of({"umcg.csv": log('R9;"umcg;P', good(2))}))[:2], (1, 1))
    expect(bounds(audit_of({"umcg.csv": log('R9;umcg;"P"9;2026', good(2))}))[:2], (1, 1))
    wide = log(good(1), good(2, patient='"a\n' + good(8) + '\nb"'), good(3))
    expect(bounds(audit_of({"umcg.csv": wide}))[:2], (2, 3))


def case_encodings() -> None:
    text = log(*map(good, range(3)))
    for data in (text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode(), ("sep=;\r\n" + text.replace("\n", "\r\n")).encode(),
                 text.replace("\n", "\r").encode(), text.replace(";", "\t").encode(), gzip.compress(text.encode())):
        name = "umcg.csv.gz" if data[:2] == b"\x1f\x8b" else "umcg.csv"
        expect(bounds(audit_of({name: data}))[0], 3)
    latin = log(good(1, center="Máxima MC")).encode("latin-1")
    expect(bounds(audit_of({"a.csv": latin}), "maxima-mc")[0], 1)
    mixed = log(good(1, center="Máxima MC"), good(2, center="Máxima MC"), good(3, center="Maxim@")).encode().replace(b"@", b"\xe9")
    audit = audit_of({"maxima-mc.csv": mixed})
    expect((bounds(audit, "maxima-mc")[:2], audit.records[2].doubts), ((2, 1), ["wrong_byte"]))


def case_refusals() -> None:
    bsn = log(*[good(i, patient=p) for i, p in enumerate(["123456782", "111222333", "100000009", "100000022"])])
    for content in (bsn, "", b"PK\x03\x04abc", log(good(1)).replace("site", "BSN"), log(good(1)).replace("status", "geboortedatum"),
                    log(good(1)).replace("patient;", "wie;"), log(good(1)).encode("utf-16")[:-1]):
        audit = audit_of({"umcg.csv": content})
        expect((audit.files[0].status, bounds(audit)[2]), ("refused", "not_assessable"))


def case_submissions() -> None:
    head = "file,center,period_start,period_end,records,treatments,received,replaces\n"
    nil = audit_of({"submissions.csv": head + ",umcg,2026-01-01,2026-12-31,0,0,,\n"})
    expect(bounds(nil), (0, 0, "below"))
    gap = audit_of({"umcg.csv": log(good(1)), "submissions.csv": head + "umcg.csv,umcg,2026-01-01,2026-06-30,,,,\n"})
    expect(bounds(gap)[2], "not_assessable")
    short = audit_of({"umcg.csv": log(good(1)), "submissions.csv": head + "umcg.csv,umcg,,,2,,,\n"})
    expect(bounds(short)[2], "not_assessable")
    new = {"a.csv": log(good(1)), "b.csv": log(good(2), good(3)), "submissions.csv": head + "b.csv,umcg,,,,,{},a.csv\n"}
    for received, statuses, n in (("", ["replaced", "read"], 2), ("2027-06-01", ["read", "later"], 1)):
        audit = audit_of(new | {"submissions.csv": new["submissions.csv"].format(received)})
        expect(([f.status for f in audit.files], bounds(audit)[0]), (statuses, n))
    missing = audit_of({"submissions.csv": head + "x.csv,umcg,,,,,,\n"})
    expect((missing.files[0].status, bounds(missing)[2]), ("missing", "not_assessable"))


def case_outlook() -> None:
    expect(f"{chance_to_reach(1, 0, 183, 182):.4f}", f"{1 - math.sqrt(183 / 365):.4f}")
    audit = audit_of({"umcg.csv": log(*map(good, range(9)))}, as_of="2026-06-30")
    expect(audit.rows["umcg"]["outlook"], "likely")


# ---------------------------------------------------------------------------------------------
# 15. Command line
# ---------------------------------------------------------------------------------------------


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--year", type=int)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today())
    parser.add_argument("--policy", type=Path, default=RESOURCES / "policy.yaml")
    parser.add_argument("--centers", type=Path, default=RESOURCES / "centers.csv")
    parser.add_argument("--submissions", type=Path)
    parser.add_argument("--previous", type=Path)
    parser.add_argument("--map", action="append", default=[], metavar="C=H")
    parser.add_argument("--include-trials", action="store_true")
    parser.add_argument("--reports", type=Path, help="the folder reports/<year> that the program wrote")
    parser.add_argument("--json", type=Path, help="write this audit's own result here")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args(arguments)
    if not options.self_test and (options.year is None or not options.inputs):
        parser.error("--year and an INPUT are needed")
    return options


def main(arguments: list[str]) -> int:
    given = parse_arguments(arguments)
    if given.self_test:
        return 1 if self_test() else 0
    try:
        audit = Audit(Options(given.year, given.as_of, given.inputs, given.policy, given.centers, given.submissions,
                              given.previous, given.include_trials, dict(m.split("=", 1) for m in given.map)))
    except InputFault as fault:
        print(fault, file=sys.stderr)
        return 78
    if given.json:
        given.json.write_text(as_json(audit), encoding="utf-8")
    print(f"reperformed: {len(audit.files)} files, {len(audit.records)} records, {len(audit.treatments)} treatments")
    if not given.reports:
        return 0
    comparison = Comparison(audit, given.reports)
    for difference in comparison.run():
        print(difference)
    verdict = "all agree" if not comparison.differences else f"{len(comparison.differences)} differ"
    print(f"compared {comparison.compared} values in audit, treatments, outcomes, files and findings: {verdict}")
    return 1 if comparison.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
