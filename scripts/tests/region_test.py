"""Proves that the tables of examples/songlan-15 are what scripts/write-region writes, and that its names are invented."""

import csv
import re
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "examples" / "songlan-15"
FACTS = ROOT.parent / "shared" / "facts"
sys.path[:0] = [str(ROOT / "scripts" / "region"), str(ROOT / ".deps" / "python")]

import changes  # noqa: E402
import region  # noqa: E402
import yaml  # noqa: E402
from tables import tables  # noqa: E402


def rows(name):
    with (EXAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Region(unittest.TestCase):
    def test_the_tables_that_stand_there_are_what_the_generator_writes(self):
        written = region.files()
        standing = {str(path.relative_to(EXAMPLE)) for path in EXAMPLE.rglob("*.csv")}
        self.assertEqual(standing, set(written))
        for path, text in written.items():
            with self.subTest(path=path):
                self.assertTrue((EXAMPLE / path).read_text(encoding="utf-8") == text, "run scripts/write-region")

    def test_it_has_as_many_of_everything_as_its_readme_says(self):
        projects = [row for row in rows("projects.csv") if row["kind"] != "package"]
        self.assertEqual((len(projects), len({row["field"] for row in projects})), (532, 20))
        stages = Counter(row["stage"] for row in projects)
        self.assertEqual((stages["continuing"] + stages["completing"], stages["new-start"], stages["early-work"]),
                         (141, 270, 121))
        for readme in ("README.md", "README.zh.md"):
            told = re.findall(r"^\| `(\w+\.csv)` \| (\d+) \|", (EXAMPLE / readme).read_text(encoding="utf-8"), re.M)
            self.assertGreater(len(told), 8)
            self.assertEqual({name: int(count) for name, count in told}, {name: len(rows(name)) for name, _ in told})
        levels = Counter(row["level"] for row in rows("places.csv"))
        self.assertEqual(levels, {"municipality": 1, "district": 40, "town": 320, "village": 2880})

    def test_every_amendment_fits_the_plan(self):
        amendments = sorted((ROOT / "examples" / "amendments").glob("songlan-*.yaml"))
        self.assertEqual(len(amendments), 3)
        before = region.files()
        for path in amendments:
            with self.subTest(path=path.name):
                text = yaml.safe_load(path.read_text(encoding="utf-8"))
                holders = region.built()
                changes.apply(list(enumerate(text["changes"], start=1)), holders)
                after = {table.path: table.text() for tables in holders.values() for table in tables if table.rows}
                self.assertEqual(sum(after[name] != before[name] for name in before), 1)

    def test_no_place_is_called_like_a_real_one(self):
        lists = [FACTS / "towns.csv", FACTS / "places.csv"]
        done = subprocess.run([str(ROOT / "scripts" / "check-names"), *map(str, lists)], capture_output=True, text=True)
        if "skipped" in done.stdout:
            self.skipTest(done.stdout.strip())
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_a_real_name_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "real.csv"
            path.write_text("code,name\n1,瑶津街道\n", encoding="utf-8")
            done = subprocess.run([str(ROOT / "scripts" / "check-names"), str(path)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("9021 瑶津区: 瑶津街道 stands in real.csv", done.stdout)


class StoryEdits(unittest.TestCase):
    def setUp(self):
        self.tables = tables()
        self.tables["floors"].add(resource="cost", field="health", share=0.05)
        self.holders = changes.collections(self.tables, [])

    def apply(self, *list_of_changes):
        changes.apply(list(enumerate(list_of_changes, start=1)), self.holders)

    def test_a_change_and_its_inverse_cancel(self):
        before = self.tables["floors"].text()
        self.apply({"set": "floors/cost/health/-#share", "from": 0.05, "to": 0.06})
        self.assertNotEqual(self.tables["floors"].text(), before)
        self.apply({"set": "floors/cost/health/-#share", "from": 0.06, "to": 0.05})
        self.assertEqual(self.tables["floors"].text(), before)

    def test_a_wrong_from_an_absent_record_and_a_wrong_key_are_conflicts(self):
        for change in ({"set": "floors/cost/health/-#share", "from": 0.04, "to": 0.06}, {"remove": "floors/cost/sports/-"},
                       {"add": "floors/cost/sports/-", "value": {"resource": "cost", "field": "rural", "share": 0.1}}):
            with self.subTest(change=change):
                self.assertRaises(changes.Conflict, self.apply, change)


if __name__ == "__main__":
    unittest.main()
