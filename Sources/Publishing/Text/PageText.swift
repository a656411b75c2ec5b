import Diagnostics

extension Page {
    /// The page as plain text for a terminal, ending in a line break; its tables have room in so many columns.
    ///
    /// Sentences are whole: who prints them folds them.
    public func terminalText(width: Int = TextFold.standard) -> String {
        var lines = [title, String(repeating: "═", count: min(60, width))] + preface.map(\.text)
        for section in sections {
            lines += ["", section.title]
            let tables = section.blocks.count { $0.table != nil }
            for block in section.blocks { lines += block.lines(in: locale, width: width, namesTable: tables > 1) }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension PageBlock {
    fileprivate func lines(in locale: PageLocale, width: Int, namesTable: Bool) -> [String] {
        switch self {
        case .sentences(let sentences): return sentences.map { "  \($0.text)" }
        case .points(let sentences): return sentences.map { "  – \($0.text)" }
        case .facts(let facts):
            let colon = locale.words(": ", "：")
            return facts.map { "  \($0.name)\(colon)\($0.cell.text(in: locale))" }
        case .listing(let listing): return listing.lines.map { "  \($0.number)  \($0.text)" }
        case .form: return []
        case .grid, .lines, .bars, .timeline, .map:
            guard let table else { return [] }
            return (namesTable ? ["  \(table.title)"] : []) + table.lines(in: locale, width: width)
        }
    }
}

extension PageTable {
    /// The lines of the table for a terminal of so many columns; none where it has no rows.
    func lines(in locale: PageLocale, width: Int = TextFold.standard) -> [String] {
        guard !rows.isEmpty else { return [] }
        var text = TextTable(
            columns.map { ($0.shortTitle(in: locale), $0.alignment == .right ? .right : .left) },
            rowHead: rowHead)
        for row in rows { text.add(row.cells.map { $0.text(in: locale) }) }
        return text.lines(width: width) + notes.enumerated().map { "  [\($0 + 1)] \($1)" }
    }
}
