import Diagnostics
import PlanModel
import Sheets

/// A plan's tables as a workbook.
public enum PlanBook {
    /// One sheet for each collection that has records and can be written as a table, below the columns of its files.
    ///
    /// Figures are numbers, a missing one is its reason behind a question mark, as in the plan's own files.
    public static func workbook(of plan: Plan, file: String) -> Workbook {
        var book = Workbook(file: file)
        for collection in Plan.collections where collection.count(plan) > 0 {
            switch collection.file {
            case .csv, .csvFolder:
                let text = PlanFolder.table(collection, plan)
                guard var sheet = TextSheet(Array(text.utf8), path: file).sheet else { continue }
                sheet.name = collection.name
                prepare(&sheet, collection.fields)
                book.sheets.append(sheet)
            case .yaml, .text, .digests: continue
            }
        }
        return book
    }

    private static func prepare(_ sheet: inout Sheet, _ fields: [FieldOutline]) {
        let headings = sheet.rows.first?.cells.map(sheet.text) ?? []
        for (column, heading) in headings.enumerated() { sheet.widths[column + 1] = Double(max(8, heading.count + 2)) }
        let areNumbers = headings.map { heading in
            fields.first { $0.name == heading }.map { isNumber($0.shape) } ?? false
        }
        for row in sheet.rows.indices {
            // Rows are numbered as a spreadsheet counts them, also where a text goes over several lines.
            sheet.rows[row].number = row + 1
            for position in sheet.rows[row].cells.indices {
                let cell = sheet.rows[row].cells[position]
                let text = sheet.text(cell)
                var plain = SheetCell(
                    cell.column, text.isEmpty ? .empty : .text(text), style: row == 0 ? .heading : .plain)
                if row > 0, areNumbers.indices.contains(position), areNumbers[position], let number = Double(text) {
                    plain.content = .number(number)
                }
                sheet.rows[row].cells[position] = plain
            }
            sheet.rows[row].cells.removeAll { $0.content == .empty }
        }
    }

    private static func isNumber(_ shape: CellShape) -> Bool {
        switch shape {
        case .number, .value, .integer, .year: true
        default: false
        }
    }
}
