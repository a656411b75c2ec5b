import Cubes
import Formulas
import PlanModel
import Quantities
import Testing

/// The cube of the benchmarks in its smallest size, whose expected values come from array arithmetic in another language.
@Suite("Cube of the case", .enabled(if: FormulaCubeCase.isThere))
struct CubeCaseTests {
    /// Cells that the reference writes as 1 and the text of the formula as 0: the share of the top in itself.
    private static let sharedOut = "IF(PARENT(I280)=0,0,I280/PARENT(I280))"

    @Test func `every cell computed by kernels is the expected one to 1e-9 of its indicator's mean size`() throws {
        let made = try FormulaCubeCase.model()
        let sizes = Dictionary(
            uniqueKeysWithValues: try FormulaCubeCase.checks().map { ("I\($0.id)", $0.sumabs / Double(2 * 42 * 15)) })
        let sharedOut = made.indicators.first { $0.expr == Self.sharedOut }?.name
        let scenarios = try FormulaCubeCase.scenarios.get()
        let model = CubeModel(
            rules: try made.rules(), places: CubePlaces((0..<42).map { ID(String($0)) }, in: scenarios[0]),
            period: scenarios[0].period)
        let cubes = scenarios.map { Cube(model, inputs: $0) }
        var worst = 0.0
        var zeroShares = 0
        var cells = 0
        try FormulaCubeCase.rows("tiny/expected.csv", words: 3) { words, numbers in
            let name = String(words[0])
            for (position, expected) in numbers.enumerated() {
                let value = cubes[words[1] == "0" ? 0 : 1]
                    .value(of: ID(name), at: ID(String(words[2])), in: Year(2021 + position))
                cells += 1
                if name == sharedOut, words[2] == "0", value == .number(0), expected == 1 {
                    zeroShares += 1
                    continue
                }
                let difference = value.number.map { ($0 - expected).magnitude } ?? .infinity
                worst = max(worst, difference / max(sizes[name] ?? 0, expected.magnitude, .leastNormalMagnitude))
            }
        }
        #expect(cells == 252_000 && zeroShares == 26)
        #expect(worst < 1e-9)
    }
}
