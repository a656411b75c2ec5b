"""Drives a headless Chromium over its own protocol, through a pair of pipes: no port, no package.

Everything that a page does and should not is kept: errors and warnings of its console, refusals of its
content-security policy, requests to another host, requests that failed.
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.parse

BINARIES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATIENCE = 240  # seconds for one answer; the machine may be busy, and a "what if" is computed in a debug build


def binary():
    """Where Chromium is, or None."""
    return next((path for path in map(shutil.which, BINARIES) if path), None)


class Chromium:
    """One browser with a profile of its own, ended with the `with` block."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="lustrum-browser-")
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        options = [
            "--remote-debugging-pipe",
            f"--user-data-dir={self.profile}",
            "--headless",
            "--no-sandbox",  # tests run as root, where Chromium's sandbox does not start
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
        ]
        # The protocol wants its pipes as descriptors 3 and 4.
        script = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        self._process = subprocess.Popen(
            ["bash", "-c", script, binary(), *options, "about:blank"],
            pass_fds=(to_browser, from_browser),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer = b""
        self._number = 0
        self._sessions = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
            self._process.wait(10)
        except (OSError, RuntimeError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        for descriptor in (self._write, self._read):
            os.close(descriptor)
        shutil.rmtree(self.profile, ignore_errors=True)

    def open(self, host=None, **options):
        """A new page; requests to another host than `host` are kept as faults; the host of files is empty."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._sessions[session] = Page(self, session, target, host)
        page.prepare(**options)
        return page

    def call(self, method, session=None, **parameters):
        """Calls the browser and waits for its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") != self._number:
                continue
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            return answer["result"]

    def receive(self, patience=PATIENCE):
        """The next message; events go to their page on the way."""
        import select

        while b"\0" not in self._buffer:
            if not select.select([self._read], [], [], patience)[0]:
                raise RuntimeError("Chromium does not answer")
            part = os.read(self._read, 1 << 16)
            if not part:
                raise RuntimeError("Chromium has ended")
            self._buffer += part
        text, self._buffer = self._buffer.split(b"\0", 1)
        message = json.loads(text)
        page = self._sessions.get(message.get("sessionId"))
        if page and "method" in message:
            page.hear(message["method"], message["params"])
        return message


class Page:
    """One page of the browser, with what went wrong on it."""

    def __init__(self, browser, session, target, host):
        self._browser, self._session, self._target, self._host = browser, session, target, host
        self.faults = []
        self._loaded = self._busy = 0
        self.status = None

    def prepare(self, width=1280, height=900, dark=False, script=True, language="en"):
        self._script = script
        for domain in ("Page", "Runtime", "Network", "Log", "Security", "Audits", "Accessibility"):
            try:
                self._call(f"{domain}.enable")
            except RuntimeError:
                pass  # not every build has every domain
        self.resize(width, height)
        self.emulate(dark=dark)
        self._call("Emulation.setScriptExecutionDisabled", value=not script)
        self._call("Network.setExtraHTTPHeaders", headers={"Accept-Language": language})

    def _call(self, method, **parameters):
        return self._browser.call(method, self._session, **parameters)

    def resize(self, width, height=900):
        mobile = width < 600
        self._call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile
        )

    def emulate(self, dark=False, media=""):
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        motion = {"name": "prefers-reduced-motion", "value": "reduce"}
        self._call("Emulation.setEmulatedMedia", media=media, features=[scheme, motion])

    def hear(self, method, parameters):
        if method == "Page.loadEventFired":
            self._loaded += 1
        elif method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.faults.append(f"exception: {details.get('exception', {}).get('description', details['text'])}")
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            said = " ".join(str(argument.get("value", "")) for argument in parameters["args"])
            self.faults.append(f"console: {said}")
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            entry = parameters["entry"]
            self.faults.append(f"log: {entry['text']} {entry.get('url', '')}")
        elif method == "Audits.issueAdded" and parameters["issue"]["code"] in ("ContentSecurityPolicyIssue", "CookieIssue"):
            self.faults.append(f"issue: {json.dumps(parameters['issue'])[:400]}")
        elif method == "Network.requestWillBeSent":
            self._busy += 1
            address = urllib.parse.urlsplit(parameters["request"]["url"])
            is_file = address.scheme == "file" and self._host == ""
            known = address.scheme in ("data", "blob") or is_file or address.netloc == self._host
            if self._host is not None and not known:
                self.faults.append(f"request to another host: {parameters['request']['url']}")
        elif method in ("Network.loadingFinished", "Network.loadingFailed"):
            self._busy -= 1
        elif method == "Network.responseReceived" and parameters["type"] == "Document":
            self.status = parameters["response"]["status"]

    def go(self, address):
        """Opens an address and waits until it is there and quiet."""
        before = self._loaded
        self._busy = 0
        result = self._call("Page.navigate", url=address)
        if "errorText" in result:
            raise RuntimeError(f"{address}: {result['errorText']}")
        self._wait(lambda: self._loaded > before, f"{address} is not loaded")
        self._await_computed()
        self.settle()

    def _await_computed(self):
        """Waits until a page that is being computed has come again by itself, as often as it takes."""
        while self.status == 202:
            before = self._loaded
            self._wait(lambda: self._loaded > before, f"{self.address} does not look again")

    def settle(self):
        """Waits until scripts have run and nothing is on its way."""
        if not self._script:
            return  # nothing runs, and no clock of the page either
        for attempt in range(3):
            try:
                self.run("new Promise(done => setTimeout(done, 40))")
                break
            except RuntimeError as error:
                # The page before is only now taken away.
                if "navigated" not in str(error) or attempt == 2:
                    raise
        self._wait(lambda: self._busy <= 0, "requests are still on their way", enough=3)
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))")

    def _wait(self, condition, sentence, enough=PATIENCE):
        ends = time.monotonic() + enough
        while not condition():
            if time.monotonic() > ends:
                if enough == PATIENCE:
                    raise RuntimeError(sentence)
                return
            self._browser.call("Browser.getVersion")  # hears what has happened meanwhile

    def follow(self, action):
        """Does what leads to another page, and waits for that."""
        before = self._loaded
        self._busy = 0
        try:
            action()
        except RuntimeError as error:
            if "navigated" not in str(error):
                raise
        self._wait(lambda: self._loaded > before, "nothing was loaded")
        self._await_computed()
        self.settle()

    def click(self, selector):
        """Clicks a link or button that leads to another page."""
        if not self.run(f"!!document.querySelector({json.dumps(selector)})"):
            raise AssertionError(f"{self.address}: nothing there to click: {selector}")
        self.follow(lambda: self.run(f"document.querySelector({json.dumps(selector)}).click()"))

    def run(self, script):
        """What a script on the page gives; promises are waited for."""
        result = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    @property
    def address(self):
        return self.run("location.href")

    def press(self, key, code=None, text=None, shift=False):
        """Presses a key as a person would."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39}
        parameters = {"key": key, "code": code or key, "modifiers": 8 if shift else 0}
        parameters["windowsVirtualKeyCode"] = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        if key == "Enter":
            text = "\r"
        if text or len(key) == 1:
            parameters["text"] = text or key
        self._call("Input.dispatchKeyEvent", type="keyDown", **parameters)
        parameters.pop("text", None)
        self._call("Input.dispatchKeyEvent", type="keyUp", **parameters)

    def write(self, text):
        self._call("Input.insertText", text=text)

    def screenshot(self, path, whole=True):
        """A picture of the page; of the whole of it, up to ten screens."""
        parameters = {"format": "png"}
        if whole:
            size = self._call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 9000), "scale": 1}
            parameters |= {"clip": clip, "captureBeyondViewport": True}
        with open(path, "wb") as file:
            file.write(base64.b64decode(self._call("Page.captureScreenshot", **parameters)["data"]))

    def print(self, path):
        """The page as an A4 document."""
        parameters = {"preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.69}
        with open(path, "wb") as file:
            file.write(base64.b64decode(self._call("Page.printToPDF", **parameters)["data"]))

    def close(self):
        self._browser.call("Target.closeTarget", targetId=self._target)
