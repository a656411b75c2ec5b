/// Reads the lines of a series table, keeping what could be read and every fault.
struct SeriesTableReader {
    private(set) var rows: [SeriesTable.Row] = []
    private(set) var problems: [SeriesTable.Problem] = []
    private var lineOfID: [String: Int] = [:]
    private var line = 0

    /// A field and the column, in characters from 1, where it begins.
    private struct Field {
        let text: String
        let column: Int
    }

    mutating func read(_ text: String) {
        let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        var sawHeader = false
        for content in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            line += 1
            guard content.contains(where: { !$0.isWhitespace }) else { continue }
            guard let fields = fields(of: content) else { continue }
            if sawHeader {
                readRow(fields)
            } else {
                sawHeader = true
                guard readHeader(fields) else { return }
            }
        }
        if !sawHeader, problems.isEmpty {
            report("the table is empty; its first line must begin with \(expectedHeader)", at: 1, line: 1)
        }
    }

    private var expectedHeader: String { "'\(SeriesTable.columns.joined(separator: ","))'" }

    private mutating func report(_ message: String, at column: Int, line: Int? = nil) {
        problems.append(SeriesTable.Problem(line: line ?? self.line, column: column, message: message))
    }

    private mutating func readHeader(_ fields: [Field]) -> Bool {
        for (index, name) in SeriesTable.columns.enumerated() {
            guard index < fields.count else {
                report("the header has no column '\(name)'; it must begin with \(expectedHeader)", at: 1)
                return false
            }
            guard fields[index].text == name else {
                let found = shown(fields[index].text)
                report("column '\(name)' expected here, found '\(found)'", at: fields[index].column)
                return false
            }
        }
        return true
    }

    private mutating func readRow(_ fields: [Field]) {
        let before = problems.count
        guard fields.count > SeriesTable.columns.count else {
            report("the line has \(fields.count) cells; \(expectedHeader) and at least one value are needed", at: 1)
            return
        }
        let id = fields[0].text
        if id.isEmpty {
            report("the series has no id", at: fields[0].column)
        } else if let earlier = lineOfID[id] {
            report("the id '\(shown(id))' stands already on line \(earlier)", at: fields[0].column)
        } else {
            lineOfID[id] = line
        }
        let year = wholeNumber(fields[3], named: "first_year", within: 1...9_999)
        let horizon = wholeNumber(fields[4], named: "h", within: ForecastLimits.horizon)
        let cells = fields.dropFirst(SeriesTable.columns.count)
        let last = cells.lastIndex { !$0.text.isEmpty } ?? cells.startIndex
        let values = cells[...last].map { number($0) }
        guard problems.count == before, let year, let horizon else { return }
        do {
            let series = try AnnualSeries(firstYear: year, values: values)
            let row = SeriesTable.Row(
                id: id, source: fields[1].text, type: fields[2].text, horizon: horizon, series: series, line: line)
            rows.append(row)
        } catch {
            report(error.description, at: fields[SeriesTable.columns.count].column)
        }
    }

    private mutating func wholeNumber(_ field: Field, named name: String, within range: ClosedRange<Int>) -> Int? {
        guard let number = Int(field.text), range.contains(number) else {
            let found = shown(field.text)
            report(
                "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound), found '\(found)'",
                at: field.column)
            return nil
        }
        return number
    }

    /// A number in plain or exponent notation; an empty cell is nil without a fault.
    private mutating func number(_ field: Field) -> Double? {
        guard !field.text.isEmpty else { return nil }
        let isPlain = field.text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
        guard isPlain, let number = Double(field.text) else {
            report("'\(shown(field.text))' is not a number", at: field.column)
            return nil
        }
        guard number.isFinite, number.magnitude <= ForecastLimits.magnitude else {
            report("'\(shown(field.text))' is beyond ±1e150", at: field.column)
            return nil
        }
        return number
    }

    private func shown(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "..." : text }

    /// The fields of a line, blanks around them dropped; quoted fields may hold commas, a quote is written twice.
    private mutating func fields(of content: Substring) -> [Field]? {
        var fields: [Field] = []
        var column = 1
        var index = content.startIndex
        func skipBlanks(_ index: inout Substring.Index, _ column: inout Int) {
            while index < content.endIndex, content[index] == " " || content[index] == "\t" {
                index = content.index(after: index)
                column += 1
            }
        }
        while true {
            skipBlanks(&index, &column)
            let start = column
            var text = ""
            if index < content.endIndex, content[index] == "\"" {
                var isClosed = false
                index = content.index(after: index)
                column += 1
                while index < content.endIndex, !isClosed {
                    let character = content[index]
                    index = content.index(after: index)
                    column += 1
                    if character != "\"" {
                        text.append(character)
                    } else if index < content.endIndex, content[index] == "\"" {
                        text.append(character)
                        index = content.index(after: index)
                        column += 1
                    } else {
                        isClosed = true
                    }
                }
                skipBlanks(&index, &column)
                guard isClosed, index == content.endIndex || content[index] == "," else {
                    report(isClosed ? "text follows the closing quote" : "the quote is not closed on its line", at: start)
                    return nil
                }
            } else {
                let end = content[index...].firstIndex(of: ",") ?? content.endIndex
                let raw = content[index..<end]
                text = String(raw)
                while text.last == " " || text.last == "\t" { text.removeLast() }
                column += raw.count
                index = end
            }
            fields.append(Field(text: text, column: start))
            guard index < content.endIndex else { return fields }
            index = content.index(after: index)
            column += 1
        }
    }
}
