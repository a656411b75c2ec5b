/// A workbook as a value: what its sheets hold, and where.
///
/// Nothing in it is computed anew.
public struct Workbook: Hashable, Sendable {
    /// The file's path, as places name it.
    public var file: String
    /// The sheets in their order.
    public var sheets: [Sheet]

    /// Makes a workbook from its sheets.
    public init(file: String, sheets: [Sheet] = []) {
        self.file = file
        self.sheets = sheets
    }
}

/// From which day a workbook counts its days.
public enum DayCount: Hashable, Sendable {
    /// Day 1 is 1 January 1900; day 60 is a 29 February that never was.
    case from1900
    /// Day 0 is 1 January 1904.
    case from1904
}

/// One sheet of a workbook, or a table of text as such a sheet.
public struct Sheet: Hashable, Sendable {
    /// The file in which it stands.
    public var file: String
    /// Its name; nil for a table of text.
    public var name: String?
    /// Whether it is hidden from the reader of the workbook.
    public var isHidden: Bool
    /// From which day it counts days.
    public var days: DayCount
    /// The rows that hold something, in their order.
    public var rows: [SheetRow]
    /// The cells that are merged into one, each range once.
    public var merges: [CellRange]
    /// The columns that are hidden, from 1.
    public var hiddenColumns: Set<Int>
    /// The widths of columns in characters, where they are set.
    public var widths: [Int: Double]
    /// How many cells were left out because they stand beyond what is read.
    public var cellsLeftOut = 0

    /// Makes a sheet.
    public init(
        file: String, name: String?, isHidden: Bool = false, days: DayCount = .from1900, rows: [SheetRow] = [],
        merges: [CellRange] = [], hiddenColumns: Set<Int> = [], widths: [Int: Double] = [:]
    ) {
        self.file = file
        self.name = name
        self.isHidden = isHidden
        self.days = days
        self.rows = rows
        self.merges = merges
        self.hiddenColumns = hiddenColumns
        self.widths = widths
    }

    /// The last column that holds something; 0 in an empty sheet.
    public var lastColumn: Int { rows.lazy.compactMap { $0.cells.last?.column }.max() ?? 0 }

    /// The row of a number, or nil where it holds nothing.
    public func row(_ number: Int) -> SheetRow? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].number == number ? rows[low] : nil
    }
}

/// A row of a sheet.
public struct SheetRow: Hashable, Sendable {
    /// Its number from 1; in a table of text the line on which it begins.
    public var number: Int
    /// The cells that hold something, by column.
    public var cells: [SheetCell]
    /// Whether it is hidden from the reader of the workbook.
    public var isHidden: Bool

    /// Makes a row.
    public init(_ number: Int, _ cells: [SheetCell], isHidden: Bool = false) {
        self.number = number
        self.cells = cells
        self.isHidden = isHidden
    }

    /// The cell of a column, or nil where it holds nothing.
    public subscript(column: Int) -> SheetCell? {
        if cells.indices.contains(column - 1), cells[column - 1].column == column { return cells[column - 1] }
        return cells.first { $0.column == column }
    }
}

/// What a cell holds.
public enum CellContent: Hashable, Sendable {
    /// A text.
    case text(String)
    /// A number; a date is one too, told by its format.
    case number(Double)
    /// Yes or no.
    case truth(Bool)
    /// An error as the spreadsheet shows it: `#REF!`.
    case error(String)
    /// Nothing, where a cell has only a comment or a format.
    case empty
}

/// One cell of a sheet.
public struct SheetCell: Hashable, Sendable {
    /// The column from 1.
    public var column: Int
    /// What it holds; of a formula the result that was stored.
    public var content: CellContent
    /// The code by which a number is shown (`0.00`, `yyyy-mm-dd`); nil for the general one.
    public var format: String?
    /// The formula whose result it is, without the equals sign; it is kept and never evaluated.
    public var formula: String?
    /// The comment on the cell.
    public var comment: String?
    /// How the cell stands out.
    public var style: CellStyle
    /// In a table of text, the character of its line at which the cell begins, and how many it has.
    public var stretch: TextStretch?

    /// Makes a cell.
    public init(
        _ column: Int, _ content: CellContent, format: String? = nil, formula: String? = nil, comment: String? = nil,
        style: CellStyle = .plain, stretch: TextStretch? = nil
    ) {
        self.column = column
        self.content = content
        self.format = format
        self.formula = formula
        self.comment = comment
        self.style = style
        self.stretch = stretch
    }
}

/// How a cell that is written stands out; reading does not tell it.
public enum CellStyle: Hashable, Sendable {
    /// As every other cell.
    case plain
    /// A heading: bold, with a line below.
    case heading
    /// A mark beside a row that asks for attention.
    case marked
}

/// A stretch of one line of text.
public struct TextStretch: Hashable, Sendable {
    /// The line from 1.
    public let line: Int
    /// The first character from 1.
    public let column: Int
    /// How many characters.
    public let length: Int

    /// Makes a stretch.
    public init(line: Int, column: Int, length: Int) {
        self.line = line
        self.column = column
        self.length = length
    }
}

/// A rectangle of cells: rows and columns from 1, both ends included.
public struct CellRange: Hashable, Sendable {
    /// The rows.
    public let rows: ClosedRange<Int>
    /// The columns.
    public let columns: ClosedRange<Int>

    /// Makes a rectangle.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Reads `A1:C3` or `A1`; nil for anything else.
    public init?(written text: some StringProtocol) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { CellPosition(written: $0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.init(rows: first.row...last.row, columns: first.column...last.column)
    }
}

extension Sheet {
    /// Sets a cell, in its place among the others; what the cell held before is replaced.
    public mutating func set(_ cell: SheetCell, inRow number: Int) {
        let position = rows.firstIndex { $0.number >= number } ?? rows.count
        if !rows.indices.contains(position) || rows[position].number != number {
            rows.insert(SheetRow(number, []), at: position)
        }
        let place = rows[position].cells.firstIndex { $0.column >= cell.column } ?? rows[position].cells.count
        if rows[position].cells.indices.contains(place), rows[position].cells[place].column == cell.column {
            rows[position].cells[place] = cell
        } else {
            rows[position].cells.insert(cell, at: place)
        }
    }

    /// Puts a comment on a cell, which need not hold anything.
    public mutating func set(comment: String, at position: CellPosition) {
        var cell = row(position.row)?[position.column] ?? SheetCell(position.column, .empty)
        cell.comment = comment
        set(cell, inRow: position.row)
    }
}
