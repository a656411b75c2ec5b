import Diagnostics
import Quantities

/// A designated field of the plan: transport, water, health.
public struct PlanField: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "fields"
    /// The identifier.
    public var id = ID<PlanField>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// The wider area of the outline.
    public var area: LocalizedText = LocalizedText()
    /// Why it is a field of this plan.
    public var basis: LocalizedText = LocalizedText()
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlanField>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field("area", \.area, default: LocalizedText(), "the wider area of the outline"),
        Field("basis", \.basis, default: LocalizedText(), "why it is a field of this plan"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
    ]
}

/// A body with a part in the plan, by its legal name.
public struct Body: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "bodies"
    /// The identifier.
    public var id = ID<Body>("")
    /// Its legal name.
    public var name: LocalizedText = LocalizedText()
    /// Its part in the plan.
    public var role: LocalizedText = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<Body>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its legal name"),
        Field("role", \.role, default: LocalizedText(), "its part in the plan"),
    ]
}

/// A level of the hierarchy of places, highest first.
public struct PlaceLevel: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "levels"
    /// The identifier.
    public var id = ID<PlaceLevel>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlaceLevel>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
    ]
}

/// A zone or circle that cuts across the hierarchy of places.
public struct PlaceGroup: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "place_groups"
    /// The identifier.
    public var id = ID<PlaceGroup>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlaceGroup>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A kind of target with its legal force: binding, anticipatory.
public struct TargetKind: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "kinds"
    /// The identifier.
    public var id = ID<TargetKind>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// Whether it binds the government.
    public var isBinding: Bool = false

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<TargetKind>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field("binding", \.isBinding, default: false, "whether it binds the government"),
    ]
}

/// A source of money.
public struct FundingSource: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "funding"
    /// The identifier.
    public var id = ID<FundingSource>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<FundingSource>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
    ]
}

/// Who may see a value, from the widest to the narrowest.
public struct Circle: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "circles"
    /// The identifier.
    public var id = ID<Circle>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<Circle>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
    ]
}

/// A plan in the register: this one, a higher one, a sector plan.
public struct PlanReference: NestedRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "plans"
    /// The identifier.
    public var id = ID<PlanReference>("")
    /// Its title.
    public var title: LocalizedText = LocalizedText()
    /// Who issued it.
    public var issuer: LocalizedText = LocalizedText()
    /// Its document number.
    public var number: String = ""
    /// When it was issued.
    public var date: CalendarDate?
    /// How it stands to this plan.
    public var level: PlanLevel = .sector
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlanReference>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("title", \.title, default: LocalizedText(), "its title"),
        Field("issuer", \.issuer, default: LocalizedText(), "who issued it"),
        Field("number", \.number, default: "", "its document number"),
        Field("date", \.date, default: nil, "when it was issued"),
        Field("level", \.level, default: .sector, "how it stands to this plan"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
    ]
}

/// A unit that the plan writes beside the standard ones.
public struct UnitDefinition: NestedRecord {
    /// How it is written.
    public var symbol: String = ""
    /// Its size in known units: a number, a space, a unit.
    public var size: String = ""
    /// Its name.
    public var name: LocalizedText = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<UnitDefinition>] = [
        Field(required: "symbol", \.symbol, blank: "", "how it is written"),
        Field(required: "is", \.size, blank: "", "its size in known units: a number, a space, a unit"),
        Field("name", \.name, default: LocalizedText(), "its name"),
    ]
}
