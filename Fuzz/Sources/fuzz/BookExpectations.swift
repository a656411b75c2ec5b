import Diagnostics
import Intake
import PlanFiles
import PlanModel
import Sheets
import Workbooks

extension Expectations {
    private static let plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan

    /// A workbook is read, or refused with one sentence; what was read can be gathered and answered.
    static func readWorkbook(_ bytes: [UInt8]) {
        let book: Workbook
        do {
            book = try WorkbookReader.workbook(bytes, file: "b.xlsx")
        } catch {
            let sentence = error.sentence("b.xlsx")
            expect(sentence.languages == ["en", "zh"], "a refusal is said in \(sentence.languages)")
            expect(!sentence.text(in: "en").contains("\n"), "a refusal of several lines: \(sentence.text(in: "en"))")
            _ = error.finding("b.xlsx").text(in: "zh") { _, _ in nil }
            return
        }
        for sheet in book.sheets { expectOrder(sheet) }
        let gathering = Gathering([SubmittedBook(file: "b.xlsx", sheets: book.sheets)], plan: plan)
        expect(gathering.answers.count == gathering.rows.count, "a row without an answer")
        for finding in gathering.findings {
            expect(
                finding.span.map { $0.line >= 1 && $0.file == "b.xlsx" } ?? true, "\(finding.kind.id) points elsewhere")
            _ = finding.text(in: "en") { _, _ in nil }
        }
        for answer in gathering.answers { _ = answer.reason(in: "zh") + answer.reason(in: "en") }
        _ = gathering.answerBook(0, in: "zh")
    }

    /// Rows and cells come in their order, within the bounds of the format.
    private static func expectOrder(_ sheet: Sheet) {
        var last = 0
        for row in sheet.rows {
            expect(row.number > last && row.number <= CellPosition.last.row, "row \(row.number) behind \(last)")
            last = row.number
            var column = 0
            for cell in row.cells {
                expect(cell.column > column && cell.column <= 1_000, "column \(cell.column) behind \(column)")
                column = cell.column
            }
        }
    }
}
