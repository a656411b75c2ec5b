import Outlook
import PlanModel
import Quantities

/// Whether the targets, limits and decided projects of a plan can all hold, and what stands in the way.
public struct ConsistencyAnswer: Sendable {
    /// Members that cannot hold together, none of which can be left out of the conflict.
    public struct Conflict: Equatable, Sendable {
        /// The positions of the members, in order.
        public let members: [Int]
        /// How near each of them comes to its bound where the others hold, in its own unit, in the same order.
        public let reaches: [Double]
        /// Whether it is certain that leaving out any one member ends the conflict.
        public let isMinimal: Bool
    }

    /// By how much a member gives way in the least relaxation.
    public struct Concession: Equatable, Sendable {
        /// The position of the member.
        public let member: Int
        /// The amount, above 0, in the unit of indicator or resource.
        public let amount: Double
        /// The amount as a share of the member's gap.
        public let share: Double
        /// The bound that holds then, in the same unit.
        public let bound: Double
        /// Whether the lower bound is lowered; else the upper one is raised.
        public let isLowered: Bool
    }

    /// A path that must run beside its forecast so that all that can hold does hold.
    public struct Strain: Equatable, Sendable {
        /// The indicator and place.
        public let key: PlanIndex.SeriesKey
        /// How much of its plausible range it takes: 1 at the upper end, -1 at the lower one.
        public let share: Double
    }

    /// The question.
    public let question: ConsistencyQuestion
    /// Whether all members can hold together.
    public let canHold: Bool
    /// Conflicts, in the order in which they were found: each without the members that gave way for those before it.
    public let conflicts: [Conflict]
    /// Whether more conflicts may be left.
    public let hasMore: Bool
    /// The least relaxation: what has to give way, the sooner the lower its priority; in the order of members.
    public let concessions: [Concession]
    /// The paths that must run beside their forecasts, in the solution with the least of it in all.
    public let strains: [Strain]
    /// The number of each member in that solution: of formulas computed in full.
    public let numbers: [Double]
    /// How far formulas computed in full leave the linear model at most, as a share of a member's gap.
    public let deviation: Double
}

extension ConsistencyQuestion {
    /// Answers the question.
    public func answer() -> ConsistencyAnswer {
        var search = ConsistencySearch(self, among: Set(members.indices), conceding: [:])
        search.settle()
        let (conflicts, hasMore) = search.isHolding ? ([], false) : search.conflicts()
        return ConsistencyAnswer(
            question: self, canHold: search.isHolding, conflicts: conflicts, hasMore: hasMore,
            concessions: search.concessions, strains: search.strains, numbers: search.numbers,
            deviation: search.deviation)
    }

    /// Whether some of the members hold together where bounds give way by amounts.
    ///
    /// - Parameters:
    ///   - subset: the positions of the members; all others are left out.
    ///   - concessions: by how much the bounds of members give way, in the members' units.
    /// - Returns: whether they can all hold.
    public func holds(_ subset: some Sequence<Int>, conceding concessions: [Int: Double] = [:]) -> Bool {
        var search = ConsistencySearch(self, among: Set(subset), conceding: concessions)
        search.settle()
        return search.isHolding
    }
}
