"""Proves that check-arrows fails: a made-up tree with every fault, and its sound sibling with none."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from architecture import rooms, rules, swift_source  # noqa: E402

_STRICT = [{"kind": {"unsafeFlags": {"_0": ["-warnings-as-errors"]}}, "tool": "swift"}]

_TABLE = """
open  Bricks
core  Swift FoundationEssentials
shell Swift Foundation
system Sky Sun
0     | Bricks | | CStone
1     | Walls  | | Mortar Sky
2     | Roofs  | Walls |
shell | door   | all | Bell
"""

# A line ends with `// <- rule` where that fault must be found.
_BROKEN = {
    "Sources/Bricks/Brick.swift": "import Walls // <- arrow-forbidden\nimport CStone\nimport FoundationEssentials\n",
    "Sources/Walls/Wall.swift": """\
@_spi(_Unicode) import Swift
import Foundation // <- arrow-forbidden
internal import struct Foundation.URL // <- arrow-forbidden
@_exported import Bricks // <- export-forbidden
import Mortar // <- arrow-undeclared
/* import Roofs /* nested */ import door */
let text = "import Roofs \\(fatalError("x")) fatalError(" // <- word-forbidden
let long = \"\"\"
import Roofs
fatalError("\\(print(1))") // not a comment
\"\"\" // the interpolation two lines above counts
func crash() { preconditionFailure() } // <- word-forbidden
let raw = #"a " \\( fatalError( "#
var now = Date() // <- word-forbidden
var anything: Any // <- word-forbidden
nonisolated(unsafe) var shared = Locale.current // <- word-forbidden
let dice = Int.random(in: 1...6) + [1].shuffled(using: &seeded) // <- word-forbidden
enum Walls {} // <- module-shadowed
struct WallManager {} // <- name-banned
struct DataTable { func item() {} } // <- name-banned
// swift-format-ignore // <- word-forbidden
// swift-format-ignore: NeverForceUnwrap // <- word-forbidden
// swift-format-ignore: OrderedImports
// TODO: paint it // <- word-forbidden
""",
    "Sources/Walls/Helpers.swift": "import Bricks\n",
    "Sources/Roofs/Roof.swift": "import Bricks\nimport Walls\nstruct Long {}\n" + "\n" * rules.HARD_CAP,
    "Sources/Sheds/Shed.swift": "import Bricks\n",
    "Sources/door/Door.swift": "import Bell\nimport Foundation\nimport Roofs\nprint(Date())\n" + "\n" * rules.SOFT_CAP,
    "Tests/WallTests/WallInfo.swift": "import Walls\n",
    "Package.swift": "\n",
}
_BROKEN_ELSEWHERE = {
    ("Package.swift", 1, "warnings-allowed"),
    ("Package.swift", 1, "room-unknown"),
    ("Package.swift", 1, "dependency-forbidden"),
    ("Package.swift", 1, "arrow-unused"),
    ("Sources/Sheds", 1, "room-unknown"),
    ("Sources/Roofs", 1, "room-undeclared"),
    ("Sources/Walls/Wall.swift", 10, "word-forbidden"),
    ("Sources/Walls/Helpers.swift", 1, "name-banned"),
    ("Sources/Roofs/Roof.swift", rules.HARD_CAP + 1, "file-too-long"),
    ("Sources/door/Door.swift", rules.SOFT_CAP + 1, "file-long"),
    ("Tests/WallTests/WallInfo.swift", 1, "name-banned"),
}
_BROKEN_TARGETS = [
    {"name": "Bricks", "type": "regular", "settings": [], "dependencies": [{"byName": ["CStone", None]}]},
    {"name": "CStone", "type": "system"},
    {"name": "Walls", "type": "regular", "settings": _STRICT, "dependencies": [
        {"target": ["Bricks", None]}, {"target": ["Roofs", None]}]},
    {"name": "Cellars", "type": "regular", "settings": _STRICT},
    {"name": "door", "type": "executable", "settings": _STRICT, "dependencies": [
        {"product": ["Bell", "bells", None, None]}, {"byName": ["Roofs", None]}]},
    {"name": "WallTests", "type": "test", "settings": _STRICT, "dependencies": [{"byName": ["Walls", None]}]},
]

_SOUND = {
    "Sources/Bricks/Brick.swift": "import CStone\n/// Builds.\nstruct Brick { var itemised = 1 }\n",
    "Sources/Walls/Wall.swift": '#if canImport(Mortar)\nimport Mortar\n#endif\nimport Sky\nimport Sun\nimport Bricks\nlet say = "fatalError("\n',
    "Sources/door/Door.swift": "import Foundation\nimport Bell\nimport Walls\nprint(Date())\n",
    "Package.swift": "\n",
}
_SOUND_TARGETS = [
    {"name": "Bricks", "type": "regular", "settings": _STRICT, "dependencies": [{"byName": ["CStone", None]}]},
    {"name": "CStone", "type": "system"},
    {"name": "Walls", "type": "regular", "settings": [{"kind": {"treatAllWarnings": {"_0": "error"}}}],
     "dependencies": [{"target": ["Bricks", None]}, {"product": ["Mortar", "mortar", None, None]}]},
    {"name": "door", "type": "executable", "settings": _STRICT, "dependencies": [
        {"byName": ["Walls", None]}, {"product": ["Bell", "bells", None, None]}]},
]

_BAD_TABLES = {
    "an arrow upward": "0 | Bricks | Walls |\n1 | Walls | |",
    "an arrow to a later room": "0 | Bricks | Stones |\n0 | Stones | |",
    "a room under a higher floor": "1 | Walls | |\n0 | Bricks | |",
    "a room twice": "0 | Bricks | |\n1 | Bricks | |",
    "an unknown room": "1 | Walls | Bricks |",
    "a core room that imports all": "0 | Bricks | |\n1 | Walls | all |",
    "a missing column": "0 | Bricks |",
    "an unknown word": "opened Bricks",
}


def marked(tree):
    """The places where the tree's own marks say that a fault must be found."""
    return {
        (path, number, line.split("// <- ")[1])
        for path, text in tree.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if "// <- " in line
    }


def faults(tree, targets):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in {**tree, "rooms.txt": _TABLE}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return rules.faults(root, rooms.read_table(root / "rooms.txt"), {"targets": targets})


class Arrows(unittest.TestCase):
    expected = marked(_BROKEN) | _BROKEN_ELSEWHERE

    def test_every_fault_is_found_at_its_line_and_nothing_else(self):
        found = {(fault.path, fault.line, fault.rule) for fault in faults(_BROKEN, _BROKEN_TARGETS)}
        self.assertEqual(sorted(found), sorted(self.expected))

    def test_every_rule_is_provoked(self):
        self.assertEqual({rule for _, _, rule in self.expected}, set(rules.RULES))

    def test_a_sound_tree_has_no_fault(self):
        self.assertEqual(faults(_SOUND, _SOUND_TARGETS), [])

    def test_a_table_with_a_circle_or_an_unreadable_line_is_refused(self):
        for fault, text in _BAD_TABLES.items():
            with self.subTest(fault), tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "rooms.txt"
                path.write_text(text + "\n", encoding="utf-8")
                self.assertRaises(rooms.TableError, rooms.read_table, path)

    def test_blanking_keeps_length_and_lines(self):
        odd = ["", '"', "/*", "`a b`", '"\\(f("x"))" // "', '#"\\#(1)"#', '"""\n"\n"""', "1 /* /* */ x", '"\\']
        for text in odd:
            code = swift_source.blanked(text)
            self.assertEqual((len(code), code.count("\n")), (len(text), text.count("\n")), text)


if __name__ == "__main__":
    unittest.main()
