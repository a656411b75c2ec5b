import Diagnostics
import Foundation
import Sheets
import Testing
import Workbooks

@Suite("Workbooks of every make")
struct RawWorkbookTests {
    private func read(_ parts: [(name: String, bytes: [UInt8])], password: String? = nil) throws -> Workbook {
        var book = Workbook(file: "")
        try TemporaryFolder.use { folder in
            try RawArchive.write(parts, to: folder + "/b.xlsx", password: password)
            book = try WorkbookReader.workbook(TemporaryFolder.bytes(folder + "/b.xlsx"), file: "b.xlsx")
        }
        return book
    }

    private func fault(_ parts: [(name: String, bytes: [UInt8])], password: String? = nil) throws -> BookFault {
        try #require(throws: BookFault.self) { try read(parts, password: password) }
    }

    @Test func `shared, inline and rich texts, truths, errors and results of formulas are read`() throws {
        let data = """
            <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>\
            <c r="D2" t="inlineStr"><is><r><t>内</t></r><r><t xml:space="preserve"> 联</t></r></is></c></row>\
            <row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>A1*2</f><v>7.5</v></c>\
            <c t="str"><f>T(A1)</f><v>文</v></c><c><f>A1</f></c><c t="d"><v>2026-03-15T00:00:00</v></c></row>
            """
        let shared = "<si><t>甲</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh sb=\"0\" eb=\"1\"><t>fu</t></rPh></si>"
        let sheet = try read(RawArchive.workbook(sheetData: data, shared: shared)).sheets[0]
        #expect(sheet.rows.map(\.number) == [2, 3])
        #expect(sheet.rows[0].cells.map(sheet.text) == ["甲", "富文本", "内 联"])
        let second = sheet.rows[1].cells
        #expect(
            second.map(\.content) == [
                .truth(true), .error("#REF!"), .number(7.5), .text("文"), .empty, .text("2026-03-15"),
            ])
        #expect(
            second.map(\.formula) == [nil, nil, "A1*2", "T(A1)", "A1", nil]
                && second.map(\.column) == [1, 2, 3, 4, 5, 6])
    }

    @Test func `rows and cells out of order are put in order, and hidden parts and merges are told`() throws {
        let data = """
            <row r="5" hidden="1"><c r="C5"><v>1</v></c><c r="A5"><v>2</v></c></row>\
            <row r="2"><c r="A2"><v>3</v></c></row><row r="5"><c r="C5"><v>4</v></c></row>
            """
        let sheet = try read(
            RawArchive.workbook(
                sheetData: data, before: "<cols><col min=\"2\" max=\"3\" hidden=\"1\" width=\"9\"/></cols>",
                after:
                    "<mergeCells><mergeCell ref=\"A2:B3\"/><mergeCell ref=\"C1\"/><mergeCell ref=\"zz\"/></mergeCells>")
        ).sheets[0]
        #expect(sheet.rows.map(\.number) == [2, 5] && sheet.rows[1].isHidden)
        #expect(sheet.rows[1].cells.map(\.content) == [.number(2), .number(4)])
        #expect(sheet.hiddenColumns == [2, 3] && sheet.merges == [CellRange(rows: 2...3, columns: 1...2)])
    }

    @Test func `a workbook that counts from 1904 says so`() throws {
        let book = try read(
            RawArchive.workbook(
                sheetData: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", properties: "<workbookPr date1904=\"1\"/>"))
        #expect(book.sheets[0].days == .from1904)
    }

    @Test func `a zip bomb is refused before it is unpacked`() throws {
        try TemporaryFolder.use { folder in
            let large = folder + "/large"
            #expect(FileManager.default.createFile(atPath: large, contents: nil))
            try #require(FileHandle(forWritingAtPath: large)).truncate(atOffset: 300 << 20)
            let parts = RawArchive.workbook(sheetData: "").filter { !$0.name.contains("sheet1") }
            try RawArchive.write(parts, files: ["xl/worksheets/sheet1.xml": large], to: folder + "/b.xlsx")
            let bytes = try TemporaryFolder.bytes(folder + "/b.xlsx")
            #expect(bytes.count < 1 << 20)
            #expect(throws: BookFault.tooLarge(limit: 256)) { try WorkbookReader.workbook(bytes, file: "b.xlsx") }
        }
    }

    @Test func `entities of its own and document types are refused`() throws {
        let prolog = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        let data = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>"
        #expect(
            try fault(RawArchive.workbook(sheetData: data, prolog: prolog))
                == .damaged(part: "xl/worksheets/sheet1.xml"))
    }

    @Test func `broken parts, missing parts and other archives each get their own sentence`() throws {
        #expect(
            try fault(RawArchive.workbook(sheetData: "<row><c></row>")) == .damaged(part: "xl/worksheets/sheet1.xml"))
        let whole = RawArchive.workbook(sheetData: "")
        #expect(try fault(Array(whole.dropLast())) == .damaged(part: "xl/worksheets/sheet1.xml"))
        #expect(try fault(whole.filter { $0.name != "xl/_rels/workbook.xml.rels" }) == .damaged(part: "S"))
        for (name, words) in [
            ("word/document.xml", "a text document"), ("ppt/presentation.xml", "a presentation"),
            ("content.xml", "an OpenDocument file"), ("a.txt", "an archive (ZIP)"),
        ] {
            guard case .otherKind(let kind) = try fault([(name, Array("<x/>".utf8))]) else {
                Issue.record("\(name) is not told")
                continue
            }
            #expect(kind.text(in: "en") == words)
        }
        #expect(try fault([("xl/workbook.bin", [1])]) == .oldFormat)
        #expect(try fault(whole, password: "geheim") == .encrypted)
    }

    @Test func `a locked workbook, an old one and one that breaks off are told apart`() throws {
        let start: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(throws: BookFault.encrypted) { try WorkbookReader.workbook(start + name + [0], file: "b") }
        #expect(throws: BookFault.oldFormat) { try WorkbookReader.workbook(start, file: "b") }
        #expect(throws: BookFault.empty) { try WorkbookReader.workbook([], file: "b") }
        try TemporaryFolder.use { folder in
            try WorkbookWriter.write(WorkbookTests.rich, to: folder + "/b.xlsx")
            let bytes = try TemporaryFolder.bytes(folder + "/b.xlsx")
            #expect(throws: BookFault.damaged(part: "")) {
                try WorkbookReader.workbook(Array(bytes.prefix(bytes.count / 2)), file: "b")
            }
        }
    }

    @Test func `whatever bytes change in a workbook, it is read or refused and never ends the program`() throws {
        try TemporaryFolder.use { folder in
            try WorkbookWriter.write(WorkbookTests.rich, to: folder + "/b.xlsx")
            let bytes = try TemporaryFolder.bytes(folder + "/b.xlsx")
            var (state, read, refused) = (UInt64(20_260_101), 0, 0)
            func draw(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % UInt64(bound))
            }
            for _ in 0..<2_000 {
                var changed = bytes
                for _ in 0...draw(8) { changed[draw(changed.count)] = UInt8(draw(256)) }
                if draw(4) == 0 { changed.removeLast(draw(changed.count)) }
                do {
                    _ = try WorkbookReader.workbook(changed, file: "b.xlsx")
                    read += 1
                } catch {
                    refused += 1
                }
            }
            #expect(read > 0 && refused > 0)
        }
    }

    @Test func `whatever stands in the parts of a workbook, it is read or refused`() throws {
        let data = """
            <row r="2"><c r="B2" t="s" s="1"><v>0</v></c><c r="C2"><v>46023</v></c></row>\
            <row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>x</t></is></c></row>
            """
        let whole = RawArchive.workbook(
            sheetData: data, after: "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>", shared: "<si><t>甲</t></si>")
        let words = [
            "\"", "<", ">", "/", "-1", "99999999999999999999", "1e400", "ZZZ9", "A1:A1048576", " ", "\u{0}", "é",
        ]
        var state = UInt64(7)
        func draw(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var read = 0
        for _ in 0..<400 {
            var parts = whole
            let part = draw(parts.count)
            for _ in 0...draw(3) {
                let at = draw(parts[part].bytes.count)
                let end = min(parts[part].bytes.count, at + draw(4))
                parts[part].bytes.replaceSubrange(at..<end, with: Array(words[draw(words.count)].utf8))
            }
            if (try? self.read(parts)) != nil { read += 1 }
        }
        #expect(read > 0)
    }
}
