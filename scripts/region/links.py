"""What ties projects to each other and to the gates: mandates, prerequisites, alternatives, answers."""

from lots import Lots
from projects import DECIDED_PACKAGES, PACKAGES

EXEMPT = {"railway", "expressway", "road", "city-road", "waterway", "water", "grid", "wind", "solar", "pumped-storage",
          "telecom-network", "closure", "urban-rail"}
# Kinds that wait for another kind in their district, and how many of them.
AFTER = [("tourism", "road", 3), ("school", "municipal-works", 4), ("logistics", "waterway", 2), ("machinery", "park",
    3),
         ("retail", "urban-rail", 2), ("hospital", "municipal-works", 2)]
SOURCE = "gate-register-2026"


def bundle(drafts):
    """Puts the works of some kinds that are still to be decided into packages; one package is decided."""
    for package, pattern, *_ in PACKAGES:
        for draft in drafts:
            if draft.works.en == pattern and draft.stage == "new-start":
                draft.package, draft.mandated = package, package in DECIDED_PACKAGES


def mandate(drafts):
    """Decides what is decided: a power station, a railway, an airport and a few more go ahead whatever else is chosen."""
    for industry, count in (("coal-power", 1), ("railway", 1), ("airport", 1), ("water", 3), ("school", 4),
        ("hospital", 2),
                            ("clinic", 1), ("forestry", 1), ("rural-works", 1)):
        ready = [draft for draft in drafts if draft.works.industry == industry and draft.stage == "new-start" and not draft.package]
        for draft in ready[:count]:
            draft.mandated = True
            if industry == "coal-power":
                draft.window = (draft.first, draft.first)


def write(folder, seed, drafts):
    """Writes prerequisites, alternatives and gate answers."""
    write_prerequisites(folder["prerequisites"], drafts)
    write_alternatives(folder["alternatives"], drafts)
    for draft in drafts:
        write_answers(folder["gate_answers"], Lots(seed, "gates", draft.id), draft)


def of_kind(drafts, *industries, stages=("new-start", "early-work")):
    """Candidates of some industries."""
    return [draft for draft in drafts if draft.works.industry in industries and draft.stage in stages]


def write_prerequisites(table, drafts):
    """Openings wait for closures, plants for the roads and pipes of their zone, power users for the grid."""
    closures = of_kind(drafts, "closure")
    openings = of_kind(drafts, "steel", "cement", "coke")
    pairs = list(zip(openings, closures))
    zones = of_kind(drafts, "park")
    for plant in of_kind(drafts, "semiconductors", "batteries", "vehicles", "materials", "biotech"):
        here = [zone for zone in zones if zone.districts[0] is plant.districts[0] and zone.works.where == "district"]
        if here:
            pairs.append((plant, here[0]))
    grids = drafts_by(drafts, "grid")
    for user in of_kind(drafts, "data-centre", "aluminium"):
        here = [grid for grid in grids if grid.districts[0].zone == user.districts[0].zone]
        if here:
            pairs.append((user, here[-1]))
    for later_kind, earlier_kind, most in AFTER:
        waiting = of_kind(drafts, later_kind, stages=("new-start",))
        found = [(one, first) for one in waiting for first in drafts_by(drafts, earlier_kind)
                 if first.districts[0] is one.districts[0] and first.last < 2029 and first is not one]
        pairs += list({one.id: (one, first) for one, first in found}.values())[:most]
    for project, first in pairs:
        start = max(project.first, first.last + 1)
        if first.stage != "completing" and start <= 2030:
            later(project, first)
            table.add(project=project.id, requires=first.id)


def drafts_by(drafts, industry):
    """All projects of an industry that are not finished."""
    return [draft for draft in drafts if draft.works.industry == industry]


def later(project, first):
    """Moves a project so that it starts in the year after the one it waits for is finished."""
    if first.last >= project.first:
        move = first.last + 1 - project.first
        project.first, project.last = project.first + move, project.last + move
        project.window = (max(project.window[0], first.window[0] if first.window else 2026), max(project.window[1],
            project.first))


def write_alternatives(table, drafts):
    """Of some works only one is built."""
    taken = set()
    for group, industries, count in (("hill-airport", ["airport"], 2), ("pumped-storage", ["pumped-storage"], 2),
                                     ("exhibition-centre", ["exhibition"], 2), ("stadium", ["sports"], 2),
                                     ("power-at-the-peak", ["gas-power"], 2), ("east-bridge", ["city-road"], 2)):
        ready = [draft for draft in of_kind(drafts, *industries) if not draft.mandated and draft.id not in taken]
        if len(ready) >= count:
            for draft in ready[:count]:
                taken.add(draft.id)
                table.add(group=group, project=draft.id)


def write_answers(table, lots, draft):
    """What the register says of a project at each gate that it must pass."""
    gates = []
    electricity = round(draft.energy * 0.3)
    if draft.works.industry not in EXEMPT:
        if draft.first >= 2026 and (draft.energy >= 1000 or draft.coal >= 1000):
            gates.append("energy-review")
        if draft.first < 2026 and (draft.energy >= 1000 or electricity >= 500):
            gates.append("energy-review")
    if draft.coal >= 10000:
        gates.append("coal-replacement")
    if draft.cost >= 1000000:
        gates.append("expert-review")
    for gate in gates:
        state, date = answer(lots, draft, gate)
        table.add(project=draft.id, gate=gate, state=state, date=date, source=SOURCE)


def answer(lots, draft, gate):
    """A state and its date, likely ones more often."""
    if draft.stage in ("continuing", "completing"):
        return "passed", f"{draft.first - 1}-{lots.one_of(['08', '09', '10', '11'])}-{lots.whole(10, 28)}"
    if draft.mandated:
        return "passed", "2025-12-22"
    chance = lots.unit()
    if draft.energy >= 60000 and gate == "energy-review" and chance > 0.62:
        return "refused", f"2025-{lots.one_of(['10', '11', '12'])}-{lots.whole(10, 28)}"
    if gate == "coal-replacement" and chance > 0.7:
        return "refused", f"2025-{lots.one_of(['10', '11', '12'])}-{lots.whole(10, 28)}"
    if draft.stage == "early-work":
        return ("submitted", f"2026-01-{lots.whole(10, 11)}") if chance < 0.25 else ("not-submitted", "2026-01-12")
    if chance < 0.78 or draft.first == 2026:
        return "passed", f"2025-{lots.one_of(['09', '10', '11', '12'])}-{lots.whole(10, 28)}"
    return ("submitted", f"2025-12-{lots.whole(10, 28)}")
