import Diagnostics
import PlanModel

/// A table that was not written for this program: its rows, and which of the first ones holds the headings.
struct ForeignTable {
    /// The text of the table, for places and excerpts.
    let source: SourceText
    /// The rows that hold something, cell by cell.
    let rows: [[CSVTable.Cell]]
    /// What is wrong with quotation marks.
    let faults: [CSVTable.Fault]

    init(_ source: SourceText) {
        self.source = source
        var scanner = CSVScanner(source.bytes, from: 0)
        var rows: [[CSVTable.Cell]] = []
        while !scanner.isAtEnd {
            var cells: [CSVTable.Cell] = []
            guard scanner.row(into: &cells, atMost: CSVTable.mostColumns) != nil else { break }
            if cells.contains(where: { $0.start < $0.end }) { rows.append(cells) }
        }
        self.rows = rows
        faults = scanner.faults
    }

    /// The text of a cell without the spaces around it.
    func text(_ cell: CSVTable.Cell) -> String {
        var text = Substring(CSVTable.text(cell, source.bytes))
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    /// Where a cell stands.
    func span(_ cell: CSVTable.Cell) -> SourceSpan { source.span(from: cell.start, to: cell.end) }

    /// Where a row stands.
    func span(ofRow cells: [CSVTable.Cell]) -> SourceSpan {
        source.span(from: cells.first?.start ?? 0, to: cells.last?.end ?? 0)
    }

    /// How many of the first rows are looked at for headings: titles, units and dates stand above them.
    static let rowsAboveHeadings = 20

    /// The row of headings: the first one of which two cells are known names, or one in a table of one column.
    func headingRow(where isKnown: (String) -> Bool) -> Int? {
        let needed = rows.allSatisfy { $0.count == 1 } ? 1 : 2
        return rows.prefix(Self.rowsAboveHeadings).firstIndex { row in
            row.count { cell in cell.start < cell.end && isKnown(text(cell)) } >= needed
        }
    }

    /// The unit that a row above the headings states for the whole table, as in `单位：万元`, and its cell.
    func statedUnit(above headingRow: Int) -> (unit: String, cell: CSVTable.Cell)? {
        for cell in rows[..<headingRow].joined() {
            let key = ForeignText.key(text(cell))
            for word in ["单位:", "计量单位:", "unit:"] where key.hasPrefix(word) {
                return (String(key.dropFirst(word.count)), cell)
            }
        }
        return nil
    }

    /// What a row is where it is no record: a total, a heading between rows, or one with too many cells; else nil.
    func passedOver(_ row: [CSVTable.Cell], width: Int) -> Finding? {
        let span = span(ofRow: row)
        if row.count > width, row[width...].contains(where: { $0.start < $0.end }) {
            return Finding(
                ReadingKinds.raggedRow, span: span,
                message: LocalizedText(
                    en: "the row has \(row.count) \(row.count == 1 ? "cell" : "cells") where the headings are \(width)",
                    zh: "该行有 \(row.count) 个单元格，而表头有 \(width) 列"),
                help: LocalizedText(en: "put a cell that holds a comma in quotation marks", zh: "含逗号的单元格应加引号"))
        }
        let texts = row.map(text).filter { !$0.isEmpty }
        if let total = texts.prefix(2).first(where: Self.isTotal) {
            return Finding(
                ImportKinds.totalRow, span: span,
                message: LocalizedText(en: "a row of totals (‘\(total)’) is not read", zh: "“\(total)”为合计行，未读取"))
        }
        guard texts.count == 1, width > 2, let only = texts.first else { return nil }
        return Finding(
            ImportKinds.totalRow, span: span,
            message: LocalizedText(
                en: "a row that only says ‘\(only)’ is taken as a heading and not read", zh: "仅有“\(only)”的一行视为分组标题，未读取"),
            severity: .note)
    }

    private static func isTotal(_ text: String) -> Bool {
        let key = ForeignText.key(text)
        return ["合计", "小计", "总计", "共计"].contains { key.hasPrefix($0) } || ["total", "subtotal", "sum"].contains(key)
    }
}
