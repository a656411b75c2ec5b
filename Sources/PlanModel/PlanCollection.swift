import Diagnostics

/// Where a collection stands in the plan folder.
public enum CollectionFile: Hashable, Sendable {
    /// A table with a header row.
    case csv(String)
    /// Every table in a folder.
    case csvFolder(String)
    /// A sequence of records, at the top of the file or under a key.
    case yaml(String, key: String?)
    /// Chapters in a folder.
    case text(String)
    /// Files in folders, held by their digest.
    case digests([String])
}

/// One collection of the plan with its record type forgotten: what reading, writing, encoding and changing need.
public struct PlanCollection: Sendable {
    /// The first part of its records' addresses.
    public let name: String
    /// Where it stands in the plan folder.
    public let file: CollectionFile
    /// What it holds.
    public let meaning: String
    /// The outlines of its fields, in file order.
    public let fields: [FieldOutline]
    /// How many records a plan has in it.
    public let count: @Sendable (Plan) -> Int
    /// The keys of its records, in order.
    public let keys: @Sendable (Plan) -> [String]
    /// The named cells of the record at a position.
    public let entries: @Sendable (Plan, Int) -> [CellEntry]
    /// The cell of a field (by position) of the record at a position.
    public let cell: @Sendable (Plan, Int, Int) -> Cell?
    /// Replaces the records by those read from the drafts; says where each draft went and what was wrong with it.
    public let read: @Sendable (inout Plan, [[CellEntry]]) -> CollectionReading
    /// Sets a field (by position) of the record at a position.
    public let set: @Sendable (inout Plan, Int, Int, Cell?) throws(CellFault) -> Void
    /// Adds a record at its place in the order; its key comes back.
    public let add: @Sendable (inout Plan, [CellEntry]) throws(CellFault) -> String
    /// Removes the record at a position.
    public let remove: @Sendable (inout Plan, Int) -> Void

    init<Record: PlanRecord>(
        _ name: String, at path: WritableKeyPath<Plan, [Record]> & Sendable, in file: CollectionFile,
        _ meaning: String
    ) {
        self.name = name
        self.file = file
        self.meaning = meaning
        fields = Record.fields.map(\.outline)
        count = { $0[keyPath: path].count }
        keys = { $0[keyPath: path].map(\.key) }
        entries = { $0[keyPath: path][$1].entries }
        cell = { plan, row, field in Record.fields[field].cell(plan[keyPath: path][row]) }
        read = { plan, drafts in Self.read(drafts, into: &plan[keyPath: path]) }
        set = { plan, row, field, cell throws(CellFault) in
            if let cell {
                try Record.fields[field].set(&plan[keyPath: path][row], cell)
            } else {
                Record.fields[field].reset(&plan[keyPath: path][row])
            }
            plan[keyPath: path].sort { $0.key < $1.key }
        }
        add = { plan, entries throws(CellFault) in
            let (record, faults) = Record.reading(entries)
            if let fault = faults.first { throw fault }
            let position = plan[keyPath: path].firstIndex { $0.key > record.key } ?? plan[keyPath: path].count
            plan[keyPath: path].insert(record, at: position)
            return record.key
        }
        remove = { plan, row in plan[keyPath: path].remove(at: row) }
    }

    private static func read<Record: PlanRecord>(
        _ drafts: [[CellEntry]], into records: inout [Record]
    ) -> CollectionReading {
        var rows: [(key: String, draft: Int, record: Record)] = []
        rows.reserveCapacity(drafts.count)
        var reading = CollectionReading()
        reading.keys.reserveCapacity(drafts.count)
        for (draft, entries) in drafts.enumerated() {
            let (record, faults) = Record.reading(entries)
            if !faults.isEmpty { reading.faults.append((draft, faults)) }
            let key = record.key
            reading.keys.append(key)
            rows.append((key, draft, record))
        }
        rows.sort { ($0.key, $0.draft) < ($1.key, $1.draft) }
        records = []
        records.reserveCapacity(rows.count)
        var kept: (key: String, draft: Int)?
        for row in rows {
            if let kept, kept.key == row.key {
                reading.repeated.append((row.draft, kept.draft))
            } else {
                kept = (row.key, row.draft)
                records.append(row.record)
            }
        }
        return reading
    }
}

/// What reading the drafts of a collection brought to light.
public struct CollectionReading: Sendable {
    /// The key of each draft.
    public var keys: [String] = []
    /// The faults of drafts, by the draft's position.
    public var faults: [(draft: Int, faults: [CellFault])] = []
    /// Drafts whose key an earlier draft has; they were left out.
    public var repeated: [(draft: Int, first: Int)] = []
}
