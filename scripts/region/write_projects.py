"""Writes the projects and what hangs on them: years, places, effects, packages."""

from places import TOP
from projects import PACKAGES, leads, split_money

HARD = {"railway_km", "metro_km", "expressway_km", "water_supply", "renewable_capacity", "upper_secondary_places",
        "hospital_beds", "elderly_beds", "forest_area", "sports_area", "park_per_head", "old_blocks", "rural_tap_water",
        "energy_use", "coal_use", "co2", "nox", "cod"}
STATUS = {
    "continuing": ("Under construction", "在建"), "completing": ("Under construction, to be completed", "在建，即将建成"),
    "new-start": ("Feasibility study done", "可行性研究报告已编制"), "early-work": ("Studies under way", "前期研究中"),
}
LAST_LIMITED_YEAR = 2030
STATE_KNOWN = "2026-01-12"


def write(folder, drafts):
    """Writes all projects."""
    lead = leads()
    for draft in drafts:
        write_one(folder, draft, lead[draft.works.task])
    for package in PACKAGES:
        write_package(folder, lead, drafts, *package)


def write_package(folder, lead, drafts, package, _, name_en, name_zh):
    """Writes a package of the works of one kind that are still to be decided: its amounts are those of its parts together."""
    parts = [draft for draft in drafts if draft.package == package]
    works, first = parts[0].works, min(part.first for part in parts)
    rows = folder["projects"].rows
    folder["projects"].add(
        id=package, name_en=name_en, name_zh=name_zh, kind="package", field=works.field, industry=works.industry,
        tasks=works.task, stage="new-start", stage_known_on=STATE_KNOWN, lead=lead[works.task], led_by=works.led,
        mandated="yes" if parts[0].mandated else "", route="approval", cost=sum(part.cost for part in parts),
        benefit=sum(part.benefit for part in parts), start=first, finish=max(part.last for part in parts),
        earliest_start=first, latest_start=first + 1,
        source="project-library-2026")
    years, places = {}, {}
    for part in parts:
        rows[part.id].update(kind="sub-project", package=package)
        for row in list(folder["project_years"].rows.values()):
            if row["project"] == part.id:
                key = (row["resource"], row.get("funding", ""), int(row["offset"]) + part.first - first, row.get("stage", ""))
                years[key] = years.get(key, 0) + int(row["amount"])
        for district in part.districts:
            places[district.code] = places.get(district.code, 0) + part.cost
    for (resource, funding, offset, stage), amount in years.items():
        folder["project_years"].add(project=package, resource=resource, funding=funding, offset=offset, stage=stage,
                                    amount=amount, source="project-library-2026")
    whole, left = sum(places.values()), 1
    for count, (code, cost) in enumerate(places.items(), start=1):
        share = round(left, 4) if count == len(places) else round(cost / whole, 4)
        left -= share
        folder["project_places"].add(project=package, place=code, share=share)


def write_one(folder, draft, lead):
    """Writes one project."""
    works, window = draft.works, draft.window or ("", "")
    status, capacity = STATUS[draft.stage], capacity_of(draft)
    route = "approval" if works.led == "government" else "verification" if works.field == "energy" else "filing"
    folder["projects"].add(
        id=draft.id, name_en=draft.name_en, name_zh=draft.name_zh, field=works.field, industry=works.industry,
        tasks=works.task, stage=draft.stage, stage_known_on=STATE_KNOWN, mandated="yes" if draft.mandated else "",
        lead=lead, led_by=works.led, route=route, cost=draft.cost, benefit=draft.benefit,
        start=f"{draft.first}-{draft.month}", finish=f"{draft.last}-12", earliest_start=window[0],
        latest_start=window[1], energy=draft.energy, electricity=round(draft.energy * 0.3), coal=draft.coal,
        status_en=status[0], status_zh=status[1], capacity_en=capacity[0], capacity_zh=capacity[1],
        source="project-library-2026", circle="government" if draft.stage == "early-work" else "")
    for offset, source, amount in split_money(draft):
        folder["project_years"].add(project=draft.id, resource="cost", funding=source, offset=offset, amount=amount,
                                    source="project-library-2026")
    write_use(folder["project_years"], draft)
    write_places(folder["project_places"], draft)
    for indicator, reach, amount, ramp in draft.effects:
        hard = indicator in HARD
        folder["effects"].add(
            cause=f"projects/{draft.id}", indicator=indicator, place=draft.place() if reach == "district" else TOP,
            amount=amount, lag=1, ramp=ramp if ramp > 1 else "", origin="" if hard else "assumed",
            source="project-library-2026" if hard else "")


def capacity_of(draft):
    """What it will be able to do, in both languages."""
    if not draft.works.capacity:
        return "", ""
    english, chinese, *factors = draft.works.capacity
    factors = (factors + [1, 1])[:2]
    return tuple(pattern.format(a=shown(abs(draft.effects[0][2]) * factor))
                 for pattern, factor in zip((english, chinese), factors))


def shown(amount):
    """An amount to three digits, with commas in large ones."""
    return f"{amount:,.0f}" if amount >= 1000 else f"{amount:.3g}"


def write_use(table, draft):
    """What it uses: land in its first year, the rest each year from the year after its completion."""
    if draft.land:
        table.add(project=draft.id, resource="land", offset=0, amount=draft.land, source="project-library-2026")
    saved = {name: draft.effect_on(indicator) * 10000 for name, indicator in
             (("energy", "energy_use"), ("coal", "coal_use"), ("co2", "co2"))}
    used = {
        "energy": draft.energy if draft.energy >= 1000 else min(0, saved["energy"]),
        "coal": draft.coal or min(0, saved["coal"]),
        "co2": saved["co2"] or (draft.energy * 1.4 if draft.energy >= 1000 else 0),
        "NOx": draft.nox or min(0, draft.effect_on("nox") * 10000),
    }
    years = draft.last - draft.first + 1
    first = draft.window[0] if draft.window else draft.first
    for resource, amount in used.items():
        if amount:
            for offset in range(years, LAST_LIMITED_YEAR - first + 1):
                table.add(project=draft.id, resource=resource, offset=offset, stage="operate", amount=round(amount),
                          source="project-library-2026")


def write_places(table, draft):
    """Where it stands, with the share of its cost in each place."""
    if draft.towns:
        table.add(project=draft.id, place=draft.towns.code, share=1)
        return
    shares = {1: [1], 2: [0.55, 0.45], 3: [0.4, 0.35, 0.25]}[len(draft.districts)]
    for district, share in zip(draft.districts, shares):
        table.add(project=draft.id, place=district.code, share=share)
