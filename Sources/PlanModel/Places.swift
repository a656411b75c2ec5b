import Diagnostics
import Quantities

/// A place of the hierarchy: a city, district, county, town or village.
public struct Place: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "places"
    /// The identifier: the official code where there is one.
    public var id = ID<Place>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// Its level.
    public var level: ID<PlaceLevel> = ID<PlaceLevel>("")
    /// The place of which it is a part.
    public var parent: ID<Place>?
    /// Its place in the official order.
    public var order: Int?
    /// Degrees north of its seat.
    public var latitude: Double?
    /// Degrees east of its seat.
    public var longitude: Double?
    /// The datum of the seat.
    public var datum: Datum?
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Place>] = [
        Field(identifier: "id", \.id, "the identifier: the official code where there is one"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field(required: "level", \.level, blank: ID<PlaceLevel>(""), "its level"),
        Field("parent", \.parent, default: nil, "the place of which it is a part"),
        Field("order", \.order, default: nil, within: WholeNumberBounds.positions, "its place in the official order"),
        Field("latitude", \.latitude, default: nil, "degrees north of its seat"),
        Field("longitude", \.longitude, default: nil, "degrees east of its seat"),
        Field("datum", \.datum, default: nil, "the datum of the seat"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A split or merger of places on a date.
public struct PlaceChange: PlanRecord {
    /// When it took effect.
    public var date: CalendarDate = CalendarDate.unknown
    /// The place before.
    public var from: ID<Place> = ID<Place>("")
    /// The place after.
    public var to: ID<Place> = ID<Place>("")
    /// The share of the old place that went there.
    public var share: Double = 1
    /// Split or merge.
    public var kind: PlaceChangeKind = .split
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []

    /// Makes a blank record.
    public init() {}

    /// Date, old and new place.
    public var key: String { "\(date)/\(from)/\(to)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlaceChange>] = [
        Field(required: "date", \.date, blank: CalendarDate.unknown, "when it took effect"),
        Field(required: "from", \.from, blank: ID<Place>(""), "the place before"),
        Field(required: "to", \.to, blank: ID<Place>(""), "the place after"),
        Field("share", \.share, default: 1, "the share of the old place that went there"),
        Field(required: "kind", \.kind, blank: .split, "split or merge"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
    ]
}

/// A place, or a share of one, in a zone or circle.
public struct GroupMember: PlanRecord {
    /// The zone or circle.
    public var group: ID<PlaceGroup> = ID<PlaceGroup>("")
    /// The place.
    public var place: ID<Place> = ID<Place>("")
    /// The share of the place that belongs to it, 0 to 1.
    public var share: Double = 1
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// Group and place.
    public var key: String { "\(group)/\(place)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<GroupMember>] = [
        Field(required: "group", \.group, blank: ID<PlaceGroup>(""), "the zone or circle"),
        Field(required: "place", \.place, blank: ID<Place>(""), "the place"),
        Field("share", \.share, default: 1, "the share of the place that belongs to it, 0 to 1"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// The places for which a unit reports: development zones report too.
public struct ReportingUnitShare: PlanRecord {
    /// The reporting unit.
    public var unit: String = ""
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// A place in which it lies.
    public var place: ID<Place> = ID<Place>("")
    /// The share of the unit that lies there, 0 to 1.
    public var share: Double = 1
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// Unit and place.
    public var key: String { "\(unit)/\(place)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<ReportingUnitShare>] = [
        Field(required: "unit", \.unit, blank: "", "the reporting unit"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field(required: "place", \.place, blank: ID<Place>(""), "a place in which it lies"),
        Field("share", \.share, default: 1, "the share of the unit that lies there, 0 to 1"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// Which field of the plan a foreign field code belongs to.
public struct FieldMapping: PlanRecord {
    /// The foreign code.
    public var code: String = ""
    /// The field of this plan.
    public var field: ID<PlanField> = ID<PlanField>("")
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The foreign code.
    public var key: String { code }

    /// The fields in the order in which files write them.
    public static let fields: [Field<FieldMapping>] = [
        Field(required: "code", \.code, blank: "", "the foreign code"),
        Field(required: "field", \.field, blank: ID<PlanField>(""), "the field of this plan"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}
