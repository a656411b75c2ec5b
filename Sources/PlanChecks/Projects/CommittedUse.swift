import Diagnostics
import PlanModel
import Quantities

/// What the projects that go ahead use of the resources that are limited, by limit.
///
/// The use of a project in a year is the sum of its amounts at that offset from its start, times the share of its places
/// that lie in the place of the limit. Amounts of a part do not count again where its package counts with its own.
struct CommittedUse: Sendable {
    /// What one project uses of one limit.
    struct Part: Sendable {
        let project: ID<Project>
        var amount: Double
    }

    /// The sum for every limit, in the order of the plan's limits.
    private(set) var sums: [Double]
    /// The projects that go ahead and use a limited resource in a year that nobody knows.
    private(set) var undated: [Project] = []

    /// A resource, or what one source of money pays.
    private struct Money: Hashable {
        let resource: String
        let funding: ID<FundingSource>?
    }

    private let context: CheckContext
    private let slots: [Money: [ID<Place>: [Int: Int]]]
    private let resources: Set<String>
    private let limited: Set<ID<Place>>
    private var lines: [ID<Place>: [ID<Place>]] = [:]

    /// Sums the use of all projects that go ahead.
    init(in context: CheckContext) {
        self.context = context
        var slots: [Money: [ID<Place>: [Int: Int]]] = [:]
        for (slot, limit) in context.plan.limits.enumerated() {
            let money = Money(resource: limit.resource, funding: limit.funding)
            slots[money, default: [:]][limit.place, default: [:]][limit.year.number] = slot
        }
        self.slots = slots
        resources = Set(context.plan.limits.map(\.resource))
        limited = Set(context.plan.limits.map(\.place))
        sums = Array(repeating: 0, count: context.plan.limits.count)
        guard !slots.isEmpty else { return }
        for project in context.plan.projects where project.isCommitted {
            guard firstYear(of: project) != nil else {
                if isLimited(project) { undated.append(project) }
                continue
            }
            for (slot, amount) in use(of: project) { sums[slot] += amount }
        }
    }

    /// The projects that use something of some limits, by limit, the largest use first.
    mutating func parts(of chosen: Set<Int>) -> [Int: [Part]] {
        var parts: [Int: [Part]] = [:]
        for project in context.plan.projects where project.isCommitted && firstYear(of: project) != nil {
            var own: [Int: Double] = [:]
            for (slot, amount) in use(of: project) where chosen.contains(slot) { own[slot, default: 0] += amount }
            for (slot, amount) in own where amount != 0 {
                parts[slot, default: []].append(Part(project: project.id, amount: amount))
            }
        }
        return parts.mapValues { $0.sorted { ($1.amount, $0.project) < ($0.amount, $1.project) } }
    }

    /// How many projects without a known start use the resource of a limit in its place, by resource and place.
    mutating func undatedCounts() -> [String: [ID<Place>: Int]] {
        var counts: [String: [ID<Place>: Int]] = [:]
        for project in undated {
            let places = shares(of: project).map(\.place)
            for resource in Set(rows(of: project).map(\.resource)) {
                for place in places { counts[resource, default: [:]][place, default: 0] += 1 }
            }
        }
        return counts
    }

    // MARK: One project

    private mutating func use(of project: Project) -> [(slot: Int, amount: Double)] {
        guard let start = firstYear(of: project) else { return [] }
        var use: [(slot: Int, amount: Double)] = []
        let shares = shares(of: project)
        guard !shares.isEmpty else { return [] }
        for row in rows(of: project) {
            guard let amount = row.amount.number else { continue }
            let year = start.number + row.offset
            for payer in row.funding == nil ? [nil] : [nil, row.funding] {
                guard let places = slots[Money(resource: row.resource, funding: payer)] else { continue }
                for (place, share) in shares {
                    if let slot = places[place]?[year] { use.append((slot, amount * share)) }
                }
            }
        }
        return use
    }

    /// The amounts of a project that count, those left to its package and unverified ones left out.
    private func rows(of project: Project) -> [ProjectYear] {
        guard let all = context.index.projectYears[project.id] else { return [] }
        let wholes = context.wholes(of: project).filter { $0.isCommitted && firstYear(of: $0) != nil }
        let covered = Set(wholes.flatMap { context.index.projectYears[$0.id] ?? [] }.map(\.resource))
        return all.filter { row in
            resources.contains(row.resource) && !covered.contains(row.resource)
                && (context.includesUnverified || row.origin != .unverified)
        }
    }

    private func isLimited(_ project: Project) -> Bool { !rows(of: project).isEmpty }

    private func firstYear(of project: Project) -> Year? {
        guard let start = project.start, context.includesUnverified || project.startOrigin != .unverified else {
            return nil
        }
        return context.year(of: start)
    }

    /// The shares of a project in the places that have limits.
    ///
    /// A project without places counts for the plan's own place; a single place without a share has all of it; of
    /// several places those without a share count only where all of them lie in the place of the limit.
    private mutating func shares(of project: Project) -> [(place: ID<Place>, share: Double)] {
        guard let places = context.index.projectPlaces[project.id] else {
            return limited.contains(context.plan.header.place) ? [(context.plan.header.place, 1)] : []
        }
        var known: [ID<Place>: Double] = [:]
        var count: [ID<Place>: Int] = [:]
        var order: [ID<Place>] = []
        for row in places {
            for place in line(of: row.place) {
                if count[place] == nil { order.append(place) }
                count[place, default: 0] += 1
                known[place, default: 0] += share(of: row) ?? 0
            }
        }
        let isOpen = places.contains { share(of: $0) == nil }
        return order.compactMap { place in
            let share = isOpen && count[place] == places.count ? 1 : min(1, known[place] ?? 0)
            return share == 0 ? nil : (place, share)
        }
    }

    /// The share of a project in a place; one that no project can have is another fault and counts as not known.
    private func share(of row: ProjectPlace) -> Double? { row.share.number.flatMap { (0...1).contains($0) ? $0 : nil } }

    /// A place and those above it, as far as they have limits.
    private mutating func line(of place: ID<Place>) -> [ID<Place>] {
        if let line = lines[place] { return line }
        let line = context.index.line(of: place).filter(limited.contains)
        lines[place] = line
        return line
    }
}
