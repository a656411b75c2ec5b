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
    /// The cells of every record, in the order of records and of fields, defaults left out.
    public let cells: @Sendable (Plan) -> [[FieldCell]]
    /// The cell of a field (by position) of the record at a position.
    public let cell: @Sendable (Plan, Int, Int) -> Cell?
    /// Calls back with every cell of the fields named (by position), with the positions of its record and field.
    public let eachCell: @Sendable (Plan, [Int], (Int, Int, Cell) -> Void) -> Void
    /// Sorts the named cells of a record into fields and names that are none.
    public let draft: @Sendable ([CellEntry]) -> RecordDraft
    /// Replaces the records by those read from the drafts; says where each draft went and what was wrong with it.
    public let readDrafts: @Sendable (inout Plan, [RecordDraft]) -> CollectionReading
    /// Sets a field (by position) of the record at a position; false where that would change the record's key.
    public let set: @Sendable (inout Plan, Int, Int, Cell?) throws(CellFault) -> Bool
    /// Whether a field (by position) of the record at a position holds what a cell says, compared as its values.
    public let holds: @Sendable (Plan, Int, Int, Cell?) -> Bool
    /// Whether two plans have the same records in it.
    public let isSame: @Sendable (Plan, Plan) -> Bool
    /// Whether the record at a position is the one that the named cells say.
    public let isRecord: @Sendable (Plan, Int, [CellEntry]) -> Bool
    /// Adds a record at its place in the order; its key comes back.
    public let add: @Sendable (inout Plan, [CellEntry]) throws(CellFault) -> String
    /// Removes the record at a position.
    public let remove: @Sendable (inout Plan, Int) -> Void
    /// Keeps the records whose positions are not named.
    let drop: @Sendable (inout Plan, Set<Int>) -> Void
    /// Takes the content of a field (by position) of the record at a position away.
    let withhold: @Sendable (inout Plan, Int, Int) -> Void
    /// Replaces the cell of a field (by position) of the record at a position by a cell of the same shape.
    let replace: @Sendable (inout Plan, Int, Int, Cell?) -> Void

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
        cells = { plan in
            let readers = Record.fields.map(\.cell)
            return plan[keyPath: path].map { FieldCell.all(of: $0, by: readers) }
        }
        cell = { plan, row, field in Record.fields[field].cell(plan[keyPath: path][row]) }
        eachCell = { plan, fields, body in
            let readers = fields.map { ($0, Record.fields[$0].cell) }
            for (row, record) in plan[keyPath: path].enumerated() {
                for (field, read) in readers {
                    if let cell = read(record) { body(row, field, cell) }
                }
            }
        }
        draft = { Record.draft($0) }
        readDrafts = { plan, drafts in Self.read(drafts, into: &plan[keyPath: path]) }
        set = { plan, row, field, cell throws(CellFault) in
            var record = plan[keyPath: path][row]
            let key = record.key
            if let cell {
                try Record.fields[field].set(&record, cell)
            } else {
                Record.fields[field].reset(&record)
            }
            guard record.key == key else { return false }
            plan[keyPath: path][row] = record
            return true
        }
        holds = { plan, row, field, cell in Record.fields[field].holds(plan[keyPath: path][row], cell) }
        isSame = { $0[keyPath: path] == $1[keyPath: path] }
        isRecord = { plan, row, entries in
            let (record, faults) = Record.reading(entries)
            return faults.isEmpty && record == plan[keyPath: path][row]
        }
        add = { plan, entries throws(CellFault) in
            let (record, faults) = Record.reading(entries)
            if let fault = faults.first { throw fault }
            let position = plan[keyPath: path].firstIndex { $0.key > record.key } ?? plan[keyPath: path].count
            plan[keyPath: path].insert(record, at: position)
            return record.key
        }
        remove = { plan, row in plan[keyPath: path].remove(at: row) }
        drop = { plan, rows in
            let kept = plan[keyPath: path].enumerated().filter { !rows.contains($0.offset) }
            plan[keyPath: path] = kept.map(\.element)
        }
        withhold = { plan, row, field in Record.fields[field].withhold(&plan[keyPath: path][row]) }
        replace = { plan, row, field, cell in
            guard let cell else { return Record.fields[field].reset(&plan[keyPath: path][row]) }
            _ = Record.fields[field].read(&plan[keyPath: path][row], cell)
        }
    }

    /// Replaces the records by those read from named cells.
    public func read(_ plan: inout Plan, _ records: [[CellEntry]]) -> CollectionReading {
        readDrafts(&plan, records.map(draft))
    }

    private static func read<Record: PlanRecord>(
        _ drafts: [RecordDraft], into records: inout [Record]
    ) -> CollectionReading {
        let reader = RecordReader<Record>()
        var reading = CollectionReading()
        reading.keys.reserveCapacity(drafts.count)
        var read: [Record] = []
        read.reserveCapacity(drafts.count)
        for (position, draft) in drafts.enumerated() {
            let (record, faults) = reader.reading(draft)
            if !faults.isEmpty { reading.faults.append((position, faults)) }
            reading.keys.append(record.key)
            read.append(record)
        }
        let isInOrder = reading.sort()
        records = isInOrder ? read : reading.order.map { read[$0] }
        return reading
    }
}

/// What reading the drafts of a collection brought to light.
public struct CollectionReading: Sendable {
    /// The key of each draft.
    public var keys: [String] = []
    /// The drafts that became records, in the order of their keys.
    public private(set) var order: [Int] = []
    /// The faults of drafts, by the draft's position.
    public var faults: [(draft: Int, faults: [CellFault])] = []
    /// Drafts whose key an earlier draft has; they were left out.
    public private(set) var repeated: [(draft: Int, first: Int)] = []

    /// Puts the drafts in the order of their keys, of equal keys the first one alone; true where they stood so already.
    mutating func sort() -> Bool {
        order = Array(keys.indices)
        if zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }) { return true }
        order.sort { (keys[$0], $0) < (keys[$1], $1) }
        var kept: [Int] = []
        kept.reserveCapacity(order.count)
        for draft in order {
            if let first = kept.last, keys[first] == keys[draft] {
                repeated.append((draft, first))
            } else {
                kept.append(draft)
            }
        }
        order = kept
        return false
    }
}
