import Diagnostics
import Quantities

/// How much of a resource may be used in a year.
public struct Limit: PlanRecord {
    /// Cost, energy, coal, co2, land or another resource.
    public var resource: String = ""
    /// The place.
    public var place: ID<Place> = ID<Place>("")
    /// The year.
    public var year: Year = Year(0)
    /// The source of money that alone is limited; all money together where none is named.
    public var funding: ID<FundingSource>?
    /// The amount in the resource's unit.
    public var amount: Value = .missing(.notStated)
    /// The grid to which amounts are rounded.
    public var resolution: Double = 1
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

    /// Resource, place and year, and the source of money where one alone is limited.
    public var key: String { "\(resource)/\(place)/\(year)" + (funding.map { "/\($0)" } ?? "") }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Limit>] = [
        Field(required: "resource", \.resource, blank: "", "cost, energy, coal, co2, land or another resource"),
        Field(required: "place", \.place, blank: ID<Place>(""), "the place"),
        Field(required: "year", \.year, blank: Year(0), "the year"),
        Field("funding", \.funding, default: nil, "the source of money that alone is limited; else all money together"),
        Field(required: "amount", \.amount, blank: .missing(.notStated), "the amount in the resource's unit"),
        Field("resolution", \.resolution, default: 1, "the grid to which amounts are rounded"),
        Field("origin", \.origin, default: .sourced, "where the figure comes from"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// What a field or a place must at least get of a resource, over the years of the plan together.
///
/// With a field and a place it is what that field must get in that place; with neither it is what all projects must.
public struct Floor: PlanRecord {
    /// Cost, energy, land or another resource.
    public var resource: String = "cost"
    /// The field; all fields unless named.
    public var field: ID<PlanField>?
    /// The place; the whole region unless named.
    public var place: ID<Place>?
    /// The least share of what all chosen projects use, 0 to 1.
    public var share: Value = .missing(.notStated)
    /// The least amount in the resource's unit.
    public var amount: Value = .missing(.notStated)
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

    /// Resource, field and place, with `-` for one that is not named.
    public var key: String { "\(resource)/\(field?.text ?? "-")/\(place?.text ?? "-")" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Floor>] = [
        Field("resource", \.resource, default: "cost", "cost, energy, land or another resource"),
        Field("field", \.field, default: nil, "the field; all fields unless named"),
        Field("place", \.place, default: nil, "the place; the whole region unless named"),
        Field(
            "share", \.share, default: .missing(.notStated),
            "the least share of what all chosen projects use, 0 to 1"),
        Field("amount", \.amount, default: .missing(.notStated), "the least amount in the resource's unit"),
        Field("origin", \.origin, default: .sourced, "where the figure comes from"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A guess that the plan rests on, with its reason.
public struct Assumption: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "assumptions"
    /// The identifier.
    public var id = ID<Assumption>("")
    /// What it is about: `indicators/gdp`.
    public var about: Address?
    /// What is assumed.
    public var quantity: AssumedQuantity = .other
    /// The value assumed.
    public var value: Value = .missing(.notStated)
    /// Its unit.
    public var unit: String = ""
    /// A low value.
    public var low: Value = .missing(.notStated)
    /// A high value.
    public var high: Value = .missing(.notStated)
    /// Why.
    public var reason: LocalizedText = LocalizedText()
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// Who may see it; the plan's own default unless named.
    public var circle: ID<Circle>?

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Assumption>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("about", \.about, default: nil, "what it is about: `indicators/gdp`"),
        Field(required: "quantity", \.quantity, blank: .other, "what is assumed"),
        Field("value", \.value, default: .missing(.notStated), "the value assumed"),
        Field("unit", \.unit, default: "", "its unit"),
        Field("low", \.low, default: .missing(.notStated), "a low value"),
        Field("high", \.high, default: .missing(.notStated), "a high value"),
        Field("reason", \.reason, default: LocalizedText(), "why"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
    ]
}
