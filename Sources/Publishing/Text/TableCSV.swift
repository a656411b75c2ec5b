import Diagnostics
import PlanModel

extension PageTable {
    /// The table as CSV (RFC 4180) in UTF-8 with the byte-order mark that spreadsheets look for.
    ///
    /// Numbers are plain, with a point and without separators. Beside a column of figures stand columns for the origin,
    /// the year and the reason why one is missing, where the table has any.
    func csv(in locale: PageLocale) -> String {
        let extras = columns.indices.map { position in Extras(rows.map { $0.cells[position] }) }
        var lines: [String] = []
        lines.append(
            row(
                columns.enumerated().flatMap { position, column in
                    [column.title(in: locale)] + extras[position].heads(column, locale)
                }))
        for row in rows {
            lines.append(
                self.row(
                    row.cells.enumerated().flatMap { position, cell in
                        [cell.csv(in: locale)] + extras[position].cells(cell, locale)
                    }))
        }
        return "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined()
    }

    private func row(_ cells: [String]) -> String { cells.map(Self.quoted).joined(separator: ",") }

    /// A cell as a file writes it; one that a spreadsheet would take for a formula begins with a quotation mark.
    private static func quoted(_ cell: String) -> String {
        var cell = VisibleText.of(cell)
        if VisibleText.isLikeFormula(cell) { cell = "'" + cell }
        guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    /// What else a column of figures tells.
    private struct Extras {
        private let hasOrigin: Bool
        private let hasYear: Bool
        private let hasUpper: Bool
        private let hasReason: Bool

        init(_ cells: [PageCell]) {
            let figures = cells.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
            hasOrigin = figures.contains { $0.origin != nil }
            hasYear = figures.contains { $0.year != nil }
            hasUpper = figures.contains { $0.upper != nil }
            hasReason = figures.contains { if case .number = $0.content { false } else { true } }
        }

        func heads(_ column: PageTable.Column, _ locale: PageLocale) -> [String] {
            var heads: [String] = []
            func add(_ isThere: Bool, _ en: String, _ zh: String) {
                if isThere { heads.append("\(column.head)\(locale.words(": ", "："))\(locale.words(en, zh))") }
            }
            add(hasUpper, "upper end", "上限")
            add(hasOrigin, "origin", "来源类型")
            add(hasYear, "year", "年份")
            add(hasReason, "why missing", "缺失原因")
            return heads
        }

        func cells(_ cell: PageCell, _ locale: PageLocale) -> [String] {
            var figure: PageFigure?
            if case .figure(let found) = cell { figure = found }
            var cells: [String] = []
            if hasUpper { cells.append(figure?.upper.map { JSONValue.shortest($0) } ?? "") }
            if hasOrigin { cells.append(figure?.origin.map { locale.text($0.word) } ?? "") }
            if hasYear { cells.append(figure?.year?.description ?? "") }
            if hasReason { cells.append(figure?.reason(in: locale) ?? "") }
            return cells
        }
    }
}

extension PageCell {
    /// The cell as a file writes it: numbers plain.
    fileprivate func csv(in locale: PageLocale) -> String {
        if case .figure(let figure) = self {
            if case .number(let number) = figure.content { return JSONValue.shortest(number) }
            return ""
        }
        return text(in: locale)
    }
}

extension PageFigure {
    /// Why there is no number; nil where there is one.
    func reason(in locale: PageLocale) -> String? {
        switch content {
        case .number: nil
        case .missing(let reason): reason
        case .withheld: SiteWords.withheld(locale)
        }
    }
}
