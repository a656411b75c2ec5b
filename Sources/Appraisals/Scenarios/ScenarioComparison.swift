import Diagnostics
import Outlook
import Phasing
import PlanModel
import Quantities

/// A plan and its scenarios side by side, each computed as a plan of its own.
public struct ScenarioComparison: Sendable {
    /// What is compared of the plan or of a scenario.
    public struct State: Sendable {
        /// The plan, or the plan with the changes.
        public let plan: Plan
        /// Its look-ups.
        public let index: PlanIndex
        /// How the targets stand, by their keys.
        public let targets: [String: TargetOutlook]
        /// The chosen and phased projects; nil of a real place and of very large plans.
        public let phasing: PhasingResult?

        /// Whether projects were to be chosen and no choice keeps all rules.
        public var hasNoProgramme: Bool { phasing.map { $0.programme == nil } ?? false }
    }

    /// What came of a scenario.
    public enum Outcome: Sendable {
        /// The plan with the changes, and what differs; the latter only where projects are chosen.
        case computed(State, Consequences?)
        /// The changes cannot be made, and why.
        case broken([Finding])
    }

    /// One scenario.
    public struct Column: Sendable {
        /// The scenario.
        public let scenario: Scenario
        /// The scenarios on which it stands, the first one first, itself last.
        public let line: [Scenario]
        /// What came of it.
        public let outcome: Outcome

        /// All changes on the plan, those of the scenarios below first.
        public var changes: [Change] { line.flatMap(\.changes) }
    }

    /// The plan as it stands.
    public let base: State
    /// The scenarios in the order of the plan.
    public let columns: [Column]

    /// Larger plans are compared without a programme: that would take longer than anybody waits.
    public static let mostPhased = 1_000
}

extension ScenarioComparison.State {
    init(_ state: PlanState) {
        self.init(
            plan: state.reading.plan, index: state.index, targets: Self.byKey(state.targets), phasing: state.phasing)
    }

    /// A plan without a programme: its projects at their own dates.
    init(_ plan: Plan, settings: OutlookSettings) {
        let index = PlanIndex(plan)
        self.init(
            plan: plan, index: index, targets: Self.byKey(Trajectories(index: index, settings: settings).targets),
            phasing: nil)
    }

    private static func byKey(_ targets: [TargetOutlook]) -> [String: TargetOutlook] {
        Dictionary(targets.map { ($0.target.key, $0) }) { first, _ in first }
    }
}
