"""Proves that write-outputs puts in what a command prints, finds what differs, and fails on a command that fails."""

import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "write-outputs"
PAGE = "# A\n\n<!-- printed by: {} -->\n```text\n{}```\n\nEnd.\n"


class Outputs(unittest.TestCase):
    def run_on(self, page, *options):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "README.md"
            path.write_text(page, encoding="utf-8")
            done = subprocess.run([str(SCRIPT), *options, folder], capture_output=True, text=True)
            return done.returncode, path.read_text(encoding="utf-8"), done.stdout + done.stderr

    def test_a_block_becomes_what_its_command_prints(self):
        status, page, _ = self.run_on(PAGE.format("echo 52; pwd >/dev/null", "51\n"))
        self.assertEqual((status, page), (0, PAGE.format("echo 52; pwd >/dev/null", "52\n")))

    def test_check_names_what_differs_and_writes_nothing(self):
        status, page, text = self.run_on(PAGE.format("echo 52", "51\n"), "--check")
        self.assertEqual((status, page), (1, PAGE.format("echo 52", "51\n")))
        self.assertIn("README.md: a block differs", text)
        self.assertEqual(self.run_on(PAGE.format("echo 52", "52\n"), "--check")[0], 0)

    def test_a_command_that_fails_and_a_comment_without_block_are_named(self):
        status, page, text = self.run_on(PAGE.format("false", "51\n"))
        self.assertEqual((status, page), (2, PAGE.format("false", "51\n")))
        self.assertIn("‘false’ ended with 1", text)
        status, _, text = self.run_on("<!-- printed by: echo 1 -->\n\nnothing\n")
        self.assertEqual(status, 2)
        self.assertIn("has no block", text)

    def test_check_runs_the_commands_of_shell_blocks_with_the_binary_named(self):
        page = "# A\n\n```sh\n.build/release/lustrum 1\n```\n\n```sh\nmake run\n```\n"
        self.assertEqual(self.run_on(page, "--check", "--with", "echo")[0], 0)
        status, _, text = self.run_on(page, "--check", "--with", "false")
        self.assertEqual(status, 2)
        self.assertIn("ended with 1", text)


if __name__ == "__main__":
    unittest.main()
