import Gates
import Outlook
import Phasing
import PlanFiles
import PlanModel

/// Chooses and phases the projects of a plan, and evaluates the choice in full.
///
/// It is not part of every appraisal because it takes longer.
///
/// - Parameters:
///   - reading: the plan.
///   - settings: the standpoint.
///   - terms: gap, work and reference.
///   - watcher: told of progress; may stop the search.
/// - Returns: the programme with the reason of every project, or the rules that cannot be kept together.
public func phase(
    _ reading: PlanReading, settings: OutlookSettings = OutlookSettings(), terms: PhasingTerms = PhasingTerms(),
    watcher: PhasingWatcher? = nil
) -> PhasingResult {
    let index = PlanIndex(reading.plan)
    let gates = gateVerdicts(of: reading.plan, on: GateBasis(settings))
    let outlook = Trajectories(index: index, settings: settings)
    return chosen(index, gates, outlook, terms, watcher: watcher).phasing
}

/// Chooses projects, and puts the choice to the whole outlook: search and outlook each say what targets come to.
///
/// - Returns: the programme, and the paths of all indicators with it; those of the plan itself where there is none.
func chosen(
    _ index: PlanIndex, _ gates: [GateVerdict], _ outlook: Trajectories, _ terms: PhasingTerms,
    watcher: PhasingWatcher? = nil
) -> (phasing: PhasingResult, trajectories: Trajectories) {
    var result = Phasing.phase(
        index, gates: gates, settings: outlook.settings, terms: terms, outlook: outlook, watcher: watcher)
    guard let programme = result.programme else { return (result, outlook) }
    let trajectories = outlook.with(programme: programme, of: index)
    result.confirm(by: trajectories.targets)
    return (result, trajectories)
}

extension PhasingResult {
    /// Notes what the targets come to in full, condition by condition, in the order in which the search reads them.
    fileprivate mutating func confirm(by outlooks: [TargetOutlook]) {
        var next: [Int: Int] = [:]
        for position in targets.indices {
            let target = targets[position].target
            let order = next[target.row, default: 0]
            next[target.row] = order + 1
            guard outlooks.indices.contains(target.row), case .chance(let chance) = outlooks[target.row].standing else {
                continue
            }
            let ends = chance.conditions.flatMap { condition in
                [condition.least, condition.most].compactMap { $0 }.map { _ in condition.distribution.median }
            }
            if ends.indices.contains(order) { targets[position].inFull = ends[order] }
        }
    }
}

extension GateBasis {
    /// The standpoint as the gates take it.
    init(_ settings: OutlookSettings) {
        self.init(knownOn: settings.knownOn, includesUnverified: settings.includesUnverified)
    }
}
