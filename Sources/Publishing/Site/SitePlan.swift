import Appraisals
import Diagnostics
import Outlook
import Phasing
import PlanFiles
import PlanModel
import Quantities

/// One plan of a site as an audience may read it, with what its pages share computed once.
public struct SitePlan: Sendable {
    /// The plan's identifier: the first step of its addresses.
    public let id: String
    /// Who reads.
    public let audience: Audience
    /// The appraisal, of which every page is made.
    public let appraisal: Appraisal
    /// What was withheld, and why.
    public let withheld: [Withheld]
    /// Whether forecasts and probabilities may be read.
    let showsProbabilities: Bool
    /// Whether projects left out of the programme may be read.
    let showsRefusals: Bool
    /// Whether findings and rulings may be read.
    let showsFindings: Bool
    /// Whether outlines of places may be seen; true also where there are none.
    let showsBoundaries: Bool
    /// The outlines of places, as supplied with the plan.
    let boundaries: Boundaries?
    /// The chosen and phased projects with their reasons, for the office alone; nil where nobody computed them.
    private(set) var phasing: PhasingResult?
    /// Why there is no programme yet, where one could be; nil otherwise.
    public var phasingAwaited: LocalizedText?
    /// Whether it can all hold; for the office alone, nil where nobody asked.
    var consistency: ConsistencyReport?
    /// How likely its targets are together; for the office alone, nil where nobody asked.
    var ensemble: EnsembleAnswer?
    /// The scenarios beside it; for the office alone, nil where nobody asked.
    var scenarios: ScenarioComparison?
    /// Fields whose sums rest on something withheld.
    let partialFields: Set<ID<PlanField>?>
    /// The lines of the plan's files; for the office alone.
    let files: SourceMap?
    /// The first characters of the digest of the plan as it was released.
    let digest: String
    /// Look-ups that many pages share.
    let shared: SharedLookups

    /// Appraises a plan for an audience.
    ///
    /// - Parameters:
    ///   - reading: the plan with its positions.
    ///   - audience: who reads.
    ///   - settings: the standpoint.
    ///   - today: the date by which embargoes are judged; without one every embargo holds.
    ///   - phasing: the programme with its reasons, shown to the office alone.
    /// - Throws: where the plan does not name the circle.
    public init(
        _ reading: PlanReading, for audience: Audience = .office, settings: OutlookSettings = OutlookSettings(),
        today: CalendarDate? = nil, phasing: PhasingResult? = nil
    ) throws(UnknownCircle) {
        let released = try ReleasedAppraisal(of: reading, for: audience, settings: settings, today: today)
        id = reading.plan.header.id
        self.audience = audience
        appraisal = released.appraisal
        withheld = released.release.withheld
        showsProbabilities = released.showsProbabilities
        showsRefusals = released.showsRefusals
        showsFindings = released.showsFindings
        partialFields = released.partialFields
        self.phasing = audience == .office ? phasing : nil
        files = audience == .office ? reading.sources : nil
        showsBoundaries = released.showsBoundaries
        boundaries = showsBoundaries ? reading.boundaries : nil
        digest = String(released.appraisal.plan.digest.description.prefix(12))
        shared = SharedLookups(released.appraisal, withheld: released.release.withheld)
    }

    /// Why its pages are older than its files; nil where they are not.
    public var alert: SiteAlert?

    /// The programme of an invented plan with projects, for the office; nil for all others.
    public static func phasing(
        of reading: PlanReading, for audience: Audience, settings: OutlookSettings
    ) -> PhasingResult? {
        mayBePhased(reading, for: audience) ? phase(reading, settings: settings) : nil
    }

    /// Whether a programme may be shown: of an invented plan with projects, to the office.
    public static func mayBePhased(_ reading: PlanReading, for audience: Audience) -> Bool {
        audience == .office && reading.plan.header.setting == .invented && !reading.plan.projects.isEmpty
    }

    /// The same plan with a programme that was computed meanwhile.
    public func phased(_ result: PhasingResult) -> SitePlan {
        var plan = self
        plan.phasing = audience == .office ? result : nil
        plan.phasingAwaited = nil
        return plan
    }

    /// The plan as it was released.
    var plan: Plan { appraisal.plan }
    /// Its look-ups.
    var index: PlanIndex { appraisal.index }
}
