#!/usr/bin/env python3
"""Looks at every chart below a folder as a stranger would, and names what is wrong with it.

usage: check_charts.py FOLDER

A chart is well-formed, holds nothing that runs or points elsewhere, tells what it shows to those who do not
see it, lies within its frame, and writes no text over another one or too small. The widths of texts are those of Arial.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
TAGS = set("svg title desc defs pattern g rect line circle path text tspan".split())
NARROW = " !'(),-./:;IJ[]fijlrt|"


def width(text, size):
    """Arial's width, in whole classes: the true one is at most a few percent off."""
    units = 0
    for letter in text:
        wide = letter in "mMW@%…" or ord(letter) > 0x2FF
        units += 0.3 if letter in NARROW else 0.95 if wide else 0.7 if letter.isupper() else 0.556
    return units * size


class Chart:
    def __init__(self, path):
        self.path = path
        self.faults = []
        self.boxes = []
        try:
            self.root = ElementTree.parse(path).getroot()
        except ElementTree.ParseError as error:
            self.fault(f"not well-formed: {error}")
            return
        self.width, self.height = (int(n) for n in self.root.get("viewBox").split()[2:])
        self.names()
        self.texts()
        hidden = {e for d in self.root.iter(SVG + "defs") for e in d.iter()}
        for element in self.root.iter():
            self.element(element, element in hidden)
        self.overlaps()

    def fault(self, words):
        self.faults.append(f"{self.path}: {words}")

    def names(self):
        ids = [e.get("id") for e in self.root.iter() if e.get("id")]
        if len(ids) != len(set(ids)):
            self.fault("an id stands twice")
        labels = (self.root.get("aria-labelledby") or "").split()
        spoken = {e.get("id"): e.text for e in self.root if e.tag in (SVG + "title", SVG + "desc")}
        if self.root.get("role") != "img" or len(labels) != 2:
            self.fault("no role or label")
        if any(not (spoken.get(label) or "").strip() for label in labels):
            self.fault("title or description is missing")
        self.ids = set(ids)
        ground = next((e for e in self.root if e.tag == SVG + "rect"), None)
        size = (str(self.width), str(self.height), "#FFFFFF")
        if ground is None or tuple(ground.get(k) for k in ("width", "height", "fill")) != size:
            self.fault("no white ground")

    def element(self, element, is_hidden):
        tag = element.tag.removeprefix(SVG)
        if tag not in TAGS:
            self.fault(f"holds <{tag}>")
        for key, value in element.attrib.items():
            if "href" in key or key.startswith("on") or key == "style" or "http" in value:
                self.fault(f"<{tag}> has {key}={value}")
            for target in re.findall(r"url\((.*?)\)", value):
                if target[:1] != "#" or target[1:] not in self.ids:
                    self.fault(f"<{tag}> points to {target}")
        if not is_hidden:
            for x, y in self.points(tag, element):
                if not (0 <= x <= self.width and 0 <= y <= self.height):
                    self.fault(f"<{tag}> leaves the frame at {x}, {y}")

    def points(self, tag, element):
        number = lambda key: int(element.get(key, "0"))
        if tag == "rect":
            if number("width") < 0 or number("height") < 0:
                self.fault(f"<rect> of {number('width')} by {number('height')}")
            yield number("x"), number("y")
            yield number("x") + number("width"), number("y") + number("height")
        if tag == "line":
            yield number("x1"), number("y1")
            yield number("x2"), number("y2")
        if tag == "circle":
            yield number("cx") - number("r"), number("cy") - number("r")
            yield number("cx") + number("r"), number("cy") + number("r")
        if tag == "path":
            x = y = 0
            for command, data in re.findall(r"([A-Z])([^A-Z]*)", element.get("d")):
                values = [int(n) for n in data.split()]
                if command in "ML":
                    x, y = values
                elif command == "H":
                    (x,) = values
                elif command == "V":
                    (y,) = values
                elif command == "A":
                    x, y = values[-2:]
                elif command != "Z":
                    self.fault(f"<path> has {command}")
                yield x, y

    def texts(self):
        for element in self.root.iter(SVG + "text"):
            parts = list(element) or [element]
            sizes = [int(part.get("font-size")) for part in parts]
            words = [part.text or "" for part in parts]
            if min(sizes) < 100:
                self.fault(f"too small: {words}")
            total = sum(width(w, s) for w, s in zip(words, sizes))
            total += sum(int(part.get("dx", "0")) for part in parts)
            x, y = int(element.get("x")), int(element.get("y"))
            anchor = element.get("text-anchor", "start")
            left = x - {"start": 0, "middle": total / 2, "end": total}[anchor]
            box = (left, y - 0.72 * max(sizes), left + total, y + 0.2 * max(sizes))
            if left < 0 or box[2] > self.width or box[1] < 0 or box[3] > self.height:
                self.fault(f"leaves the frame: {words}")
            self.boxes.append((box, words))

    def overlaps(self):
        for index, (a, words) in enumerate(self.boxes):
            for b, others in self.boxes[:index]:
                if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                    self.fault(f"{words} stands over {others}")


def main():
    charts = [Chart(path) for path in sorted(Path(sys.argv[1]).rglob("*.svg"))]
    for chart in charts:
        print(*chart.faults, sep="\n", end="\n" if chart.faults else "")
    print(f"{len(charts)} charts, {sum(len(c.boxes) for c in charts)} texts")
    sys.exit(1 if not charts or any(chart.faults for chart in charts) else 0)


main()
