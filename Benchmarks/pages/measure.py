"""Asks a served plan for pages of every kind and prints what each cost the server's process."""

import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "Browser"))
from crawl import Crawl  # noqa: E402
from served import Site  # noqa: E402


def nanoseconds(process):
    """Processor time of all threads that are there; the server's threads live as long as it does."""
    threads = Path(f"/proc/{process.pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)


def settle(process):
    """Waits until the programme of the plan, which is computed beside the answers, is there."""
    spent, since = nanoseconds(process), -1
    while spent - since > 20_000_000:
        time.sleep(3)
        spent, since = nanoseconds(process), spent
    return spent


def main(command, plan, projects):
    costs, sizes = defaultdict(list), defaultdict(int)
    with Site(command, plan) as site:
        print(f"{projects} projects; appraised and listening after {nanoseconds(site.process) / 1e9:.1f} s CPU")
        print(f"with the programme {settle(site.process) / 1e9:.1f} s CPU")
        crawl = Crawl(site, each=5)
    # Answers are kept, so that each page is measured on a server that has not answered it yet.
    with Site(command, plan) as site:
        site.get("assets/site.css")
        settle(site.process)
        for (kind, language), addresses in sorted(crawl.kinds.items()):
            for address in addresses:
                path = address.split("/", 3)[3]
                before = nanoseconds(site.process)
                text = site.get(path)[2]
                costs[kind].append((nanoseconds(site.process) - before) / 1e6)
                sizes[kind] = max(sizes[kind], len(text.encode()))
    print(f"{'page':<12} {'pages':>5} {'median ms':>10} {'worst ms':>10} {'largest kB':>10}")
    for kind, spent in sorted(costs.items(), key=lambda entry: -max(entry[1])):
        spent.sort()
        print(f"{kind:<12} {len(spent):>5} {spent[len(spent) // 2]:>10.1f} {spent[-1]:>10.1f} {sizes[kind] / 1e3:>10.0f}")
    worst = max(max(spent) for spent in costs.values())
    print(f"worst of all {worst:.1f} ms, reach 200 ms: {'met' if worst <= 200 else 'missed'}")


main(*sys.argv[1:])
