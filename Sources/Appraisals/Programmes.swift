import Gates
import Outlook
import Phasing
import PlanFiles
import PlanModel

/// Chooses and phases the projects of a plan.
///
/// It is not part of every appraisal because it takes seconds where an appraisal takes a moment.
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
    let gates = gateVerdicts(
        of: reading.plan,
        on: GateBasis(knownOn: settings.knownOn, includesUnverified: settings.includesUnverified))
    return Phasing.phase(
        PlanIndex(reading.plan), gates: gates, settings: settings, terms: terms, watcher: watcher)
}
