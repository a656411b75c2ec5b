"""Reads published pages: their names and links, the figures on them, what the program says on them itself."""

import csv
import hashlib
import html
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import figures

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
# What the program says itself: these must be in the language of the page, whatever the plan calls its things.
SAID = re.compile(r'<(th scope="col"|h2|dt|label|summary|button|figcaption|caption)[^>]*>(.*?)</', re.S)
CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{4,}")
HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Tables that show the greatest on the page and all of them in their CSV.
DIGESTS = {"drivers", "inputs", "hurting", "helping"}
LOADS = {("link", "href"), ("script", "src"), ("img", "src"), ("form", "action"), ("source", "src"), ("iframe", "src")}


@dataclass
class Page:
    """One page: where it is, what it holds, and what is wrong with it by itself."""

    path: str
    anchors: set = field(default_factory=set)
    links: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    figures: int = 0
    size: int = 0
    skeleton: str = ""


def read(arguments):
    """The pages of some files of a site."""
    site, names = arguments
    return [Reading(site, name).page for name in names]


class Reading:
    """Reads one page with its JSON and its tables."""

    def __init__(self, site, name):
        self.site, self.name = site, name
        self.text = name.read_text(encoding="utf-8")
        self.page = Page(str(name), size=len(self.text))
        self._names_and_links()
        self._words()
        self._figures()

    def fault(self, sentence):
        self.page.faults.append(f"{self.name}: {sentence}")

    def _names_and_links(self):
        shapes, row = [], None
        for closes, tag, rest in TAG.findall(self.text):
            shape = closes + tag
            for attribute, value in ATTRIBUTE.findall(rest):
                shape += " " + attribute
                if attribute == "id":
                    if value in self.page.anchors:
                        self.fault(f"the name {value} stands twice")
                    self.page.anchors.add(value)
                elif attribute in ("href", "src", "action"):
                    value = html.unescape(value)
                    outside = re.match(r"[a-z]+:|//", value)
                    if outside and ((tag, attribute) in LOADS):
                        self.fault(f"<{tag}> loads {value}")
                    if not outside:
                        self.page.links.append(value)
                elif attribute in ("class", "role", "type", "rel", "scope", "lang", "colspan", "hreflang"):
                    shape += "=" + value
                elif attribute.startswith("on") or attribute == "style":
                    self.fault(f"<{tag}> has {attribute}, which the content-security policy refuses")
            # Rows, points of lists and marks of drawings that look alike count once.
            if not (shapes and shapes[-1] == shape):
                shapes.append(shape)
        self.page.skeleton = hashlib.sha256("\n".join(_folded(shapes)).encode()).hexdigest()
        if HIDDEN.search(self.text):
            self.fault("a control character")

    def _words(self):
        language = re.search(r'<html lang="([a-z]+)"', self.text).group(1)
        if language == "zh":
            for _, said in SAID.findall(self.text):
                said = html.unescape(TAG.sub("", said)).strip()
                if LATIN.search(said) and not CHINESE.search(said) and "/" not in said:
                    self.fault(f"says ‘{said[:60]}’ in Chinese")
                    break

    def _figures(self):
        told = json.loads(self.name.with_suffix(".json").read_text(encoding="utf-8"))
        blocks = [block for section in told["sections"] for block in section["blocks"]]
        tables = {}
        for block in blocks:
            if block.get("table"):
                tables[block["table"]["id"]] = block["table"]
        for table in tables.values():
            self._compare(table)
        facts = [fact["content"] for block in blocks for fact in block.get("facts", [])]
        shown = re.findall(r"<dd>(.*?)</dd>", self.text, re.S)
        if len(facts) != len(shown):
            self.fault(f"{len(shown)} facts on the page, {len(facts)} in its JSON")
        for content, cell in zip(facts, shown):
            self._same(content, cell, "a fact")

    def _compare(self, table):
        columns = [column["id"] for column in table["columns"]]
        rows = table["rows"]
        if rows:
            shown = figures.rows_of(self.text, table["id"])
            if shown is None or len(shown) != len(rows):
                self.fault(f"table {table['id']} has {len(rows)} rows in JSON and {shown and len(shown)} on the page")
                return
            for row, cells in zip(rows, shown):
                for column, cell in zip(columns, cells):
                    self._same(row[column], cell, f"{table['id']}, {column}")
        part = table.get("part")
        if part and part["first"] > 1:
            return
        stem = re.sub(r"!page=[^!]*", "", self.name.stem)
        file = self.name.with_name(f"{stem}!!{table['id']}.csv")
        if not file.exists():
            self.fault(f"table {table['id']} has no CSV")
            return
        text = file.read_text(encoding="utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline="")))
        if table["id"] in DIGESTS and len(lines) - 1 > len(rows):
            return
        if len(lines) - 1 != (part["all"] if part else len(rows)):
            self.fault(f"the CSV of {table['id']} has {len(lines) - 1} rows")
            return
        places = figures.columns_of(lines[0], table["columns"])
        if places is None:
            self.fault(f"the CSV of {table['id']} has other columns: {lines[0]}")
            return
        for row, line in zip(rows, lines[1:]):
            for column, place in zip(columns, places):
                number = figures.number_of(row[column])
                if number is not None and line[place] != "" and float(line[place]) != number:
                    self.fault(f"{table['id']}, {column}: {number} in JSON and {line[place]} in CSV")
                elif number is not None and line[place] == "":
                    self.fault(f"{table['id']}, {column}: {number} in JSON and nothing in CSV")

    def _same(self, content, cell, where):
        number = figures.number_of(content)
        if number is None:
            if cell.strip() == "":
                self.fault(f"{where}: an empty cell")
            return
        self.page.figures += 1
        shown = figures.shown(cell)
        if shown != number:
            self.fault(f"{where}: {number} in JSON and {shown} on the page")


def _folded(shapes):
    """Tags with repetitions of the same run of up to forty tags told once, as in the rows of a table."""
    folded = []
    for shape in shapes:
        folded.append(shape)
        if shape in ("/tr", "/li", "/div", "/a", "/g"):
            _fold_end(folded, shape)
    return folded


def _fold_end(folded, shape):
    end = len(folded)
    for length in range(1, min(60, end // 2) + 1):
        if folded[end - length - 1] == shape and folded[end - 2 * length : end - length] == folded[end - length :]:
            del folded[end - length :]
            return
