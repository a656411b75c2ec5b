/// The cell of one field of a record, the field told by its position.
public struct FieldCell: Hashable, Sendable {
    /// The position of the field in the record's fields.
    public let field: Int
    /// The cell.
    public var cell: Cell

    /// Makes the cell of a field.
    public init(_ field: Int, _ cell: Cell) {
        self.field = field
        self.cell = cell
    }

    /// The cells of a record by what reads each of its fields, defaults left out.
    static func all<Record>(of record: Record, by readers: [@Sendable (Record) -> Cell?]) -> [FieldCell] {
        var cells: [FieldCell] = []
        cells.reserveCapacity(min(readers.count, 8))
        for (position, read) in readers.enumerated() {
            if let cell = read(record) { cells.append(FieldCell(position, cell)) }
        }
        return cells
    }
}

/// The cells of one record as files give them, before anything is made of them.
public struct RecordDraft: Hashable, Sendable {
    /// The cells of fields that the record has; no field stands twice.
    public var cells: [FieldCell] = []
    /// The names of cells that are no field of the record.
    public var unknown: [String] = []

    /// Makes an empty draft.
    public init() {}
}

extension PlanRecord {
    /// The named cells sorted out into fields and names that are none.
    static func draft(_ entries: [CellEntry]) -> RecordDraft {
        var draft = RecordDraft()
        draft.cells.reserveCapacity(entries.count)
        for entry in entries {
            if let field = fields.firstIndex(where: { $0.outline.name == entry.name }) {
                draft.cells.append(FieldCell(field, entry.cell))
            } else {
                draft.unknown.append(entry.name)
            }
        }
        return draft
    }

    /// Reads what can be read of a record from named cells, collecting every fault.
    static func reading(_ entries: [CellEntry]) -> (record: Self, faults: [CellFault]) {
        RecordReader<Self>().reading(draft(entries))
    }
}

/// Reads records of one kind; what all of them have in common is worked out once.
struct RecordReader<Record: PlanRecord> {
    private let fields = Record.fields
    private let required: FieldSet

    init() {
        required = FieldSet(fields.indices.filter { [fields] in fields[$0].outline.isRequired })
    }

    /// The record as far as it can be read, and every fault.
    func reading(_ draft: RecordDraft) -> (record: Record, faults: [CellFault]) {
        var record = Record()
        var faults: [CellFault] = []
        var missing = required
        for name in draft.unknown {
            faults.append(CellFault(.unknownField(name, known: fields.map(\.outline.name)), path: [.name(name)]))
        }
        for cell in draft.cells {
            if required.contains(cell.field), saysNothing(cell) { continue }
            missing.remove(cell.field)
            let found = fields[cell.field].read(&record, cell.cell)
            guard !found.isEmpty else { continue }
            let step = CellFault.Step.name(fields[cell.field].outline.name)
            faults.append(contentsOf: found.map { $0.under(step) })
        }
        guard !missing.isEmpty else { return (record, faults) }
        for field in fields.indices where missing.contains(field) {
            let name = fields[field].outline.name
            faults.append(CellFault(.missingField(name), path: [.name(name)]))
        }
        return (record, faults)
    }

    /// Whether a cell is empty, or a `?` without the reason that belongs behind it.
    private func saysNothing(_ cell: FieldCell) -> Bool {
        guard case .text(let text) = cell.cell else { return false }
        guard !text.isEmpty else { return true }
        return text.hasPrefix("?") && fields[cell.field].outline.shape == .value
            && text.utf8.dropFirst().allSatisfy { $0 == 0x20 }
    }
}

/// A set of positions of fields; no record has more than 64.
struct FieldSet {
    private var bits: UInt64 = 0

    init(_ positions: [Int]) {
        for position in positions { bits |= 1 << UInt64(position) }
    }

    var isEmpty: Bool { bits == 0 }

    func contains(_ position: Int) -> Bool { bits & (1 << UInt64(position)) != 0 }

    mutating func remove(_ position: Int) { bits &= ~(1 << UInt64(position)) }
}
