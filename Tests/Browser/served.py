"""A running site for the tests: the command serves plans at a port of its own."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".deps" / "python"))
COMMAND = os.environ.get("LUSTRUM", str(ROOT / ".build" / "debug" / "lustrum"))
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/plan.yaml"))
LIBRARIES = ("--web", str(ROOT / ".deps" / "web"))


class Site:
    """`lustrum serve` on some plans, ended with the `with` block."""

    def __init__(self, command, *plans, options=()):
        self.command = [str(command), "serve", *map(str, plans), "--port", "0", *options]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        said = ""
        for line in self.process.stdout:
            said += line
            found = re.search(r"http://\S+/", line)
            if found:
                self.address = found.group()
                self.host = urlsplit(self.address).netloc
                return self
        raise RuntimeError(f"{' '.join(self.command)}: {said}{self.process.stderr.read()}")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.process.stderr.close()

    def get(self, path="", method="GET", **headers):
        """Status, headers and text of an address of the site; redirections are not followed.

        What is being computed is waited for.
        """
        while True:
            answer = self.get_now(path, method, **headers)
            if "Retry-After" not in answer[1]:
                return answer
            time.sleep(int(answer[1]["Retry-After"]))

    def get_now(self, path="", method="GET", **headers):
        """The same of what is there at once."""
        address = urljoin(self.address, path)
        request = urllib.request.Request(
            address, method=method, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        try:
            answer = _opener.open(request, timeout=240)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read().decode("utf-8")


class _Still(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_opener = urllib.request.build_opener(_Still, urllib.request.ProxyHandler({}))


class Links(HTMLParser):
    """The addresses and the anchors of a document."""

    def __init__(self, document):
        super().__init__()
        self.addresses, self.anchors, self.twice = [], set(), set()
        self.questions, self._action, self._name = [], None, None
        self.feed(document)

    def handle_starttag(self, tag, attributes):
        self._hear_question(tag, dict(attributes))
        for name, value in attributes:
            if name in ("href", "src") and value is not None:
                self.addresses.append(value)
            elif name == "id":
                (self.twice if value in self.anchors else self.anchors).add(value)

    def _hear_question(self, tag, attributes):
        """Each choice of each form by itself is an address too."""
        if tag == "form":
            self._action = attributes.get("action")
        elif tag == "select":
            self._name = attributes.get("name")
        elif tag == "option" and attributes.get("value"):
            self.questions.append(f"{self._action}?{urlencode({self._name: attributes['value']})}")
