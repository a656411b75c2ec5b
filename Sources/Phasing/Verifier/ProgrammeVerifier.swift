import PlanModel
import Quantities

/// Recomputes from the plan alone whether a programme keeps its rules, in whole numbers.
///
/// It shares no code with the search: it reads the records of the plan itself, adds up in millionths of whole units with
/// 128 bits, and is written to be read, not to be fast. What it accepts: a limit that the projects which are not for
/// choice exceed alone may be used so far, and no further.
public struct ProgrammeVerifier: Sendable {
    let plan: Plan
    let includesUnverified: Bool
    let projects: [ID<Project>: Project]
    let amounts: [ID<Project>: [ProjectYear]]
    let places: [ID<Project>: [ProjectPlace]]
    /// Each place of a project with the places above it, itself first.
    private let lines: [ID<Place>: [ID<Place>]]
    /// Month and day on which the plan's years begin; none where that is 1 January or cannot be read.
    private let yearStart: [Int]

    /// Prepares for a plan.
    public init(_ plan: Plan, includesUnverified: Bool = false) {
        self.plan = plan
        self.includesUnverified = includesUnverified
        projects = Dictionary(plan.projects.map { ($0.id, $0) }) { first, _ in first }
        amounts = Dictionary(grouping: plan.projectYears, by: \.project)
        places = Dictionary(grouping: plan.projectPlaces, by: \.project)
        var parents: [ID<Place>: ID<Place>] = [:]
        for place in plan.places { if let parent = place.parent { parents[place.id] = parent } }
        let start = plan.header.fiscalYearStart.split(separator: "-").compactMap { Int($0) }
        yearStart = start.count == 2 && start != [1, 1] ? start : []
        lines = Dictionary(
            uniqueKeysWithValues: Set(plan.projectPlaces.map(\.place)).map { place in
                var line: [ID<Place>] = []
                var next: ID<Place>? = place
                while let step = next, !line.contains(step) {
                    line.append(step)
                    next = parents[step]
                }
                return (place, line)
            })
    }

    /// Everything that a programme breaks, in the order of the plan; empty where it keeps all rules.
    public func violations(of programme: Programme) -> [ProgrammeViolation] {
        let built = built(programme)
        return plan.projects.compactMap { placement($0, programme) } + strangers(programme)
            + limits(built) + floors(built) + alternatives(programme) + prerequisites(programme)
            + packages(programme)
    }

    // MARK: Years

    /// The plan year of a date: that in which the plan year began.
    func planYear(_ date: CalendarDate) -> Int? {
        guard yearStart.count == 2, let month = date.month else { return date.year }
        guard let day = date.day else {
            if month == yearStart[0] { return yearStart[1] == 1 ? date.year : nil }
            return month < yearStart[0] ? date.year - 1 : date.year
        }
        return (month, day) < (yearStart[0], yearStart[1]) ? date.year - 1 : date.year
    }

    func ownStart(_ project: Project) -> Int? {
        guard let date = project.start, includesUnverified || project.startOrigin != .unverified else { return nil }
        return planYear(date)
    }

    /// Whether nothing is chosen about a project.
    func isFixed(_ project: Project) -> Bool {
        let hasBegun = [.continuing, .completing, .completed].contains(project.stage)
        let isReal = plan.header.setting == .real && project.stage != .withdrawn && project.stage != .suspended
        return hasBegun || isReal
    }

    private func placement(_ project: Project, _ programme: Programme) -> ProgrammeViolation? {
        let placed = programme[project.id]
        if isFixed(project) {
            guard let start = ownStart(project) else { return nil }
            return placed?.start.number == start ? nil : .wrongYears(project.id)
        }
        if [.withdrawn, .suspended].contains(project.stage) || (project.stage == .reserve && !project.isMandated) {
            return placed == nil ? nil : .mayNotBeIn(project.id)
        }
        guard let placed else { return project.isMandated ? .mandatedLeftOut(project.id) : nil }
        let (first, last) = (plan.header.period.first.number, plan.header.period.last.number)
        let earliest = project.earliest?.number ?? project.start.flatMap(planYear) ?? first
        let latest = project.latest?.number ?? last
        let isPossible =
            max(first, earliest) <= placed.start.number && placed.start.number <= min(last, latest)
            && placed.finish.number == placed.start.number + duration(project) - 1
        return isPossible ? nil : .wrongYears(project.id)
    }

    private func strangers(_ programme: Programme) -> [ProgrammeViolation] {
        programme.placements.keys.filter { projects[$0] == nil }.sorted().map { .mayNotBeIn($0) }
    }

    /// How many years a project is built.
    func duration(_ project: Project) -> Int {
        if let start = project.start.flatMap(planYear), let finish = project.finish.flatMap(planYear), start <= finish {
            return finish - start + 1
        }
        return 1 + max(0, (amounts[project.id] ?? []).filter { $0.stage == .build }.map(\.offset).max() ?? 0)
    }

    // MARK: Relations

    private func alternatives(_ programme: Programme) -> [ProgrammeViolation] {
        Dictionary(grouping: plan.alternatives, by: \.group).sorted { $0.key < $1.key }.compactMap { group, rows in
            let members = Set(rows.map(\.project)).compactMap { projects[$0] }
            let chosen = members.filter { !isFixed($0) && programme[$0.id] != nil }
            let fixed = members.filter { isFixed($0) }
            return chosen.count > 1 || (!chosen.isEmpty && !fixed.isEmpty) ? .severalAlternatives(group) : nil
        }
    }

    private func prerequisites(_ programme: Programme) -> [ProgrammeViolation] {
        plan.prerequisites.compactMap { row in
            guard let project = projects[row.project], let first = projects[row.requires], project.id != first.id,
                !isFixed(project), let placed = programme[project.id], first.stage != .completed
            else { return nil }
            guard let before = programme[first.id] else {
                return isFixed(first) ? nil : .startsTooEarly(project.id, requires: first.id)
            }
            return before.finish.number < placed.start.number ? nil : .startsTooEarly(project.id, requires: first.id)
        }
    }

    private func packages(_ programme: Programme) -> [ProgrammeViolation] {
        let grouped = Set(plan.alternatives.map(\.project))
        return plan.projects.compactMap { part in
            guard let whole = part.package.flatMap({ projects[$0] }), !isFixed(whole) || !isFixed(part),
                !grouped.contains(part.id), ![.withdrawn, .suspended, .reserve].contains(part.stage)
            else { return nil }
            let isIn = isFixed(whole) || programme[whole.id] != nil
            let isPartIn = isFixed(part) || programme[part.id] != nil
            return isIn == isPartIn ? nil : .packageBroken(whole.id, part: part.id)
        }
    }

    // MARK: Places

    /// The share of a project that lies in a place or zone, in millionths.
    func share(of project: Project, in wanted: ID<Place>) -> Int128 {
        guard let rows = places[project.id] else { return wanted == plan.header.place ? 1_000_000 : 0 }
        let weights = rows.map { weight(of: $0.place, in: wanted) }
        let shares = rows.map { row in row.share.number.flatMap { (0...1).contains($0) ? $0 : nil } }
        if shares.contains(nil), weights.allSatisfy({ $0 > 0 }) { return weights.min() ?? 0 }
        var sum: Int128 = 0
        for (weight, share) in zip(weights, shares) { sum += weight * whole(share ?? 0, per: 1_000_000) / 1_000_000 }
        return min(1_000_000, sum)
    }

    /// How much of a place belongs to a place above it or to a zone, in millionths.
    private func weight(of place: ID<Place>, in wanted: ID<Place>) -> Int128 {
        let line = lines[place] ?? []
        if line.contains(wanted) { return 1_000_000 }
        let member = plan.groupMembers.first { $0.group.text == wanted.text && line.contains($0.place) }
        return member.map { whole($0.share, per: 1_000_000) } ?? 0
    }

    /// A number as a whole number of so many parts of one, as far as sums of products of such numbers stay whole.
    func whole(_ number: Double, per parts: Double) -> Int128 {
        Int128(min(max((number * parts).rounded(), -1e24), 1e24))
    }
}
