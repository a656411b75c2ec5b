import Formulas
import PlanModel
import Quantities
import Testing

@Suite("Values of formulas")
struct FormulaValueTests {
    static let grid = FormulaGrid(constant: [
        "a": .number(3), "b": .number(-0.5), "z": .number(0), "big": .number(1e308), "m": missing("m"),
        "n": missing("n"),
    ])

    /// Formula, and the number or the word for the reason why there is none.
    @Test(arguments: [
        ("m + n", missing("m")), ("n - m", missing("n")), ("m * n", missing("m")), ("a / m", missing("m")),
        ("m / z", missing("m")), ("z / m", missing("m")), ("a / z", .missing(.divisionByZero)),
        ("z / z", .missing(.divisionByZero)), ("a / z + m", .missing(.divisionByZero)), ("m + a / z", missing("m")),
        ("a / z * m", .missing(.divisionByZero)), ("big * 10", .missing(.notFinite)),
        ("big + big", .missing(.notFinite)), ("-big - big", .missing(.notFinite)), ("-m", missing("m")),
        ("m < a", missing("m")), ("a = n", missing("n")), ("n = m", missing("n")),
        ("IF(m, 1, 2)", missing("m")), ("IF(m = m, 1, 2)", missing("m")), ("IF(a, m, 2)", missing("m")),
        ("IF(a, 1, m)", .number(1)), ("IF(z, m, 2)", .number(2)), ("IF(z, a / z, b)", .number(-0.5)),
        ("IF(a / z, 1, 2)", .missing(.divisionByZero)), ("IF(z = 0, 0, a / z)", .number(0)),
        ("MIN(a, m, n)", missing("m")), ("MAX(n, a, m)", missing("n")), ("MIN(a, b, z)", .number(-0.5)),
        ("MAX(a, b, z)", .number(3)), ("MAX(b)", .number(-0.5)), ("MIN(1, a / z)", .missing(.divisionByZero)),
        ("PREV(m)", missing("m")), ("PREV(m, 0)", missing("m")), ("GROWTH(m)", missing("m")),
        ("GROWTH(z)", .missing(.divisionByZero)), ("CUMSUM(m)", missing("m")), ("MOVAVG(m, 2)", missing("m")),
        ("SHARE(m)", missing("m")), ("SHARE(z)", .number(1)), ("INDEX(z, 2021)", .missing(.divisionByZero)),
        ("INDEX(m, 2021)", missing("m")), ("INTERPOLATE(m)", missing("m")), ("FIRST(n)", missing("n")),
        ("PARENT(n)", missing("n")),
        ("absent", .missing(.noObservation(indicator: "absent", place: "city", year: Year(2024)))),
        ("SELF", .missing(.noObservation(indicator: "own", place: "city", year: Year(2024)))),
    ])
    func `what is missing stays missing, with the reason of the leftmost argument`(
        text: String, expected: Value
    ) throws {
        #expect(try Self.grid.value(of: text) == expected)
    }

    @Test(arguments: [
        ("PREV(a)", 2021, .missing(.beforeFirstYear(Year(2021)))), ("PREV(a, 7)", 2021, .number(7)),
        ("PREV(a, 7, 3)", 2023, .number(7)), ("PREV(a, 7, 3)", 2024, .number(1)), ("PREV(a, b)", 2021, missing("b")),
        ("PREV(a, b)", 2022, .number(1)), ("PREV(PREV(a))", 2022, .missing(.beforeFirstYear(Year(2021)))),
        ("PREV(PREV(a))", 2023, .number(1)), ("GROWTH(a)", 2021, .missing(.beforeFirstYear(Year(2021)))),
        ("GROWTH(a)", 2022, .number(1)), ("PREV(GROWTH(a))", 2024, .number(1)), ("GROWTH(b)", 2023, missing("b")),
        ("CUMSUM(a)", 2023, .number(7)), ("CUMSUM(b)", 2024, missing("b")), ("MOVAVG(a, 3)", 2021, .number(1)),
        ("MOVAVG(a, 3)", 2022, .number(1.5)), ("MOVAVG(a, 3)", 2024, .number(14.0 / 3)),
        ("MOVAVG(b, 2)", 2023, missing("b")), ("MOVAVG(b, 1)", 2024, .number(4)), ("FIRST(a)", 2024, .number(1)),
        ("CUMSUM(FIRST(a))", 2024, .number(4)), ("INDEX(a, 2022)", 2024, .number(400)),
        ("INDEX(a, 2024)", 2021, .number(12.5)), ("INDEX(a, 2019)", 2024, .missing(.beforeFirstYear(Year(2021)))),
        ("INDEX(b, 2022)", 2024, .number(200)), ("INDEX(b, 2023)", 2024, missing("b")),
        ("INTERPOLATE(b)", 2021, missing("b")), ("INTERPOLATE(b)", 2022, .number(2)),
        ("INTERPOLATE(b)", 2023, .number(3)), ("CUMSUM(INTERPOLATE(PREV(b, 0)))", 2023, .number(3)),
    ])
    func `functions over years see the years of the period and nothing before`(
        text: String, year: Int, expected: Value
    ) throws {
        let grid = FormulaGrid(series: [
            "a": [.number(1), .number(2), .number(4), .number(8)],
            "b": [missing("b"), .number(2), missing("b"), .number(4)],
        ])
        #expect(try grid.value(of: text, in: year) == expected)
    }

    @Test func `a base year after the last one is a reason in words`() throws {
        let value = try Self.grid.value(of: "INDEX(a, 2035)")
        #expect(value.missingReason?.text.text(in: "en") == "needs a year after 2024")
        #expect(value.missingReason?.text.text(in: "zh") == "需要 2024 年以后的数据")
    }

    @Test func `the place above is the next one up, and the top is above itself`() throws {
        var grid = FormulaGrid()
        let places = ["city", "district", "town"].map { ID<Place>($0) }
        grid.parents = [places[2]: places[1], places[1]: places[0]]
        for (place, number) in zip(places, [8.0, 4, 1]) {
            grid.values[FormulaCell(ID("x"), place, Year(2024))] = .number(number)
        }
        #expect(try places.map { try grid.value(of: "PARENT(x)", at: $0) } == [.number(8), .number(8), .number(4)])
        #expect(try grid.value(of: "PARENT(PARENT(x))", at: places[2]) == .number(8))
        #expect(try places.map { try grid.value(of: "SHARE(x)", at: $0) } == [.number(1), .number(0.5), .number(0.25)])
        grid.values[FormulaCell(ID("x"), places[1], Year(2024))] = .number(0)
        #expect(try grid.value(of: "SHARE(x)", at: places[2]) == .missing(.divisionByZero))
        #expect(try grid.value(of: "SHARE(x)", at: places[1]) == .number(0))
    }
}
