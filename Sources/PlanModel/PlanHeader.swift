import Diagnostics
import Quantities

/// A stretch of the plan period with its own arrangements.
public struct Phase: NestedRecord {
    /// The identifier.
    public var id: String = ""
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// Its first year.
    public var first: Year = Year(0)
    /// Its last year.
    public var last: Year = Year(0)

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<Phase>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field(required: "from", \.first, blank: Year(0), "its first year"),
        Field(required: "to", \.last, blank: Year(0), "its last year"),
    ]
}

/// The first and the last year of the plan.
public struct PeriodRange: NestedRecord {
    /// The first year.
    public var first: Year = Year(0)
    /// The last year.
    public var last: Year = Year(0)

    /// Makes a blank record.
    public init() {}

    /// The years from the first to the last.
    public var period: Period { Period(first, last) }

    /// The fields in the order in which files write them.
    public static let fields: [Field<PeriodRange>] = [
        Field(required: "from", \.first, blank: Year(0), "the first year"),
        Field(required: "to", \.last, blank: Year(0), "the last year"),
    ]
}

/// The four dates of a plan.
public struct PlanDates: NestedRecord {
    /// When the draft was submitted.
    public var submitted: CalendarDate?
    /// When it was approved.
    public var approved: CalendarDate?
    /// When it was issued.
    public var issued: CalendarDate?
    /// When it was published.
    public var published: CalendarDate?

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlanDates>] = [
        Field("submitted", \.submitted, default: nil, "when the draft was submitted"),
        Field("approved", \.approved, default: nil, "when it was approved"),
        Field("issued", \.issued, default: nil, "when it was issued"),
        Field("published", \.published, default: nil, "when it was published"),
    ]
}

/// Which circles may read what the office computes of the plan; what is not named goes to no circle.
public struct ComputedReleases: NestedRecord {
    /// The widest circle that may read forecasts and probabilities.
    public var probabilities: ID<Circle>?
    /// The widest circle that may read which projects are left out of the programme.
    public var refusals: ID<Circle>?
    /// The widest circle that may read the findings.
    public var findings: ID<Circle>?
    /// The widest circle that may see the outlines of places.
    public var boundaries: ID<Circle>?

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<ComputedReleases>] = [
        Field("probabilities", \.probabilities, default: nil, "the widest circle for forecasts and probabilities"),
        Field("refusals", \.refusals, default: nil, "the widest circle for projects left out of the programme"),
        Field("findings", \.findings, default: nil, "the widest circle for findings"),
        Field("boundaries", \.boundaries, default: nil, "the widest circle for the outlines of places on maps"),
    ]
}

/// What must be known of the outlines of places before they are drawn.
public struct MapDeclaration: NestedRecord {
    /// The datum of the outlines in `boundaries.geojson`.
    public var datum: Datum?
    /// The number under which the map was approved, where the law wants one.
    public var approval = ""

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<MapDeclaration>] = [
        Field("datum", \.datum, default: nil, "the datum of the outlines in boundaries.geojson"),
        Field(
            "approval", \.approval, default: "", "the number under which the map was approved, where the law wants one"),
    ]
}

/// Whether a plan is of a real place or of an invented one.
public enum Setting: String, Choice {
    /// A real place: no invented act of a real body, no verdict without its line.
    case real
    /// An invented region.
    case invented
}

/// What `plan.yaml` says: title, period, words and bodies of the plan.
public struct PlanHeader: PlanRecord {
    /// The version of the format.
    public var format = ""
    /// The identifier of the plan.
    public var id = ""
    /// Its title.
    public var title = LocalizedText()
    /// What every page of it says of its standing.
    public var notice = LocalizedText()
    /// Whether the place is real or invented.
    public var setting = Setting.invented
    /// The first and last year.
    public var period = PeriodRange()
    /// The year of the long-range objectives.
    public var horizon: Year?
    /// The year of the baselines.
    public var baselineYear: Year?
    /// The phases of the period.
    public var phases: [Phase] = []
    /// The first day of the fiscal year, `01-01`.
    public var fiscalYearStart = "01-01"
    /// The currency's symbol in the unit book; money stands in 10,000 of it.
    public var currency = "yuan"
    /// The place for which the plan is made.
    public var place = ID<Place>("")
    /// Submitted, approved, issued, published.
    public var dates = PlanDates()
    /// The languages in which the plan is written.
    public var languages: [String] = []
    /// The levels of places, highest first.
    public var levels: [PlaceLevel] = []
    /// The designated fields.
    public var fieldsOfPlan: [PlanField] = []
    /// The bodies, in official order.
    public var bodies: [Body] = []
    /// Zones and circles that cut across the hierarchy.
    public var groups: [PlaceGroup] = []
    /// The kinds of target.
    public var kinds: [TargetKind] = []
    /// The sources of money.
    public var funding: [FundingSource] = []
    /// The circles of visibility, widest first.
    public var circles: [Circle] = []
    /// The circle of every value that names none.
    public var defaultCircle: ID<Circle>?
    /// Which circles may read what the office computes.
    public var releases = ComputedReleases()
    /// What must be known of the outlines of places.
    public var map = MapDeclaration()
    /// The register of plans that this one follows or that follow it.
    public var plans: [PlanReference] = []
    /// Units beside the standard ones.
    public var units: [UnitDefinition] = []
    /// The units of resources to which the format gives none, by resource.
    public var resourceUnits: NamedCells<String> = [:]
    /// The procedure by which the plan is decided.
    public var procedure = LocalizedText()
    /// The labels of verdicts.
    public var verdicts: NamedCells<LocalizedText> = [:]

    /// Makes a blank record.
    public init() {}

    /// There is one header: `plan`.
    public var key: String { "" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlanHeader>] = [
        Field(required: "format", \.format, blank: "", "the version of the format: lustrum-plan/1"),
        Field(identifier: "id", \.id, "the identifier of the plan"),
        Field(required: "title", \.title, blank: LocalizedText(), "its title"),
        Field("notice", \.notice, default: LocalizedText(), "what every page of it says of its standing"),
        Field(required: "setting", \.setting, blank: .invented, "whether the place is real or invented"),
        Field(required: "period", \.period, blank: PeriodRange(), "the first and last year"),
        Field("horizon", \.horizon, default: nil, "the year of the long-range objectives"),
        Field("baseline_year", \.baselineYear, default: nil, "the year of the baselines"),
        Field("phases", \.phases, default: [], "the phases of the period"),
        Field("fiscal_year_start", \.fiscalYearStart, default: "01-01", "the first day of the fiscal year, month-day"),
        Field("currency", \.currency, default: "yuan", "the unit symbol of the currency; money stands in 10,000 of it"),
        Field(required: "place", \.place, blank: ID(""), "the place for which the plan is made"),
        Field("dates", \.dates, default: PlanDates(), "submitted, approved, issued, published"),
        Field("languages", \.languages, default: [], "the languages in which the plan is written"),
        Field("levels", \.levels, default: [], "the levels of places, highest first"),
        Field("fields", \.fieldsOfPlan, default: [], "the designated fields"),
        Field("bodies", \.bodies, default: [], "the bodies, in official order"),
        Field("place_groups", \.groups, default: [], "zones and circles that cut across the hierarchy"),
        Field("kinds", \.kinds, default: [], "the kinds of target"),
        Field("funding", \.funding, default: [], "the sources of money"),
        Field("circles", \.circles, default: [], "the circles of visibility, widest first"),
        Field("default_circle", \.defaultCircle, default: nil, "the circle of every value that names none"),
        Field(
            "releases", \.releases, default: ComputedReleases(),
            "the widest circle that may read what the office computes; what is not named goes to no circle"),
        Field("map", \.map, default: MapDeclaration(), "datum and approval of the outlines in boundaries.geojson"),
        Field("plans", \.plans, default: [], "the register of plans that this one follows or that follow it"),
        Field("units", \.units, default: [], "units beside the standard ones"),
        Field(
            "resource_units", \.resourceUnits, default: [:],
            "the units of resources to which the format gives none: land, water, co2 and others"),
        Field("procedure", \.procedure, default: LocalizedText(), "the procedure by which the plan is decided"),
        Field("verdicts", \.verdicts, default: [:], "the labels of verdicts"),
    ]
}

extension PlanHeader {
    /// What stands wherever something is judged by the plan.
    ///
    /// Its notice; of a real place without one that this is no official assessment; else nothing.
    public var standingNotice: LocalizedText {
        guard notice.isEmpty, setting == .real else { return notice }
        return LocalizedText(
            en: "Computed from public figures, not an official assessment.", zh: "根据公开数据计算，非官方评估。")
    }
}
