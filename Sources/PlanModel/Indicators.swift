import Diagnostics
import Quantities

/// What an indicator has meant from a year on.
public struct Definition: NestedRecord {
    /// The first year of this meaning.
    public var from: Year = Year(0)
    /// The meaning.
    public var text: LocalizedText = LocalizedText()
    /// Whether values may be compared with those of the meaning before.
    public var isComparable: Bool = true
    /// The factor that makes earlier values comparable.
    public var bridge: Double?

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<Definition>] = [
        Field(required: "from", \.from, blank: Year(0), "the first year of this meaning"),
        Field("text", \.text, default: LocalizedText(), "the meaning"),
        Field(
            "comparable", \.isComparable, default: true,
            "whether values may be compared with those of the meaning before"),
        Field("bridge", \.bridge, default: nil, "the factor that makes earlier values comparable"),
    ]
}

/// A measured thing with its unit, direction and way of rolling up.
public struct Indicator: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "indicators"
    /// The identifier.
    public var id = ID<Indicator>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// The field to which it belongs.
    public var field: ID<PlanField>?
    /// Its unit of measure.
    public var unit: String = "1"
    /// How many decimals are shown.
    public var decimals: Int = 1
    /// Which way is better.
    public var direction: Direction = .up
    /// What a yearly value is: a level, a flow, a growth rate, a change so far.
    public var nature: IndicatorNature = .level
    /// How values of places roll up.
    public var combine: Combination = .none
    /// The weight of a mean.
    public var weight: ID<Indicator>?
    /// The formula by which it is computed from others.
    public var formula: String = ""
    /// The prices of money values.
    public var priceBasis: PriceBasis?
    /// The year of constant prices.
    public var priceYear: Year?
    /// The lowest value that is possible.
    public var lowest: Double?
    /// The highest value that is possible.
    public var highest: Double?
    /// Its number in the table of main indicators.
    public var mainOrder: Int?
    /// Who publishes it.
    public var publisher: LocalizedText = LocalizedText()
    /// The responsible body.
    public var body: ID<Body>?
    /// What it has meant from year to year.
    public var definitions: [Definition] = []
    /// Whether the indicator's place in the plan is documented.
    public var isDocumented: Bool = true
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// Who may see it; the plan's own default unless named.
    public var circle: ID<Circle>?
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Indicator>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field("field", \.field, default: nil, "the field to which it belongs"),
        Field(required: "unit", \.unit, blank: "1", "its unit of measure"),
        Field("decimals", \.decimals, default: 1, within: WholeNumberBounds.decimals, "how many decimals are shown"),
        Field("direction", \.direction, default: .up, "which way is better"),
        Field(
            "nature", \.nature, default: .level,
            "what a yearly value is: a level, a flow, a growth rate, a change so far"),
        Field("combine", \.combine, default: .none, "how values of places roll up"),
        Field("weight", \.weight, default: nil, "the weight of a mean"),
        Field("formula", \.formula, default: "", "the formula by which it is computed from others"),
        Field("price_basis", \.priceBasis, default: nil, "the prices of money values"),
        Field("price_year", \.priceYear, default: nil, "the year of constant prices"),
        Field("lowest", \.lowest, default: nil, "the lowest value that is possible"),
        Field("highest", \.highest, default: nil, "the highest value that is possible"),
        Field(
            "main", \.mainOrder, default: nil, within: WholeNumberBounds.positions,
            "its number in the table of main indicators"),
        Field("published_by", \.publisher, default: LocalizedText(), "who publishes it"),
        Field("body", \.body, default: nil, "the responsible body"),
        Field("definitions", \.definitions, default: [], "what it has meant from year to year"),
        Field("documented", \.isDocumented, default: true, "whether the indicator's place in the plan is documented"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// What was measured for a place and year, as known on a date.
public struct Observation: PlanRecord {
    /// The indicator.
    public var indicator: ID<Indicator> = ID<Indicator>("")
    /// The place.
    public var place: ID<Place> = ID<Place>("")
    /// The year.
    public var year: Year = Year(0)
    /// The value in the indicator's unit.
    public var value: Value = .missing(.notStated)
    /// How firm it is.
    public var status: ObservationStatus = .final
    /// When it became known.
    public var knownOn: CalendarDate = CalendarDate.unknown
    /// Whether that date is printed or assumed.
    public var knownOnBasis: DateBasis = .source
    /// When it may be published.
    public var releasableOn: CalendarDate?
    /// Where the figure comes from.
    public var origin: Origin = .sourced
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// Who may see it; the plan's own default unless named.
    public var circle: ID<Circle>?
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// Indicator, place, year, the date on which it was known and the first source.
    public var key: String { "\(indicator)/\(place)/\(year)@\(knownOn)" + (sources.first.map { "~\($0)" } ?? "") }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Observation>] = [
        Field(required: "indicator", \.indicator, blank: ID<Indicator>(""), "the indicator"),
        Field(required: "place", \.place, blank: ID<Place>(""), "the place"),
        Field(required: "year", \.year, blank: Year(0), "the year"),
        Field(required: "value", \.value, blank: .missing(.notStated), "the value in the indicator's unit"),
        Field("status", \.status, default: .final, "how firm it is"),
        Field(required: "known_on", \.knownOn, blank: CalendarDate.unknown, "when it became known"),
        Field("known_on_basis", \.knownOnBasis, default: .source, "whether that date is printed or assumed"),
        Field("releasable_on", \.releasableOn, default: nil, "when it may be published"),
        Field("origin", \.origin, default: .sourced, "where the figure comes from"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// What the plan wants of an indicator.
public struct Target: PlanRecord {
    /// The indicator.
    public var indicator: ID<Indicator> = ID<Indicator>("")
    /// The place.
    public var place: ID<Place> = ID<Place>("")
    /// The year by which it is to be reached.
    public var year: Year = Year(0)
    /// The plan that sets it; this one unless named.
    public var plan: ID<PlanReference>?
    /// Binding or anticipatory.
    public var kind: ID<TargetKind>?
    /// How the value is to be read.
    public var form: TargetForm = .level
    /// The value in the indicator's unit, or in % for rates.
    public var value: Value = .missing(.notStated)
    /// The upper end of a band.
    public var upper: Value = .missing(.notStated)
    /// The value from which it starts.
    public var baseline: Value = .missing(.notStated)
    /// The year of the baseline.
    public var baselineYear: Year?
    /// When the baseline became known.
    public var baselineKnownOn: CalendarDate?
    /// Where the baseline comes from.
    public var baselineOrigin: Origin = .sourced
    /// The sources of the baseline.
    public var baselineSources: [ID<Source>] = []
    /// Who set the value.
    public var assignedBy: Assignment = .own
    /// The body that assigned it.
    public var authority: ID<Body>?
    /// Why this value.
    public var basis: LocalizedText = LocalizedText()
    /// Where the figure comes from.
    public var origin: Origin = .sourced
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// Who may see it; the plan's own default unless named.
    public var circle: ID<Circle>?
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// Indicator, place, year, and the plan where it is another one.
    public var key: String { "\(indicator)/\(place)/\(year)" + (plan.map { "@\($0)" } ?? "") }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Target>] = [
        Field(required: "indicator", \.indicator, blank: ID<Indicator>(""), "the indicator"),
        Field(required: "place", \.place, blank: ID<Place>(""), "the place"),
        Field(required: "year", \.year, blank: Year(0), "the year by which it is to be reached"),
        Field("plan", \.plan, default: nil, "the plan that sets it; this one unless named"),
        Field("kind", \.kind, default: nil, "binding or anticipatory"),
        Field(required: "form", \.form, blank: .level, "how the value is to be read"),
        Field(
            required: "value", \.value, blank: .missing(.notStated),
            "the value in the indicator's unit, or in % for rates"),
        Field("upper", \.upper, default: .missing(.notStated), "the upper end of a band"),
        Field("baseline", \.baseline, default: .missing(.notStated), "the value from which it starts"),
        Field("baseline_year", \.baselineYear, default: nil, "the year of the baseline"),
        Field("baseline_known_on", \.baselineKnownOn, default: nil, "when the baseline became known"),
        Field("baseline_origin", \.baselineOrigin, default: .sourced, "where the baseline comes from"),
        Field("baseline_source", \.baselineSources, default: [], "the sources of the baseline"),
        Field("assigned_by", \.assignedBy, default: .own, "who set the value"),
        Field("authority", \.authority, default: nil, "the body that assigned it"),
        Field("basis", \.basis, default: LocalizedText(), "why this value"),
        Field("origin", \.origin, default: .sourced, "where the figure comes from"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}
