"""Whether a site for the widest circle says what the plan's files keep for a narrower one.

What is secret is read from the files alone: rows whose `circle` is narrower than public, and the fields marked in
`circles.csv`. The program's own rules of release take no part.
"""

import csv
import re
import subprocess
import tempfile
from pathlib import Path

LEAST = {"text": 9, "chinese": 5, "digits": 6}
CHINESE = re.compile(r"[\u3400-\u9fff]")


def rows(plan):
    """Every row of every table of a plan, with the name of its collection."""
    for path in sorted(plan.rglob("*.csv")):
        if path.name in ("circles.csv", "submissions.csv"):
            continue
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield path.relative_to(plan).parts[0].removesuffix(".csv"), row


def secrets(plan):
    """Texts and numbers of the plan that the public may not read, and the names of withheld projects."""
    marks = {}
    if (plan / "circles.csv").exists():
        with open(plan / "circles.csv", encoding="utf-8-sig", newline="") as file:
            marks = {row["address"]: row["circle"] for row in csv.DictReader(file)}
    hidden, told, projects = set(), set(), set()
    for collection, row in rows(plan):
        key = row.get("id", "")
        narrow = marks.get(f"{collection}/{key}", row.get("circle") or "public") != "public"
        if narrow and collection == "projects":
            projects.add(key)
        about = row.get("project", "") or row.get("cause", "").removeprefix("projects/")
        for name, cell in row.items():
            if not cell or name in ("circle", "id"):
                continue
            is_marked = marks.get(f"{collection}/{key}#{name}", "public") != "public"
            (hidden if narrow or is_marked else told).update(forms(cell))
    return {one for one in hidden if is_telling(one)} - told, projects


def forms(cell):
    """A cell as it is written and, where it is a number, as pages may show it."""
    yield cell.strip()
    if re.fullmatch(r"-?\d+(\.\d+)?", cell):
        number = float(cell)
        yield f"{number:,.0f}"
        for size in (1, 10_000):
            yield f"{number / size:,.2f}"


def is_telling(text):
    """Whether a text is long enough to stand for what it says and not for something else by chance."""
    if re.fullmatch(r"-?[\d.,]+", text):
        return sum(character.isdigit() for character in text) >= LEAST["digits"]
    # Words of closed sets and identifiers of indicators, bodies and sources are no secret.
    if re.fullmatch(r"[a-z0-9]+([-_;][a-z0-9]+)*", text):
        return False
    return len(text) >= (LEAST["chinese"] if CHINESE.search(text) else LEAST["text"])


def faults(site, plans):
    """One sentence for each file that says a secret."""
    found = []
    for plan in plans:
        hidden, projects = secrets(plan)
        numbers = {one for one in hidden if re.fullmatch(r"-?[\d.,]+", one)}
        words = hidden - numbers
        words |= {f"projects/{project}{end}" for project in projects for end in (".html", ".json", '"', "#")}
        pages = [str(path) for path in site.glob(f"{_id(plan)}/*")]
        found += _said(words, pages, ()) + _said(numbers, pages, ("-w",))
        found += [f"{project} is not public, but has a page" for project in projects if _has_page(site, plan, project)]
    return found


def _said(secrets, pages, options):
    """Where any of the secrets stands; numbers are looked for as whole words, since codes may hold their digits."""
    if not secrets:
        return []
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(sorted(secrets)) + "\n")
        file.flush()
        command = ["grep", "-rHoF", *options, "-f", file.name, "--", *pages]
        done = subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"})
    return [f"{line[:300]} is not public" for line in done.stdout.splitlines()]


def _id(plan):
    return re.search(r"^id: *(\S+)", (plan / "plan.yaml").read_text(encoding="utf-8"), re.M).group(1)


def _has_page(site, plan, project):
    return any(Path(site).glob(f"{_id(plan)}/*/projects/{project}.*"))
