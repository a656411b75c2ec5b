"""Walks through the pages of the examples in a browser, as a reader does, and checks every kind of page."""

import json
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import chromium  # noqa: E402
from crawl import Crawl  # noqa: E402
from served import COMMAND, EXAMPLES, LIBRARIES, ROOT, Site  # noqa: E402

sys.path.insert(0, str(ROOT / "scripts" / "site"))
import markup  # noqa: E402

AXE = ROOT / ".deps" / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = Site(COMMAND, *EXAMPLES, options=LIBRARIES).__enter__()
        cls.addClassCleanup(cls.site.__exit__)
        cls.browser = chromium.Chromium().__enter__()
        cls.addClassCleanup(cls.browser.__exit__)
        cls.crawl = Crawl(cls.site, each=4)

    def page(self, path="", **options):
        page = self.browser.open(self.site.host, **options)
        self.addCleanup(page.close)
        page.go(self.site.address + path if "://" not in path else path)
        return page

    def overview(self, **options):
        page = self.page("en/", **options)
        page.click("main tbody a")
        return page

    def kind(self, page):
        return page.run("document.body.dataset.page")

    def samples(self):
        """A page of each kind in each language, the fullest that was found."""
        for (kind, language), addresses in sorted(self.crawl.kinds.items()):
            yield kind, language, max(addresses, key=lambda address: len(self.crawl.documents[address]))

    # What every page is held to

    def test_every_link_leads_somewhere_and_no_name_stands_twice(self):
        self.assertEqual(self.crawl.faults, [])

    def test_every_kind_of_page_is_there_in_both_languages(self):
        kinds = {kind for kind, _ in self.crawl.kinds}
        self.assertEqual({(kind, language) for kind in kinds for language in ("en", "zh")}, set(self.crawl.kinds))
        self.assertLessEqual({"home", "overview", "projects", "project", "indicator", "places", "place"}, kinds)
        self.assertLessEqual({"consistency", "ensemble", "fields", "scenarios", "explanation"}, kinds)

    def test_every_page_is_html_by_the_letter_of_the_standard(self):
        with tempfile.TemporaryDirectory(prefix="lustrum-pages-") as folder:
            names = {}
            for number, (address, document) in enumerate(self.crawl.documents.items()):
                names[f"{folder}/{number}.html"] = address
                Path(folder, f"{number}.html").write_text(document, encoding="utf-8")
            found = markup.faults(list(names))
            self.assertEqual([names.get(re.sub(r'^"?file:|":.*', "", line), "") + line for line in found], [])

    def test_no_page_speaks_of_the_machinery(self):
        words = re.compile(r"(?i:shadow price|\bdual\b|infeasib|\bsolver\b)|\bIIS\b|\bMIP\b|\bNaN\b|\bnan\b|\binf\b|\bnil\b")
        for address, document in self.crawl.documents.items():
            found = words.search(re.sub(r"<[^>]*>", " ", document))
            self.assertIsNone(found, f"{address}: {found and found.group()}")

    def test_no_page_is_faulty_wider_than_a_telephone_or_closed_to_anybody(self):
        for kind, language, address in self.samples():
            with self.subTest(f"{kind} {language}: {address}"):
                page = self.page(address, width=1280)
                self.check_access(page)
                page.resize(360, 780)
                page.settle()
                width = page.run("document.documentElement.scrollWidth")
                self.assertLessEqual(width, 360, page.run(_WIDEST))
                page.emulate(dark=True)
                page.settle()
                self.check_access(page)
                self.assertEqual(page.faults, [])

    def check_access(self, page):
        page.run(AXE.read_text(encoding="utf-8") + "; undefined")
        options = json.dumps({"runOnly": {"type": "tag", "values": RULES}})
        found = page.run(
            f"axe.run(document, {options}).then(found => found.violations.map(fault => fault.id + ': ' +"
            " fault.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | ')))"
        )
        self.assertEqual(found, [])

    # What readers do

    def test_a_reader_walks_from_the_main_indicators_to_a_place_and_changes_the_language(self):
        page = self.overview()
        self.assertEqual(self.kind(page), "overview")
        page.click("#main-indicators tbody a[href*='indicators/']")
        self.assertEqual(self.kind(page), "indicator")
        page.click(".pages a[href*='projects']")
        self.assertEqual(self.kind(page), "projects")
        page.click("main table a[href*='projects/']")
        self.assertEqual(self.kind(page), "project")
        page.click("main a[href*='places/']")
        self.assertEqual(self.kind(page), "place")
        here = page.address
        page.click(".languages a[hreflang=zh]")
        self.assertEqual(page.address, here.replace("/en/", "/zh/"))
        self.assertEqual((self.kind(page), page.run("document.documentElement.lang")), ("place", "zh"))
        page.click(".languages a[hreflang=en]")
        self.assertEqual(page.address, here)
        self.assertEqual(page.faults, [])

    def crossed_fields(self):
        """A matrix of fields in which projects of one field move targets of another."""
        return next(a for a in self.crawl.kinds["fields", "en"] if "/projects/" in self.crawl.documents[a])

    def test_a_reader_goes_from_a_target_to_its_reasons_and_from_the_fields_to_a_project(self):
        plan = self.crossed_fields().removesuffix("fields.html")
        indicators = (a for a in self.crawl.kinds["indicator", "en"] if a.startswith(plan))
        page = self.page(next(a for a in indicators if "/why/" in self.crawl.documents[a]))
        page.click("#targets .status a")
        self.assertEqual(self.kind(page), "explanation")
        page.click(".pages a[href*='fields']")
        self.assertEqual((page.status, self.kind(page)), (200, "fields"))
        page.click("main .stacked a[href*='projects/']")
        self.assertEqual(self.kind(page), "project")
        page.click(".pages a[href*='consistency']")
        self.assertEqual((page.status, self.kind(page)), (200, "consistency"))
        page.click(".languages a[hreflang=zh]")
        self.assertIn("/zh/consistency", page.address)
        page.click(".pages a[href*='scenarios']")
        self.assertEqual((page.status, self.kind(page)), (200, "scenarios"))
        self.assertEqual(page.faults, [])

    def test_on_a_telephone_a_cell_of_a_folded_table_says_what_it_is(self):
        page = self.page(self.crossed_fields(), width=390)
        said = page.run(
            "(() => { const cell = document.querySelector('.matrix td:not(:has(.none))');"
            " return [getComputedStyle(cell).display, cell.dataset.head, getComputedStyle(cell, '::before').content] })()"
        )
        self.assertEqual(said[0], "block")
        self.assertIn(said[1], said[2])

    def test_a_reader_asks_what_would_follow_if_a_project_began_in_another_year(self):
        address = next(
            address for address in self.crawl.kinds["project", "en"] if 'id="question"' in self.crawl.documents[address]
        )
        page = self.page(address)
        page.run("document.querySelector('#question select').selectedIndex = 1")
        page.click("#question button")
        self.assertEqual((page.status, self.kind(page)), (200, "consequences"))
        self.assertIn("/what-if.html?do=", page.address)
        self.assertGreater(page.run("document.querySelectorAll('#changes tbody tr').length"), 0)
        self.check_access(page)
        self.assertEqual(page.faults, [])

    def test_keys_lead_through_a_page_and_show_where_they_are(self):
        page = self.overview()
        page.press("Tab")
        self.assertEqual(page.run("document.activeElement.className"), "skip")
        for _ in range(25):
            where = page.run(_FOCUS)
            self.assertTrue(where["outlined"], where)
            self.assertTrue(where["seen"], where)
            page.press("Tab")
        page.go(page.address)
        page.press("Tab")
        page.press("Enter")
        page.press("Tab")
        self.assertTrue(page.run("document.querySelector('main').contains(document.activeElement)"))

    def test_a_list_is_filtered_in_place_by_choice_by_word_and_without_a_script(self):
        page = self.overview()
        page.click(".pages a[href*='projects']")
        count = "document.querySelectorAll('main form.choices ~ * tbody tr, main form.choices ~ .wide tbody tr').length"
        self.assertGreater(page.run("document.querySelectorAll('form.choices select').length"), 0)
        name, value = page.run(
            "(() => { const select = document.querySelector('form.choices select');"
            " const option = [...select.options].find(option => option.value !== '');"
            " select.value = option.value; select.dispatchEvent(new Event('change', {bubbles: true}));"
            " return [select.name, option.value] })()"
        )
        page.settle()
        self.assertIn(f"{name}={value}", page.address)
        self.assertEqual(page.run(f"document.querySelector('form.choices select[name={name}]').value"), value)
        rows = page.run("document.querySelector('main').innerText")
        plain = self.page(page.address, script=False)
        self.assertEqual(plain.run("document.querySelector('main').innerText"), rows)
        page.press("/")
        self.assertEqual(page.run("document.activeElement.type"), "search")
        page.write("no such project at all")
        page.settle()
        page.run("new Promise(done => setTimeout(done, 600))")
        page.settle()
        self.assertEqual(page.run("document.activeElement.value"), "no such project at all")
        self.assertIn("no+such+project", page.address)
        self.assertNotEqual(page.run("document.querySelector('[role=status]').textContent"), "")
        self.assertEqual(page.faults, [])

    def test_a_page_prints_on_a4(self):
        page = self.overview()
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            page.print(file.name)
            text = Path(file.name).read_bytes()
        self.assertTrue(text.startswith(b"%PDF"))
        boxes = {tuple(round(float(number)) for number in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", text)}
        self.assertEqual(boxes, {(0, 0, 595, 842)})

    def test_a_drawing_answers_to_a_pointer_and_stands_without_a_script(self):
        address = next(a for a in self.crawl.kinds["indicator", "en"] if "<svg" in self.crawl.documents[a])
        plain = self.page(address, script=False)
        self.assertGreater(plain.run("document.querySelector('figure svg').getBoundingClientRect().height"), 100)
        page = self.page(address)
        self.assertTrue(page.run("!!document.querySelector('figure > div svg')"), "the charts' library draws nothing")
        self.assertEqual(page.faults, [])


# The element that reaches furthest to the right.
_WIDEST = """(() => {
  let widest = null;
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.wide, .pages, figure, .listing') && !element.matches('.wide, .pages, figure, .listing')) continue;
    const right = element.getBoundingClientRect().right;
    if (!widest || right > widest.right) widest = { right, html: element.outerHTML.slice(0, 300) };
  }
  return widest.right + ' ' + widest.html;
})()"""

_FOCUS = """(() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {
    html: element.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
})()"""


if __name__ == "__main__":
    unittest.main()
