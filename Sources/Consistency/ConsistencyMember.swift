import Diagnostics
import Outlook
import PlanModel
import Quantities

/// One of the things that have to hold together: a condition of a target, a limit, or a project that is decided.
public struct ConsistencyMember: Equatable, Sendable {
    /// What it is.
    public enum Subject: Hashable, Sendable {
        /// The target at a position of the plan, in the years that make up the number compared.
        case target(Int, years: [Year])
        /// The limit at a position of the plan.
        case limit(Int)
        /// A project that is decided and has not begun.
        case decided(ID<Project>)
    }

    /// What gives way first: the lower, the sooner.
    public enum Priority: Int, Comparable, CaseIterable, Sendable {
        /// Targets that bind nobody.
        case anticipatory
        /// Targets that bind the government.
        case binding
        /// Limits and decided projects: they give way only where no target of the plan's own can make room.
        case framework
        /// Targets assigned from above or agreed with others: they give way only where nothing else is left.
        case assigned

        /// Priorities sort by what gives way first.
        public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
    }

    /// What it is.
    public let subject: Subject
    /// What gives way first.
    public let priority: Priority
    /// The least that the number may be, in the unit of indicator or resource; nil without a lower bound.
    public let least: Double?
    /// The most that the number may be; nil without an upper bound.
    public let most: Double?
    /// The number by the central forecasts, with the projects that go ahead anyway and no others.
    public let central: Double
    /// By what giving way is measured, above 0: what the target asks for beyond the latest value; of a limit its amount.
    public let gap: Double

    /// How far a number stays outside the bounds, in the member's unit; 0 inside.
    public func shortfall(_ number: Double) -> Double {
        max(0, (least.map { $0 - number } ?? 0), (most.map { number - $0 } ?? 0))
    }

    /// The position of the target in the plan, where it is one.
    public var target: Int? { if case .target(let row, _) = subject { row } else { nil } }
    /// The years of the number that a target compares; none of other members.
    public var years: [Year] { if case .target(_, let years) = subject { years } else { [] } }
}

/// A target that takes no part, and why.
public struct TargetSetAside: Equatable, Sendable {
    /// Why a target takes no part.
    public enum Reason: Equatable, Sendable {
        /// Its year is over: reached.
        case reached
        /// Its year is over, or its condition is broken already: nothing to come can mend that.
        case missed(Double, in: Year)
        /// Nothing can be said of it.
        case notAssessable(LocalizedText)
        /// A target of another plan, which stands beside this one's.
        case ofAnotherPlan
    }

    /// Its position among the targets of the plan.
    public let target: Int
    /// Why.
    public let reason: Reason
}

extension TargetOutlook {
    /// What a target asks for beyond the latest value known, in the number that is compared; else what is needed.
    ///
    /// The measure of giving way and of what projects add: targets of all units count alike by it. Where the latest value
    /// already meets a level, and for sums and averages of open years, it is the level itself; 1 for zero.
    public func gap(of condition: TargetCondition) -> Double {
        let ends = [condition.least, condition.most].compactMap { $0 }
        let whole = ends.map { abs($0) }.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
        guard condition.years.count == 1, let latest else { return whole }
        let missing = max(condition.least.map { $0 - latest } ?? 0, condition.most.map { latest - $0 } ?? 0)
        return missing > 1e-6 * whole ? missing : whole
    }
}
