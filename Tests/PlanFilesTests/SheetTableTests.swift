import Diagnostics
import PlanModel
import Quantities
import Sheets
import Testing

@testable import PlanFiles

@Suite("Tables on sheets")
struct SheetTableTests {
    let contents = FolderContents(texts: NewPlan.files)

    /// A sheet from rows of texts; a text that is a number becomes one, and an empty one no cell.
    private func sheet(_ rows: [[String]], merges: [String] = [], hidden: Set<Int> = []) -> Sheet {
        Sheet(
            file: "b.xlsx", name: "表1",
            rows: rows.enumerated().map { number, texts in
                let cells = texts.enumerated().compactMap { column, text -> SheetCell? in
                    if text.isEmpty { return nil }
                    return SheetCell(column + 1, Double(text).map { .number($0) } ?? .text(text))
                }
                return SheetRow(number + 1, cells, isHidden: hidden.contains(number + 1))
            }, merges: merges.compactMap { CellRange(written: $0) })
    }

    private func proposal(_ sheets: Sheet..., map: ColumnMap = ColumnMap()) -> ImportProposal {
        TableImport.proposal(
            for: sheets, path: "b.xlsx", collection: "projects", into: PlanFolder.read(contents).plan,
            contents: contents, map: map)
    }

    private func places(_ proposal: ImportProposal) -> [String] {
        proposal.findings.map { "\($0.kind.id) \($0.span?.place ?? "")" }
    }

    private func project(_ name: String, _ proposal: ImportProposal) -> Project? {
        var contents = contents
        for (path, text) in proposal.files { contents.files[path] = .bytes(Array(text.utf8)) }
        return PlanFolder.read(contents).plan.projects.first { $0.name["zh"] == name }
    }

    @Test func `headings of two rows with merged cells name the columns below them`() throws {
        let table = sheet(
            [
                ["重点项目汇总表（单位：万元）"], ["序号", "项目名称", "投资（亿元）", "", "建设年限", "", "责任单位"],
                ["", "", "总投资", "中央", "开工", "竣工", ""], ["1", "湿地公园", "0.85", "0.1", "2027", "2028", "林业局"],
            ], merges: ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"])
        let found = proposal(table)
        #expect(places(found) == ["taken-as b.xlsx#表1!1", "table-column-not-read b.xlsx#表1!D3"])
        let park = try #require(project("湿地公园", found))
        #expect(park.cost == .number(8_500) && park.start == CalendarDate(year: 2027))
        #expect(park.finish == CalendarDate(year: 2028) && park.lead == ID("forestry-office"))
    }

    @Test func `headings of two rows in a table of text are read alike`() throws {
        let text = """
            序号,项目名称,投资（亿元）,,建设年限,,责任单位
            ,,总投资,中央,开工,竣工,
            1,湿地公园,0.85,0.1,2027,2028,林业局
            """
        let found = TableImport.proposal(
            for: Array(text.utf8), path: "t.csv", collection: "projects", into: PlanFolder.read(contents).plan,
            contents: contents)
        let park = try #require(project("湿地公园", found))
        #expect(park.cost == .number(8_500) && park.finish == CalendarDate(year: 2028))
    }

    @Test func `a unit below its heading and a sum below it are read as such`() throws {
        let units = sheet(
            [["项目名称", "总投资", "责任单位"], ["", "（亿元）", ""], ["湿地公园", "2", "林业局"]],
            merges: ["A1:A2", "C1:C2"])
        #expect(project("湿地公园", proposal(units))?.cost == .number(20_000))
        let sums = sheet(
            [["项目名称", "总投资（亿元）", "", "责任单位"], ["", "合计", "其中：市级", ""], ["湿地公园", "2", "1", "林业局"]],
            merges: ["A1:A2", "B1:C1", "D1:D2"])
        #expect(project("湿地公园", proposal(sums))?.cost == .number(20_000))
    }

    @Test func `a cell merged over rows counts for each of them, a figure merged so for none`() throws {
        let table = sheet(
            [
                ["项目名称", "责任单位", "总投资（万元）"], ["公园", "林业局", "300"], ["体育馆", "", "400"], ["图书馆", "", "500"],
                ["剧院", "林业局", ""],
            ], merges: ["B2:B4", "C4:C5"])
        let found = proposal(table)
        #expect(places(found) == ["figure-for-several-rows b.xlsx#表1!C4"])
        #expect(found.additions.count == 2 && found.files.isEmpty)
    }

    @Test func `hidden rows and sheets are told and not read`() {
        var second = sheet([["项目名称", "责任单位"], ["秘密", "林业局"]])
        second.isHidden = true
        let found = proposal(
            sheet([["项目名称", "责任单位"], ["公园", "林业局"], ["旧公园", "林业局"]], hidden: [3]), second)
        #expect(found.findings.map(\.kind.id) == ["hidden-part", "hidden-part"] && found.additions.count == 1)
        #expect(found.findings.map(\.severity) == [.note, .warning])
    }

    @Test func `totals are compared with the rows that they sum`() {
        let right = sheet([
            ["项目名称", "总投资（万元）", "责任单位"], ["合计", "900"], ["一、生态"], ["公园", "300", "林业局"], ["林场", "0.02亿元", "林业局"],
            ["小计", "500"], ["二、其他"], ["剧院", "400", "林业局"], ["小计", "400"],
        ])
        #expect(!proposal(right).findings.contains { $0.kind.id == "total-differs" })
        let wrong = sheet([
            ["项目名称", "总投资（万元）", "责任单位"], ["公园", "300", "林业局"], ["林场", "200", "林业局"], ["小计", "500"],
            ["剧院", "400", "林业局"], ["小计", "410"], ["合计", "950"],
        ])
        let differing = proposal(wrong).findings.filter { $0.kind.id == "total-differs" }
        #expect(differing.map { $0.span?.place } == ["b.xlsx#表1!B6", "b.xlsx#表1!B7"])
        let unreadable = sheet([
            ["项目名称", "总投资（万元）", "责任单位"], ["公园", "3-5", "林业局"], ["合计", "7"],
        ])
        #expect(proposal(unreadable).findings.map(\.kind.id) == ["range-for-a-number", "total-row"])
    }

    @Test func `headings that stand again, column numbers and remarks are no records`() {
        let table = sheet([
            ["序号", "项目名称", "责任单位"], ["甲", "1", "2"], ["1", "公园", "林业局"], ["序号", "项目名称", "责任单位"],
            ["2", "剧院", "林业局"], ["注：以上为初步数", "", "请以正式文件为准"],
        ])
        let found = proposal(table)
        #expect(found.additions.map { $0.name["zh"] } == ["公园", "剧院"], "\(places(found))")
    }

    @Test func `errors, lost results and years shown as days are found at their cells`() {
        var table = sheet([["项目名称", "总投资（万元）", "开工年份"], ["公园", "", ""], ["剧院", "", ""], ["", "", "", "", "旁注"]])
        table.set(SheetCell(2, .error("#REF!"), formula: "A9"), inRow: 2)
        table.set(SheetCell(3, .number(2_027), format: "yyyy\"年\""), inRow: 2)
        table.set(SheetCell(2, .empty, formula: "SUM(B9)"), inRow: 3)
        table.set(SheetCell(5, .text("旁注")), inRow: 3)
        #expect(
            places(proposal(table)).prefix(4) == [
                "error-in-cell b.xlsx#表1!B2", "not-a-date b.xlsx#表1!C2", "error-in-cell b.xlsx#表1!B3",
                "cell-beside-table b.xlsx#表1!E3",
            ])
    }

    @Test func `a rough figure is read and told, and a cell's own unit counts before its heading's`() {
        let table = sheet([
            ["项目名称", "总投资（万元）", "责任单位"], ["公园", "约３００", "林业局"], ["剧院", "3.2亿元", "林业局"],
        ])
        let found = proposal(table)
        #expect(places(found) == ["rough-figure b.xlsx#表1!B2", "units-contradict b.xlsx#表1!B3"])
        #expect(!found.hasErrors && project("公园", found)?.cost == .number(300))
        #expect(project("剧院", found)?.cost == .number(32_000))
    }

    @Test func `a misspelt heading is told with the one that may be meant`() {
        let found = proposal(sheet([["项目名称", "责任单位", "总投次（万元）"], ["公园", "林业局", "3"]]))
        #expect(found.findings.first?.help?.text(in: "zh").contains("总投资") == true)
    }

    @Test func `dates that only a format shows are read as days`() {
        var table = sheet([["项目名称", "责任单位", "开工年份"], ["公园", "林业局", ""]])
        table.set(SheetCell(3, .number(46_447), format: "yyyy/m"), inRow: 2)
        #expect(project("公园", proposal(table))?.start?.description == "2027-03")
    }
}
