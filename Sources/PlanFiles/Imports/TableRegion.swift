import Diagnostics
import Sheets

/// The heading of one column: what stands above it, from the top of the headings down.
struct ColumnHeading {
    /// The column of the sheet.
    let column: Int
    /// The texts above the column, each once.
    let texts: [String]
    /// Where the lowest of them stands.
    let span: SourceSpan

    /// The text that stands directly above the column.
    var lowest: String { texts.last ?? "" }

    /// What a person would call the column.
    var shown: String { texts.joined(separator: " / ") }

    /// The texts by which a column may be known, the nearest first: its own, with the ones above, and where its own is
    /// only a unit or the word for a sum, the one above alone.
    var candidates: [String] {
        guard texts.count > 1, let top = texts.first else { return texts }
        let key = ForeignText.key(lowest)
        var all = [lowest, texts.joined(), HeadingText(top).stem + lowest]
        if Self.sums.contains(key) || Self.isUnit(key) { all.append(top) }
        return all
    }

    /// The unit that one of the texts names, the nearest first.
    var unit: String? {
        if texts.count > 1, Self.isUnit(ForeignText.key(lowest)) {
            return ForeignText.key(lowest).filter { !"()[]".contains($0) }
        }
        return texts.reversed().lazy.compactMap { HeadingText($0).unit }.first
    }

    /// The year that one of the texts names, the nearest first.
    var year: Int? { texts.reversed().lazy.compactMap { HeadingText($0).year }.first }

    private static let sums: Set<String> = ["合计", "小计", "总计", "总额", "总数", "total", "sum"]

    /// Whether a text is only a unit, in brackets or not.
    static func isUnit(_ key: String) -> Bool {
        let word = key.filter { !"()[]".contains($0) }
        return ["cost", "energy", "electricity", "coal"].contains { field in
            UnitWords.factor(word, for: field, currency: "yuan") != nil
        }
    }
}

/// A table within a sheet: its headings, and the rows below them as far as the next headings.
struct TableRegion {
    /// The headings by column.
    let headings: [ColumnHeading]
    /// The rows of the headings, as positions among the rows of the table.
    let headingRows: Range<Int>
    /// The rows below.
    var body: Range<Int>

    /// Finds the tables of a sheet.
    ///
    /// - Parameters:
    ///   - table: the sheet.
    ///   - isKnown: whether a heading names a field.
    /// - Returns: the regions from the top down; none where no row has two known headings.
    static func all(in table: ForeignTable, where isKnown: (ColumnHeading) -> Bool) -> [TableRegion] {
        let needed = table.rows.allSatisfy({ $0.cells.count == 1 }) ? 1 : 2
        var first: TableRegion?
        for top in table.rows.indices.prefix(ForeignTable.rowsAboveHeadings) where first == nil {
            first = region(from: top, in: table, needed: needed, where: isKnown)
        }
        guard var current = first else { return [] }
        var regions: [TableRegion] = []
        let names = Set(current.headings.flatMap { $0.texts.map(ForeignText.key) })
        var position = current.body.lowerBound
        while position < table.rows.count {
            // Headings that stand again below, as on every page of a printed list, begin a region of their own.
            let texts = table.texts(table.rows[position]).prefix(2)
            if texts.count == 2, texts.allSatisfy({ names.contains(ForeignText.key($0)) }),
                let next = region(from: position, in: table, needed: needed, where: isKnown)
            {
                current.body = current.body.lowerBound..<position
                regions.append(current)
                current = next
                position = next.body.lowerBound
            } else {
                position += 1
            }
        }
        regions.append(current)
        return regions
    }

    /// The region whose headings begin with a row, or nil where they are not known.
    private static func region(
        from top: Int, in table: ForeignTable, needed: Int, where isKnown: (ColumnHeading) -> Bool
    ) -> TableRegion? {
        var depth = 1
        while depth < 3, isSubheading(top + depth, under: top + depth - 1, in: table) { depth += 1 }
        while depth >= 1 {
            let headings = headings(top..<(top + depth), in: table)
            if headings.count(where: isKnown) >= needed {
                return TableRegion(
                    headings: headings, headingRows: top..<(top + depth), body: (top + depth)..<table.rows.count)
            }
            depth -= 1
        }
        return nil
    }

    /// Whether a row stands below the headings of another as their parts: words only, only under headings that span
    /// several columns or as their unit, and beside headings that reach down past it.
    private static func isSubheading(_ lower: Int, under upper: Int, in table: ForeignTable) -> Bool {
        guard lower < table.rows.count else { return false }
        let (above, below) = (table.rows[upper], table.rows[lower])
        guard below.number == above.number + 1 || table.sheet.name == nil, table.texts(above).count > 1 else {
            return false
        }
        var said: Set<Int> = []
        for cell in below.cells where cell.content != .empty {
            guard case .text = cell.content, ForeignText.plain(table.text(cell)).contains(where: { !$0.isNumber }),
                isGroup(cell.column, above, table) || ColumnHeading.isUnit(ForeignText.key(table.text(cell)))
            else { return false }
            said.insert(cell.column)
        }
        return !said.isEmpty && above.cells.contains { $0.content != .empty && !said.contains($0.column) }
    }

    /// Whether a column stands under a heading that spans several.
    private static func isGroup(_ column: Int, _ above: SheetRow, _ table: ForeignTable) -> Bool {
        if let range = table.merge(above.number, column) { return range.columns.count > 1 && range.rows.count == 1 }
        if table.sheet.name != nil, table.sheet.merges.contains(where: { $0.rows.contains(above.number) }) {
            return table.text(above[column]).isEmpty
        }
        // A table of text has no merged cells: a heading spans the empty cells to its right.
        return table.text(above[column]).isEmpty || table.text(above[column + 1]).isEmpty
    }

    private static func headings(_ rows: Range<Int>, in table: ForeignTable) -> [ColumnHeading] {
        let last = rows.map { table.rows[$0].cells.last?.column ?? 0 }.max() ?? 0
        guard last > 0 else { return [] }
        return (1...last).compactMap { heading($0, rows, table) }
    }

    private static func heading(_ column: Int, _ rows: Range<Int>, _ table: ForeignTable) -> ColumnHeading? {
        var texts: [String] = []
        var span: SourceSpan?
        for position in rows {
            let row = table.rows[position]
            let isLowest = position == rows.upperBound - 1
            guard let (cell, number) = cell(column, row, isLowest: isLowest, rows, table) else { continue }
            let text = table.text(cell)
            if text.isEmpty || texts.last == text { continue }
            texts.append(text)
            span = table.span(cell, number)
        }
        return span.map { ColumnHeading(column: column, texts: texts, span: $0) }
    }

    /// The cell that heads a column in a row: its own, the one merged with it, or in text the one that spans it.
    private static func cell(
        _ column: Int, _ row: SheetRow, isLowest: Bool, _ rows: Range<Int>, _ table: ForeignTable
    ) -> (SheetCell, Int)? {
        if let said = table.said(row, column) {
            // The lowest heading belongs to its first column alone, and so does one that is merged down to it.
            let spans = said.cell.column != column
            let reachesDown = said.rows.upperBound >= table.rows[rows.upperBound - 1].number
            return spans && (isLowest || reachesDown) ? nil : (said.cell, said.row)
        }
        guard !isLowest, table.sheet.merges.isEmpty, !table.text(table.rows[rows.upperBound - 1][column]).isEmpty
        else { return nil }
        for left in stride(from: column - 1, to: 0, by: -1) {
            if let cell = row[left], !table.text(cell).isEmpty { return (cell, row.number) }
        }
        return nil
    }
}
