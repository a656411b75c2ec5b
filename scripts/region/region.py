"""All tables of the invented region, as text by path."""

from pathlib import Path

import assumptions
import changes
import histories
import limits
import links
import places
import projects
import sources
import targets
import write_projects
from tables import tables

SEED = "songlan-15"
HERE = Path(__file__).resolve().parent


def files():
    """The text of every table of the folder, by its path."""
    return {table.path: table.text() for holders in built().values() for table in holders if table.rows}


def built():
    """All tables by the name of their collection, story edits applied."""
    folder = tables()
    districts = places.districts(SEED)
    towns = places.towns(SEED, districts)
    sources.write(folder["sources"])
    places.write(folder, SEED, districts, towns)
    paths = histories.paths(SEED, districts)
    observed = histories.write(paths, sources.dates())
    drafts = projects.drafts(SEED, districts, towns)
    links.bundle(drafts)
    links.mandate(drafts)
    links.write(folder, SEED, drafts)
    write_projects.write(folder, drafts)
    targets.write(folder["targets"], paths, districts)
    limits.write(folder, drafts, districts)
    assumptions.write(folder["assumptions"])
    holders = changes.collections(folder, list(observed.values()))
    changes.apply(changes.read(HERE / "story.yaml"), holders)
    return holders
