import Diagnostics

/// A list of changes that somebody proposes, in a file of its own beside the plan.
public struct Amendment: PlanRecord {
    /// Where an amendment's own parts stand.
    public static let address = Address("amendment")
    /// What it is called.
    public var title: LocalizedText = LocalizedText()
    /// The digest of the plan for which it was made; any plan where it is empty.
    public var on: String = ""
    /// The changes in order.
    public var changes: [Change] = []

    /// Makes a blank record.
    public init() {}

    /// An amendment stands in a file of its own.
    public var key: String { "" }

    /// The changes with the plan on which they stand.
    public var changeSet: ChangeSet { ChangeSet(on: on.isEmpty ? nil : on, changes: changes) }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Amendment>] = [
        Field("title", \.title, default: LocalizedText(), "what it is called"),
        Field("on", \.on, default: "", "the digest of the plan for which it was made; any plan where it is left out"),
        Field(required: "changes", \.changes, blank: [], "the changes in order"),
    ]

    /// Reads what can be read of an amendment from named cells, collecting every fault.
    public static func readingDraft(_ entries: [CellEntry]) -> (amendment: Amendment, faults: [CellFault]) {
        let (record, faults) = reading(entries)
        return (record, faults)
    }
}
