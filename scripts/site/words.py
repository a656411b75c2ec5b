"""Words that no file of a site may say."""

import subprocess

# Words of the machinery, which a planner need not know, and numbers that went wrong.
BANNED = r"\b(shadow prices?|dual|infeasib[a-z]*|solvers?|IIS|MIP|NaN|nan|inf|nil|undefined|null)\b"
# One of something that is told as many.
PLURAL = (
    r"(^|[^0-9.,–-])1 (more )?(projects|places|observations|indicators|targets|tasks|findings|years|parts|files|errors"
    r"|warnings|notes|packages|bodies|fields|changes|limits)\b"
)


def faults(site):
    """One sentence for each page, its JSON or a table that says such a word."""
    found = []
    for pattern, options in ((BANNED, ["--include=*.html", "--include=*.csv"]), (PLURAL, ["--include=*.html"])):
        command = ["grep", "-roE", "--exclude-dir=assets", *options, pattern, str(site)]
        done = subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"})
        found += [f"{line} is said" for line in done.stdout.splitlines()]
    banned = BANNED.replace("|null", "")
    command = ["grep", "-roE", "--exclude-dir=assets", "--include=*.json", banned, str(site)]
    done = subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"})
    return found + [f"{line} is said" for line in done.stdout.splitlines()]
