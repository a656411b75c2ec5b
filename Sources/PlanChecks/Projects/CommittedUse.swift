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

    private let context: CheckContext
    private let slots: LimitSlots
    private let uses: ProjectUse

    /// Sums the use of all projects that go ahead.
    init(in context: CheckContext) {
        self.context = context
        slots = LimitSlots(context.plan.limits)
        uses = ProjectUse(
            index: context.index, in: slots.places, includesUnverified: context.includesUnverified)
        sums = Array(repeating: 0, count: context.plan.limits.count)
        guard !context.plan.limits.isEmpty else { return }
        for project in context.plan.projects where project.isCommitted {
            guard uses.start(of: project) != nil else {
                if amounts(of: project).contains(where: { slots.resources.contains($0.resource) }) {
                    undated.append(project)
                }
                continue
            }
            for (slot, amount) in use(of: project) { sums[slot] += amount }
        }
    }

    /// The projects that use something of some limits, by limit, the largest use first.
    func parts(of chosen: Set<Int>) -> [Int: [Part]] {
        var parts: [Int: [Part]] = [:]
        for project in context.plan.projects where project.isCommitted {
            for (slot, amount) in use(of: project) where chosen.contains(slot) && amount != 0 {
                parts[slot, default: []].append(Part(project: project.id, amount: amount))
            }
        }
        return parts.mapValues { $0.sorted { ($1.amount, $0.project) < ($0.amount, $1.project) } }
    }

    /// How many projects without a known start use the resource of a limit in its place, by resource and place.
    func undatedCounts() -> [String: [ID<Place>: Int]] {
        var counts: [String: [ID<Place>: Int]] = [:]
        for project in undated {
            let places = uses.shares(of: project).map(\.place)
            for resource in Set(amounts(of: project).map(\.resource)) {
                for place in places { counts[resource, default: [:]][place, default: 0] += 1 }
            }
        }
        return counts
    }

    private func use(of project: Project) -> [(slot: Int, amount: Double)] {
        guard let start = uses.start(of: project) else { return [] }
        return slots.use(amounts(of: project), uses.shares(of: project), from: start)
    }

    /// The amounts of a project that count, those left to a package that goes ahead left out.
    private func amounts(of project: Project) -> [ProjectUse.Amount] {
        let wholes = context.index.wholes(of: project).filter { $0.isCommitted && uses.start(of: $0) != nil }
        return uses.amounts(of: project, besides: wholes)
    }
}
