import Diagnostics
import PlanFiles
import Sheets

extension Gathering {
    /// The answer to each row by where it stands: the number of the book, the sheet and the row.
    private func answersByRow(_ book: Int) -> [String?: [Int: RowAnswer]] {
        var byRow: [String?: [Int: RowAnswer]] = [:]
        var position = tables[..<book].joined().reduce(0) { $0 + $1.records.count }
        for table in tables[book] {
            for record in table.records {
                byRow[table.sheet, default: [:]][record.row] = answers[position]
                position += 1
            }
        }
        return byRow
    }

    /// The book of a unit with the answer to each row: a comment on the row, and two columns to the right of the table.
    ///
    /// - Parameters:
    ///   - book: the number of the book.
    ///   - language: the language of the answers.
    /// - Returns: the book; nil where it could not be read or holds no table.
    public func answerBook(_ book: Int, in language: String) -> Workbook? {
        guard !tables[book].isEmpty else { return nil }
        let answers = answersByRow(book)
        let isChinese = language == "zh"
        var answered = Workbook(file: books[book].file, sheets: books[book].sheets)
        var taken: Set<String> = []
        for position in answered.sheets.indices {
            let name = answered.sheets[position].name
            for table in tables[book] where table.sheet == name {
                let sheet = answered.sheets[position]
                // A second table on the sheet must not move the columns of the first.
                let column = (books[book].sheets[position].lastColumn) + 1
                var cells: [(row: Int, cell: SheetCell)] = [
                    (table.headingRow, SheetCell(column, .text(isChinese ? "受理结果" : "answer"), style: .heading)),
                    (table.headingRow, SheetCell(column + 1, .text(isChinese ? "处理意见" : "why"), style: .heading)),
                ]
                for record in table.records {
                    guard let answer = answers[name]?[record.row] else { continue }
                    cells += Self.cells(answer, record, sheet, column, language)
                }
                for row in table.hiddenRows {
                    let word = isChinese ? "未读取" : "not read"
                    let why = isChinese ? "该行已隐藏；如应计入请取消隐藏" : "the row is hidden; show it if it counts"
                    cells.append((row, SheetCell(column, .text(word), style: .marked)))
                    cells.append((row, SheetCell(column + 1, .text(why), style: .marked)))
                }
                answered.sheets[position].set(cells)
                answered.sheets[position].widths[column] = 12
                answered.sheets[position].widths[column + 1] = 60
            }
            answered.sheets[position].prepareForWriting(number: position + 1, taken: &taken)
        }
        return answered
    }

    /// The answer to one row: its comment on the first cell that the row has, and its word and reason beside the table.
    private static func cells(
        _ answer: RowAnswer, _ record: ForeignRecord, _ sheet: Sheet, _ column: Int, _ language: String
    ) -> [(row: Int, cell: SheetCell)] {
        let (word, reason) = (answer.word.text(in: language), answer.reason(in: language))
        let style: CellStyle = ["returned", "waiting"].contains(answer.code) ? .marked : .plain
        var cells = [(record.row, SheetCell(column, .text(word), style: style))]
        if !reason.isEmpty { cells.append((record.row, SheetCell(column + 1, .text(reason), style: style))) }
        let named = record.spans["name"]?.column
        let row = sheet.row(record.row)
        if var cell = row?.cells.first(where: { sheet.name != nil && $0.column == named }) ?? row?.cells.first {
            let comment = reason.isEmpty ? word : word + (language == "zh" ? "：" : ": ") + reason
            cell.comment = [comment, cell.comment].compactMap { $0 }.joined(separator: "\n\n")
            cells.append((record.row, cell))
        }
        return cells
    }
}

extension Sheet {
    /// Makes a table of text a sheet with a name, and takes out what spreadsheets do not allow.
    ///
    /// - Parameters:
    ///   - number: the number of the sheet, from 1.
    ///   - taken: the names of the sheets before it, in small letters; its own is added.
    fileprivate mutating func prepareForWriting(number: Int, taken: inout Set<String>) {
        let given = name.flatMap { $0.isEmpty ? nil : $0 } ?? "Sheet\(number)"
        let allowed = String(given.map { "[]:*?/\\'".contains($0) ? "_" : $0 })
        var (name, copy) = (allowed.cut(to: 31), 1)
        while !taken.insert(name.lowercased()).inserted {
            copy += 1
            let mark = " (\(copy))"
            name = allowed.cut(to: 31 - mark.utf16.count) + mark
        }
        self.name = name
        for row in rows.indices {
            for cell in rows[row].cells.indices {
                rows[row].cells[cell].stretch = nil
                if case .text(let text) = rows[row].cells[cell].content, text.utf16.count > 32_000 {
                    rows[row].cells[cell].content = .text(text.cut(to: 32_000))
                }
                rows[row].cells[cell].comment = rows[row].cells[cell].comment?.cut(to: 32_000)
            }
        }
    }

    /// Sets many cells at once.
    fileprivate mutating func set(_ cells: [(row: Int, cell: SheetCell)]) {
        var byRow = Dictionary(uniqueKeysWithValues: rows.map { ($0.number, $0) })
        for (number, cell) in cells {
            var row = byRow[number] ?? SheetRow(number, [])
            row.cells.removeAll { $0.column == cell.column }
            row.cells.append(cell)
            row.cells.sort { $0.column < $1.column }
            byRow[number] = row
        }
        rows = byRow.values.sorted { $0.number < $1.number }
    }
}

extension String {
    /// As many whole characters from the start as have at most so many units of UTF-16, in which spreadsheets count.
    fileprivate func cut(to most: Int) -> String {
        var units = 0
        return String(
            prefix { character in
                units += character.utf16.count
                return units <= most
            })
    }
}
