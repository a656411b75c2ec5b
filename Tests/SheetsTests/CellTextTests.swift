import Diagnostics
import Quantities
import Sheets
import Testing

@Suite("Cells of sheets")
struct CellTextTests {
    private func text(_ number: Double, _ format: String?, _ days: DayCount = .from1900) -> String {
        Sheet(file: "b.xlsx", name: "S", days: days).text(SheetCell(1, .number(number), format: format))
    }

    @Test(arguments: [
        ("0", NumberFormat.plain), ("#,##0.00", .plain), ("0.0\"万元\"", .plain), ("General\"亿\"", .plain),
        ("0.00%", .percent), ("yyyy-mm-dd", .date(hasMonth: true, hasDay: true)),
        ("yyyy\"年\"", .date(hasMonth: false, hasDay: false)), ("yyyy\"年\"m\"月\"", .date(hasMonth: true, hasDay: false)),
        ("[$-804]yyyy\"年\"m\"月\"d\"日\"", .date(hasMonth: true, hasDay: true)), ("h:mm:ss", .time), ("mm:ss", .time),
        ("d-mmm-yy", .date(hasMonth: true, hasDay: true)), ("@", .plain), ("\"day\"0", .plain),
    ])
    func `a format tells numbers, shares and dates apart`(code: String, format: NumberFormat) {
        #expect(NumberFormat(code: code) == format)
    }

    @Test func `days are counted from 1900 with a day that never was, or from 1904`() {
        let format = "yyyy-mm-dd"
        #expect(text(1, format) == "1900-01-01" && text(59, format) == "1900-02-28")
        #expect(text(61, format) == "1900-03-01" && text(45_292, format) == "2024-01-01")
        #expect(text(43_830, format, .from1904) == "2024-01-01" && text(0, format, .from1904) == "1904-01-01")
        #expect(text(46_000.75, format) == "2025-12-09")
    }

    @Test func `consecutive days are consecutive dates in both counts`() throws {
        for days in [DayCount.from1900, .from1904] {
            let sheet = Sheet(file: "b", name: "S", days: days)
            var last: CalendarDate?
            for day in 61...120_000 {
                let date = try #require(sheet.date(Double(day)))
                if let last {
                    let isNext =
                        date == CalendarDate(year: last.year, month: last.month, day: (last.day ?? 0) + 1)
                        || (date.day == 1 && date.month == (last.month ?? 0) % 12 + 1)
                    if !isNext { Issue.record("\(last) is followed by \(date)") }
                }
                last = date
            }
        }
    }

    @Test func `a date says no more than its cell shows`() {
        #expect(text(46_023, "yyyy\"年\"") == "2026" && text(46_023, "yyyy\"年\"m\"月\"") == "2026-01")
        #expect(text(0.525, "0.0%") == "52.5%" && text(1_234.5, "#,##0.00") == "1234.5")
        #expect(text(3_000_000, nil) == "3000000" && text(-5, "yyyy-mm-dd") == "-5")
    }

    @Test func `positions are read and written as spreadsheets do`() throws {
        for column in [1, 26, 27, 52, 702, 703, 16_384] {
            let position = CellPosition(row: 7, column: column)
            #expect(CellPosition(written: position.description) == position)
        }
        #expect(CellPosition(row: 1, column: 28).description == "AB1")
        for text in ["", "A", "7", "A0", "XFE1", "A1048577", "A1B", "Ä1"] {
            #expect(CellPosition(written: text) == nil)
        }
        #expect(CellRange(written: "B2:C4") == CellRange(rows: 2...4, columns: 2...3))
        #expect(CellRange(written: "C4:B2") == nil && CellRange(written: "A1:") == nil)
    }

    @Test func `a cell is found at its sheet, column and row`() {
        let sheet = Sheet(file: "交通局.xlsx", name: "表1")
        let span = sheet.span(SheetCell(3, .text("x")), row: 7)
        #expect(span.place == "交通局.xlsx#表1!C7")
        #expect(sheet.span(ofRow: SheetRow(7, [])).place == "交通局.xlsx#表1!7")
        #expect(SourceSpan(file: "a.csv", line: 2, column: 5).place == "a.csv:2:5")
    }

    @Test(arguments: [
        ([], FileSignature.fault(.empty)), (Array("PK\u{3}\u{4}".utf8), .archive), (Array("a,b".utf8), .text),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], .fault(.oldFormat)),
    ])
    func `the first bytes of a file tell its kind`(bytes: [UInt8], signature: FileSignature) {
        #expect(FileSignature(bytes) == signature)
    }

    @Test func `every fault of a file is one sentence in both languages, with what mends it`() {
        let faults: [BookFault] = [
            .encrypted, .oldFormat, .otherKind(LocalizedText(en: "a PDF", zh: "PDF 文件")), .damaged(part: "x"),
            .tooLarge(limit: 1), .empty,
        ]
        for fault in faults {
            let finding = fault.finding("b.xlsx")
            #expect(finding.severity == .error && finding.message.languages == ["en", "zh"])
            #expect(finding.help?.languages == ["en", "zh"] && BookKinds.all.contains(finding.kind))
        }
    }

    @Test func `setting a cell keeps rows and cells in order`() {
        var sheet = Sheet(file: "b", name: "S")
        for (row, column) in [(5, 2), (1, 3), (5, 1), (3, 1), (1, 3)] {
            sheet.set(SheetCell(column, .number(Double(row * 10 + column))), inRow: row)
        }
        #expect(sheet.rows.map(\.number) == [1, 3, 5] && sheet.rows[2].cells.map(\.column) == [1, 2])
        #expect(sheet.rows[0].cells.count == 1 && sheet.row(5)?[2]?.content == .number(52))
    }
}
