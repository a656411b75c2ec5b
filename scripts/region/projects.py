"""The 532 projects: where they stand, when they are built, what they cost, use and change."""

import math
import re
from pathlib import Path

import works_industry
import works_networks
import works_people
from lots import Lots
from places import KILOMETRES_PER_DEGREE, TOP
from works import MONEY

FIELDS = ["economy", "transport", "water", "energy", "innovation", "manufacturing", "emerging", "digital", "services",
          "opening", "urban", "rural", "culture", "education", "health", "sports", "elderly", "employment", "ecology",
          "low_carbon"]
# How many are under way, to finish soon, to start, in early work: 141 to finish, 270 to start, 121 early work.
STAGES = {"continuing": 95, "completing": 46, "new-start": 270, "early-work": 121}
# Kinds of works that are only now to start, because a story of the plan hangs on them.
ALWAYS_NEW = {"closure", "coal-power", "coke", "steel", "gas-power", "aluminium", "airport"}
# Districts that seldom hand anything in.
SELDOM = {"9035": 0.7, "9038": 0.8}
PACKAGES = [  # id, kind of works by its English name, names of the package
    ("K1", "Rural roads of {D}", "Rural roads of eastern and southern counties", "“四好农村路”提升项目包"),
    ("K2", "Joined water supply of rural {D}", "Joined water supply of town and country", "城乡供水一体化项目包"),
    ("K3", "High-standard fields of {D}", "High-standard fields", "高标准农田建设项目包"),
    ("K4", "{d} upper secondary schools", "Upper secondary places", "普通高中扩容项目包"),
    ("K5", "Care homes of {D}", "Care homes", "养老服务设施项目包"),
    ("K6", "Old blocks of {D}", "Renewal of old housing blocks", "老旧小区改造项目包"),
]
# The package that goes ahead whatever else is chosen: school places for the largest year groups.
DECIDED_PACKAGES = {"K4"}


class Draft:
    """A project before it is written."""

    def __init__(self, works, districts, towns, lots):
        self.works, self.districts, self.towns = works, districts, towns
        self.size = lots.unit() ** 1.6
        self.cost = round(within(works.cost, self.size) * 100) * 100
        self.energy = round(within(works.energy, self.size), -1)
        self.coal = round(within(works.coal, self.size), -2)
        self.land = round(within(works.land, self.size))
        self.nox = round(works.nox * (0.6 + 0.8 * self.size))
        self.benefit = round(self.cost * lots.between(*works.benefit), -2)
        self.effects = [(indicator, reach, rounded(within((low, high), self.size)), ramp)
                        for indicator, reach, low, high, ramp in works.effects]
        self.id = self.stage = self.package = None
        self.mandated = False

    def place(self):
        """The district in which it mainly stands, or the whole city."""
        return self.districts[0].code if self.districts else TOP

    def effect_on(self, indicator):
        """Its full yearly effect on an indicator; 0 where it has none."""
        return sum(amount for name, _, amount, _ in self.effects if name == indicator)


def within(span, size):
    """A point of a range, by size from 0 to 1."""
    return span[0] + (span[1] - span[0]) * size


def rounded(value):
    """Three leading digits: a study promises no more."""
    if value == 0:
        return 0
    return round(value, 2 - math.floor(math.log10(abs(value))))


def all_works():
    """All kinds of works in the order of the fields."""
    works = works_networks.WORKS + works_industry.WORKS + works_people.WORKS
    return sorted(works, key=lambda one: FIELDS.index(one.field))


def drafts(seed, districts, towns):
    """All projects, placed and numbered."""
    made = []
    for kind, works in enumerate(all_works()):
        lots = Lots(seed, "works", works.en)
        taken = set()
        for number in range(works.count):
            made.append(named(works, number, placed(works, lots, districts, towns, taken), lots))
    for number, draft in enumerate(made, start=1):
        draft.id = f"P{number:03}"
    set_stages(seed, made)
    for draft in made:
        set_years(draft, Lots(seed, "years", draft.id))
    return made


def placed(works, lots, districts, towns, taken):
    """The districts and the town of a project; none twice for one kind of works."""
    fitting = [one for one in districts if not works.zones or one.zone in works.zones]
    while True:
        district = lots.one_of(fitting)
        if lots.unit() < SELDOM.get(district.code, 0):
            continue
        if works.where == "city":
            return [district], None
        if works.where == "town":
            town = lots.one_of([town for town in towns if town.district is district])
            if town.code not in taken:
                taken.add(town.code)
                return [district], town
        elif works.where == "pair":
            near = sorted((one for one in fitting if one is not district), key=lambda one: distance(one, district))
            other = lots.one_of(near[:5])
            if (other.code, district.code) not in taken and (district.code, other.code) not in taken:
                taken.add((district.code, other.code))
                between = sorted(fitting, key=lambda one: distance(one, district) + distance(one, other))
                third = [one for one in between if one not in (district, other)][:1]
                return [district, other] + (third if lots.unit() < 0.4 else []), None
        elif district.code not in taken:
            taken.add(district.code)
            return [district], None


def distance(one, other):
    """Kilometres between two seats, flat."""
    north = (one.seat[0] - other.seat[0]) * KILOMETRES_PER_DEGREE
    east = (one.seat[1] - other.seat[1]) * KILOMETRES_PER_DEGREE * math.cos(math.radians(one.seat[0]))
    return math.hypot(north, east)


def named(works, number, where, lots):
    """A draft with its names."""
    of_districts, town = where
    draft = Draft(works, of_districts, town, lots)
    label = works.series[number] if works.series else str(number + 1)
    label_en, _, label_zh = label.partition("|")
    first, second = of_districts[0], of_districts[-1 if len(of_districts) == 2 else min(1, len(of_districts) - 1)]

    def fill(text, language):
        full = first.full[0 if language == "en" else 1]
        stems = [(one.stem, one.name_zh)[language == "zh"] for one in (first, second)]
        stem = (town.stem, town.name_zh)[language == "zh"] if town else ""
        label = label_zh if language == "zh" and label_zh else label_en
        return text.format(d=stems[0], d2=stems[1], D=full, t=stem, n=label)

    draft.name_en, draft.name_zh = fill(works.en, "en"), fill(works.zh, "zh")
    return draft


def set_stages(seed, made):
    """Deals the stages out by lot; some kinds are only now to start."""
    counts = dict(STAGES)
    free = []
    for draft in made:
        if draft.works.industry in ALWAYS_NEW:
            draft.stage = "new-start"
            counts["new-start"] -= 1
        else:
            free.append(draft)
    stages = [stage for stage, count in counts.items() for _ in range(count)]
    for draft, stage in zip(Lots(seed, "stages").shuffled(free), stages):
        draft.stage = stage


def set_years(draft, lots):
    """Start, finish and the window of a project."""
    years = lots.whole(*draft.works.years)
    month = lots.one_of(["03", "05", "06", "09", "10"])
    if draft.stage == "completing":
        years = max(years, 2)
        last = lots.one_of([2026, 2026, 2027])
        first = min(2025, last - years + 1)
        last = max(last, first + years - 1) if first + years - 1 <= 2027 else last
    elif draft.stage == "continuing":
        years = max(years, 3)
        first = lots.one_of([2023, 2024, 2024, 2025]) if years > 3 else lots.one_of([2024, 2025])
        last = first + years - 1
    elif draft.stage == "new-start":
        first = lots.one_of([2026, 2026, 2026, 2026, 2027, 2027, 2027, 2028])
        last = first + years - 1
    else:
        first = lots.one_of([2028, 2028, 2029, 2029, 2030])
        last = first + years - 1
    draft.first, draft.last, draft.month = first, last, month
    draft.window = {"new-start": (first, min(2029, first + lots.whole(1, 2))),
                    "early-work": (max(2027, first - lots.whole(0, 1)), 2030)}.get(draft.stage)


def leads():
    """The body in the lead of each task, as tasks.yaml says."""
    text = (Path(__file__).resolve().parents[2] / "examples/songlan-15/tasks.yaml").read_text(encoding="utf-8")
    return dict(re.findall(r"^  - id: (\S+)$(?:(?!^  - id).)*?^    lead: (\S+)$", text, re.M | re.S))


def split_money(draft):
    """Money by year and source: (offset, source, 10,000 yuan); the sums are whole and add up to the cost."""
    shares = MONEY[draft.works.money]
    years = draft.last - draft.first + 1
    weights = [1 + 0.9 * min(year, years - 1 - year) + 0.3 * (year > 0) for year in range(years)]
    rows, left = [], draft.cost
    sources = list(shares)
    for year, weight in enumerate(weights):
        amount = left if year == years - 1 else round(draft.cost * weight / sum(weights))
        left -= amount if year < years - 1 else 0
        rest = amount
        for source in sources:
            part = rest if source == sources[-1] else round(amount * shares[source])
            rest -= part
            if part:
                rows.append((year, source, part))
    return rows
