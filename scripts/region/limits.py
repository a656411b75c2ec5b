"""What there is to spend and to use, by year and district: money by source, energy, coal, CO2, NOx and land."""

import math

from places import TOP

YEARS = range(2026, 2031)
# How much of what candidates ask for fits, by source and year. 2027 and 2028 are the tight years.
MONEY_ROOM = {
    "central": (0.80, 0.60, 0.60, 0.70, 0.8),
    "municipal": (0.66, 0.29, 0.36, 0.70, 0.95),
    "bonds": (0.68, 0.32, 0.38, 0.72, 0.95),
}
DISTRICT_ROOM = {"central-area": 0.85, "ring-area": 0.62, "east-area": 0.54, "south-area": 0.46}
# The poorest two are helped out, so that they can pay their part.
HELPED = {"9035": 1.6, "9038": 1.6}
USE_ROOM = {"energy": (0, 0.25, 0.2, 0.12, 0.01), "coal": (0, 0.3, 0.3, 0.3, 0), "co2": (0, 0.3, 0.3, 0.2, 0.02),
            "NOx": (0, 0.4, 0.4, 0.4, 0.3), "land": (0.75, 0.8, 0.9, 1.0, 1.0)}
STEP = {"cost": 1000, "energy": 10000, "coal": 10000, "co2": 10000, "NOx": 50, "land": 100}
SOURCES = {"cost": "budget-outlook-2026", "energy": "energy-budget-2026", "coal": "energy-budget-2026",
           "co2": "pollutant-budget-2026", "NOx": "pollutant-budget-2026", "land": "land-quota-2026"}
NOTES = {"energy": ("tce a year, of projects completed from 2026 on", "吨标准煤/年，2026年起建成项目的用量"),
         "coal": ("t a year, of projects completed from 2026 on", "吨/年，2026年起建成项目的用量"),
         "co2": ("t a year, of projects completed from 2026 on", "吨/年，2026年起建成项目的排放量"),
         "NOx": ("t a year, of projects completed from 2026 on", "吨/年，2026年起建成项目的排放量"),
         "land": ("mu, taken in the year in which work starts", "亩，按开工年份计")}
# Districts with an energy limit of their own.
ENERGY_DISTRICTS = ["9009", "9011", "9013", "9021", "9022", "9023", "9024", "9027"]


def write(folder, drafts, districts):
    """Writes limits.csv and floors.csv."""
    use = Use(folder["project_years"], folder["project_places"], drafts)
    table = folder["limits"]
    for funding, rooms in MONEY_ROOM.items():
        for year, room in zip(YEARS, rooms):
            amount = use.fixed("cost", funding, TOP, year) + room * use.asked("cost", funding, TOP, year)
            add(table, "cost", TOP, year, amount, funding, circle="government")
    for district in districts:
        mean = sum(use.asked("cost", "district", district.code, year) for year in YEARS) / 5
        room = HELPED.get(district.code, DISTRICT_ROOM[district.zone])
        for year in YEARS:
            asked = 0.5 * use.asked("cost", "district", district.code, year) + 0.5 * mean
            amount = use.fixed("cost", "district", district.code, year) + room * asked
            add(table, "cost", district.code, year, amount, "district")
    for resource, rooms in USE_ROOM.items():
        mean = sum(use.asked(resource, None, TOP, year) for year in YEARS) / 5
        for year, room in zip(YEARS, rooms):
            asked = use.asked(resource, None, TOP, year)
            asked = 0.5 * asked + 0.5 * mean if resource == "land" else max(0, asked)
            add(table, resource, TOP, year, use.fixed(resource, None, TOP, year) + room * asked)
    for code in ENERGY_DISTRICTS:
        for year in (2029, 2030):
            amount = use.fixed("energy", None, code, year) + 0.62 * max(0, use.asked("energy", None, code, year))
            add(table, "energy", code, year, amount)
    write_floors(folder["floors"])


def add(table, resource, place, year, amount, funding="", circle=""):
    """Adds a limit, rounded up to a round figure, and never below one step."""
    step = STEP[resource]
    amount = max(step, math.ceil(amount / step) * step)
    note_en, note_zh = NOTES.get(resource, ("", ""))
    table.add(resource=resource, place=place, year=year, funding=funding, amount=amount, resolution=step // 10 or 1,
              source=SOURCES[resource], circle=circle, note_en=note_en, note_zh=note_zh)


FIELD_SHARES = {"education": 0.014, "health": 0.014, "elderly": 0.002, "rural": 0.006, "ecology": 0.012}


def write_floors(table):
    """What fields and poor counties must at least get."""
    for field, share in FIELD_SHARES.items():
        table.add(field=field, share=share, source="outline-draft")
    for place, amount in (("9033", 120000), ("9035", 60000), ("9038", 50000)):
        table.add(place=place, amount=amount, source="outline-draft")


class Use:
    """What projects use by resource, payer, place and year: those decided, and those that ask."""

    def __init__(self, years, places, drafts):
        by_id = {draft.id: draft for draft in drafts}
        where = {}
        for row in places.rows.values():
            code, share = row["place"], float(row["share"])
            for place in {TOP, code[:4]}:
                where.setdefault(row["project"], {})[place] = where.get(row["project"], {}).get(place, 0) + share
        self._sums = {}
        for row in years.rows.values():
            draft = by_id.get(row["project"])
            if draft is None:
                continue
            decided = draft.mandated or draft.stage in ("continuing", "completing")
            year = draft.first + int(row["offset"])
            for place, share in where[draft.id].items():
                for payer in {row.get("funding"), None}:
                    key = (decided, row["resource"], payer, place, year)
                    self._sums[key] = self._sums.get(key, 0) + float(row["amount"]) * share

    def fixed(self, resource, funding, place, year):
        """What decided projects use."""
        return self._sums.get((True, resource, funding, place, year), 0)

    def asked(self, resource, funding, place, year):
        """What the others would use if all were built when they ask."""
        return self._sums.get((False, resource, funding, place, year), 0)
