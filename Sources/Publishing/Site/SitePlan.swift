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
    /// Whether the whole plan has errors, so that what it says of its readers may not have been understood.
    let hasErrors: Bool
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
    /// The plan with its programme, for the office alone; nil where nobody computed it.
    public private(set) var state: PlanState?
    /// The chosen and phased projects with their reasons.
    var phasing: PhasingResult? { state?.phasing }
    /// Why there is no programme yet, where one could be; nil otherwise.
    public var programmeAwaited: AwaitedProgramme?
    /// The long questions that are being computed, and how far they are.
    public var awaited: [LongQuestion: LongProgress] = [:]
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
    /// - Throws: where the plan does not name the circle.
    public init(
        _ reading: PlanReading, for audience: Audience = .office, settings: OutlookSettings = OutlookSettings(),
        today: CalendarDate? = nil
    ) throws(UnknownCircle) {
        let released = try ReleasedAppraisal(of: reading, for: audience, settings: settings, today: today)
        id = reading.plan.header.id
        self.audience = audience
        appraisal = released.appraisal
        withheld = released.release.withheld
        hasErrors = released.hasErrors
        showsProbabilities = released.showsProbabilities
        showsRefusals = released.showsRefusals
        showsFindings = released.showsFindings
        partialFields = released.partialFields
        files = audience == .office ? reading.sources : nil
        showsBoundaries = released.showsBoundaries
        boundaries = showsBoundaries ? reading.boundaries : nil
        digest = String(released.appraisal.plan.digest.description.prefix(12))
        shared = SharedLookups(released.appraisal, withheld: released.release.withheld)
    }

    /// Why its pages are older than its files; nil where they are not.
    public var alert: SiteAlert?

    // MARK: Programme

    /// Whether a programme may be shown: of an invented plan with projects, to the office.
    public var mayBePhased: Bool {
        audience == .office && plan.header.setting == .invented && !plan.projects.isEmpty
    }

    /// Chooses and phases the projects of the plan, as it was appraised; nil where no programme may be shown.
    ///
    /// - Parameters:
    ///   - reading: the plan of which these pages were made.
    ///   - watcher: told of progress; may stop the search.
    /// - Returns: the plan with its programme, to be taken by its pages; nil where none may be shown.
    public func computedState(of reading: PlanReading, watcher: PhasingWatcher? = nil) -> PlanState? {
        // To the office the whole plan is released, so that this is the appraisal of the whole plan.
        mayBePhased ? PlanState(appraisal, of: reading, watcher: watcher) : nil
    }

    /// Takes the plan with its programme; an audience that may not see it does not get it.
    public mutating func take(_ computed: PlanState?) {
        guard mayBePhased, let computed else { return }
        state = computed
        programmeAwaited = nil
    }

    /// The plan as it was released.
    var plan: Plan { appraisal.plan }
    /// Its look-ups.
    var index: PlanIndex { appraisal.index }
}
