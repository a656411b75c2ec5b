import Sheets

/// Hears the cells of a sheet.
final class SheetListener: XMLListener {
    /// Cells in later columns are left out, and counted.
    static let lastColumn = 1_000
    /// So many cells are read of one workbook.
    static let mostCells = 4_000_000
    /// So many merged ranges are read of one sheet.
    static let mostMerges = 50_000

    private(set) var sheet: Sheet
    /// Whether the sheet holds more than is read.
    private(set) var isTooLarge = false
    /// How many cells are in the sheet.
    private(set) var count = 0
    private let texts: [String]
    private let formats: [String?]
    private let mostCells: Int
    private var bytesLeft = 256 << 20

    private var row = SheetRow(0, [])
    private var cell = SheetCell(0, .empty)
    private var kind = "n"
    private var value: [UInt8] = []
    private var formula: [UInt8] = []
    private var part = Part.none
    private var inline = TextGathering()
    private var hasInline = false

    private enum Part {
        case none
        case value
        case formula
        case inline
    }

    init(_ sheet: Sheet, texts: [String], formats: [String?], mostCells: Int) {
        self.sheet = sheet
        self.texts = texts
        self.formats = formats
        self.mostCells = mostCells
    }

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "row":
            let number = attributes.integer("r") ?? row.number + 1
            row = SheetRow(
                (1...CellPosition.last.row).contains(number) ? number : row.number + 1, [],
                isHidden: attributes.isTrue("hidden"))
            cell = SheetCell(0, .empty)
        case "c": startCell(attributes)
        case "v": part = .value
        case "f": part = .formula
        case "is":
            part = .inline
            hasInline = true
        case "mergeCell":
            guard let range = attributes["ref"].flatMap({ CellRange(written: $0) }),
                range.rows.count > 1 || range.columns.count > 1
            else { return }
            if sheet.merges.count < Self.mostMerges { sheet.merges.append(range) } else { isTooLarge = true }
        case "col": startColumn(attributes)
        default: if part == .inline { inline.start(name) }
        }
    }

    private func startCell(_ attributes: XMLAttributes) {
        let column = attributes["r"].flatMap { CellPosition(written: $0)?.column } ?? cell.column + 1
        let style = attributes.integer("s") ?? 0
        cell = SheetCell(column, .empty, format: formats.indices.contains(style) ? formats[style] : nil)
        kind = attributes["t"] ?? "n"
        value.removeAll(keepingCapacity: true)
        formula.removeAll(keepingCapacity: true)
        hasInline = false
    }

    private func startColumn(_ attributes: XMLAttributes) {
        guard let first = attributes.integer("min"), let last = attributes.integer("max"), first >= 1, first <= last
        else { return }
        for column in first...max(first, min(last, Self.lastColumn)) {
            if attributes.isTrue("hidden") { sheet.hiddenColumns.insert(column) }
            if let width = attributes["width"].flatMap({ Double($0) }), width.isFinite { sheet.widths[column] = width }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch part {
        case .value: if value.count < 32_767 * 4 { value.append(contentsOf: bytes) }
        case .formula: if formula.count < 8_192 * 4 { formula.append(contentsOf: bytes) }
        case .inline: inline.add(bytes)
        case .none: return
        }
    }

    func end(_ name: String) {
        switch name {
        case "v", "f": part = .none
        case "is": part = .none
        case "c": endCell()
        case "row": endRow()
        default: if part == .inline { inline.end(name) }
        }
    }

    private func endCell() {
        let written = String(decoding: value, as: UTF8.self)
        let inlineText = hasInline ? inline.take() : ""
        if !formula.isEmpty { cell.formula = String(decoding: formula, as: UTF8.self) }
        switch kind {
        case "s": cell.content = Int(written).flatMap { texts.indices.contains($0) ? .text(texts[$0]) : nil } ?? .empty
        case "inlineStr": cell.content = .text(inlineText)
        case "str": cell.content = .text(TextGathering.unescaped(written))
        case "b": cell.content = .truth(written == "1" || written == "true")
        case "e": cell.content = .error(written)
        case "d": cell.content = .text(String(written.prefix { $0 != "T" }))
        default:
            if !written.isEmpty {
                cell.content = Double(written).flatMap { $0.isFinite ? .number($0) : nil } ?? .text(written)
            }
        }
        if case .text("") = cell.content { cell.content = .empty }
        guard cell.content != .empty || cell.formula != nil else { return }
        guard cell.column <= Self.lastColumn else {
            sheet.cellsLeftOut += 1
            return
        }
        if case .text(let text) = cell.content { bytesLeft -= text.utf8.count }
        count += 1
        guard count <= mostCells, bytesLeft >= 0 else {
            isTooLarge = true
            return
        }
        row.cells.append(cell)
    }

    private func endRow() { if !row.cells.isEmpty || row.isHidden { sheet.rows.append(row) } }

    /// The sheet with its rows and cells in order; of cells that stand twice the later one counts.
    func finished() -> Sheet {
        var ordered = sheet
        let isOrdered = zip(ordered.rows, ordered.rows.dropFirst()).allSatisfy { $0.number < $1.number }
        if !isOrdered {
            let groups = Dictionary(grouping: ordered.rows, by: \.number)
            ordered.rows = groups.sorted { $0.key < $1.key }.map { number, rows in
                SheetRow(number, rows.flatMap(\.cells), isHidden: rows.contains(where: \.isHidden))
            }
        }
        for position in ordered.rows.indices {
            let cells = ordered.rows[position].cells
            guard !zip(cells, cells.dropFirst()).allSatisfy({ $0.column < $1.column }) else { continue }
            let latest = Dictionary(cells.map { ($0.column, $0) }) { _, later in later }
            ordered.rows[position].cells = latest.values.sorted { $0.column < $1.column }
        }
        return ordered
    }
}
