"""The table of rooms (docs/rooms.txt) as values."""

import re
from dataclasses import dataclass, field
from pathlib import Path

SHELL_FLOOR = 6  # above every numbered floor


class TableError(Exception):
    """The table itself cannot be read; the message names the line."""


@dataclass(frozen=True)
class Room:
    name: str
    floor: int
    rooms: frozenset  # the rooms it may import, the open ones included
    modules: frozenset  # what it may import from outside the house

    @property
    def is_shell(self):
        return self.floor == SHELL_FLOOR

    @property
    def allowed(self):
        return self.rooms | self.modules


@dataclass
class Table:
    rooms: dict = field(default_factory=dict)
    open_rooms: frozenset = frozenset()
    packaged: frozenset = frozenset()  # the external modules that Package.swift must declare


def read_table(path: Path) -> Table:
    """Reads the table and refuses one in which an arrow points to a room further down the list."""
    standard = {"open": [], "core": [], "shell": [], "system": []}
    rows = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        if "|" in line:
            rows.append((number, _row(path, number, line)))
            continue
        word, *names = line.split()
        if word not in standard:
            raise TableError(f"{path}:{number}: '{word}' is neither a room's line nor one of open, core, shell, system")
        standard[word] = names
    return _table(path, standard, rows)


def _row(path, number, line):
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 4 or not re.fullmatch(r"[0-5]|shell", cells[0]) or not re.fullmatch(r"\w+", cells[1]):
        raise TableError(f"{path}:{number}: a room's line is 'floor | room | imports | external'")
    floor = SHELL_FLOOR if cells[0] == "shell" else int(cells[0])
    return floor, cells[1], cells[2], cells[3].split()


def _table(path, standard, rows):
    floors = {name: floor for _, (floor, name, _, _) in rows}
    table = Table(open_rooms=frozenset(standard["open"]))
    system = frozenset(standard["system"])
    previous = 0
    for number, (floor, name, imports, external) in rows:
        if floor < previous:
            raise TableError(f"{path}:{number}: room '{name}' stands below rooms of a higher floor")
        previous = floor
        if name in table.rooms:
            raise TableError(f"{path}:{number}: room '{name}' stands twice")
        rooms = _imports(imports, name, floor, floors)
        for other in sorted(rooms):
            if other not in floors:
                raise TableError(f"{path}:{number}: '{name}' imports '{other}', which is no room of this table")
            if imports != "all" and other not in table.rooms:
                raise TableError(f"{path}:{number}: '{name}' imports '{other}', which stands below it in the table")
        if floor > 0:
            rooms |= table.open_rooms
        modules = frozenset(standard["shell" if floor == SHELL_FLOOR else "core"]) | frozenset(external)
        if modules & system:
            modules |= system
        table.rooms[name] = Room(name, floor, frozenset(rooms), modules)
        table.packaged |= frozenset(external) - system
    return table


def _imports(text, name, floor, floors):
    if text == "all" and floor == SHELL_FLOOR:
        return {other for other in floors if other != name}
    span = re.fullmatch(r"floors ([0-5])-([0-5])", text)
    if span:
        low, high = int(span[1]), int(span[2])
        return {other for other, at in floors.items() if low <= at <= high}
    return set(text.split())
