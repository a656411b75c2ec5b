import Diagnostics

/// One change of one value, or a record added or removed.
public struct Change: NestedRecord {
    /// The field to set.
    public var set: Address?
    /// The record to add.
    public var add: Address?
    /// The record to remove.
    public var remove: Address?
    /// What stands there before.
    public var from: PlainCell?
    /// What shall stand there.
    public var to: PlainCell?
    /// The record to add.
    public var value: PlainCell?

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<Change>] = [
        Field("set", \.set, default: nil, "the field to set"),
        Field("add", \.add, default: nil, "the record to add"),
        Field("remove", \.remove, default: nil, "the record to remove"),
        Field("from", \.from, default: nil, "what stands there before"),
        Field("to", \.to, default: nil, "what shall stand there"),
        Field("value", \.value, default: nil, "the record to add"),
    ]
}

/// A named list of changes on the plan or on another scenario.
public struct Scenario: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "scenarios"
    /// The identifier.
    public var id = ID<Scenario>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// The scenario on which it stands.
    public var parent: ID<Scenario>?
    /// The changes in order.
    public var changes: [Change] = []

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Scenario>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field("parent", \.parent, default: nil, "the scenario on which it stands"),
        Field("changes", \.changes, default: [], "the changes in order"),
    ]
}
