import Diagnostics
import Gates
import Outlook
import PlanChecks
import PlanFiles
import PlanModel
import Quantities

/// What the appraisal before adoption says of a plan, from one standpoint.
public struct Appraisal: Sendable {
    /// The plan.
    public let plan: Plan
    /// Its look-ups.
    public let index: PlanIndex
    /// The standpoint.
    public let settings: OutlookSettings
    /// The paths of the indicators, and how the targets stand.
    public let trajectories: Trajectories
    /// How many figures of each origin there are.
    public let figures: FigureCensus
    /// How the targets stand, each in the order of the plan's targets.
    public var targets: [TargetOutlook] { trajectories.targets }
    /// How many targets can be judged.
    public let chances: ChanceCensus
    /// The table of main indicators.
    public let mainIndicators: [MainIndicatorRow]
    /// The thread through each field.
    public let fields: [FieldSummary]
    /// What the dated rules ask of the projects.
    public let gates: [GateVerdict]
    /// Every finding, in file order.
    public let findings: [Finding]
}

/// Appraises a plan: reads its targets against its figures, its projects against the rules, and collects every finding.
///
/// - Parameters:
///   - reading: the plan with its positions and the findings of reading.
///   - settings: the date from which it is seen, and whether unverified figures count.
/// - Returns: the appraisal; what is missing in the plan is missing in it, with its reason.
public func appraise(_ reading: PlanReading, settings: OutlookSettings = OutlookSettings()) -> Appraisal {
    let index = PlanIndex(reading.plan)
    let trajectories = Trajectories(index: index, settings: settings)
    let gates = gateVerdicts(of: reading.plan, on: GateBasis(settings))
    let context = CheckContext(
        plan: reading.plan, index: index, trajectories: trajectories, gates: gates,
        includesUnverified: settings.includesUnverified)
    return Appraisal(
        plan: reading.plan, index: index, settings: settings, trajectories: trajectories,
        figures: FigureCensus(of: reading.plan), chances: ChanceCensus(of: trajectories.targets),
        mainIndicators: MainIndicatorRow.rows(index: index, trajectories: trajectories),
        fields: FieldSummary.summaries(of: reading.plan, settings: settings),
        gates: gates, findings: findings(in: context, of: reading))
}

/// Checks a plan: every finding of reading and of the checks, consequences left out, in file order.
public func check(_ reading: PlanReading, settings: OutlookSettings = OutlookSettings()) -> [Finding] {
    let index = PlanIndex(reading.plan)
    return findings(
        of: reading, index, Trajectories(index: index, settings: settings),
        gateVerdicts(of: reading.plan, on: GateBasis(settings)))
}

/// Checks a plan of which look-ups, paths and verdicts are there already.
func findings(
    of reading: PlanReading, _ index: PlanIndex, _ trajectories: Trajectories, _ gates: [GateVerdict]
) -> [Finding] {
    let context = CheckContext(
        plan: reading.plan, index: index, trajectories: trajectories, gates: gates,
        includesUnverified: trajectories.settings.includesUnverified)
    return findings(in: context, of: reading)
}

private func findings(in context: CheckContext, of reading: PlanReading) -> [Finding] {
    guard !reading.faulty.contains(Address("plan")) else { return reading.located([]) }
    let structural = AllChecks.structural.flatMap { $0.findings(in: context) }
    let others = AllChecks.others.flatMap { $0.findings(in: context) }
    return reading.located(structural: structural, others: others)
}
