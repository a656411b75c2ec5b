"""The story edits: a change list in the project's own format, one change a line, applied after everything else."""

import json

from tables import SHAPES


class Conflict(Exception):
    """A change that does not fit what stands there."""


def read(path):
    """The changes of a file; each stands on its own line, in braces, as JSON, which YAML reads as well."""
    changes = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.strip()
        if line.startswith("- {"):
            try:
                changes.append((number, json.loads(line[2:])))
            except ValueError as error:
                raise Conflict(f"{path.name}:{number}: {error}") from error
    return changes


def apply(changes, tables):
    """Applies the changes in order to tables by collection; a wrong `from` is a conflict."""
    for number, change in changes:
        verb = next(word for word in ("set", "add", "remove") if word in change)
        address, _, column = change[verb].partition("#") if verb == "set" else (change[verb], "", "")
        collection, _, key = address.partition("/")
        try:
            holders = tables[collection]
            {"set": set_field, "add": add_row, "remove": remove_row}[verb](holders, key, column, change)
        except (KeyError, ValueError, Conflict) as error:
            raise Conflict(f"line {number}: {change[verb]}: {error}") from error


def set_field(holders, key, column, change):
    """Sets one field; language parts are written `name/en`."""
    row = holder(holders, key).rows[key]
    column = column.replace("/", "_")
    stands = row.get(column, "")
    if stands != text(change.get("from", "")):
        raise Conflict(f"it holds ‘{stands}’")
    if text(change.get("to", "")):
        row[column] = text(change["to"])
    else:
        row.pop(column, None)


def add_row(holders, key, _, change):
    """Adds a record; the value holds its fields, texts by language as maps."""
    cells = {}
    for name, value in change["value"].items():
        if isinstance(value, dict):
            cells |= {f"{name}_{language}": text(part) for language, part in value.items()}
        else:
            cells[name] = text(value)
    table = next((one for one in holders if one.knows(cells)), holders[0])
    if table.key(cells) != key:
        raise Conflict(f"its fields make the key ‘{table.key(cells)}’")
    table.add(**cells)


def remove_row(holders, key, *_):
    """Removes a record."""
    del holder(holders, key).rows[key]


def holder(holders, key):
    """The table in which a record stands."""
    for table in holders:
        if key in table.rows:
            return table
    raise Conflict("there is no such record")


def text(value):
    """A value as a cell holds it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)


def collections(folder, observations):
    """The tables by the name of their collection."""
    found = {name: [folder[name]] for name in SHAPES}
    found["observations"] = observations
    return found
