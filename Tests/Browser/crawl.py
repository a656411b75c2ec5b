"""Finds the pages of a site by following its links, as a reader without a browser would."""

import re
from collections import defaultdict
from urllib.parse import urldefrag, urljoin, urlsplit

from served import Links


class Crawl:
    """Pages by kind and language, with what is wrong about their links."""

    def __init__(self, site, each, asks=False):
        """Follows the links of `site`; of one kind in one language of one plan `each` pages are opened.

        With `asks` every choice of every form is made too.
        """
        self.site, self.each, self.asks = site, each, asks
        self.documents = {}
        self.kinds = defaultdict(list)
        self.faults = []
        self._anchors = {}
        self._follow()

    def _follow(self):
        waiting, seen = [self.site.address, urljoin(self.site.address, "zh/")], set()
        linked = defaultdict(set)
        opened = defaultdict(int)
        while waiting:
            address = waiting.pop(0)
            if address in seen:
                continue
            seen.add(address)
            if opened[self._family(address)] >= self.each:
                continue
            opened[self._family(address)] += 1
            status, headers, text = self.site.get(address)
            if status == 303:
                waiting.append(urljoin(address, headers["Location"]))
                continue
            if status != 200:
                self.faults.append(f"{address} from {sorted(linked[address])[:2]}: {status}")
                continue
            if not headers["Content-Type"].startswith("text/html"):
                continue
            links = Links(text)
            self.documents[address] = text
            self._anchors[address] = links.anchors
            if links.twice:
                self.faults.append(f"{address}: one name twice: {sorted(links.twice)[:5]}")
            kind = re.search(r'data-page="([a-z]+)"', text).group(1)
            language = re.search(r'<html lang="([a-z]+)"', text).group(1)
            self.kinds[kind, language].append(address)
            for link in links.addresses + (links.questions if self.asks else []):
                target, anchor = urldefrag(urljoin(address, link))
                if urlsplit(target).netloc != self.site.host:
                    continue
                linked[target].add(address)
                if anchor and target in self._anchors and anchor not in self._anchors[target]:
                    self.faults.append(f"{address}: {link} leads to no place")
                waiting.append(target)

    @staticmethod
    def _family(address):
        """What pages of one sort have in common: plan, language and first step, form, names of the choices."""
        parts = urlsplit(address)
        steps = parts.path.split("/")
        deep = "…" if len(steps) > 4 else steps[-1]
        choices = ",".join(sorted(re.findall(r"(?:^|&)([^=&]+)=", parts.query)))
        return "/".join(steps[:4]) if len(steps) > 4 else parts.path, deep.rsplit(".", 1)[-1], len(steps), choices
