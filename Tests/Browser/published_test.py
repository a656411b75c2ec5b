"""Opens a published site as files, and behind a server that only hands out files, without any other network."""

import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import chromium  # noqa: E402
from served import COMMAND, LIBRARIES  # noqa: E402


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Published(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="lustrum-published-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for command in (["new", "plan"], ["publish", "site", "plan", "--circle", "office", *LIBRARIES]):
            cls.said = subprocess.run(
                [COMMAND, *command], check=True, cwd=cls.folder, capture_output=True, text=True
            ).stdout
        cls.site = cls.folder / "site"
        cls.browser = chromium.Chromium().__enter__()
        cls.addClassCleanup(cls.browser.__exit__)

    def walk(self, root, host):
        """From the home page to an indicator in Chinese, and back by its own links."""
        page = self.browser.open(host)
        self.addCleanup(page.close)
        page.go(root + "en/index.html")
        page.click("main tbody a")
        self.assertEqual(page.run("document.body.dataset.page"), "overview")
        page.click("main tbody a[href*='indicators/']")
        self.assertEqual(page.run("document.body.dataset.page"), "indicator")
        page.click(".languages a[hreflang=zh]")
        self.assertEqual(page.run("document.documentElement.lang"), "zh")
        # The style sheet is there: the head has its ground.
        ground = page.run("getComputedStyle(document.querySelector('body > header')).backgroundColor")
        self.assertNotIn(ground, ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"))
        self.assertGreater(page.run("document.querySelector('figure svg').getBoundingClientRect().height"), 100)
        drawn = page.run("!!document.querySelector('figure > div svg')")
        for step in ("projects", "places", "programme", "limits"):
            page.click(f".pages a[href*='{step}']")
        self.assertEqual(page.faults, [])
        return drawn

    def test_it_says_what_it_wrote_and_withheld(self):
        self.assertIn("nothing was withheld", self.said)
        self.assertIn("files into site", self.said)
        public = subprocess.run(
            [COMMAND, "publish", "public", "plan"], check=True, cwd=self.folder, capture_output=True, text=True
        ).stdout
        self.assertIn("for ‘public’", public)

    def test_it_works_opened_as_files(self):
        self.assertFalse(self.walk(self.site.as_uri() + "/", ""))

    def test_it_works_behind_a_plain_server_with_its_charts(self):
        handler = functools.partial(Quiet, directory=str(self.site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            host = f"127.0.0.1:{server.server_address[1]}"
            self.assertTrue(self.walk(f"http://{host}/", host), "the charts' library is not beside the pages")
            server.shutdown()

    def test_the_office_site_shows_the_programme(self):
        text = next(self.site.glob("*/en/programme.html")).read_text(encoding="utf-8")
        self.assertIn("Years are those of the programme that was found.", text)


if __name__ == "__main__":
    unittest.main()
