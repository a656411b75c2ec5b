import Diagnostics
import Outlook
import Phasing
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

    /// A limit that is kept otherwise, or has another amount.
    public struct LimitDifference: Equatable, Sendable {
        /// The limit.
        public let limit: Limit
        /// The use before; nil where the change adds the limit, or no programme keeps all limits.
        public let before: PhasingResult.LimitUse?
        /// The use after; nil where the change removes the limit, or no programme keeps all limits.
        public let after: PhasingResult.LimitUse?
    }

    /// A project that is built in other years, comes in or falls out.
    public struct ProjectDifference: Equatable, Sendable {
        /// Why a project moves.
        public enum Cause: Equatable, Sendable {
            /// The change itself is about the project.
            case changed
            /// The search for the new programme moved it.
            case moved(ProgrammeMove)
        }

        /// The project.
        public let project: ID<Project>
        /// Its years before; nil where it was left out.
        public let before: Programme.Placement?
        /// Its years after; nil where it is left out.
        public let after: Programme.Placement?
        /// Why it moves.
        public let cause: Cause

        /// Whether another choice would have been as good within the stated gap.
        public var isTie: Bool {
            if case .moved(let move) = cause { move.cause == .tie } else { false }
        }
    }

    /// What is spent in a place or a year, in 10,000 of the currency.
    public struct MoneyDifference<Part: Hashable & Sendable>: Equatable, Sendable {
        /// The place or the year.
        public let part: Part
        /// The sum before.
        public let before: Double
        /// The sum after.
        public let after: Double

        /// How much more is spent.
        public var difference: Double { after - before }
    }

    /// What the amendment is called.
    public let title: LocalizedText
    /// The changes.
    public let changes: ChangeSet
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
    /// Why no programme keeps all rules after the change; empty where one does.
    public let conflict: [PhasingRule]
    /// The share of the benefit by which the best programme may be better.
    public let statedGap: Double

    /// Whether nothing differs.
    public var isEmpty: Bool {
        targets.isEmpty && limits.isEmpty && projects.isEmpty && places.isEmpty && years.isEmpty
            && newFindings.isEmpty && goneFindings.isEmpty && conflict.isEmpty
    }
}
