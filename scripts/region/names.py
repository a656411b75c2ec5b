"""Names of places: two or three characters with their Latin spelling.

`names.txt` holds them. They were composed of `syllables.txt` and kept where no real place down to the village is called
so; `scripts/check-names` compares them with any list of real places.
"""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent


def spelling():
    """Each character with its syllable."""
    text = (HERE / "syllables.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"(\S)([a-z]+)", text))


def sections():
    """The names by section: districts, towns, villages."""
    found, name = {}, None
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name] += line.split()
    return found


SPELLING = spelling()


def latin(name):
    """A name in Latin letters: 柏岩湾 -> Baiyanwan; a syllable that begins with a vowel is set apart by an apostrophe."""
    text = ""
    for character in name:
        syllable = SPELLING[character]
        text += ("'" if text and syllable[0] in "aeo" else "") + syllable
    return text.capitalize()
