import Foundation
import Intake
import Sheets
import Testing
import Workbooks

@Suite("Books that come back")
struct AnswerBookTests {
    @Test func `sheets whose names spreadsheets cannot tell apart come back under numbered names`() throws {
        let long = String(repeating: "重", count: 31)
        let faces = String(repeating: "😀", count: 20)
        let names = [long + "1", long + "2", "Sheet1", "SHEET1", "a/b", "a*b", faces, faces + "x", "History (2)", ""]
        let rows = [["项目名称", "总投资（万元）"], ["滨河公园", "300"]].enumerated().map { number, texts in
            SheetRow(number + 1, texts.enumerated().map { SheetCell($0.offset + 1, .text($0.element)) })
        }
        let sent = SubmittedBook(file: "a.xlsx", sheets: names.map { Sheet(file: "a.xlsx", name: $0, rows: rows) })
        let gathering = Gathering([sent], plan: nil)
        let answered = try #require(gathering.answerBook(0, in: "zh"))
        let given = answered.sheets.compactMap(\.name)
        #expect(given.count == names.count && given.allSatisfy { $0.utf16.count <= 31 && !$0.isEmpty })
        #expect(Set(given.map { $0.lowercased() }).count == names.count)
        #expect(given[1].hasSuffix("重 (2)") && given[3] == "SHEET1 (2)" && given[5] == "a_b (2)")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sheets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("a.xlsx")
        try WorkbookWriter.write(answered, to: path.path)
        let read = try WorkbookReader.workbook([UInt8](try Data(contentsOf: path)), file: "a.xlsx")
        #expect(read.sheets.compactMap(\.name) == given)
    }
}
