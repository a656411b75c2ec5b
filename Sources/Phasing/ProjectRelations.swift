import PlanModel
import Quantities

/// How projects hang together, and what follows from it before anything is chosen.
struct ProjectRelations {
    let index: PlanIndex
    let years: [Year]
    let positions: [ID<Project>: Int]
    let includesUnverified: Bool
    private(set) var roles: [ProjectRole]
    /// The years in which each candidate may start.
    private(set) var starts: [[Year]]
    /// How many years after its start each project is completed.
    let spans: [Int]
    private let use: ProjectUse
    private let parts: [Int: [Int]]
    private let groups: [(group: String, members: [Int])]
    private let required: [(project: Int, requires: Int)]

    init(index: PlanIndex, use: ProjectUse, roles: [ProjectRole], adding: Set<ID<Project>>) {
        let plan = index.plan
        let positions = Dictionary(plan.projects.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let years = plan.header.period.period.years
        self.index = index
        self.use = use
        self.years = years
        self.positions = positions
        includesUnverified = use.countsUnverified
        self.roles = zip(plan.projects, roles).map { project, role in
            if case .candidate = role, adding.contains(project.id) { .candidate(isMandated: true) } else { role }
        }
        spans = plan.projects.map { use.span(of: $0) ?? 0 }
        starts = plan.projects.map { project in
            let earliest = project.earliest ?? project.start.flatMap(index.year) ?? years.first
            let latest = project.latest ?? years.last
            return years.filter { year in (earliest.map { $0 <= year } ?? true) && (latest.map { year <= $0 } ?? true) }
        }
        parts = Dictionary(
            grouping: plan.projects.indices.filter { positions[plan.projects[$0].package ?? ID("")] != nil }
        ) { positions[plan.projects[$0].package ?? ID("")] ?? $0 }
        groups = Dictionary(grouping: plan.alternatives, by: \.group).sorted { $0.key < $1.key }.map { group, rows in
            (group, Array(Set(rows.compactMap { positions[$0.project] })).sorted())
        }
        required = plan.prerequisites.compactMap { row in
            guard let project = positions[row.project], let requires = positions[row.requires], project != requires
            else { return nil }
            return (project, requires)
        }
    }

    private func id(_ position: Int) -> ID<Project> { index.plan.projects[position].id }

    private func isCandidate(_ position: Int) -> Bool {
        if case .candidate = roles[position] { true } else { false }
    }

    private func isFixed(_ position: Int) -> Bool { if case .fixed = roles[position] { true } else { false } }

    private func isOut(_ position: Int) -> Bool { if case .out = roles[position] { true } else { false } }

    private func isMandated(_ position: Int) -> Bool {
        if case .candidate(isMandated: true) = roles[position] { true } else { false }
    }

    /// The packages and projects of which one is a part and whose amounts count where it is in.
    func countedWholes(of position: Int) -> [Project] {
        index.wholes(of: index.plan.projects[position]).filter { whole in
            guard let place = positions[whole.id] else { return false }
            if case .fixed = roles[place] { return use.start(of: whole) != nil }
            return !isOut(place)
        }
    }

    // MARK: What follows

    /// Draws the conclusions until there is nothing more to conclude; a role only ever becomes narrower.
    mutating func settle() {
        var before: (roles: [ProjectRole], starts: [[Year]])
        repeat {
            before = (roles, starts)
            settleStarts()
            settleAlternatives()
            settlePackages()
        } while before.roles != roles || before.starts != starts
        for position in roles.indices where !isCandidate(position) { starts[position] = [] }
    }

    private mutating func settleStarts() {
        for (project, requires) in required where isCandidate(project) {
            switch roles[requires] {
            case .out: roles[project] = .out(.prerequisite(id(requires)))
            case .fixed(let placement?, _) where index.plan.projects[requires].stage != .completed:
                starts[project].removeAll { $0 <= placement.finish }
                if starts[project].isEmpty { roles[project] = .out(.prerequisite(id(requires))) }
            case .candidate:
                guard let first = starts[requires].first else { continue }
                let ready = first.advanced(by: spans[requires] + 1)
                starts[project].removeAll { $0 < ready }
                if starts[project].isEmpty { roles[project] = .out(.prerequisite(id(requires))) }
            case .fixed: continue
            }
        }
        for position in roles.indices where isCandidate(position) && starts[position].isEmpty {
            roles[position] = .out(.noYear)
        }
    }

    private mutating func settleAlternatives() {
        for (_, members) in groups {
            guard let fixed = members.first(where: isFixed) else { continue }
            for member in members where isCandidate(member) { roles[member] = .out(.alternative(id(fixed))) }
        }
    }

    private mutating func settlePackages() {
        for (whole, parts) in parts.sorted(by: { $0.key < $1.key }) {
            if isOut(whole) {
                for part in parts where isCandidate(part) { roles[part] = .out(.whole(id(whole))) }
                continue
            }
            let goesAhead = isFixed(whole) || isMandated(whole)
            for part in parts where !isAlternative(part) {
                if isCandidate(whole), case .out(let reason) = roles[part], reason.breaksPackages {
                    roles[whole] = .out(.part(id(part)))
                } else if goesAhead, isCandidate(part) {
                    roles[part] = .candidate(isMandated: true)
                } else if isCandidate(whole), isFixed(part) || isMandated(part) {
                    roles[whole] = .candidate(isMandated: true)
                }
            }
        }
    }

    private func isAlternative(_ position: Int) -> Bool { groups.contains { $0.members.contains(position) } }

    // MARK: What is left for the choice

    /// Which candidates wait for which.
    var waits: [(project: Int, requires: Int)] {
        required.filter { isCandidate($0.project) && isCandidate($0.requires) }
    }

    /// Candidates of which at most one may be in.
    var alternatives: [(group: String, members: [Int])] {
        groups.map { ($0.group, $0.members.filter(isCandidate)) }.filter { $0.members.count > 1 }
    }

    /// Wholes with each part that is in exactly when they are, parts that are alternatives together.
    var packages: [(whole: Int, parts: [Int])] {
        var packages: [(whole: Int, parts: [Int])] = []
        for (whole, parts) in parts.sorted(by: { $0.key < $1.key }) where isCandidate(whole) {
            var grouped: [String: [Int]] = [:]
            for part in parts where isCandidate(part) {
                if let group = groups.first(where: { $0.members.contains(part) })?.group {
                    grouped[group, default: []].append(part)
                } else {
                    packages.append((whole, [part]))
                }
            }
            for (_, members) in grouped.sorted(by: { $0.key < $1.key }) { packages.append((whole, members)) }
        }
        return packages
    }
}

extension ProjectRole.OutReason {
    /// Whether a package cannot do without a part that is out for this reason; a part given up is no part any more.
    fileprivate var breaksPackages: Bool {
        switch self {
        case .stage, .alternative, .whole: false
        case .gate, .costUnknown, .noYear, .part, .prerequisite: true
        }
    }
}
