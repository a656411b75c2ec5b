"""Whether every link of a published site leads to a file, and to a place in it."""

from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag


def faults(site, pages):
    """One sentence for each link that leads nowhere."""
    files = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
    anchors = {str(Path(page.path).relative_to(site)): page.anchors for page in pages}
    found, known = [], {}
    for page in pages:
        here = str(Path(page.path).relative_to(site))
        for link in page.links:
            target, anchor = urldefrag(link)
            key = (dirname(here), target)
            there = known.get(key)
            if there is None:
                there = known[key] = here if not target else normpath(join(dirname(here), unquote(target)))
            if not target:
                there = here
            if there not in files:
                found.append(f"{page.path}: {link} leads to no file")
            elif anchor and there in anchors and unquote(anchor) not in anchors[there]:
                found.append(f"{page.path}: {link} leads to no place on the page")
            if "?" in target or target.startswith("/"):
                found.append(f"{page.path}: {link} needs a server")
    return found
