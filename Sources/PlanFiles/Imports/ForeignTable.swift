import Diagnostics
import Sheets

/// A sheet that was not written for this program: what its cells say, merged ones included.
struct ForeignTable {
    /// The sheet.
    let sheet: Sheet
    /// The rows that say something.
    let rows: [SheetRow]
    private let merged: MergedCells

    init(_ sheet: Sheet) {
        self.sheet = sheet
        rows = sheet.rows.filter { row in row.cells.contains { $0.content != .empty || $0.formula != nil } }
        merged = MergedCells(sheet.merges)
    }

    /// The text of a cell without the spaces around it; empty where there is none.
    func text(_ cell: SheetCell?) -> String { cell.map(sheet.text) ?? "" }

    /// Where a cell stands.
    func span(_ cell: SheetCell, _ row: Int) -> SourceSpan { sheet.span(cell, row: row) }

    /// Where a row stands.
    func span(ofRow row: SheetRow) -> SourceSpan { sheet.span(ofRow: row) }

    /// What a row says in a column: its own cell, or the one above with which it is merged.
    ///
    /// - Returns: the cell, the row in which it stands, and how many rows it stands for; nil where nothing is said.
    func said(_ row: SheetRow, _ column: Int) -> (cell: SheetCell, row: Int, rows: ClosedRange<Int>)? {
        let range = merged.range(row.number, column)
        if let cell = row[column], cell.content != .empty || cell.formula != nil {
            return (cell, row.number, range?.rows ?? row.number...row.number)
        }
        guard let range, let cell = sheet.row(range.rows.lowerBound)?[range.columns.lowerBound], cell.content != .empty
        else { return nil }
        return (cell, range.rows.lowerBound, range.rows)
    }

    /// The range of merged cells in which a cell stands, or nil.
    func merge(_ row: Int, _ column: Int) -> CellRange? { merged.range(row, column) }

    /// Whether a number of a cell is a year that its format shows as a day of the year 1905.
    func isYearShownAsDate(_ cell: SheetCell) -> Bool {
        guard sheet.isDate(cell), case .number(let number) = cell.content else { return false }
        return (1_900...2_200).contains(number) && number == number.rounded()
    }

    /// The texts of a row that are not empty, in order.
    func texts(_ row: SheetRow) -> [String] { row.cells.map(text).filter { !$0.isEmpty } }

    /// How many of the first rows are looked at for headings: titles, units and dates stand above them.
    static let rowsAboveHeadings = 20
}

/// Tells for a cell in which merged range it stands.
struct MergedCells {
    /// Ranges by column, in the order of their rows.
    private var byColumn: [Int: [CellRange]] = [:]
    /// More entries than this are not kept: a hostile sheet could name millions.
    private static let most = 400_000

    init(_ ranges: [CellRange]) {
        var count = 0
        for range in ranges {
            let columns = range.columns.lowerBound...min(range.columns.upperBound, CSVTable.mostColumns)
            guard range.columns.lowerBound <= CSVTable.mostColumns, count + columns.count <= Self.most else { continue }
            count += columns.count
            for column in columns { byColumn[column, default: []].append(range) }
        }
        for column in byColumn.keys { byColumn[column]?.sort { $0.rows.lowerBound < $1.rows.lowerBound } }
    }

    func range(_ row: Int, _ column: Int) -> CellRange? {
        guard let ranges = byColumn[column] else { return nil }
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].rows.lowerBound <= row { low = middle + 1 } else { high = middle }
        }
        return low > 0 && ranges[low - 1].rows.contains(row) ? ranges[low - 1] : nil
    }
}
