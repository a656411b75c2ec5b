"""Writes tables in the canonical form: columns in their order, rows sorted by key, columns without content left out."""


def number(value, decimals=None):
    """A number in its shortest form, rounded where decimals are given."""
    if isinstance(value, str):
        return value
    if decimals is not None:
        value = round(value, decimals)
    if value == int(value):
        return str(int(value))
    return repr(float(value))


def cell(text):
    """A cell of a table, in quotation marks where it must be."""
    text = number(text) if isinstance(text, (int, float)) and not isinstance(text, bool) else str(text or "")
    if any(sign in text for sign in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


class Table:
    """Rows of one file: each a map from column to cell, with a key by which it is found and sorted."""

    def __init__(self, path, columns, key):
        self.path, self.columns, self._key = path, columns, key
        self.rows = {}

    def add(self, **cells):
        """Adds a row; every cell must stand in a column, and no key twice."""
        unknown = set(cells) - set(self.columns)
        if unknown:
            raise ValueError(f"{self.path}: no columns {sorted(unknown)}")
        row = {column: (number(value) if isinstance(value, (int, float)) else value) for column, value in cells.items()}
        row = {column: value for column, value in row.items() if value not in (None, "")}
        key = self.key(row)
        if key in self.rows:
            raise ValueError(f"{self.path}: {key} stands twice")
        self.rows[key] = row

    def key(self, row):
        """The key of a row as its address spells it."""
        return self._key(row)

    def knows(self, cells):
        """Whether the indicator and place of a new row stand in this table already."""
        return any(row.get("indicator") == cells.get("indicator") and row.get("place") == cells.get("place")
                   for row in self.rows.values())

    def text(self):
        """The whole file."""
        used = [column for column in self.columns if any(column in row for row in self.rows.values())]
        lines = [",".join(used)]
        for key in sorted(self.rows):
            row = self.rows[key]
            lines.append(",".join(cell(row.get(column, "")) for column in used))
        return "\n".join(lines) + "\n"


def by(*columns):
    """A key that joins columns by a slash."""
    return lambda row: "/".join(row[column] for column in columns)


def amount_key(row):
    """The key of a yearly amount of a project."""
    key = "/".join([row["project"], row["resource"], row["offset"], row.get("stage", "build")])
    return key + ("/" + row["funding"] if "funding" in row else "")


def limit_key(row):
    """The key of a limit."""
    key = "/".join([row["resource"], row["place"], row["year"]])
    return key + ("/" + row["funding"] if "funding" in row else "")


def observation_key(row):
    """The key of an observation."""
    key = f"{row['indicator']}/{row['place']}/{row['year']}@{row['known_on']}"
    return key + ("~" + row["source"].split(";")[0] if "source" in row else "")


ORIGIN = ["origin", "source", "circle", "note_en", "note_zh"]
SHAPES = {
    "sources": ("sources.csv", ["id", "title_en", "title_zh", "publisher_en", "publisher_zh", "date", "rank", "access",
                                "url", "note_en", "note_zh"], by("id")),
    "places": ("places.csv", ["id", "name_en", "name_zh", "level", "parent", "order", "latitude", "longitude", "datum",
                              "source", "note_en", "note_zh"], by("id")),
    "groups": ("groups.csv", ["group", "place", "share", "note_en", "note_zh"], by("group", "place")),
    "reporting_units": ("reporting_units.csv", ["unit", "name_en", "name_zh", "place", "share", "note_en", "note_zh"],
                        by("unit", "place")),
    "targets": ("targets.csv", ["indicator", "place", "year", "plan", "kind", "form", "value", "upper", "baseline",
                                "baseline_year", "baseline_known_on", "baseline_origin", "baseline_source",
                                "assigned_by", "authority", "basis_en", "basis_zh"] + ORIGIN,
                lambda row: f"{row['indicator']}/{row['place']}/{row['year']}" + ("@" + row["plan"] if "plan" in row else "")),
    "projects": ("projects.csv", ["id", "name_en", "name_zh", "kind", "package", "field", "industry", "tasks", "stage",
                                  "stage_known_on", "mandated", "owner", "lead", "led_by", "route", "cost",
                                  "cost_origin", "benefit", "benefit_origin", "start", "start_origin", "finish",
                                  "finish_origin", "earliest_start", "latest_start", "energy", "electricity", "coal",
                                  "status_en", "status_zh", "capacity_en", "capacity_zh", "source", "circle",
                                  "note_en", "note_zh"],
                 by("id")),
    "project_years": ("project_years.csv", ["project", "resource", "funding", "offset", "stage", "amount"] + ORIGIN[:3],
                      amount_key),
    "project_places": ("project_places.csv", ["project", "place", "share", "note_en", "note_zh"],
                       by("project", "place")),
    "prerequisites": ("prerequisites.csv", ["project", "requires", "note_en", "note_zh"], by("project", "requires")),
    "alternatives": ("alternatives.csv", ["group", "project", "note_en", "note_zh"], by("group", "project")),
    "effects": ("effects.csv", ["cause", "indicator", "place", "amount", "lag", "ramp"] + ORIGIN,
                by("cause", "indicator", "place")),
    "limits": ("limits.csv", ["resource", "place", "year", "funding", "amount", "resolution"] + ORIGIN, limit_key),
    "floors": ("floors.csv", ["resource", "field", "place", "share", "amount"] + ORIGIN,
               lambda row: "/".join([row.get("resource", "cost"), row.get("field", "-"), row.get("place", "-")])),
    "assumptions": ("assumptions.csv", ["id", "about", "quantity", "value", "unit", "low", "high", "reason_en",
                                        "reason_zh", "source", "circle"], by("id")),
    "gate_answers": ("gate_answers.csv", ["project", "gate", "state", "date", "source", "circle", "note_en", "note_zh"],
                     by("project", "gate")),
    "circle_marks": ("circles.csv", ["address", "circle", "note_en", "note_zh"], by("address")),
}
OBSERVATION_COLUMNS = ["indicator", "place", "year", "value", "status", "known_on", "known_on_basis", "releasable_on",
                       "origin", "source", "circle", "note_en", "note_zh"]


def tables():
    """All tables of the folder, empty."""
    return {name: Table(*shape) for name, shape in SHAPES.items()}


def observations(theme):
    """An empty table of observations."""
    return Table(f"observations/{theme}.csv", OBSERVATION_COLUMNS, observation_key)
