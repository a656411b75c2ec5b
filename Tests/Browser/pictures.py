#!/usr/bin/python3
"""Takes a picture of every kind of page in both languages, for people to look at.

usage: Tests/Browser/pictures.py DIR [PLAN...]   (default: the examples; LUSTRUM names the command)
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import chromium
from crawl import Crawl
from served import COMMAND, EXAMPLES, LIBRARIES, Site


def main(folder, *plans):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with Site(COMMAND, *(plans or EXAMPLES), options=LIBRARIES) as site:
        crawl = Crawl(site, each=6)
        with chromium.Chromium() as browser:
            for (kind, language), addresses in sorted(crawl.kinds.items()):
                address = max(addresses, key=lambda address: len(crawl.documents[address]))
                for width, dark in ((1280, False), (390, False), (1280, True)):
                    page = browser.open(site.host, width=width, dark=dark)
                    page.go(address)
                    page.screenshot(folder / f"{kind}-{language}-{width}{'-dark' if dark else ''}.png")
                    if width == 1280 and not dark:
                        page.print(folder / f"{kind}-{language}.pdf")
                    for fault in page.faults:
                        print(f"{address}: {fault}")
                    page.close()
                print(kind, language, address)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
