import Diagnostics
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
    /// How the targets stand with these projects, in the order of the plan's targets.
    public let targets: [TargetOutlook]
    /// What is wrong with the plan.
    public let findings: [Finding]

    /// Computes a plan.
    ///
    /// - Parameters:
    ///   - reading: the plan with its positions.
    ///   - settings: the standpoint.
    ///   - near: the programme to stay near to; nil for the best within the stated gap.
    public init(
        _ reading: PlanReading, settings: OutlookSettings = OutlookSettings(), near: Programme? = nil
    ) {
        let index = PlanIndex(reading.plan)
        let phasing = phase(reading, settings: settings, terms: PhasingTerms(near: near))
        self.reading = reading
        self.settings = settings
        self.index = index
        self.phasing = phasing
        targets = Trajectories(index: index, settings: settings, programme: phasing.programme).targets
        findings = check(reading, settings: settings)
    }

    /// The same plan after some changes, with the programme nearest to this one.
    func applying(_ changes: ChangeSet) throws(ChangeConflict) -> PlanState {
        var reading = reading
        reading.plan = try reading.plan.applying(changes)
        return PlanState(reading, settings: settings, near: phasing.programme)
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
