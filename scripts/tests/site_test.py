"""The checks of published sites find what they are there to find."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts" / "site"))

import hrefs  # noqa: E402
import leaks  # noqa: E402
import markup  # noqa: E402
import pages  # noqa: E402
import words  # noqa: E402

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Projects</title></head><body><main id="content">
<h1>Projects</h1><p><a href="other.html#there">Another page</a></p><dl><div><dt>Cost</dt><dd>1,200 yuan</dd></div></dl>
<table id="list-table"><caption>List</caption><thead><tr><th scope="col">Name</th><th scope="col">Cost</th></tr></thead>
<tbody><tr><th scope="row">Bridge</th><td class="number">12.50</td></tr>
<tr><th scope="row">School</th><td class="number">7.25</td></tr></tbody></table></main></body></html>
"""
OTHER = '<!DOCTYPE html>\n<html lang="en"><head><title>Other</title></head><body><h1 id="there">Other</h1></body></html>\n'
TOLD = {
    "sections": [
        {
            "blocks": [
                {"facts": [{"name": "Cost", "content": {"value": 1200, "unit": "yuan"}}]},
                {
                    "table": {
                        "id": "list",
                        "columns": [{"id": "name", "head": "Name"}, {"id": "cost", "head": "Cost"}],
                        "rows": [{"name": "Bridge", "cost": {"value": 12.5}}, {"name": "School", "cost": {"value": 7.25}}],
                    }
                },
            ]
        }
    ]
}
TABLE = "\ufeffName,Cost,Cost: origin\r\nBridge,12.5,sourced\r\nSchool,7.25,sourced\r\n"


class Checks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.site = Path(folder.name)

    def faults(self, page=PAGE, told=TOLD, table=TABLE):
        """What is found on a page, with its JSON and its table."""
        for name, text in (
            ("page.html", page), ("page.json", json.dumps(told)), ("page!!list.csv", table), ("other.html", OTHER),
            ("other.json", json.dumps({"sections": []})),
        ):
            (self.site / name).write_text(text, encoding="utf-8")
        read = pages.read((self.site, sorted(self.site.glob("*.html"))))
        self.assertEqual(sum(page.figures for page in read), 3)
        return [fault for page in read for fault in page.faults] + hrefs.faults(self.site, read) + words.faults(self.site)

    def test_a_sound_page_has_none(self):
        self.assertEqual(self.faults(), [])

    def test_each_fault_is_found_alone(self):
        for page, sentence in (
            (PAGE.replace("other.html#there", "nowhere.html"), "leads to no file"),
            (PAGE.replace("#there", "#nowhere"), "leads to no place"),
            (PAGE.replace('<p>', '<p id="content">'), "stands twice"),
            (PAGE.replace("12.50", "12.51"), "12.5 in JSON and 12.51 on the page"),
            (PAGE.replace("1,200 yuan", "1,300 yuan"), "a fact: 1200 in JSON"),
            (PAGE.replace("Another page", "The solver says so"), "solver is said"),
            (PAGE.replace("Another page", "1 projects"), "1 projects is said"),
            (PAGE.replace("<p>", '<p onclick="x()">'), "content-security policy"),
            (PAGE.replace("</main>", '<script src="https://elsewhere.example/x.js"></script></main>'), "loads"),
            (PAGE.replace('lang="en"', 'lang="zh"'), "in Chinese"),
        ):
            with self.subTest(sentence):
                found = self.faults(page=page)
                self.assertEqual(len(found), 1, found)
                self.assertIn(sentence, found[0])

    def test_a_table_that_differs_from_its_page_is_found(self):
        self.assertIn("7.25 in JSON and 7.5 in CSV", self.faults(table=TABLE.replace("7.25", "7.5"))[0])
        self.assertIn("has 1 rows", self.faults(table=TABLE.replace("School,7.25,sourced\r\n", ""))[0])

    def test_what_a_narrower_circle_keeps_is_found_in_the_public_site(self):
        plan = self.site / "plan"
        plan.mkdir()
        (plan / "plan.yaml").write_text("id: p\n", encoding="utf-8")
        (plan / "projects.csv").write_text(
            "id,name_en,cost,circle\nP1,Open bridge,100,\nP2,Hidden bridge,1234567,government\nP3,Known school,7654321,\n",
            encoding="utf-8")
        (plan / "circles.csv").write_text("address,circle\nprojects/P3#cost,drafting\n", encoding="utf-8")
        public = self.site / "site" / "p"
        public.mkdir(parents=True)
        (public / "page.html").write_text("<p>Open bridge, Known school, code 91234567</p>", encoding="utf-8")
        self.assertEqual(leaks.faults(self.site / "site", [plan]), [])
        for leak in ("Hidden bridge", "1,234,567", "765.43</td><td>7654321", 'href="projects/P2.html"'):
            (public / "page.html").write_text(f"<td>{leak}</td>", encoding="utf-8")
            self.assertEqual(len(leaks.faults(self.site / "site", [plan])), 1, leak)

    @unittest.skipUnless(markup.VALIDATOR.exists(), "the validator is not there; scripts/setup --tests brings it")
    def test_the_validator_finds_what_is_no_html(self):
        names = []
        for number, page in enumerate((PAGE, PAGE.replace("<p>", "<p><div>"), PAGE.replace('scope="row"', 'scope="cell"', 1))):
            names.append(str(self.site / f"{number}.html"))
            Path(names[-1]).write_text(page, encoding="utf-8")
        self.assertEqual(markup.faults(names[:1]), [])
        found = markup.faults(names)
        self.assertTrue(any("1.html" in fault for fault in found) and any("2.html" in fault for fault in found), found)

    def test_pages_that_differ_in_words_and_rows_alone_are_one_family(self):
        self.faults()
        first = pages.read((self.site, [self.site / "page.html"]))[0]
        longer = PAGE.replace("School", "Academy").replace("</tr></tbody>", "</tr>\n<tr><th scope=\"row\">Park</th><td class=\"number\">1</td></tr></tbody>")
        (self.site / "page.html").write_text(longer, encoding="utf-8")
        second = pages.read((self.site, [self.site / "page.html"]))[0]
        self.assertEqual(first.skeleton, second.skeleton)
        (self.site / "page.html").write_text(PAGE.replace("<p>", "<p class=\"x\">"), encoding="utf-8")
        third = pages.read((self.site, [self.site / "page.html"]))[0]
        self.assertNotEqual(first.skeleton, third.skeleton)


if __name__ == "__main__":
    unittest.main()
