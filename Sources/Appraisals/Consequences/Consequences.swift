import Diagnostics
import Outlook
import PlanModel
import Quantities

/// What a list of changes does to a plan: the difference of what is computed of it before and after.
public struct Consequences: Equatable, Sendable {
    /// A target that stands otherwise.
    public struct TargetDifference: Equatable, Sendable {
        /// The target.
        public let address: Address
        /// How it stood; nil where the change adds it.
        public let before: TargetOutlook?
        /// How it stands; nil where the change removes it.
        public let after: TargetOutlook?
    }

    /// A limit or a minimum share that is kept otherwise, or has another amount.
    public struct LimitDifference: Equatable, Sendable {
        /// What is used under a limit, and how much may be.
        public struct Use: Equatable, Sendable {
            /// What the chosen projects use, in the resource's unit.
            public let amount: Double
            /// What may be used, in the resource's unit.
            public let allowed: Double
            /// Whether more is used than may be, on the limit's grid.
            public let isExceeded: Bool
            /// Whether nothing more fits, on the limit's grid.
            public let isFull: Bool
        }

        /// The limit.
        public let limit: Limit
        /// The use before; nil where the change adds the limit.
        public let before: Use?
        /// The use after; nil where the change removes the limit.
        public let after: Use?
    }

    /// A project that is built in other years, comes in or falls out.
    public struct ProjectDifference: Equatable, Sendable {
        /// Why a project moves.
        public enum Cause: String, Equatable, Sendable {
            /// The change itself says so.
            case changed
            /// The change leaves it no room, or makes room for it.
            case forced
            /// It makes no difference that matters: another choice would be as good within the stated gap.
            case tie
        }

        /// The project.
        public let project: ID<Project>
        /// Its years before; nil where it was left out.
        public let before: Programme.Placement?
        /// Its years after; nil where it is left out.
        public let after: Programme.Placement?
        /// Why it moves.
        public let cause: Cause
    }

    /// What is spent in a place or a year, in 10,000 of the currency.
    public struct MoneyDifference<Part: Hashable & Sendable>: Equatable, Sendable {
        /// The place or the year.
        public let part: Part
        /// The sum before.
        public let before: Double
        /// The sum after.
        public let after: Double
    }

    /// Targets whose standing or probability differs, in the order of the plan.
    public let targets: [TargetDifference]
    /// Limits that are newly exceeded or kept, newly full or freed, or changed themselves, in the order of the plan.
    public let limits: [LimitDifference]
    /// Projects that move, in the order of the plan.
    public let projects: [ProjectDifference]
    /// Places directly below the plan's own in which more or less is spent, in official order.
    public let places: [MoneyDifference<ID<Place>>]
    /// Years of the plan in which more or less is spent.
    public let years: [MoneyDifference<Year>]
    /// Findings that the change brings.
    public let newFindings: [Finding]
    /// Findings that it takes away.
    public let goneFindings: [Finding]

    /// Whether nothing differs.
    public var isEmpty: Bool {
        targets.isEmpty && limits.isEmpty && projects.isEmpty && places.isEmpty && years.isEmpty
            && newFindings.isEmpty && goneFindings.isEmpty
    }
}
