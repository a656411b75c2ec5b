import Diagnostics
import Foundation
import Sheets
import Testing
import Workbooks

@Suite("Workbooks")
struct WorkbookTests {
    /// A workbook with everything that is written and read back.
    static let rich: Workbook = {
        var projects = Sheet(
            file: "b.xlsx", name: "项目表",
            rows: [
                SheetRow(1, [SheetCell(1, .text("重点项目汇总表"), style: .plain)]),
                SheetRow(
                    3,
                    [
                        SheetCell(1, .text("项目名称")), SheetCell(2, .text("总投资\n（万元）")),
                        SheetCell(4, .text("开工"), comment: "年份即可"),
                    ]),
                SheetRow(
                    4,
                    [
                        SheetCell(1, .text(" 湿地 公园 ")), SheetCell(2, .number(12_345.678), format: "#,##0.00"),
                        SheetCell(3, .truth(true)), SheetCell(4, .number(46_023), format: "yyyy-mm-dd"),
                    ]),
                SheetRow(5, [SheetCell(1, .text("隐藏的一行")), SheetCell(2, .number(-0.1))], isHidden: true),
                SheetRow(
                    7,
                    [
                        SheetCell(1, .text("合计")), SheetCell(2, .number(12_345.578), formula: "SUM(B4:B5)"),
                        SheetCell(3, .text("是"), formula: "IF(B7>0,\"是\",\"否\")"),
                        SheetCell(5, .empty, comment: "退回"),
                    ]),
            ],
            merges: [CellRange(rows: 1...1, columns: 1...4)], hiddenColumns: [5], widths: [1: 30.7109375])
        projects.widths[5] = 9.140625
        return Workbook(
            file: "b.xlsx",
            sheets: [
                projects,
                Sheet(
                    file: "b.xlsx", name: "数据字典", isHidden: true,
                    rows: [SheetRow(2, [SheetCell(2, .text("_x000D_ <&>\"'"))])]),
            ])
    }()

    @Test func `what is written is read back as it was`() throws {
        try TemporaryFolder.use { folder in
            let path = folder + "/b.xlsx"
            try WorkbookWriter.write(Self.rich, to: path)
            let read = try WorkbookReader.workbook(TemporaryFolder.bytes(path), file: "b.xlsx")
            #expect(read.sheets.count == 2)
            for (written, found) in zip(Self.rich.sheets, read.sheets) {
                #expect(found.name == written.name && found.isHidden == written.isHidden)
                #expect(found.rows == written.rows)
                #expect(found.merges == written.merges && found.hiddenColumns == written.hiddenColumns)
            }
            #expect(abs((read.sheets[0].widths[1] ?? 0) - 30.71) < 1)
        }
    }

    @Test func `the same workbook gives the same bytes`() throws {
        try TemporaryFolder.use { folder in
            try WorkbookWriter.write(Self.rich, to: folder + "/1.xlsx")
            try WorkbookWriter.write(Self.rich, to: folder + "/2.xlsx")
            #expect(try TemporaryFolder.bytes(folder + "/1.xlsx") == TemporaryFolder.bytes(folder + "/2.xlsx"))
        }
    }

    @Test func `a name of a sheet that no spreadsheet allows is refused with the reason`() throws {
        try TemporaryFolder.use { folder in
            let book = Workbook(file: "b", sheets: [Sheet(file: "b", name: "a/b")])
            let refusal = try #require(throws: WorkbookWriter.Refusal.self) {
                try WorkbookWriter.write(book, to: folder + "/b.xlsx")
            }
            #expect(!refusal.reason.isEmpty)
        }
    }
}
