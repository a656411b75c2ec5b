"""Figures as pages, JSON and CSV show them."""

import html
import re

TAGS = re.compile(r"<[^>]*>")
CELL = re.compile(r"<(?:td|th)(?: [^>]*)?>(.*?)</(?:td|th)>", re.S)
ROW = re.compile(r"<tr(?: [^>]*)?>(.*?)</tr>", re.S)
NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


def number_of(content):
    """The number of a cell of JSON; None where it is words, missing or nothing."""
    return content.get("value") if isinstance(content, dict) and "value" in content else None


def shown(cell):
    """The first number of a cell of a page; None where there is none."""
    found = NUMBER.search(html.unescape(TAGS.sub("", cell)))
    return found and float(found.group().replace(",", "").replace("−", "-"))


def rows_of(text, table):
    """The cells of each row of a table's body on a page; None where the table is not there."""
    start = text.find(f'<table id="{table}-table"')
    if start < 0:
        return None
    body = text[text.index("<tbody>", start) : text.index("</tbody>", start)]
    return [CELL.findall(row) for row in ROW.findall(body)]


def columns_of(heads, columns):
    """Where each column of JSON stands in a CSV, between the columns that tell origins, years and reasons; or None."""
    places, at = [], 0
    for column in columns:
        head = column["head"]
        while at < len(heads) and not heads[at].startswith(head):
            at += 1
        if at == len(heads):
            return None
        places.append(at)
        at += 1
        while at < len(heads) and (heads[at].startswith(head + ": ") or heads[at].startswith(head + "：")):
            at += 1
    return places
