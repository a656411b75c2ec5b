import Diagnostics

/// A record of the plan: described by its fields, from which reading, writing, encoding and changing follow.
public protocol PlanRecord: Equatable, Sendable {
    /// The fields in the order in which files write them.
    static var fields: [Field<Self>] { get }
    /// Makes a blank record.
    init()
    /// The record's key inside its collection; unique, and the end of its address.
    var key: String { get }
}

extension PlanRecord {
    /// The cells of the record, defaults left out.
    var fieldCells: [FieldCell] { FieldCell.all(of: self, by: Self.fields.map(\.cell)) }

    /// The named cells of the record, defaults left out.
    var entries: [CellEntry] {
        fieldCells.map { CellEntry(Self.fields[$0.field].outline.name, $0.cell) }
    }
}

/// A record that stands inside another one.
public protocol NestedRecord: PlanRecord, CellCoded {}

extension NestedRecord {
    /// The fields of the record.
    public static var shape: CellShape { .record(fields.map(\.outline)) }

    /// Nested records have no address of their own.
    public var key: String { "" }

    /// Reads the record from a map; the first fault is thrown.
    public init(cell: Cell) throws(CellFault) {
        guard case .map(let entries) = cell else { throw CellFault(.notAMap) }
        let (record, faults) = Self.reading(entries)
        if let fault = faults.first { throw fault }
        self = record
    }

    /// Reads what can be read of the record.
    public static func reading(_ cell: Cell) -> (content: Self?, faults: [CellFault]) {
        guard case .map(let entries) = cell else { return (nil, [CellFault(.notAMap)]) }
        let (record, faults) = Self.reading(entries)
        return (record, faults)
    }

    /// The record as a map.
    public var cell: Cell? { .map(entries) }
}

extension PlanHeader {
    /// Reads what can be read of a header from named cells, collecting every fault.
    public static func readingDraft(_ entries: [CellEntry]) -> (header: PlanHeader, faults: [CellFault]) {
        let (record, faults) = reading(entries)
        return (record, faults)
    }
}

extension PlanHeader {
    /// The named cells of the header, defaults left out.
    public var cells: [CellEntry] { entries }
}
