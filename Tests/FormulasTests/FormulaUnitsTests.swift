import Formulas
import PlanModel
import Quantities
import Testing

@Suite("Units of formulas")
struct FormulaUnitsTests {
    static let units: [ID<Indicator>: Unit] = {
        let written = [
            "gdp": "10^8 yuan", "income": "yuan", "population": "persons", "population_wan": "10^4 persons",
            "energy": "10^4 tce", "power": "10^8 kWh", "coal": "t", "forest": "%", "rate": "ratio", "area": "km2",
            "cover": "ha", "per_head": "10^4 yuan/person", "intensity": "tce/10^4 yuan", "points": "index points",
            "beds": "beds",
        ]
        return Dictionary(
            uniqueKeysWithValues: written.compactMap { name, text in
                (try? UnitBook.standard.unit(text)).map { (ID<Indicator>(name), $0) }
            })
    }()

    private func check(_ text: String, of own: String) throws -> FormulaUnits.Outcome {
        FormulaUnits(Self.units).check(try Formula.reading(text), of: ID(own))
    }

    /// Formula, the indicator whose formula it is, and the faults: column, length, sentence.
    @Test(arguments: [
        ("energy + gdp", "energy", [(10, 3, "this is money, but what stands before it is length^2·mass per time^2")]),
        ("coal + gdp", "coal", [(8, 3, "this is money, but what stands before it is mass")]),
        ("coal - coal + 5", "coal", [(15, 1, "this is a pure number, but what stands before it is mass")]),
        ("5 + coal", "coal", [(5, 4, "this is mass, but what stands before it is a pure number")]),
        ("coal + (gdp * 2)", "coal", [(8, 9, "this is money, but what stands before it is mass")]),
        ("coal > gdp", "rate", [(8, 3, "this is money, but what stands before it is mass")]),
        ("IF(coal > 1, coal, coal)", "coal", [(11, 1, "this is a pure number, but what stands before it is mass")]),
        ("IF(coal, 1, 2)", "rate", [(4, 4, "a condition must be a comparison or a pure number, not mass")]),
        ("IF(rate, coal, gdp)", "coal", [(16, 3, "this is money, but what stands before it is mass")]),
        ("MIN(coal, 0, gdp)", "coal", [(14, 3, "this is money, but what stands before it is mass")]),
        ("PREV(coal, 1)", "coal", [(12, 1, "this is a pure number, but what stands before it is mass")]),
        ("coal / gdp", "coal", [(1, 10, "the formula gives mass per money, but the indicator is measured in mass")]),
        ("gdp", "rate", [(1, 3, "the formula gives money, but the indicator is measured in a pure number")]),
        ("GROWTH(gdp)", "gdp", [(1, 11, "the formula gives a pure number, but the indicator is measured in money")]),
        (
            "MAX(coal, gdp) + (coal < beds)", "coal",
            [
                (11, 3, "this is money, but what stands before it is mass"),
                (26, 4, "this is number of things, but what stands before it is mass"),
            ]
        ),
        ("SELF + gdp", "coal", [(8, 3, "this is money, but what stands before it is mass")]),
    ])
    func `adding or comparing unlike things is a fault at the operand that does not fit`(
        text: String, own: String, expected: [(Int, Int, String)]
    ) throws {
        let outcome = try check(text, of: own)
        #expect(outcome.formula == nil)
        #expect(outcome.faults.map(\.column) == expected.map(\.0))
        #expect(outcome.faults.map(\.length) == expected.map(\.1))
        #expect(outcome.faults.map { $0.message.text(in: "en") } == expected.map(\.2))
        #expect(outcome.faults.allSatisfy { $0.message["zh"] != nil })
    }

    /// A formula whose scales never meet, so that not a bit is touched.
    @Test(arguments: [
        ("gdp / population_wan", "per_head"), ("gdp + 0", "gdp"), ("PREV(SELF, 0) * 0.9 + gdp", "gdp"),
        ("IF(gdp = 0, 0, gdp / gdp)", "rate"), ("gdp + 1.6 * gdp - 0.45 * gdp", "gdp"),
        ("MAX(0, gdp - 2 * gdp)", "gdp"),
        ("GROWTH(gdp)", "rate"), ("SHARE(coal)", "rate"), ("INDEX(coal, 2020)", "points"), ("gdp / gdp", "rate"),
        ("MOVAVG(CUMSUM(gdp), 3)", "gdp"), ("forest + forest - PREV(forest)", "forest"), ("energy / gdp", "intensity"),
        ("unheard_of + gdp", "gdp"), ("forest * coal / forest", "coal"), ("IF(forest > forest, 1, 0)", "rate"),
    ])
    func `a formula in which no two scales meet stays as it is written`(text: String, own: String) throws {
        let formula = try Formula.reading(text)
        let outcome = FormulaUnits(Self.units).check(formula, of: ID(own))
        #expect(outcome.faults.isEmpty)
        #expect(outcome.formula == formula)
    }

    @Test(arguments: [
        ("gdp / population", "per_head", "gdp / population * 10000"),
        ("gdp + income", "gdp", "gdp + income / 100000000"), ("income + gdp", "income", "income + gdp * 100000000"),
        ("gdp + PREV(income, 0)", "income", "gdp * 100000000 + PREV(income, 0)"),
        ("1 - forest", "forest", "1 * 100 - forest"), ("forest", "rate", "forest / 100"),
        ("GROWTH(gdp)", "forest", "GROWTH(gdp) * 100"), ("cover / area", "forest", "cover / area"),
        ("income > gdp", "rate", "income / 100000000 > gdp"), ("forest * coal", "coal", "forest * coal / 100"),
        ("IF(rate, gdp, income)", "gdp", "IF(rate, gdp, income / 100000000)"),
        ("MIN(0, forest, 0.3)", "rate", "MIN(0, forest / 100, 0.3)"), ("forest < 0.3", "rate", "forest / 100 < 0.3"),
        ("IF(forest < 0.3, 0, 1)", "forest", "IF(forest / 100 < 0.3, 0, 1) * 100"),
        ("energy + power", "energy", "energy + power * 1.2283503255128363"),
        ("coal * (1 + forest)", "coal", "coal * (1 + forest / 100)"),
    ])
    func `where scales meet numbers are brought to one, and the result to the indicator's unit`(
        text: String, own: String, fitted: String
    ) throws {
        let outcome = try check(text, of: own)
        #expect(outcome.formula?.description == fitted)
        #expect(outcome.formula?.text == text)
    }

    /// 25002.79 [10^8 yuan] over 32,054,200 persons.
    @Test func `gross product per head comes out right in every unit that it may have`() throws {
        var grid = FormulaGrid(constant: ["gdp": .number(25_002.79), "population": .number(32_054_200)])
        for (own, factor) in [("per_head", 1e4), ("yuan_per_head", 1e8)] {
            var units = Self.units
            units[ID("yuan_per_head")] = try UnitBook.standard.unit("yuan/person")
            let formula = try Formula.reading("gdp / population")
            let fitted = try #require(FormulaUnits(units).check(formula, of: ID(own)).formula)
            let value = fitted.value(of: FormulaCell(ID(own), FormulaGrid.place, Year(2024)), from: &grid)
            #expect(value == .number(25_002.79 / 32_054_200 * factor))
        }
    }

    @Test func `what is written out with its conversions computes the same bits when it is read again`() throws {
        var grid = FormulaGrid(constant: ["gdp": .number(0.1), "income": .number(1.0 / 3), "forest": .number(7)])
        for text in ["(income + gdp) / gdp - (income - gdp) * 3 / (gdp + income)", "1 - forest * (1 + forest)"] {
            let fitted = try #require(try check(text, of: "forest").formula)
            let again = try Formula.reading(fitted.description)
            let cell = FormulaCell(ID("forest"), FormulaGrid.place, Year(2024))
            #expect(fitted != (try Formula.reading(text)))
            #expect(fitted.value(of: cell, from: &grid).bits == again.value(of: cell, from: &grid).bits)
        }
    }
}
