"""Kinds of works: what a project of a kind is called, costs, uses and changes."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Works:
    """A kind of project; ranges are from, to, and drawn by lot.

    Money in 10^8 yuan, energy in tce a year, coal in t a year, land in mu. An effect is (indicator, reach, from, to, years
    of ramp), its reach the "city" or the "district"; its size grows with the cost inside the range. The capacity is the
    size of the first effect in both languages, with factors from the indicator's unit to that of the words.
    """

    field: str
    task: str
    industry: str
    count: int
    en: str
    zh: str
    cost: tuple
    years: tuple
    money: str
    where: str = "district"
    zones: tuple = ()
    effects: tuple = ()
    energy: tuple = (0, 0)
    coal: tuple = (0, 0)
    nox: float = 0
    land: tuple = (0, 0)
    benefit: tuple = (1.0, 1.9)
    capacity: tuple = ()
    led: str = "government"
    series: tuple = field(default=())


CITY, RING, EAST, SOUTH = "central-area", "ring-area", "east-area", "south-area"
OUTER = (RING, EAST, SOUTH)
HILLS = (EAST, SOUTH)
# Who pays which share, by kind of money.
MONEY = {
    "rail": {"central": 0.30, "municipal": 0.25, "bonds": 0.15, "district": 0.05, "firms": 0.25},
    "metro": {"municipal": 0.35, "bonds": 0.35, "district": 0.10, "firms": 0.20},
    "road": {"central": 0.15, "municipal": 0.25, "bonds": 0.25, "firms": 0.35},
    "local": {"municipal": 0.30, "district": 0.40, "bonds": 0.30},
    "water": {"central": 0.30, "municipal": 0.25, "district": 0.20, "bonds": 0.25},
    "rural": {"central": 0.35, "municipal": 0.25, "district": 0.40},
    "people": {"central": 0.10, "municipal": 0.35, "district": 0.30, "bonds": 0.25},
    "science": {"central": 0.20, "municipal": 0.50, "firms": 0.30},
    "park": {"district": 0.30, "bonds": 0.40, "firms": 0.30},
    "utility": {"firms": 0.90, "municipal": 0.10},
    "factory": {"firms": 0.96, "district": 0.04},
    "private": {"firms": 1.0},
}
