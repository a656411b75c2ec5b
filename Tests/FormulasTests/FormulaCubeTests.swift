import Formulas
import PlanModel
import Quantities
import Testing

/// The interpreter on the cube of the benchmarks, whose expected values come from array arithmetic in another language.
@Suite("Cube of formulas", .enabled(if: FormulaCubeCase.isThere))
struct FormulaCubeTests {
    @Test func `every formula of the model can be read and written, and none goes round in a loop`() throws {
        let model = try FormulaCubeCase.model()
        #expect(model.indicators.count == 400)
        for text in model.indicators.compactMap(\.expr) {
            let formula = try Formula.reading(text)
            #expect(try Formula.reading(formula.description) == formula)
        }
        #expect(FormulaCycle.all(in: try model.rules()).isEmpty)
    }

    /// The formula whose cells at the top are held to its text, not to the reference.
    ///
    /// The reference writes 1 for the share of the top in itself; the text says 0 where what is shared is 0.
    private static let sharedOut = "IF(PARENT(I280)=0,0,I280/PARENT(I280))"

    @Test func `every cell of the smallest size is the expected one to 1e-9 of its indicator's mean size`() throws {
        let model = try FormulaCubeCase.model()
        let checks = Dictionary(uniqueKeysWithValues: try FormulaCubeCase.checks().map { ("I\($0.id)", $0) })
        let rules = try model.rules()
        let sharedOut = model.indicators.first { $0.expr == Self.sharedOut }?.name
        var cubes = try FormulaCubeCase.scenarios.get().map { FormulaEvaluator(rules: rules, inputs: $0) }
        var worst = 0.0
        var cells = 0
        var zeroShares = 0
        try FormulaCubeCase.rows("tiny/expected.csv", words: 3) { words, numbers in
            let name = String(words[0])
            let size = (checks[name]?.sumabs ?? 0) / Double(2 * 42 * 15)
            for (position, expected) in numbers.enumerated() {
                let value = cubes[words[1] == "0" ? 0 : 1]
                    .value(of: ID(name), at: ID(String(words[2])), in: Year(2021 + position))
                cells += 1
                if name == sharedOut, words[2] == "0", value == .number(0), expected == 1 {
                    zeroShares += 1
                    continue
                }
                let difference = value.number.map { ($0 - expected).magnitude } ?? .infinity
                worst = max(worst, difference / max(size, expected.magnitude, .leastNormalMagnitude))
            }
        }
        #expect(cells == 252_000)
        #expect(zeroShares == 26)
        #expect(worst < 1e-9)
    }

    @Test func `inputs add up and are weighted up the hierarchy as expected`() throws {
        let rules = try FormulaCubeCase.model().rules()
        var cubes = try FormulaCubeCase.scenarios.get().map { FormulaEvaluator(rules: rules, inputs: $0) }
        for check in try FormulaCubeCase.checks().prefix(200) where check.id % 8 == 0 || check.id >= 190 {
            func value(_ scenario: Int, _ place: Int, _ year: Int) -> Double {
                let cell = (ID<Indicator>("I\(check.id)"), ID<Place>(String(place)), Year(year))
                return cubes[scenario].value(of: cell.0, at: cell.1, in: cell.2).number ?? .nan
            }
            var sum = 0.0
            for scenario in 0...1 {
                for place in 0..<42 { for year in 2021...2035 { sum += value(scenario, place, year) } }
            }
            let found = [sum, value(0, 0, 2035), value(1, 1, 2028), value(1, 41, 2035)]
            let expected = [check.sum, check.cityLast, check.d1Mid, check.leafLast]
            for (one, other) in zip(found, expected) {
                #expect((one - other).magnitude <= 1e-9 * check.sumabs, "I\(check.id)")
            }
        }
    }
}
