"""Proves that the schemas of docs/formats take what a plan may say and refuse planted faults."""

import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".deps" / "python"))

import jsonschema  # noqa: E402
import referencing  # noqa: E402

SOUND = {
    "indicators": [
        {"id": "forest_cover", "unit": "%", "name": {"en": "Forest cover", "zh": "森林覆盖率"}, "lowest": 0},
        {"id": 500000, "unit": "10^8 yuan", "name": "GDP", "source": "a;b", "decimals": "1", "field": None},
        {"id": "人口", "unit": 1, "definitions": [{"from": 2020, "comparable": False, "bridge": "1.02"}]},
    ],
    "tasks": {"goals": [{"id": "G1"}], "tasks": [{"id": "T1", "deadline": "2026-03", "goals": ["G1"]}]},
    "rules": [{"id": "r", "versions": [{"id": "v1", "valid_from": "2023-06-01", "exempt_below": {"energy": "1 tce"}}]}],
    "scenarios": [{"id": "s", "changes": [{"set": "projects/P1#cost", "from": 5, "to": [1, {"a": 2}]}]}],
    "targets.csv": {"indicator": "gdp", "place": "c", "year": "2030", "form": "level", "value": "?open", "basis_zh": "x"},
}
FAULTS = [
    ("indicators", [{"unit": "%"}], "id"),
    ("indicators", [{"id": "a b", "unit": "%"}], "does not match"),
    ("indicators", [{"id": "a", "unit": "%", "direction": "upp"}], "upp"),
    ("indicators", [{"id": "a", "unit": "%", "diraction": "up"}], "diraction"),
    ("indicators", [{"id": "a", "unit": "%", "lowest": "约52"}], "约52"),
    ("tasks", {"tasks": [{"id": "T1", "deadline": "2026/3"}]}, "2026/3"),
    ("tasks", {"task": []}, "task"),
    ("rules", [{"id": "r", "versions": {"id": "v1"}}], "v1"),
    ("targets.csv", {"indicator": "gdp", "place": "c", "year": "2030", "form": "level", "value": ""}, "does not match"),
    ("targets.csv", {"indicator": "gdp", "place": "c", "year": "203O", "form": "level", "value": "5"}, "203O"),
]


def faults(name, value):
    schema = json.loads((ROOT / "docs" / "formats" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(value)]


FINDING = {"id": "not-a-number", "severity": "error", "address": None, "message": "m", "help": None}
SERIES = {"id": "A", "line": 2}
SOUND_ANSWERS = [
    ("check", {"findings": [FINDING, FINDING | {"file": "f", "line": 1, "column": 1, "notes": ["n"]}]}),
    ("forecast", {"series": [SERIES | {"missing": "not assessable"}, SERIES | {"companions": [], "steps": []}]}),
]
FAULTY_ANSWERS = [
    ("check", {"findings": [FINDING | {"severity": "fatal"}]}),
    ("check", {"findings": [FINDING | {"file": "f"}]}),
    ("check", {"findings": [FINDING | {"line": 0, "file": "f", "column": 1}]}),
    ("check", {"findings": [FINDING | {"colour": "red"}]}),
    ("check", {"findings": [{"id": "not-a-number"}]}),
    ("check", {"sha256": "abc"}),
    ("check", {"schema": "lustrum/check/2"}),
    ("forecast", {"series": [SERIES]}),
    ("forecast", {"series": [SERIES | {"missing": "m", "companions": [], "steps": []}]}),
    ("forecast", {"series": [SERIES | {"steps": []}]}),
    ("figure", {"value": 1}),
    ("figure", {"value": 1, "unit": "%", "missing": "m"}),
]
WHOLE = {
    "check": {"schema": "lustrum/check/1", "plan": "p", "sha256": "0" * 64, "findings": []},
    "forecast": {"schema": "lustrum/forecast/1", "series": [], "problems": []},
    "figure": {},
}


def answer_faults(name, part):
    folder = ROOT / "docs" / "formats" / "answers"
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.schema.json")}
    registry = referencing.Registry().with_resources(
        (file, referencing.Resource.from_contents(schema)) for file, schema in schemas.items())
    validator = jsonschema.Draft202012Validator(schemas[f"{name}.schema.json"], registry=registry)
    return [error.message for error in validator.iter_errors(WHOLE[name] | part)]


class Answers(unittest.TestCase):
    def test_sound_answers_pass(self):
        for name, part in SOUND_ANSWERS:
            with self.subTest(schema=name, part=part):
                self.assertEqual(answer_faults(name, part), [])

    def test_planted_faults_are_refused(self):
        for name, part in FAULTY_ANSWERS:
            with self.subTest(schema=name, part=part):
                self.assertTrue(answer_faults(name, part))


class Schemas(unittest.TestCase):
    def test_what_a_plan_may_say_passes(self):
        for name, value in SOUND.items():
            with self.subTest(schema=name):
                self.assertEqual(faults(name, value), [])

    def test_planted_faults_are_refused(self):
        for name, value, words in FAULTS:
            with self.subTest(schema=name, value=value):
                found = faults(name, value)
                self.assertTrue(found)
                self.assertIn(words, " ".join(found))


if __name__ == "__main__":
    unittest.main()
