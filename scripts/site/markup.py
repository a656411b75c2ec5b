"""Validates pages with the Nu HTML checker (vnu.jar), several hundred in one run, two runs at a time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VALIDATOR = ROOT / ".deps" / "vnu" / "vnu.jar"


def chosen(pages, every):
    """The pages to validate: all, or of each family the longest."""
    if every:
        return [page.path for page in pages]
    longest = {}
    for page in pages:
        known = longest.get(page.skeleton)
        if known is None or page.size > known.size:
            longest[page.skeleton] = page
    return [page.path for page in longest.values()]


def faults(paths):
    """What the checker says, one sentence for each fault."""
    half = (len(paths) + 1) // 2
    with ThreadPoolExecutor(2) as pool:
        return [fault for part in pool.map(_run, [paths[:half], paths[half:]]) for fault in part]


def _run(paths):
    found = []
    for start in range(0, len(paths), 2000):
        command = ["java", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(VALIDATOR)]
        command += ["--errors-only", "--format", "gnu", *paths[start : start + 2000]]
        done = subprocess.run(command, capture_output=True, text=True)
        lines = [line for line in done.stderr.splitlines() if line]
        if done.returncode and not lines:
            sys.exit(f"check-site: the validator failed: {done.stdout[-300:]}")
        found += lines
    return found
