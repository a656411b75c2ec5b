"""Districts, towns and villages of Songlan: names, seats, sizes, zones.

The seats lie in the open Pacific Ocean, so that no real place can be meant.
"""

import math

from lots import Lots
from names import latin, sections

TOP = "90"
CENTRE = (31.0, 151.5)
KILOMETRES_PER_DEGREE = 111.2
# Zone: how many districts, persons (10^4), land (km2), GDP per head (10^4 yuan), forest share, share of 65 and over.
ZONES = {
    "central-area": (8, (62, 118), (90, 420), (10.2, 15.5), (0.10, 0.30), (0.145, 0.185)),
    "ring-area": (12, (38, 86), (700, 1500), (6.6, 10.4), (0.24, 0.44), (0.165, 0.205)),
    "east-area": (10, (24, 52), (1500, 3100), (4.6, 7.2), (0.46, 0.62), (0.195, 0.245)),
    "south-area": (10, (15, 34), (2000, 3900), (3.6, 5.6), (0.55, 0.72), (0.205, 0.265)),
}
# Which districts are called 区; the others are counties, 县. By their place in the zone.
URBAN_DISTRICTS = {"central-area": 8, "ring-area": 12, "east-area": 4, "south-area": 2}
# Bearing in degrees and distance in kilometres from the centre, by zone: from, to.
LAYOUT = {"central-area": (0, 360, 4, 20), "ring-area": (0, 360, 38, 68), "east-area": (20, 95, 105, 185),
          "south-area": (125, 215, 95, 170)}


class District:
    """A district or county with what is known of its size in 2025."""

    def __init__(self, number, name, zone, place_in_zone, lots):
        count, persons, land, wealth, forest, old = ZONES[zone]
        self.code, self.zone, self.name_zh, self.stem = f"{TOP}{number:02}", zone, name, latin(name)
        self.is_urban = place_in_zone < URBAN_DISTRICTS[zone]
        rank = 1 - place_in_zone / count
        self.persons = round(lots.between(*persons) * (0.8 + 0.35 * rank), 2)
        self.land = round(lots.between(*land), 1)
        self.wealth = lots.between(*wealth) * (0.88 + 0.24 * rank)
        self.forest = lots.between(*forest)
        self.old = lots.between(*old)
        start, end, near, far = LAYOUT[zone]
        angle = math.radians(start + (end - start) * (place_in_zone + lots.between(0.2, 0.8)) / count)
        self.seat = moved(CENTRE, angle, lots.between(near, far))

    @property
    def full(self):
        """Both full names."""
        return (f"{self.stem} {'District' if self.is_urban else 'County'}",
                self.name_zh + ("区" if self.is_urban else "县"))


class Town:
    """A town, township or subdistrict."""

    def __init__(self, code, name, kind, district, seat):
        self.code, self.stem, self.name_zh, self.kind, self.district, self.seat = code, latin(name), name, kind, district, seat

    @property
    def full(self):
        """Both full names."""
        en, zh = {"town": ("Town", "镇"), "township": ("Township", "乡"), "subdistrict": ("Subdistrict", "街道")}[self.kind]
        return f"{self.stem} {en}", self.name_zh + zh


def moved(seat, angle, kilometres):
    """A point so many kilometres from a seat; the angle counts from the east, against the clock."""
    latitude = seat[0] + kilometres * math.sin(angle) / KILOMETRES_PER_DEGREE
    longitude = seat[1] + kilometres * math.cos(angle) / (KILOMETRES_PER_DEGREE * math.cos(math.radians(seat[0])))
    return latitude, longitude


def districts(seed):
    """The forty districts in official order."""
    names, made = iter(sections()["districts"]), []
    for zone, (count, *_) in ZONES.items():
        for place in range(count):
            number = len(made) + 1
            made.append(District(number, next(names), zone, place, Lots(seed, "district", number)))
    return made


def towns(seed, of_districts):
    """Eight towns for each district."""
    names, made = iter(sections()["towns"]), []
    for district in of_districts:
        lots = Lots(seed, "towns", district.code)
        spread = 0.35 * math.sqrt(district.land)
        for number in range(1, 9):
            kind = town_kind(district, number)
            angle = lots.between(0, 2 * math.pi)
            seat = moved(district.seat, angle, 1 if number == 1 else lots.between(0.2, 1) * spread)
            made.append(Town(f"{district.code}{number:02}", next(names), kind, district, seat))
    return made


def town_kind(district, number):
    """Subdistricts in the city, townships in the hills, towns between."""
    if district.zone == "central-area" or (district.is_urban and number <= 2):
        return "subdistrict"
    return "township" if district.zone == "south-area" and number >= 6 else "town"


def write(folder, seed, of_districts, of_towns):
    """Writes places.csv and groups.csv."""
    table = folder["places"]

    def add(code, name, level, parent, seat):
        table.add(id=code, name_en=name[0], name_zh=name[1], level=level, parent=parent, order=len(table.rows) + 1,
                  latitude=round(seat[0], 3), longitude=round(seat[1], 3), datum="CGCS2000", source="codes-2025")

    add(TOP, ("Songlan", "松澜市"), "municipality", "", CENTRE)
    villages = iter(sections()["villages"])
    for district in of_districts:
        add(district.code, district.full, "district", TOP, district.seat)
        for town in (town for town in of_towns if town.district is district):
            add(town.code, town.full, "town", district.code, town.seat)
            lots = Lots(seed, "villages", town.code)
            for number in range(1, 10):
                name = next(villages)
                kind = ("Community", "社区") if town.kind == "subdistrict" else ("Village", "村")
                seat = moved(town.seat, lots.between(0, 2 * math.pi), lots.between(0.5,
                    0.14 * math.sqrt(district.land) + 1))
                add(f"{town.code}{number:03}", (f"{latin(name)} {kind[0]}", name + kind[1]), "village", town.code, seat)
    write_groups(folder["groups"], of_districts)


# Shares of districts that belong to a group in part.
HIGH_TECH = {"9005": 0.22, "9009": 0.3, "9010": 0.15}
RIVER = {"9001": 1, "9002": 1, "9004": 1, "9007": 1, "9010": 0.4, "9011": 1, "9016": 0.6, "9017": 1, "9021": 1,
         "9022": 1, "9023": 1, "9025": 1, "9027": 1, "9029": 0.5, "9030": 1}
SHIELD = ["9026", "9028", "9033", "9034", "9035", "9037", "9038", "9039"]


def write_groups(table, of_districts):
    """Writes the members of zones and belts."""
    for district in of_districts:
        table.add(group=district.zone, place=district.code)
    for group, members in (("high-tech-zone", HIGH_TECH), ("river-belt", RIVER)):
        for code, share in members.items():
            table.add(group=group, place=code, share=share if share != 1 else "")
    for code in SHIELD:
        table.add(group="ecological-shield", place=code)
