import Formulas
import PlanModel
import Quantities
import Testing

@Suite("Evaluation of many formulas")
struct FormulaEvaluatorTests {
    private static let city = FormulaGrid.place

    private func evaluator(
        _ formulas: [String: (String?, FormulaRule.RollUp)], _ grid: FormulaGrid
    ) throws -> FormulaEvaluator<FormulaGrid> {
        var rules: [ID<Indicator>: FormulaRule] = [:]
        for (name, (text, rollUp)) in formulas {
            rules[ID(name)] = FormulaRule(formula: try text.map { try Formula.reading($0) }, rollUp: rollUp)
        }
        return FormulaEvaluator(rules: rules, inputs: grid)
    }

    /// A city of two districts, of which the first has two towns; numbers are powers of two.
    private static let places: FormulaGrid = {
        var grid = FormulaGrid()
        grid.parents = [ID("d1"): ID("city"), ID("d2"): ID("city"), ID("t1"): ID("d1"), ID("t2"): ID("d1")]
        for (place, number) in [("t1", 1.0), ("t2", 2), ("d2", 4)] {
            for year in grid.period.years {
                grid.values[FormulaCell(ID("x"), ID(place), year)] = .number(number)
                grid.values[FormulaCell(ID("w"), ID(place), year)] = .number(number * 8)
            }
        }
        return grid
    }()

    @Test func `values of parts add up, means are weighted, ratios are computed at every place`() throws {
        var cube = try evaluator(
            [
                "x": (nil, .sum), "w": (nil, .sum), "twice": ("x * 2 + 1", .sum), "ratio": ("twice / x", .none),
                "mean": ("x", .mean(weight: ID("w"))), "share": ("SHARE(x)", .none),
            ], Self.places)
        func values(_ indicator: String) -> [Value] {
            ["t1", "t2", "d1", "d2", "city"].map { cube.value(of: ID(indicator), at: ID($0), in: Year(2024)) }
        }
        func numbers(_ numbers: Double...) -> [Value] { numbers.map { .number($0) } }
        let cityMean = (5.0 / 3 * 24 + 4 * 32) / 56
        #expect(values("x") == numbers(1, 2, 3, 4, 7))
        #expect(values("twice") == numbers(3, 5, 8, 9, 17))
        #expect(values("ratio") == numbers(3, 2.5, 8.0 / 3, 2.25, 17.0 / 7))
        #expect(values("mean") == numbers(1, 2, 5.0 / 3, 4, cityMean))
        #expect(values("share") == numbers(1.0 / 3, 2.0 / 3, 3.0 / 7, 4.0 / 7, 1))
    }

    @Test func `what is given at any level goes before rules, and a missing part makes the sum missing`() throws {
        var grid = Self.places
        grid.values[FormulaCell(ID("x"), ID("d1"), Year(2023))] = .number(100)
        grid.values[FormulaCell(ID("x"), ID("t2"), Year(2024))] = missing("t2")
        grid.values[FormulaCell(ID("y"), ID("city"), Year(2023))] = missing("withheld")
        var cube = try evaluator(["x": (nil, .sum), "y": ("x", .none)], grid)
        #expect(cube.value(of: ID("x"), at: Self.city, in: Year(2023)) == .number(104))
        #expect(cube.value(of: ID("x"), at: Self.city, in: Year(2024)) == missing("t2"))
        #expect(cube.value(of: ID("y"), at: Self.city, in: Year(2023)) == missing("withheld"))
        #expect(cube.value(of: ID("y"), at: Self.city, in: Year(2022)) == .number(7))
        #expect(cube.value(of: ID("y"), at: Self.city, in: Year(2020)) == .missing(.beforeFirstYear(Year(2021))))
        #expect(cube.value(of: ID("y"), at: Self.city, in: Year(2025)).number == nil)
        #expect(
            cube.value(of: ID("x"), at: ID("nowhere"), in: Year(2024))
                == .missing(.noObservation(indicator: "x", place: "nowhere", year: Year(2024))))
    }

    @Test func `stocks and pairs of indicators that need each other's past are computed in step`() throws {
        let grid = FormulaGrid(series: ["flow": [1, 2, 4, 8].map { .number($0) }])
        var cube = try evaluator(
            [
                "stock": ("PREV(SELF, 100) * 0.5 + flow", .none), "a": ("PREV(b, 1) + 1", .none), "b": ("a * 2", .none),
                "top": ("INDEX(stock, 2024)", .none),
            ], grid)
        var stock = 100.0
        for (year, flow) in zip(2021..., [1.0, 2, 4, 8]) {
            stock = stock * 0.5 + flow
            #expect(cube.value(of: ID("stock"), at: Self.city, in: Year(year)) == .number(stock))
        }
        #expect(cube.value(of: ID("b"), at: Self.city, in: Year(2024)) == .number(46))
        #expect(cube.value(of: ID("top"), at: Self.city, in: Year(2021)) == .number(100 * 51 / stock))
        #expect(cube.cycles.isEmpty)
    }

    @Test func `a chain of 20,000 indicators and one of 300 years take no stack`() throws {
        let grid = FormulaGrid(series: ["i0": [.number(1)]], period: Period(Year(1901), Year(2200)))
        var rules: [ID<Indicator>: FormulaRule] = [:]
        for position in 1...20_000 {
            rules[ID("i\(position)")] = FormulaRule(formula: try Formula.reading("i\(position - 1) + 1"))
        }
        rules[ID("years")] = FormulaRule(formula: try Formula.reading("PREV(next, 0) + 1"))
        rules[ID("next")] = FormulaRule(formula: try Formula.reading("years + PREV(years, 0) * 0"))
        let known = rules
        let outcome = SmallStack.run {
            var cube = FormulaEvaluator(rules: known, inputs: grid)
            let chain = cube.value(of: ID("i20000"), at: FormulaGrid.place, in: Year(1901))
            return
                "\(chain.number ?? 0) \(cube.value(of: ID("years"), at: FormulaGrid.place, in: Year(2200)).number ?? 0)"
        }
        #expect(outcome == "20001.0 300.0")
    }

    @Test func `an indicator in a loop has no value, and the reason names the loop`() throws {
        var cube = try evaluator(
            ["a": ("b + 1", .none), "b": ("a + 1", .none), "c": ("a + x", .none)],
            FormulaGrid(constant: ["x": .number(1)]))
        #expect(cube.cycles.map(\.indicators) == [[ID("a"), ID("b")]])
        for name in ["a", "b", "c"] {
            let reason = cube.value(of: ID(name), at: Self.city, in: Year(2024)).missingReason
            #expect(reason?.text.text(in: "en") == "its formula goes round in a loop: a needs b needs a")
            #expect(reason?.text.text(in: "zh") == "公式循环引用：a 需要 b 需要 a")
        }
    }

    @Test func `places that go round in a loop end in a reason, in whatever order cells are asked for`() throws {
        var grid = FormulaGrid()
        grid.parents = [ID("p"): ID("q"), ID("q"): ID("p"), ID("city"): ID("p")]
        for order in [["p", "q", "city"], ["city", "q", "p"]] {
            var cube = try evaluator(["x": (nil, .sum), "y": ("PARENT(x) + 1", .none)], grid)
            for place in order {
                #expect(cube.value(of: ID("y"), at: ID(place), in: Year(2024)).number == nil)
            }
        }
    }
}
