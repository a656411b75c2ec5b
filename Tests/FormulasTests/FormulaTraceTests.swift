import Diagnostics
import Formulas
import PlanModel
import Quantities
import Testing

@Suite("Explanation of a formula's value")
struct FormulaTraceTests {
    private static let grid: FormulaGrid = {
        var grid = FormulaGrid(series: [
            "a": [0.1, 0.7, 1.0 / 3, 9].map { .number($0) }, "b": [3, 4, 5, 6].map { .number($0) },
        ])
        grid.parents = [ID("city"): ID("region"), ID("region"): ID("country")]
        for year in grid.period.years {
            grid.values[FormulaCell(ID("a"), ID("region"), year)] = .number(11)
            grid.values[FormulaCell(ID("a"), ID("country"), year)] = .number(101)
        }
        return grid
    }()

    @Test(arguments: [
        "a / b", "CUMSUM(a) - MOVAVG(b, 2)", "GROWTH(a) * INDEX(b, 2022)", "SHARE(a) + PARENT(PARENT(a))",
        "a / (b - 6)",
        "IF(a > b, a, PREV(b, 0))", "PREV(a, b, 9)", "INTERPOLATE(gap)", "a + absent", "INDEX(a, 2050)", "FIRST(a) + 1",
    ])
    func `what was read is enough to compute the same bits again`(text: String) throws {
        let formula = try Formula.reading(text)
        var reader = Self.grid
        for year in 2021...2024 {
            let cell = FormulaCell(ID("own"), FormulaGrid.place, Year(year))
            let trace = FormulaTrace(.formula(formula), of: cell, units: FormulaUnitsTests.units, from: &reader)
            #expect(trace.value == formula.value(of: cell, from: &reader))
            #expect(trace.recomputed == trace.value && trace.recomputed.bits == trace.value.bits)
            #expect(Set(trace.readings.map(\.cell)).count == trace.readings.count)
        }
    }

    @Test func `only the branch taken is read`() throws {
        var reader = Self.grid
        let cell = FormulaCell(ID("own"), FormulaGrid.place, Year(2023))
        let formula = try Formula.reading("IF(b > 4, PREV(a), FIRST(b))")
        let trace = FormulaTrace(.formula(formula), of: cell, units: [ID("a"): .one], from: &reader)
        #expect(trace.readings.map { "\($0.cell.indicator) \($0.cell.year)" } == ["b 2023", "a 2022"])
        #expect(trace.readings.map(\.value) == [.number(5), .number(0.7)])
        #expect(trace.readings.map { $0.unit == nil } == [true, false])
    }

    @Test func `an evaluator explains formulas and roll-ups, and neither given cells nor loops`() throws {
        let rules = [
            ID<Indicator>("a"): FormulaRule(formula: nil, rollUp: .sum),
            ID("ratio"): FormulaRule(formula: try Formula.reading("a / total")),
            ID("total"): FormulaRule(formula: try Formula.reading("PREV(SELF, 0) + a")),
            ID("loop"): FormulaRule(formula: try Formula.reading("SELF")),
        ]
        var grid = FormulaGrid()
        grid.parents = [ID("d1"): ID("city"), ID("d2"): ID("city")]
        for year in grid.period.years {
            grid.values[FormulaCell(ID("a"), ID("d1"), year)] = .number(0.1)
            grid.values[FormulaCell(ID("a"), ID("d2"), year)] = .number(0.2)
        }
        var cube = FormulaEvaluator(rules: rules, inputs: grid)
        func trace(_ indicator: String, _ place: String) -> FormulaTrace? {
            cube.trace(of: FormulaCell(ID(indicator), ID(place), Year(2022)), units: [:])
        }
        let ratio = try #require(trace("ratio", "city"))
        #expect(ratio.readings.map(\.cell.indicator.text) == ["a", "total"])
        #expect(ratio.recomputed.bits == ratio.value.bits && ratio.value.number != nil)
        let sum = try #require(trace("a", "city"))
        #expect(sum.step == .rollUp(.sum, parts: [ID("d1"), ID("d2")]))
        #expect(sum.value == .number(0.1 + 0.2) && sum.recomputed == sum.value)
        #expect(trace("a", "d1") == nil && trace("loop", "city") == nil && trace("unknown", "city") == nil)
    }

    @Test(arguments: [
        ("gdp / population", "‘GDP’ divided by ‘residents’", "“地区生产总值”除以“常住人口”"),
        ("a + b * (c - 1)", "‘a’ plus ‘b’ times (‘c’ minus 1)", "“a”加“b”乘以（“c”减1）"),
        (
            "IF(gdp = 0, 0, a / gdp)", "if ‘GDP’ is equal to 0 then 0, otherwise ‘a’ divided by ‘GDP’",
            "若“地区生产总值”等于0则取0，否则取“a”除以“地区生产总值”"
        ),
        (
            "PREV(SELF, 0) * 0.9 + a", "(‘own’ of the year before (before the first year: 0)) times 0.9 plus ‘a’",
            "（上年“own”（早于首年取0））乘以0.9加“a”"
        ),
        ("GROWTH(gdp)", "the growth of ‘GDP’ on the year before", "“地区生产总值”比上年增长率"),
        ("SHARE(gdp)", "the share of ‘GDP’ in the place above", "“地区生产总值”占上级地区的比重"),
        ("MAX(a, -b)", "the highest of ‘a’, minus ‘b’", "“a”、负“b”中的最大值"),
        (
            "MOVAVG(a, 3) >= FIRST(b)", "(the mean of ‘a’ over 3 years) is at least (‘b’ in the first year)",
            "（“a”的3年移动平均）不低于（首年“b”）"
        ),
    ])
    func `a formula can be told in words`(text: String, english: String, chinese: String) throws {
        let words = try Formula.reading(text).words(of: ID("own")) { indicator in
            switch indicator.text {
            case "gdp": LocalizedText(en: "GDP", zh: "地区生产总值")
            case "population": LocalizedText(en: "residents", zh: "常住人口")
            default: LocalizedText()
            }
        }
        #expect(words.text(in: "en") == english)
        #expect(words.text(in: "zh") == chinese)
    }
}
