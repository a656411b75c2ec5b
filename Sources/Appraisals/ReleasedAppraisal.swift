import Diagnostics
import Gates
import Outlook
import PlanFiles
import PlanModel
import Quantities

/// The appraisal of a plan as an audience may read it.
///
/// It is made of the released plan alone. What was computed is kept where the whole plan gives the same, so that no
/// figure of one name differs between two readers; where the two differ it rests on something withheld and is withheld.
public struct ReleasedAppraisal: Sendable {
    /// What was released, and what was withheld.
    public let release: Release
    /// The appraisal.
    public let appraisal: Appraisal
    /// Whether the audience may read forecasts and probabilities.
    public let showsProbabilities: Bool
    /// Whether it may read which projects are left out of the programme.
    public let showsRefusals: Bool
    /// Whether it may read findings and rulings at gates.
    public let showsFindings: Bool
    /// Whether it may see the outlines of places.
    public let showsBoundaries: Bool
    /// Whether the whole plan has a finding that is an error.
    public let hasErrors: Bool
    /// The fields of the plan whose sums rest on something withheld; nil stands for what has no field.
    public let partialFields: Set<ID<PlanField>?>

    /// Appraises a plan for an audience.
    ///
    /// - Parameters:
    ///   - reading: the plan with its positions.
    ///   - audience: who reads.
    ///   - settings: the standpoint.
    ///   - today: the date by which embargoes are judged; without one every embargo holds.
    /// - Throws: where the plan does not name the circle.
    public init(
        of reading: PlanReading, for audience: Audience, settings: OutlookSettings = OutlookSettings(),
        today: CalendarDate? = nil
    ) throws(UnknownCircle) {
        release = try Release(
            of: reading.plan, to: audience, today: today, includesUnverified: settings.includesUnverified)
        let whole = appraise(reading, settings: settings)
        hasErrors = whole.findings.contains { $0.severity == .error }
        let releases = reading.plan.header.releases
        showsProbabilities = release.allows(releases.probabilities)
        showsRefusals = release.allows(releases.refusals)
        showsFindings = release.allows(releases.findings)
        showsBoundaries = release.allows(releases.boundaries)
        guard audience != .office else {
            appraisal = whole
            partialFields = []
            return
        }
        let part = appraise(.released(release.plan), settings: settings)
        appraisal = part.agreeing(
            with: whole, includesForecasts: showsProbabilities, includesFindings: showsFindings)
        partialFields = Set(part.fields.filter { !whole.fields.contains($0) }.map { $0.field?.id })
    }
}

extension Appraisal {
    /// The appraisal of a released plan, with what differs from that of the whole plan withheld.
    fileprivate func agreeing(with whole: Appraisal, includesForecasts: Bool, includesFindings: Bool) -> Appraisal {
        let agreed = trajectories.agreeing(with: whole.trajectories, includesForecasts: includesForecasts)
        let verdicts = Dictionary(whole.gates.map { ($0.address, $0) }) { first, _ in first }
        let told = Set(whole.findings.map(FindingText.init))
        return Appraisal(
            plan: plan, index: index, settings: settings, trajectories: agreed, figures: figures,
            chances: ChanceCensus(of: agreed.targets),
            mainIndicators: MainIndicatorRow.rows(index: index, trajectories: agreed), fields: fields,
            gates: includesFindings ? gates.filter { verdicts[$0.address] == $0 } : [],
            findings: includesFindings ? findings.filter { told.contains(FindingText($0)) } : [])
    }
}

/// What a finding says, whatever its place in the files.
private struct FindingText: Hashable {
    let kind: String
    let address: Address?
    let message: LocalizedText

    init(_ finding: Finding) {
        kind = finding.kind.id
        address = finding.address
        message = finding.message
    }
}
