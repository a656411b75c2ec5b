import Diagnostics

/// Reads the lines of a series table, keeping what could be read and every fault.
struct SeriesTableReader {
    private(set) var rows: [SeriesTable.Row] = []
    private(set) var problems: [SeriesTable.Problem] = []
    private var lineOfID: [String: Int] = [:]
    private var line = 0

    mutating func read(_ text: String) {
        let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        var sawHeader = false
        let breaks: Set<Character> = ["\n", "\r\n", "\r"]
        for content in body.split(omittingEmptySubsequences: false, whereSeparator: breaks.contains) {
            line += 1
            guard content.contains(where: { !$0.isWhitespace }) else { continue }
            guard let cells = cells(of: content) else {
                guard sawHeader else { return }
                continue
            }
            if sawHeader {
                readRow(cells)
            } else {
                sawHeader = true
                guard readHeader(cells) else { return }
            }
        }
        if !sawHeader, problems.isEmpty {
            report(
                en: "the table is empty; its first line must begin with \(expectedHeader)",
                zh: "表格为空；首行应以 \(expectedHeader) 开头", at: 1, line: 1)
        }
    }

    private var expectedHeader: String { "'\(SeriesTable.columns.joined(separator: ","))'" }

    private mutating func report(en: String, zh: String, at column: Int, line: Int? = nil) {
        report(LocalizedText(en: en, zh: zh), at: column, line: line)
    }

    private mutating func report(_ message: LocalizedText, at column: Int, line: Int? = nil) {
        problems.append(SeriesTable.Problem(line: line ?? self.line, column: column, message: message))
    }

    private mutating func readHeader(_ cells: [CellScanner.Cell]) -> Bool {
        for (index, name) in SeriesTable.columns.enumerated() {
            guard index < cells.count else {
                report(
                    en: "the header has no column '\(name)'; it must begin with \(expectedHeader)",
                    zh: "表头缺少列“\(name)”，应以 \(expectedHeader) 开头", at: 1)
                return false
            }
            guard cells[index].text == name else {
                let found = shown(cells[index].text)
                report(
                    en: "column '\(name)' expected here, found '\(found)'", zh: "此处应为列“\(name)”，实为“\(found)”",
                    at: cells[index].column)
                return false
            }
        }
        return true
    }

    private mutating func readRow(_ cells: [CellScanner.Cell]) {
        let before = problems.count
        guard cells.count > SeriesTable.columns.count else {
            report(
                en: "the line has \(cells.count) cells; \(expectedHeader) and at least one value are needed",
                zh: "该行有 \(cells.count) 个单元格，应有 \(expectedHeader) 及至少一个数值", at: 1)
            return
        }
        let id = cells[0].text
        if id.isEmpty {
            report(en: "the series has no id", zh: "该序列没有编号", at: cells[0].column)
        } else if let earlier = lineOfID[id] {
            report(
                en: "the id '\(shown(id))' stands already on line \(earlier)",
                zh: "编号“\(shown(id))”已见于第 \(earlier) 行", at: cells[0].column)
        } else {
            lineOfID[id] = line
        }
        let year = wholeNumber(cells[3], named: "first_year", within: 1...9_999)
        let horizon = wholeNumber(cells[4], named: "h", within: ForecastLimits.horizon)
        let filled = cells.dropFirst(SeriesTable.columns.count)
        let last = filled.lastIndex { !$0.text.isEmpty } ?? filled.startIndex
        let values = filled[...last].map { number($0) }
        guard problems.count == before, let year, let horizon else { return }
        do {
            let series = try AnnualSeries(firstYear: year, values: values)
            let row = SeriesTable.Row(
                id: id, source: cells[1].text, type: cells[2].text, horizon: horizon, series: series, line: line)
            rows.append(row)
        } catch {
            report(error.sentence, at: cells[SeriesTable.columns.count].column)
        }
    }

    private mutating func wholeNumber(_ cell: CellScanner.Cell, named name: String, within range: ClosedRange<Int>)
        -> Int?
    {
        guard let number = Int(cell.text), range.contains(number) else {
            let found = shown(cell.text)
            report(
                en:
                    "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound), found '\(found)'",
                zh: "“\(name)”应为 \(range.lowerBound) 至 \(range.upperBound) 之间的整数，实为“\(found)”",
                at: cell.column)
            return nil
        }
        return number
    }

    /// A number in plain or exponent notation; an empty cell is nil without a fault.
    private mutating func number(_ cell: CellScanner.Cell) -> Double? {
        guard !cell.text.isEmpty else { return nil }
        let isPlain = cell.text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
        guard isPlain, let number = Double(cell.text) else {
            report(
                en: "'\(shown(cell.text))' is not a number", zh: "“\(shown(cell.text))”不是数值", at: cell.column)
            return nil
        }
        guard number.isFinite, number.magnitude <= ForecastLimits.magnitude else {
            report(
                en: "'\(shown(cell.text))' is beyond ±1e150", zh: "“\(shown(cell.text))”超出 ±1e150", at: cell.column)
            return nil
        }
        return number
    }

    private func shown(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "..." : text }

    private mutating func cells(of content: Substring) -> [CellScanner.Cell]? {
        var scanner = CellScanner(content)
        do {
            return try scanner.cells()
        } catch {
            report(error.message, at: error.column)
            return nil
        }
    }
}
