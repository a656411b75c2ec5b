import Diagnostics
import PlanModel
import Quantities

/// What projects of uncertain cost use of the limits on money in a draw.
///
/// The use of a limit is K + Σ F · C: what is certain, and the costs that hang on the same factors times their product.
/// The money of a project stays in the years in which the plan has it, even where the project is completed later.
struct DrawnCosts: Sendable {
    /// Costs that hang on the same factors.
    struct Part: Sendable {
        /// The uncertain factors, by their position among the stated uncertainties.
        let factors: [Int]
        /// The costs in the resource's unit.
        var amount: Double
    }

    /// A limit that something uncertain counts for.
    struct DrawnLimit: Sendable {
        /// The position of the limit among those of the plan.
        let row: Int
        /// What may be used.
        let allowed: Double
        /// What is used for certain.
        var certain = 0.0
        var parts: [Part] = []
    }

    /// The limits in the order of the plan.
    let limits: [DrawnLimit]

    /// Adds up the costs of the projects that are built.
    ///
    /// - Parameters:
    ///   - stated: the stated uncertainties.
    ///   - index: the plan with its look-ups.
    ///   - programme: the projects that are built with their years; nil: those that go ahead in the years that the plan
    ///     gives them.
    ///   - includesUnverified: whether unverified amounts and dates count.
    init(_ stated: [StatedUncertainty], index: PlanIndex, programme: Programme?, includesUnverified: Bool) {
        guard stated.contains(where: { $0.subject == .costs }) else {
            limits = []
            return
        }
        let scopes = StatedScopes(stated, index: index)
        let slots = LimitSlots(index.plan.limits)
        let use = ProjectUse(index: index, in: slots.places, includesUnverified: includesUnverified)
        func start(_ project: Project) -> Year? {
            if let programme { return programme[project.id]?.start }
            guard !project.isGivenUp, project.stage != .reserve else { return nil }
            return use.start(of: project)
        }
        var limits: [Int: DrawnLimit] = [:]
        for project in index.plan.projects {
            guard let first = start(project) else { continue }
            let factors = scopes.factors(onCostOf: project)
            let wholes = index.wholes(of: project).filter { start($0) != nil }
            let amounts = use.amounts(of: project, besides: wholes, span: programme?[project.id].map(Self.span))
                .filter { $0.resource == Resources.cost }
            for (slot, amount) in slots.use(amounts, use.shares(of: project), from: first) {
                guard let allowed = index.plan.limits[slot].amount.number,
                    includesUnverified || index.plan.limits[slot].origin != .unverified
                else { continue }
                var limit = limits[slot] ?? DrawnLimit(row: slot, allowed: allowed)
                if factors.isEmpty {
                    limit.certain += amount
                } else if let part = limit.parts.firstIndex(where: { $0.factors == factors }) {
                    limit.parts[part].amount += amount
                } else {
                    limit.parts.append(Part(factors: factors, amount: amount))
                }
                limits[slot] = limit
            }
        }
        self.limits = limits.values.filter { !$0.parts.isEmpty }.sorted { $0.row < $1.row }
    }

    private static func span(_ placement: Programme.Placement) -> Int { placement.start.distance(to: placement.finish) }

    /// What is used of a limit in each draw of a block.
    func fill(_ used: inout [Double], _ limit: Int, from amounts: [Double], lanes: Int) {
        for draw in 0..<lanes {
            var sum = limits[limit].certain
            for part in limits[limit].parts {
                var factor = 1.0
                for source in part.factors { factor *= amounts[source * lanes + draw] }
                sum += factor * part.amount
            }
            used[draw] = sum
        }
    }
}
