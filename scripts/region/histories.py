"""Fifteen years of figures, 2011 to 2025, of the city as a whole and of each district."""

import math

from lots import Lots
from places import TOP
from tables import observations

YEARS = list(range(2011, 2026))
# Indicator: theme, value in 2011, value in 2025, spread of the noise (share of the value), decimals.
CITY = {
    "employed": ("people", 1046, 1118.4, 0.003, 2),
    "industry_va": ("economy", 1890, 4980, 0.012, 1),
    "emerging_share": ("economy", 11.2, 29.6, 0.02, 1),
    "high_tech_firms": ("economy", 620, 7840, 0.03, 0),
    "rd_spending": ("economy", 74, 463.5, 0.014, 1),
    "patents": ("economy", 3900, 39200, 0.02, 0),
    "retail_sales": ("economy", 2480, 7612, 0.012, 1),
    "trade": ("economy", 1420, 5230, 0.055, 1),
    "expressway_km": ("networks", 1480, 3260, 0.006, 0),
    "railway_km": ("networks", 1010, 1985, 0.004, 0),
    "metro_km": ("networks", 48, 316, 0.01, 0),
    "towns_30min": ("networks", 46.5, 83.4, 0.008, 1),
    "port_teu": ("networks", 52, 148.6, 0.03, 1),
    "water_use": ("environment", 66.8, 70.42, 0.011, 2),
    "water_supply": ("networks", 68.2, 78.35, 0.003, 2),
    "rural_tap_water": ("people", 58.4, 90.6, 0.007, 1),
    "good_air_days": ("environment", 79.2, 89.9, 0.016, 1),
    "surface_water_good": ("environment", 74.6, 96.2, 0.01, 1),
    "cod": ("environment", 34.6, 24.18, 0.012, 2),
    "renewable_capacity": ("energy", 520, 1496.5, 0.018, 1),
    "nonfossil_share": ("energy", 11.4, 22.8, 0.016, 1),
    "old_blocks": ("people", 210, 1240, 0.09, 0),
    "park_per_head": ("people", 12.1, 16.84, 0.008, 2),
    "rural_income": ("people", 7260, 24180, 0.006, 0),
    "urban_income": ("people", 20830, 52640, 0.006, 0),
    "grain": ("people", 988, 1006.4, 0.014, 1),
    "visitors": ("people", 1960, 6480, 0.03, 0),
    "schooling_years": ("people", 9.42, 11.28, 0.002, 2),
    "doctors_per_1000": ("people", 1.72, 3.36, 0.008, 2),
    "life_expectancy": ("people", 75.6, 79.64, 0.0006, 2),
    "sports_area": ("people", 1.12, 2.46, 0.01, 2),
    "unemployment": ("people", 5.3, 5.4, 0.03, 1),
    "pension_coverage": ("people", 78.4, 95.6, 0.003, 1),
}
# The growth of real GDP by years, %; 2020 and 2022 were poor.
GROWTH = {2012: 11.2, 2013: 10.1, 2014: 9.6, 2015: 9.0, 2016: 8.6, 2017: 7.9, 2018: 6.8, 2019: 6.6, 2020: 2.9,
    2021: 8.1,
          2022: 2.8, 2023: 5.6, 2024: 5.4, 2025: 5.2}
ZONE_PACE = {"central-area": -0.2, "ring-area": 0.7, "east-area": -0.2, "south-area": -0.7}
DEFLATOR = 1.019
POPULATION = {"central-area": 0.8, "ring-area": 1.3, "east-area": -0.4, "south-area": -0.9}
URBAN = {"central-area": (92, 97.4), "ring-area": (56, 75.5), "east-area": (37, 56.8), "south-area": (30, 48.5)}
# Energy use per GDP of 2025 (tce per 10^4 yuan), share of coal in it (t per tce), CO2 (t per tce).
INTENSITY = {"central-area": (0.24, 0.08, 1.5), "ring-area": (0.44, 0.62, 2.2), "east-area": (0.66, 0.95, 2.5),
             "south-area": (0.46, 0.55, 2.1)}
BEDS = {"central-area": 8.4, "ring-area": 6.6, "east-area": 6.3, "south-area": 5.8}
CARE = {"central-area": 38.5, "ring-area": 34.0, "east-area": 30.5, "south-area": 27.0}
PLACES = {"central-area": 15.4, "ring-area": 15.0, "east-area": 14.6, "south-area": 13.8}
NOX = {"central-area": 1.6, "ring-area": 6.4, "east-area": 11.5, "south-area": 5.2}
# In the poorest two counties little was added in the last years.
LEFT_BEHIND = ("9035", "9038")
LAST_STATUS = "preliminary"


def paths(seed, districts):
    """All histories: {(indicator, place): {year: value}}."""
    found = {}
    for indicator, (_, first, last, noise, decimals) in CITY.items():
        found[indicator, TOP] = curve(Lots(seed, indicator), first, last, noise, decimals)
    for year in (2020, 2022):
        for indicator, factor in (("visitors", 0.52), ("trade", 0.94), ("retail_sales", 0.95)):
            found[indicator, TOP][year] = round(found[indicator, TOP][year] * factor, CITY[indicator][4])
    found["digital_share", TOP] = broken(Lots(seed, "digital_share"))
    found["business_index", TOP] = {year: round(73.3 + 1.05 * (year - 2019) + Lots(seed, year).noise(0.5), 1)
                                    for year in range(2019, 2026, 2)}
    # Counted on the road map twice only.
    found["towns_30min", TOP] = {year: found["towns_30min", TOP][year] for year in (2020, 2025)}
    for district in districts:
        of_district(found, Lots(seed, "history", district.code), district)
    return found


def curve(lots, first, last, noise, decimals):
    """A path from the value of 2011 to that of 2025, growing evenly, with noise that wears off in about two years."""
    values, drift = {}, 0.0
    for year in YEARS:
        part = (year - 2011) / 14
        drift = 0.55 * drift + lots.noise(noise)
        level = math.exp(math.log(first) + (math.log(last) - math.log(first)) * part ** 0.92)
        values[year] = round(level * (1 + drift * (0 if year == 2025 else 1)), decimals)
    return values


def broken(lots):
    """The share of digital industries, counted anew from 2021 on."""
    old = {year: round(3.1 + 0.31 * (year - 2011) + lots.noise(0.08), 1) for year in range(2011, 2021)}
    new = {year: round(8.3 + 0.62 * (year - 2021) + lots.noise(0.12), 1) for year in range(2021, 2026)}
    return old | new


def of_district(found, lots, district):
    """The paths of one district."""
    code, zone = district.code, district.zone
    own = lots.noise(0.5)
    real, persons = {2025: district.persons * district.wealth}, {2025: district.persons}
    for year in range(2024, 2010, -1):
        real[year] = real[year + 1] / (1 + (GROWTH[year + 1] + ZONE_PACE[zone] + own + lots.noise(0.7)) / 100)
        persons[year] = persons[year + 1] / (1 + (POPULATION[zone] + lots.noise(0.15)) / 100)
    behind = code in LEFT_BEHIND
    intensity, coal, co2 = (one * lots.between(0.75, 1.25) for one in INTENSITY[zone])
    first, last = URBAN[zone]
    shift = lots.between(-3, 3) if zone != "central-area" else lots.between(-1.2, 1.2)
    beds, care, places = (by_zone[zone] * lots.between(0.88, 1.12) * (0.84 if behind else 1) for by_zone in (BEDS,
        CARE, PLACES))
    nox = NOX[zone] * lots.between(0.7, 1.3)
    fall = lots.between(2.6, 3.9)

    def keep(indicator, decimals, value):
        found[indicator, code] = {year: round(value(year, 2025 - year), decimals) for year in YEARS}

    keep("gdp_real", 1, lambda year, ago: real[year])
    keep("gdp", 1, lambda year, ago: real[year] / DEFLATOR ** ago)
    keep("population", 2, lambda year, ago: persons[year])
    keep("urbanisation_rate", 2, lambda year, ago: min(99.2,
        last + shift - (last - first) * (ago / 14) ** 0.9 + lots.noise(0.12)))
    keep("energy_use", 1, lambda year, ago: real[year] * intensity * (1 + fall / 100) ** ago * (1 + lots.noise(0.008)))
    keep("coal_use", 1, lambda year, ago: found["energy_use",
        code][year] * coal * 1.022 ** ago * (1 + lots.noise(0.012)))
    keep("co2", 1, lambda year, ago: found["energy_use", code][year] * co2 * 1.011 ** ago * (1 + lots.noise(0.008)))
    keep("forest_area", 1, lambda year,
        ago: district.land * district.forest * (1 - 0.0072 * ago) * (1 + lots.noise(0.002)))
    keep("land_area", 1, lambda year, ago: district.land)
    slow = 0.45 if behind else 1
    keep("hospital_beds", 0, lambda year,
        ago: persons[2025] * beds * 10 * (1 - 0.034 * slow * ago) * (1 + lots.noise(0.006)))
    keep("elderly", 2, lambda year, ago: persons[2025] * district.old * (1 - 0.026 * ago) * (1 + lots.noise(0.002)))
    keep("elderly_beds", 0, lambda year, ago: persons[2025] * district.old * care * 10 * (1 - 0.042 * slow * ago)
         * (1 + lots.noise(0.009)))
    keep("upper_secondary_places", 0, lambda year,
        ago: persons[2025] * places * 10 * (1 - 0.012 * ago) * (1 + lots.noise(0.006)))
    keep("nox", 3, lambda year, ago: real[2025] * nox / 10000 * 1.042 ** ago * (1 + lots.noise(0.014)))


THEMES = {"gdp_real": "economy", "gdp": "economy", "population": "people", "urbanisation_rate": "people",
          "energy_use": "energy", "coal_use": "energy", "co2": "energy", "forest_area": "environment", "land_area": "environment",
          "hospital_beds": "services", "elderly": "services", "elderly_beds": "services",
          "upper_secondary_places": "services", "nox": "environment", "digital_share": "economy", "business_index": "economy"}
# Values that are not public, and where every second year is a survey.
INTERNAL = {"coal_use", "nox"}


def write(found, sources):
    """The tables of observations, by theme."""
    tables = {}
    for (indicator, place), values in found.items():
        theme = CITY[indicator][0] if indicator in CITY else THEMES[indicator]
        name = theme if place == TOP else f"districts-{theme}"
        table = tables.setdefault(name, observations(name))
        for year, value in values.items():
            source = f"bulletin-{year}" if place == TOP else f"yearbook-{year}" if year < 2025 else "returns-2025"
            table.add(indicator=indicator, place=place, year=year, value=value, known_on=sources[source],
                      status=LAST_STATUS if year == 2025 else "", source=source,
                      circle="government" if indicator in INTERNAL and place != TOP else "")
    return tables
