import Diagnostics
import Gates
import Outlook
import Phasing
import PlanFiles
import PlanModel
import Quantities

/// A plan with everything computed of it that a change may move.
public struct PlanState: Sendable {
    /// The plan with its positions.
    public let reading: PlanReading
    /// The standpoint.
    public let settings: OutlookSettings
    /// The plan's look-ups.
    public let index: PlanIndex
    /// The chosen and phased projects with their reasons.
    public let phasing: PhasingResult
    /// The paths of all indicators with these projects.
    public let trajectories: Trajectories
    /// How the targets stand with these projects, in the order of the plan's targets.
    public var targets: [TargetOutlook] { trajectories.targets }
    /// What is wrong with the plan.
    public let findings: [Finding]
    /// The paths with the years that the plan itself gives its projects.
    private let outlook: Trajectories
    /// What the dated rules say of its projects.
    private let gates: [GateVerdict]

    /// Computes a plan.
    ///
    /// - Parameters:
    ///   - reading: the plan with its positions.
    ///   - settings: the standpoint.
    ///   - terms: the programme to stay near to, and what was proved of it; without one the best within the stated gap.
    public init(
        _ reading: PlanReading, settings: OutlookSettings = OutlookSettings(), terms: PhasingTerms = PhasingTerms()
    ) {
        let index = PlanIndex(reading.plan)
        self.init(
            reading, index, Trajectories(index: index, settings: settings),
            gateVerdicts(of: reading.plan, on: GateBasis(settings)), terms)
    }

    /// Chooses projects for a plan that is appraised already; nothing that the appraisal holds is computed again.
    ///
    /// - Parameters:
    ///   - appraisal: the appraisal of the whole plan.
    ///   - reading: the same plan with its positions.
    ///   - watcher: told of progress; may stop the search.
    public init(_ appraisal: Appraisal, of reading: PlanReading, watcher: PhasingWatcher? = nil) {
        self.init(
            reading, appraisal.index, appraisal.trajectories, appraisal.gates, appraisal.findings, PhasingTerms(),
            watcher)
    }

    /// Computes a plan whose paths and verdicts are known.
    private init(
        _ reading: PlanReading, _ index: PlanIndex, _ outlook: Trajectories, _ gates: [GateVerdict],
        _ terms: PhasingTerms
    ) {
        self.init(
            reading, index, outlook, gates, Appraisals.findings(of: reading, index, outlook, gates), terms)
    }

    /// Computes a plan.
    ///
    /// - Parameters:
    ///   - reading: the plan with its positions.
    ///   - index: its look-ups.
    ///   - outlook: the paths with the years that the plan itself gives its projects.
    ///   - gates: what the dated rules say of its projects.
    ///   - findings: what is wrong with it.
    ///   - terms: gap, work and the programme to stay near to.
    ///   - watcher: told of progress; may stop the search.
    private init(
        _ reading: PlanReading, _ index: PlanIndex, _ outlook: Trajectories, _ gates: [GateVerdict],
        _ findings: [Finding], _ terms: PhasingTerms, _ watcher: PhasingWatcher? = nil
    ) {
        let (phasing, trajectories) = chosen(index, gates, outlook, terms, watcher: watcher)
        self.reading = reading
        settings = outlook.settings
        self.index = index
        self.phasing = phasing
        self.trajectories = trajectories
        self.findings = findings
        self.outlook = outlook
        self.gates = gates
    }

    /// The same plan after some changes, with the programme nearest to this one.
    func applying(_ changes: ChangeSet) throws(ChangeConflict) -> PlanState {
        var reading = reading
        reading.plan = try reading.plan.applying(changes)
        let index = PlanIndex(reading.plan)
        let gates =
            haveSameVerdicts(self.reading.plan, reading.plan)
            ? gates : gateVerdicts(of: reading.plan, on: GateBasis(settings))
        return PlanState(
            reading, index, outlook.with(programme: nil, of: index), gates,
            PhasingTerms(near: phasing.programme, proof: phasing.proof))
    }

    /// What the programme spends in the places directly below the plan's own, in 10,000 of the currency.
    ///
    /// Amounts of years outside the period are left out; projects whose share in a place is not known count in none.
    var moneyByPlace: [ID<Place>: Double] {
        let places = index.children[reading.plan.header.place] ?? []
        let use = ProjectUse(index: index, in: Set(places), includesUnverified: settings.includesUnverified)
        let period = reading.plan.header.period.period
        var sums: [ID<Place>: Double] = [:]
        for project in reading.plan.projects {
            guard let start = phasing.programme?[project.id]?.start else { continue }
            let shares = use.shares(of: project)
            guard !shares.isEmpty else { continue }
            let wholes = index.wholes(of: project).filter { phasing.programme?[$0.id] != nil }
            for amount in use.amounts(of: project, besides: wholes)
            where amount.resource == Resources.cost && period.contains(start.advanced(by: amount.offset)) {
                for (place, share) in shares { sums[place, default: 0] += amount.amount * share }
            }
        }
        return sums
    }
}
