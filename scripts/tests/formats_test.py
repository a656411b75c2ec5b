"""Proves that check-formats fails on an unsound schema and on an example that breaks a sound one."""

import subprocess
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parent.parent / "check-formats"
SCHEMA = '{"type": "object", "properties": {"period": {"type": "string"}}, "additionalProperties": false}'


class Formats(unittest.TestCase):
    def check(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / name).write_text(text, encoding="utf-8")
            done = subprocess.run([str(CHECK), folder], capture_output=True, text=True)
            return done.returncode, done.stdout + done.stderr

    def test_a_sound_example_passes_and_a_date_is_a_text(self):
        files = {"docs/formats/plan.schema.json": SCHEMA, "examples/a/plan.yaml": "period: 2021-01-25\n"}
        self.assertEqual(self.check(files), (0, "check-formats: 1 schemas, 1 example files, 0 faults\n"))

    def test_an_example_that_breaks_its_schema_is_named_with_the_place(self):
        files = {"docs/formats/plan.schema.json": SCHEMA, "examples/a/plan.yaml": "period: 2021\nhorizons: 2035\n"}
        status, text = self.check(files)
        self.assertEqual(status, 1)
        self.assertIn("examples/a/plan.yaml: $.period: 2021 is not of type 'string'", text)
        self.assertIn("'horizons' was unexpected", text)

    def test_an_unsound_schema_and_an_unreadable_one_are_faults(self):
        for schema in ('{"type": "objekt"}', '{"type": '):
            status, text = self.check({"docs/formats/plan.schema.json": schema})
            self.assertEqual(status, 1, text)
            self.assertIn("docs/formats/plan.schema.json: ", text)


if __name__ == "__main__":
    unittest.main()
