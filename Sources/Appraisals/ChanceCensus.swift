import Outlook
import PlanModel

/// How many targets can be judged, and on what that rests.
public struct ChanceCensus: Hashable, Sendable {
    /// Targets whose year is observed: reached.
    public private(set) var reached = 0
    /// Targets whose year is observed, or whose condition is broken: not reached.
    public private(set) var notReached = 0
    /// Targets with a probability from observations.
    public private(set) var fromObservations = 0
    /// Targets with a probability that rests on an assumption.
    public private(set) var fromAssumptions = 0
    /// Targets of which nothing can be said.
    public private(set) var none = 0

    /// All targets.
    public var total: Int { reached + notReached + fromObservations + fromAssumptions + none }

    /// Counts targets by how they stand.
    public init(of targets: some Sequence<TargetOutlook>) {
        for target in targets {
            switch target.standing {
            case .reached: reached += 1
            case .notReached: notReached += 1
            case .chance(let chance) where chance.assumption == nil: fromObservations += 1
            case .chance: fromAssumptions += 1
            case .notAssessable: none += 1
            }
        }
    }
}
