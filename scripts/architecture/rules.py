"""The rules of the house. Each takes the tree and yields faults; none prints."""

import re
from dataclasses import dataclass
from pathlib import Path

from . import swift_source

SOFT_CAP, HARD_CAP = 400, 700

RULES = {
    "room-unknown": "a folder of Sources/ or a target that docs/rooms.txt does not name",
    "room-undeclared": "a folder of Sources/ without a target in Package.swift",
    "arrow-forbidden": "an import that docs/rooms.txt does not allow",
    "arrow-undeclared": "an import that Package.swift does not declare",
    "arrow-unused": "a dependency in Package.swift that no file imports",
    "dependency-forbidden": "a dependency in Package.swift that docs/rooms.txt does not allow",
    "export-forbidden": "an @_exported import, which hides an arrow",
    "warnings-allowed": "a target whose warnings are not errors",
    "word-forbidden": "a word that may not stand in Sources/",
    "name-banned": "a name that says nothing",
    "module-shadowed": "a type that carries its module's name",
    "file-long": "a file longer than the soft cap",
    "file-too-long": "a file longer than the hard cap",
}
WARNINGS = {"file-long"}

_EVERYWHERE = [
    (r"\b(?:fatalError|preconditionFailure)\s*\(", "crashes; return a finding or throw"),
]
_CORE = [
    (r"\bAny\b", "has no type; name the type"),
    (r"\bnonisolated\(unsafe\)", "hides shared mutable state; pass a value"),
    (r"\bprint\s*\(", "writes to the terminal; only the shell does"),
    (r"\b(?:Date\s*\(\s*\)|Date\.now|ContinuousClock|SuspendingClock)", "reads the clock; take the date as a value"),
    (
        r"\bSystemRandomNumberGenerator\b|\bUUID\s*\(\s*\)|\.(?:random|shuffled|shuffle|randomElement)\s*\((?![^)]*\busing:)",
        "is random; take a seeded generator as a value",
    ),
    (r"\b(?:Locale|TimeZone|Calendar)\.(?:current|autoupdatingCurrent)\b", "reads the machine's settings; take a value"),
]
_COMMENTS = [
    (r"\b(?:TODO|FIXME|XXX)\b", "is an unkept promise; do it, or write the decision page"),
    (
        r"swift-format-ignore(?:-file)?(?!.*:)|swift-format-ignore.*(?:NeverForceUnwrap|NeverUseForceTry)",
        "silences the lint; name one rule, and never the force rules",
    ),
]
_BANNED_WORDS = {
    *("manager", "managers", "helper", "helpers", "util", "utils", "utility", "utilities", "handler", "handlers"),
    *("processor", "processors", "info", "infos", "item", "items", "entity", "entities"),
}
_BANNED_ALONE = {"data", "service", "services"}


@dataclass(frozen=True, order=True)
class Fault:
    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        severity = "warning" if self.rule in WARNINGS else "error"
        return f"{self.path}:{self.line}: {severity}[{self.rule}]: {self.message}"


@dataclass(frozen=True)
class SwiftFile:
    path: str  # from the root
    text: str
    code: str  # blanked

    @property
    def line_count(self):
        return len(self.text.splitlines())


def read_swift(root: Path, folder: Path):
    files = []
    for path in sorted(folder.rglob("*.swift")):
        text = path.read_text(encoding="utf-8")
        files.append(SwiftFile(str(path.relative_to(root)), text, swift_source.blanked(text)))
    return files


def faults(root: Path, table, manifest):
    """Every fault of the tree under `root`; `manifest` is the package description as `swift package` dumps it."""
    targets = {target["name"]: target for target in manifest["targets"]}
    found = list(_package(table, targets))
    for folder in sorted(path for path in (root / "Sources").iterdir() if path.is_dir()):
        files = read_swift(root, folder)
        if files:
            found += _room(folder.name, files, table, targets)
    for file in read_swift(root, root / "Tests") if (root / "Tests").is_dir() else []:
        found += _names(file, room=None)
    found += _lengths(root)
    return sorted(set(found))


def _is_room(target):
    return target["type"] in ("regular", "executable") and not (target.get("path") or "").startswith("Tests/")


def _dependencies(target):
    for dependency in target.get("dependencies", []):
        for kind in ("byName", "target", "product"):
            if kind in dependency:
                yield dependency[kind][0]


def _package(table, targets):
    for name, target in targets.items():
        if target["type"] != "system" and not _has_strict_warnings(target):
            yield Fault("Package.swift", 1, "warnings-allowed", f"target '{name}' does not treat warnings as errors")
        if not _is_room(target):
            continue
        room = table.rooms.get(name)
        if room is None:
            yield Fault("Package.swift", 1, "room-unknown", f"target '{name}' is no room of docs/rooms.txt")
            continue
        for dependency in _dependencies(target):
            if dependency not in room.allowed:
                message = f"target '{name}' may not depend on '{dependency}'; it may on {_listed(room)}"
                yield Fault("Package.swift", 1, "dependency-forbidden", message)


def _has_strict_warnings(target):
    for setting in target.get("settings", []):
        kind = setting.get("kind", {})
        if "-warnings-as-errors" in kind.get("unsafeFlags", {}).get("_0", []):
            return True
        if "error" in str(kind.get("treatAllWarnings", "")):
            return True
    return False


def _room(name, files, table, targets):
    room = table.rooms.get(name)
    if room is None:
        yield Fault(f"Sources/{name}", 1, "room-unknown", f"'{name}' is no room of docs/rooms.txt")
        return
    target = targets.get(name)
    if target is None:
        yield Fault(f"Sources/{name}", 1, "room-undeclared", f"Package.swift has no target '{name}'")
    declared = set(_dependencies(target)) if target else None
    imported = set()
    for file in files:
        for line in swift_source.imports(file.code):
            imported.add(line.module)
            yield from _arrow(file, line, room, table, declared)
        yield from _words(file, room)
        yield from _names(file, room)
    for dependency in sorted((declared or set()) - imported - table.open_rooms):
        message = f"target '{name}' depends on '{dependency}', but none of its files imports it"
        yield Fault("Package.swift", 1, "arrow-unused", message)


def _arrow(file, line, room, table, declared):
    module = line.module
    if line.is_exported:
        yield Fault(file.path, line.line, "export-forbidden", f"'{module}' is re-exported; each room imports for itself")
    if module not in room.allowed:
        message = f"'{room.name}' may not import '{module}'; it may import {_listed(room)}"
        if module == "Foundation":
            message = f"'{room.name}' is a core room: import FoundationEssentials, never Foundation"
        yield Fault(file.path, line.line, "arrow-forbidden", message)
    elif declared is not None and module not in declared and (module in table.rooms or module in table.packaged):
        message = f"'{module}' is imported, but target '{room.name}' does not declare it in Package.swift"
        yield Fault(file.path, line.line, "arrow-undeclared", message)


def _listed(room):
    """What a room may import, in words short enough for one line."""
    if len(room.rooms) > 8:
        return "the rooms above it in docs/rooms.txt, and " + ", ".join(sorted(room.modules))
    return ", ".join(sorted(room.allowed))


def _words(file, room):
    rules = [(file.code, rule) for rule in _EVERYWHERE + ([] if room.is_shell else _CORE)]
    rules += [(file.text, rule) for rule in _COMMENTS]
    for text, (pattern, reason) in rules:
        for match in re.finditer(pattern, text):
            word = match[0].strip().rstrip("( ")
            line = swift_source.line_of(text, match.start())
            yield Fault(file.path, line, "word-forbidden", f"'{word}' {reason}")


def _names(file, room):
    stem = Path(file.path).stem
    for part in stem.split("+"):
        yield from _name(file.path, 1, part, "file")
    for declaration in swift_source.declarations(file.code):
        kind = "type" if declaration.is_type else "function"
        yield from _name(file.path, declaration.line, declaration.name, kind)
        if room and declaration.is_type and declaration.name == room.name:
            message = f"type '{declaration.name}' carries the name of its module, which makes its members unreachable"
            yield Fault(file.path, declaration.line, "module-shadowed", message)


def _name(path, line, name, kind):
    words = [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]
    banned = [word for word in words if word in _BANNED_WORDS]
    if len(words) == 1 and words[0] in _BANNED_ALONE:
        banned = words
    for word in banned:
        yield Fault(path, line, "name-banned", f"{kind} '{name}': '{word}' says nothing; name what it is")


def _lengths(root):
    paths = [root / "Package.swift"]
    for folder in ("Sources", "Tests", "Benchmarks", "scripts"):
        paths += [path for path in sorted((root / folder).rglob("*")) if path.is_file()]
    for path in paths:
        if ".build" in path.parts or not _is_ours(path):
            continue
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count > SOFT_CAP:
            rule, cap = ("file-too-long", HARD_CAP) if count > HARD_CAP else ("file-long", SOFT_CAP)
            yield Fault(str(path.relative_to(root)), cap + 1, rule, f"{count} lines; the cap is {cap}")


def _is_ours(path):
    """Swift, Python, C headers and scripts; not fixtures, tables or results."""
    if "Fixtures" in path.parts or "results" in path.parts:
        return False
    return path.suffix in (".swift", ".py", ".h", ".c") or (path.suffix == "" and path.parent.name == "scripts")
