"""Tests of scripts/setup on made-up lists, with stand-ins for the network and the package tools."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

SETUP = Path(__file__).resolve().parent.parent / "setup"

_STANDINS = {
    "swift": 'echo "Swift version ${SWIFT_VERSION:-6.3.1}"',
    "dpkg-query": 'shift 3; for name; do [[ $name == "${ABSENT:-}" ]] || echo "installed $name"; done',
    "apt-get": 'echo "apt-get $*" >>"$CALLS"; [[ $* != *update* ]] || exit "${UPDATE_STATUS:-0}"',
    # The Python of the lists: downloads come from $SHELF, or fail when it is empty; the rest is the real one.
    "python": r"""
if [[ "$1 $2" != "-m pip" ]]; then exec python3 "$@"; fi
echo "pip $3" >>"$CALLS"
while (($#)); do case $1 in --dest | --target) folder=$2 ;; esac; shift; done
if [[ -n ${SLOW:-} ]]; then sleep 60; fi
mkdir -p "$folder" && cp "$SHELF"/* "$folder"
""",
}


class Setup(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        for folder in ("scripts", "bin", "shelf"):
            (self.root / folder).mkdir()
        shutil.copy(SETUP, self.root / "scripts" / "setup")
        for name, body in _STANDINS.items():
            (self.root / "bin" / name).write_text(f"#!/usr/bin/env bash\n{body}\n")
            (self.root / "bin" / name).chmod(0o755)
        wheel = self.root / "shelf" / "solver-1-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("solver/dist/lib/solver.so", "one")
        self.sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
        self.write("debian-packages.txt", "# none needed\nlibrary # because\n")
        self.write("debian-packages-tests.txt", "browser # because\n")
        self.write("wheels.txt", f"any solver 1 solver-1-any.whl {self.sha256} solver/dist highs\n")
        self.write("python-requirements.txt", "checker==1\n")

    def write(self, name, text):
        (self.root / "scripts" / name).write_text(text)

    def environment(self, **changes):
        return {
            "PATH": f"{self.root / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.root),
            "LUSTRUM_CACHE": str(self.root / "cache"),
            "LUSTRUM_PYTHON": str(self.root / "bin" / "python"),
            "SHELF": str(self.root / "shelf"),
            "CALLS": str(self.root / "calls"),
            **changes,
        }

    def run_setup(self, *arguments, **changes):
        command = [str(self.root / "scripts" / "setup"), *arguments]
        done = subprocess.run(command, env=self.environment(**changes), capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout + done.stderr

    def calls(self):
        path = self.root / "calls"
        text = path.read_text() if path.exists() else ""
        path.unlink(missing_ok=True)
        return text.splitlines()

    @property
    def library(self):
        return self.root / ".deps" / "highs" / "lib" / "solver.so"

    def test_the_second_run_has_nothing_to_do_and_asks_nobody(self):
        self.assertEqual(self.run_setup()[0], 0)
        self.assertEqual(self.library.read_text(), "one")
        self.assertEqual(self.calls(), ["pip download", "pip download", "pip install"])
        started = time.monotonic()
        self.assertEqual(self.run_setup(), (0, "setup: nothing to do\n"))
        self.assertLess(time.monotonic() - started, 2)
        self.assertEqual(self.calls(), [])

    def test_a_second_clone_is_served_from_the_cache(self):
        self.run_setup()
        shutil.rmtree(self.root / ".deps")
        self.calls()
        self.assertEqual(self.run_setup()[0], 0)
        self.assertEqual(self.calls(), ["pip install"])
        self.assertTrue(self.library.exists())

    def test_a_damaged_download_in_the_cache_is_brought_anew(self):
        self.run_setup()
        shutil.rmtree(self.root / ".deps")
        (self.root / "cache" / "wheels" / self.sha256 / "solver-1-any.whl").write_text("damaged")
        self.assertEqual(self.run_setup()[0], 0)
        self.assertEqual(self.library.read_text(), "one")

    def test_a_file_with_another_hash_is_not_used(self):
        with zipfile.ZipFile(self.root / "shelf" / "solver-1-any.whl", "a") as archive:
            archive.writestr("solver/dist/lib/more", "added")
        status, text = self.run_setup()
        self.assertEqual(status, 2)
        self.assertIn("solver-1-any.whl has another SHA-256 than scripts/wheels.txt says: not used", text)
        self.assertFalse(self.library.exists())
        self.assertEqual(list((self.root / "cache").glob("partial.*")), [])

    def test_a_folder_that_no_list_names_is_removed(self):
        self.run_setup()
        self.write("wheels.txt", f"any solver 1 solver-1-any.whl {self.sha256} solver/dist solvers\n")
        self.assertEqual(self.run_setup()[0], 0)
        self.assertEqual(sorted(path.name for path in (self.root / ".deps").glob("[!.]*")), ["python", "solvers"])

    def test_parts_of_the_pages_stand_in_folders_of_one_folder(self):
        self.write("wheels.txt", f"any solver 1 solver-1-any.whl {self.sha256} solver/dist web/charts\n")
        self.assertEqual(self.run_setup()[0], 0)
        self.assertEqual((self.root / ".deps/web/charts/lib/solver.so").read_text(), "one")
        self.assertEqual(self.run_setup(), (0, "setup: nothing to do\n"))
        self.write("wheels.txt", f"any solver 1 solver-1-any.whl {self.sha256} solver/dist web/maps\n")
        self.assertEqual(self.run_setup()[0], 0)
        self.assertEqual([path.name for path in (self.root / ".deps" / "web").iterdir()], ["maps"])

    def test_what_only_the_tests_need_is_brought_for_them_alone(self):
        self.assertEqual(self.run_setup(ABSENT="browser")[0], 0)
        self.assertEqual([call for call in self.calls() if call.startswith("apt-get")], [])
        if os.geteuid() != 0:
            self.skipTest("installs only as root")
        self.assertEqual(self.run_setup("--tests", ABSENT="browser")[0], 0)
        self.assertTrue(self.calls()[-1].endswith("install -y --no-install-recommends browser"))

    def test_an_unknown_option_is_answered_with_the_usage(self):
        self.assertEqual(self.run_setup("--test"), (2, "usage: scripts/setup [--tests]\n"))

    def test_a_run_that_was_killed_is_repeated_as_if_it_had_not_been(self):
        command = [str(self.root / "scripts" / "setup")]
        run = subprocess.Popen(
            command, env=self.environment(SLOW="yes"), stdout=subprocess.DEVNULL, start_new_session=True
        )
        while not (self.root / "calls").exists():
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        self.assertFalse(self.library.exists())
        self.assertEqual(self.run_setup()[0], 0)
        self.assertEqual(self.library.read_text(), "one")

    def test_each_lack_is_named_in_one_sentence(self):
        no_swift = self.root / "no-swift"
        no_swift.mkdir()
        for tool in ("bash", "dirname", "uname", "env"):
            (no_swift / tool).symlink_to(shutil.which(tool))
        shutil.rmtree(self.root / "shelf")
        cases = [
            ({"PATH": str(no_swift)}, "swift is missing: install Swift 6.3 or later and put it on PATH"),
            ({"LUSTRUM_CACHE": str(self.root / "new")}, "solver 1 could not be downloaded: is there a network?"),
            ({"ABSENT": "library", "UPDATE_STATUS": "100"}, "apt-get update failed: is there a network"),
        ]
        for changes, sentence in cases:
            with self.subTest(sentence):
                status, text = self.run_setup(**changes)
                self.assertEqual(status, 2, text)
                self.assertIn("setup: " + sentence, text.splitlines()[-1])

    def test_a_missing_debian_package_is_installed_by_name(self):
        if os.geteuid() != 0:
            self.skipTest("installs only as root")
        self.assertEqual(self.run_setup(ABSENT="library")[0], 0)
        installs = [call for call in self.calls() if call.startswith("apt-get")]
        self.assertTrue(installs[0].endswith(" update"), installs)
        self.assertTrue(installs[1].endswith("install -y --no-install-recommends library"), installs)

    def test_without_root_and_sudo_it_says_what_to_ask_an_administrator_for(self):
        if os.geteuid() != 0:
            self.skipTest("becomes another user, which needs root")
        for path in (self.root, *self.root.rglob("*")):
            os.chown(path, 65534, 65534)
        command = [shutil.which("setpriv"), "--reuid", "65534", "--regid", "65534", "--clear-groups"]
        bare = self.root / "bare"
        bare.mkdir()
        for tool in ("bash", "env", "dirname", "uname", "sed", "grep", "swift", "dpkg-query", "apt-get"):
            (bare / tool).symlink_to(shutil.which(tool, path=self.environment()["PATH"]))
        command += [str(bare / "bash"), str(self.root / "scripts" / "setup")]
        done = subprocess.run(
            command, env=self.environment(PATH=str(bare), ABSENT="library"), capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("not root and no sudo: have an administrator run 'apt-get install library'", done.stderr)

    def test_an_old_compiler_is_named(self):
        status, text = self.run_setup(SWIFT_VERSION="5.10")
        self.assertEqual(status, 2)
        self.assertIn("Swift 5.10 is too old: install Swift 6.3 or later", text)


if __name__ == "__main__":
    unittest.main()
