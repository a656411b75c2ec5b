import Diagnostics
import Outlook
import PlanModel
import Quantities

/// Where the projects and tasks of one field help or hurt the targets of another, with amounts.
///
/// Counted are the open targets of the plan and the effects that count from its standpoint, each from the finish that the
/// plan gives its cause. An amount goes through formulas by their exact slopes: the first-order effect at the plan's own
/// dates.
public struct FieldMatrix: Sendable {
    /// What one project or task adds to the number of a target.
    public struct Contribution: Equatable, Sendable {
        /// The project or task.
        public let cause: Address
        /// What it adds, in the unit of the target's indicator.
        public let amount: Double
    }

    /// What a field adds to the number of one target.
    public struct Influence: Equatable, Sendable {
        /// The position of the target in the plan.
        public let target: Int
        /// What all causes of the field add together, in the unit of the target's indicator.
        public let amount: Double
        /// The amount as a share of what the target still needs: above 0 it helps, below 0 it hurts.
        public let share: Double
        /// What single projects and tasks add, the largest first.
        public let contributions: [Contribution]

        /// Whether it helps.
        public var helps: Bool { share > 0 }
    }

    /// A field that acts and a field whose targets it acts on; nil for what belongs to no field.
    public struct Crossing: Hashable, Sendable {
        /// The field of the projects and tasks.
        public let acting: ID<PlanField>?
        /// The field of the targets' indicators.
        public let reached: ID<PlanField>?

        /// Makes a crossing.
        public init(acting: ID<PlanField>?, reached: ID<PlanField>?) {
            self.acting = acting
            self.reached = reached
        }
    }

    /// The fields of the plan in order; nil at the end where something belongs to none.
    public let fields: [ID<PlanField>?]
    /// What crosses from one field to another, by target in the order of the plan.
    public let influences: [Crossing: [Influence]]
    /// How many open targets were looked at.
    public let targets: Int

    /// Computes the matrix of a plan.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - trajectories: its paths, with projects at their own dates.
    public init(index: PlanIndex, trajectories: Trajectories) {
        let drivers = EffectDrivers(trajectories)
        var influences: [Crossing: [Influence]] = [:]
        var targets = 0
        for (row, outlook) in trajectories.targets.enumerated() {
            guard case .chance(let chance) = outlook.standing, let condition = chance.conditions.last,
                outlook.target.plan == nil || outlook.target.plan?.text == index.plan.header.id
            else { continue }
            targets += 1
            let amounts = drivers.amounts(
                moving: outlook.target.indicator, at: outlook.target.place, over: condition.years)
            let gap = outlook.gap(of: condition) * condition.wish
            let reached = index.indicators[outlook.target.indicator]?.field
            let byField = Dictionary(grouping: amounts) { index.field(of: $0.key) }
            for (acting, parts) in byField {
                let amount = parts.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
                let contributions = parts.map { Contribution(cause: $0.key, amount: $0.value) }
                    .sorted { (abs($1.amount), $0.cause) < (abs($0.amount), $1.cause) }
                influences[Crossing(acting: acting, reached: reached), default: []].append(
                    Influence(target: row, amount: amount, share: amount / gap, contributions: contributions))
            }
        }
        let known: [ID<PlanField>?] = index.plan.header.fieldsOfPlan.map(\.id)
        let used = influences.keys.flatMap { [$0.acting, $0.reached] }
        fields = known + (used.contains(where: { $0 == nil }) ? [nil] : [])
        self.influences = influences
        self.targets = targets
    }
}

extension TargetCondition {
    /// 1 where more is wanted, -1 where less; of a band the end that the central forecast is nearer to decides.
    public var wish: Double {
        switch (least, most) {
        case (_?, nil): 1
        case (nil, _?): -1
        case (let least?, let most?): distribution.median - least <= most - distribution.median ? 1 : -1
        case (nil, nil): 1
        }
    }
}

extension PlanIndex {
    /// The field of a project or task.
    fileprivate func field(of cause: Address) -> ID<PlanField>? {
        switch cause.collection {
        case Project.collection: projects[ID(cause.key)]?.field
        case PlanTask.collection: tasks[ID(cause.key)]?.field
        default: nil
        }
    }
}
