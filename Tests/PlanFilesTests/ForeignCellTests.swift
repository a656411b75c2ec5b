import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import PlanFiles

@Suite("Cells of foreign tables")
struct ForeignCellTests {
    @Test(arguments: [
        ("1200", 1200.0, nil), ("１２００", 1200, nil), ("1,234,567.5", 1_234_567.5, nil), ("5.2亿元", 5.2, "亿元"),
        ("3000 万元", 3000, "万元"), ("52%", 52, "%"), ("-3", -3, nil), (" 7 ", 7, nil), ("０.８５", 0.85, nil),
    ])
    func `a number is read with the unit behind it`(text: String, number: Double, unit: String?) throws {
        guard case .number(let found, let word, _) = try ForeignNumber.reading(text) else {
            Issue.record("\(text) is no number")
            return
        }
        #expect(found == number && word == unit)
    }

    @Test(arguments: ["", "-", "—", "/", "无", "N/A"])
    func `a dash says nothing`(text: String) throws { #expect(try ForeignNumber.reading(text) == .nothing) }

    @Test func `a word says why there is no number`() throws {
        #expect(try ForeignNumber.reading("待定") == .reason("待定"))
    }

    @Test(arguments: ["约3-5", "3-5", "3～5", "近10亿", "5以上", "over 5", "10多", "3至5亿元", "≥5"])
    func `a range or an open end is refused`(text: String) throws {
        let refusal = try #require(throws: CellRefusal.self) { try ForeignNumber.reading(text) }
        #expect(refusal.kind == ImportKinds.rangeWritten && refusal.help != nil)
    }

    @Test(arguments: [
        ("约3", 3.0, nil), ("大约３.２亿元", 3.2, "亿元"), ("about 5 million yuan", 5, "millionyuan"), ("300万元左右", 300, "万元"),
    ])
    func `a rough figure is read as what it says about`(text: String, number: Double, unit: String?) throws {
        #expect(try ForeignNumber.reading(text) == .rough(number, unit: unit))
    }

    @Test(arguments: ["12,34", "1,2,3", "abc", "1..2", "12 13"])
    func `what is no number is refused`(text: String) {
        #expect(throws: CellRefusal.self) { try ForeignNumber.reading(text) }
    }

    @Test(arguments: [
        ("亿元", "cost", 10_000.0), ("万元", "cost", 1), ("元", "cost", 0.0001), ("100 million yuan", "cost", 10_000),
        ("million yuan", "cost", 100), ("10,000 yuan", "cost", 1), ("千元", "cost", 0.1), ("万吨标准煤", "energy", 10_000),
        ("亿千瓦时", "electricity", 10_000), ("万吨", "coal", 10_000),
    ])
    func `units are converted to those of the plan`(word: String, field: String, factor: Double) throws {
        let found = try #require(UnitWords.factor(word, for: field, currency: "yuan"))
        #expect(abs(found - factor) < 1e-12 * factor)
    }

    @Test func `money of another currency has its own unit words`() {
        #expect(UnitWords.factor("million EUR", for: "cost", currency: "EUR") == 100)
        #expect(UnitWords.factor("亿元", for: "cost", currency: "EUR") == nil)
    }

    @Test(arguments: [
        ("2026", "2026"), ("2026年", "2026"), ("２０２６年３月", "2026-03"), ("2026/3/15", "2026-03-15"),
        ("2026.12", "2026-12"),
    ])
    func `dates are read as people write them`(text: String, date: String) throws {
        #expect(try ForeignDate.reading(text).description == date)
    }

    @Test(arguments: ["26年", "2026年13月", "约2026年", "2026-2028", "明年", "03/2026"])
    func `what is no date is refused`(text: String) {
        #expect(throws: CellRefusal.self) { try ForeignDate.reading(text) }
    }

    @Test(arguments: ["2026-2028", "2026—2028年", "2026～2028", "2026年至2028年", "2026 to 2028"])
    func `a building period is a first and a last year`(text: String) throws {
        let (first, last) = try ForeignDate.period(text)
        #expect(first.description == "2026" && last.description == "2028")
    }

    @Test(arguments: [
        ("总投资（亿元）", "总投资", "亿元", nil), ("总 投 资\n(万元)", "总投资", "万元", nil), ("2025年目标值", "目标值", nil, 2025),
        ("Total investment, million yuan", "totalinvestment", "millionyuan", nil), ("项目名称", "项目名称", nil, nil),
    ])
    func `a heading is taken apart into name, unit and year`(heading: String, stem: String, unit: String?, year: Int?) {
        let parts = HeadingText(heading)
        #expect(parts.stem == stem && parts.unit == unit && parts.year == year)
    }

    @Test func `headings of both languages lead to the same fields, and none to a field that is not there`() throws {
        for name in HeadingNames.collections {
            let collection = try #require(Plan.collection(name))
            for field in collection.fields where field.shape != .localized {
                #expect(HeadingNames.purpose(field.name, in: collection)?.field == field.name)
            }
        }
        let projects = try #require(Plan.collection("projects"))
        for (heading, field) in [
            ("项目名称", "name"), ("所在区县", "place"), ("总投资（万元）", "cost"), ("开工年份", "start"), ("建成年份", "finish"),
            ("责任单位", "lead"), ("建设性质", "stage"), ("Total investment (million yuan)", "cost"),
        ] { #expect(HeadingNames.purpose(heading, in: projects)?.field == field, "\(heading)") }
    }

    @Test func `new numbers follow the most common ones of the plan`() {
        var next = NextIdentifiers(["P008", "P009", "X1", "bridge"])
        #expect([next.next(), next.next()] == ["P010", "P011"])
        var first = NextIdentifiers([])
        #expect(first.next() == "P001")
    }
}
