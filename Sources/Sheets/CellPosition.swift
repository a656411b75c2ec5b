import Diagnostics

/// Where a cell stands in its sheet: row and column from 1, written `C7`.
public struct CellPosition: Hashable, Sendable, CustomStringConvertible {
    /// The row.
    public let row: Int
    /// The column.
    public let column: Int

    /// The last row and column that a workbook may have (ECMA-376).
    public static let last = CellPosition(row: 1_048_576, column: 16_384)

    /// Makes a position.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `C7` or `$C$7`; nil for anything else and for positions beyond the last.
    public init?(written text: some StringProtocol) {
        var (row, column, digits) = (0, 0, 0)
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard digits == 0, column < 100_000 else { return nil }
                column = column * 26 + Int(byte & 0x1F)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digits < 8 else { return nil }
                digits += 1
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard (1...1_048_576).contains(row), (1...16_384).contains(column) else { return nil }
        self.init(row: row, column: column)
    }

    /// The position as spreadsheets write it.
    public var description: String { SourceSpan.letters(ofColumn: column) + String(row) }
}

extension Sheet {
    /// Where a cell stands, as findings name it.
    public func span(_ cell: SheetCell, row: Int) -> SourceSpan {
        if let stretch = cell.stretch {
            return SourceSpan(file: file, line: stretch.line, column: stretch.column, length: stretch.length)
        }
        return SourceSpan(file: file, sheet: name, line: row, column: cell.column)
    }

    /// Where a whole row stands; in a table of text from its first cell to the end of its last one.
    public func span(ofRow row: SheetRow) -> SourceSpan {
        guard name == nil, let first = row.cells.first?.stretch, let last = row.cells.last?.stretch else {
            return SourceSpan(file: file, sheet: name, line: row.number, column: 1, length: 0)
        }
        let end = last.line == first.line ? last.column + last.length : first.column + first.length
        return SourceSpan(file: file, line: first.line, column: first.column, length: end - first.column)
    }
}
