"""What the server answers, without a browser: headers, refusals, languages, and pages that follow their folder."""

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from crawl import Crawl  # noqa: E402
from served import COMMAND, LIBRARIES, ROOT, Site  # noqa: E402

SCENARIOS = """\
- id: greener
  name: {en: Greener, zh: 提高森林覆盖率}
  changes:
    - {set: targets/forest_cover/county/2030#value, from: 52, to: 56}
"""


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="lustrum-answers-"))
        cls.plan = cls.folder / "plan"
        subprocess.run([COMMAND, "new", cls.plan], check=True, stdout=subprocess.DEVNULL)
        cls.id = re.search(r"^id: (\S+)", (cls.plan / "plan.yaml").read_text(), re.MULTILINE).group(1)
        cls.site = Site(COMMAND, cls.plan, options=LIBRARIES).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.site.__exit__()
        shutil.rmtree(cls.folder)

    def test_every_answer_carries_the_safe_headers(self):
        for path in ("", f"{self.id}/en/", f"{self.id}/en/index.json", "assets/site.css", "nowhere"):
            with self.subTest(path):
                headers = self.site.get(path)[1]
                policy = headers["Content-Security-Policy"]
                self.assertTrue(policy.startswith("default-src 'none'; "), policy)
                self.assertNotIn("unsafe", policy)
                for name, value in {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}.items():
                    self.assertEqual(headers[name], value)

    def test_the_address_alone_decides_the_language_but_at_the_root(self):
        for language, wanted in (("zh-Hans-CN,zh;q=0.9", "zh"), ("de,en;q=0.5", "en"), ("fr", "en"), ("en;q=0,zh", "zh")):
            with self.subTest(language):
                status, headers, text = self.site.get("", Accept_Language=language)
                found = re.search(r"/(en|zh)/", headers["Location"]).group(1) if status == 303 else text
                self.assertTrue(found == wanted or f'<html lang="{wanted}"' in found, (status, found[:200]))
                self.assertIn("Accept-Language", headers["Vary"])
                self.assertIn('<html lang="zh"', self.site.get(f"{self.id}/zh/", Accept_Language=language)[2])

    def test_an_answer_that_a_reader_holds_is_not_sent_again(self):
        for path in (f"{self.id}/en/", "assets/site.css"):
            tag = self.site.get(path)[1]["ETag"]
            self.assertEqual(self.site.get(path, If_None_Match=tag)[::2], (304, ""))
            self.assertEqual(self.site.get(path, If_None_Match=f'"x", W/{tag}')[0], 304)
            self.assertEqual(self.site.get(path, If_None_Match='"x"')[0], 200)

    def test_a_page_that_is_being_computed_says_so_and_comes_again(self):
        # Its scenarios take several seconds, the first reader is told after one.
        with Site(COMMAND, ROOT / "examples" / "songlan-15") as site:
            page, data = (f"songlan-15/zh/scenarios.{form}" for form in ("html", "json"))
            status, headers, text = site.get_now(page)
            self.assertEqual((status, headers["Retry-After"], headers["Refresh"]), (202, "3", "3"))
            self.assertIn("本页正在测算", text)
            self.assertNotIn("ETag", headers)
            status, headers, text = site.get_now(data)
            self.assertEqual((status, headers["Content-Type"]), (503, "application/json; charset=utf-8"))
            self.assertIn('"lustrum/answer/1"', text)
            self.assertEqual(site.get_now("songlan-15/zh/indicators.html")[0], 200)
            self.assertIn('data-page="scenarios"', site.get(page)[2])
            self.assertIn('"lustrum/scenarios/1"', site.get_now(data)[2])

    def test_every_link_and_every_choice_of_a_plan_leads_somewhere(self):
        plan = self.folder / "linked"
        shutil.copytree(self.plan, plan)
        (plan / "scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
        with Site(COMMAND, plan, options=LIBRARIES) as site:
            crawl = Crawl(site, each=10_000, asks=True)
        self.assertEqual(crawl.faults, [])
        kinds = {kind for kind, _ in crawl.kinds}
        self.assertLessEqual({"scenarios", "consistency", "ensemble", "consequences", "explanation"}, kinds)
        for kind in kinds:
            self.assertEqual(len(crawl.kinds[kind, "en"]), len(crawl.kinds[kind, "zh"]), kind)

    def test_only_reading_is_answered(self):
        whole = self.site.get(f"{self.id}/en/")
        head = self.site.get(f"{self.id}/en/", method="HEAD")
        self.assertEqual((head[0], head[2], head[1]["ETag"]), (200, "", whole[1]["ETag"]))
        self.assertEqual(int(head[1]["Content-Length"]), len(whole[2].encode()))
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            status, headers, _ = self.site.get(f"{self.id}/en/", method=method)
            self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"))

    def test_an_address_without_a_page_is_answered_by_a_page_in_its_language(self):
        for path in ("nowhere", f"{self.id}/zh/projects/none", "a/../b", "%", "%00", "assets/../plan.yaml", f"{self.id}/xx/"):
            with self.subTest(path):
                status, headers, text = self.site.get(path, Accept_Language="zh")
                self.assertEqual((status, headers["Content-Type"]), (404, "text/html; charset=utf-8"))
                self.assertIn('<html lang="zh"', text)

    def test_scripts_come_as_scripts_and_tables_as_tables(self):
        for path, kind in (
            ("assets/site.css", "text/css; charset=utf-8"),
            ("assets/site.js", "text/javascript; charset=utf-8"),
            ("assets/echarts/index.js", "text/javascript; charset=utf-8"),
            (f"{self.id}/en/index.json", "application/json; charset=utf-8"),
        ):
            status, headers, _ = self.site.get(path)
            self.assertEqual((status, headers["Content-Type"]), (200, kind), path)

    def test_a_name_that_is_not_this_machines_is_refused(self):
        self.assertEqual(self.site.get("", Host="plan.example:80")[0], 421)
        self.assertEqual(self.site.get(f"{self.id}/en/", Host="localhost")[0], 200)

    def test_pages_follow_their_folder_and_outlast_its_faults(self):
        path, header = f"{self.id}/en/", self.plan / "plan.yaml"
        sound = header.read_text()
        before = self.site.get(path)[2]
        title = re.search(r"^title:\n?(\s+en: )?(.*)$", sound, re.MULTILINE).group(2)
        header.write_text(sound.replace(title, title + " anew", 1))
        self.wait_for(path, lambda text: title.strip("'\"") + " anew" in text)
        header.write_text("title: [")
        alert = self.wait_for(path, lambda text: 'class="alert"' in text)
        self.assertIn(" anew", alert)
        self.assertIn("plan.yaml:1", alert)
        header.write_text(sound)
        self.assertEqual(self.wait_for(path, lambda text: 'class="alert"' not in text), before)

    def wait_for(self, path, condition):
        ends = time.monotonic() + 60
        while not condition(text := self.site.get(path)[2]):
            self.assertLess(time.monotonic(), ends, "the page does not follow its folder")
            time.sleep(0.3)
        return text


class Starting(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="lustrum-serve-"))
        self.addCleanup(shutil.rmtree, self.folder)
        subprocess.run([COMMAND, "new", self.folder / "p"], check=True, stdout=subprocess.DEVNULL)

    def refused(self, *arguments):
        done = subprocess.run(
            [COMMAND, "serve", *map(str, arguments)], capture_output=True, text=True, timeout=60, cwd=self.folder
        )
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        return done.stderr

    def test_what_cannot_be_served_is_one_sentence(self):
        shutil.copytree(self.folder / "p", self.folder / "q")
        with Site(COMMAND, self.folder / "p") as site:
            port = site.host.split(":")[1]
            self.assertIn(f"port {port} is in use", self.refused("p", "--port", port))
            self.assertIn(f"端口 {port} 已被", self.refused("p", "--port", port, "--lang", "zh"))
        self.assertIn("there is no folder nowhere", self.refused("nowhere"))
        self.assertIn("two plans have the id", self.refused("p", "q"))
        self.assertIn("say with --circle who may read", self.refused("p", "--host", "0.0.0.0"))
        self.assertIn("say with --circle", self.refused("p", "--host", "0.0.0.0", "--circle", "office"))
        marks = self.folder / "q" / "circles.csv"
        marks.write_text("address,circle\nprojects/P9#cost,government\n", encoding="utf-8")
        self.assertIn("has errors", self.refused("q", "--circle", "public"))
        self.assertIn("存在错误", self.refused("q", "--circle", "public", "--lang", "zh"))
        self.assertIn("names no circle ‘nobody’", self.refused("p", "--circle", "nobody"))
        self.assertIn("cannot listen at nowhere.invalid", self.refused("p", "--host", "nowhere.invalid", "--circle", "public"))

    def test_an_interruption_ends_it_with_130_and_a_request_to_stop_with_0(self):
        for wanted, number in ((130, signal.SIGINT), (0, signal.SIGTERM)):
            with Site(COMMAND, self.folder / "p") as site:
                site.process.send_signal(number)
                self.assertEqual(site.process.wait(20), wanted)


if __name__ == "__main__":
    unittest.main()
