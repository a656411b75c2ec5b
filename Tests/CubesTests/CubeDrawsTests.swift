import Cubes
import Formulas
import PlanModel
import Quantities
import Testing

/// Draws side by side against one cube for each draw, cell by cell and bit by bit.
@Suite("Draws of a cube")
struct CubeDrawsTests {
    private let count = 13

    /// Computes draws of all cells of a case: values by cell and draw.
    private func values(_ made: CubeCase, _ inputs: [DrawnInput], _ drawn: [Double]) -> [Double] {
        let cells = made.indicators.flatMap { indicator in
            made.places.ids.flatMap { place in
                made.inputs.period.years.map { FormulaCell(indicator, place, $0) }
            }
        }
        return values(Cube(made.model, inputs: made.inputs), inputs, drawn, cells)
    }

    private func values(
        _ cube: Cube, _ inputs: [DrawnInput], _ drawn: [Double], _ cells: [FormulaCell]
    ) -> [Double] {
        let draws = CubeDraws(cube, inputs: inputs, sources: drawn.count / count, wanted: cells)
        var values = [Double](repeating: 0, count: cells.count * count)
        let bench = draws.bench()
        drawn.withUnsafeBufferPointer { drawn in
            values.withUnsafeMutableBufferPointer { bench.run(count, drawn: drawn, into: $0) }
        }
        return values
    }

    @Test func `every draw of generated models has the bits of a cube with its inputs`() throws {
        var random = FormulaGenerator(seed: 17, indicators: [])
        var differing = 0
        var compared = 0
        for _ in 0..<25 {
            let made = CubeCase.generated(&random)
            let cells = made.inputs.values.filter { $0.value.number != nil }.keys.sorted()
            let shifts = (0..<3).map { source in
                DrawnInput.shift(cells[random.next(below: cells.count)], source: source, times: 2)
            }
            let inputs = shifts + [.factor(ID("a"), source: 3)]
            let isFactored = Set(shifts.compactMap { if case .shift(let cell, _, _) = $0 { cell } else { nil } })
                .contains { $0.indicator == ID("a") }
            let drawn = (0..<4 * count).map { _ in random.number() - 1 }
            // A cell that is multiplied and moved is multiplied first, which two changes of a cube cannot say.
            guard !isFactored else { continue }
            let found = values(made, inputs, drawn)
            let parent = Cube(made.model, inputs: made.inputs)
            for draw in 0..<count {
                var cube = parent.applying([.factor(ID("a"), drawn[3 * count + draw])])
                var moved: [FormulaCell: Double] = [:]
                for case .shift(let cell, let source, let times) in shifts {
                    let before = moved[cell] ?? made.inputs.values[cell]?.number ?? .nan
                    moved[cell] = before + drawn[source * count + draw] * times
                }
                cube.apply(moved.sorted { $0.key < $1.key }.map { .cell($0.key, .number($0.value)) })
                var position = 0
                for indicator in made.indicators {
                    for place in made.places.ids.indices {
                        for year in made.inputs.period.years {
                            let expected = cube.numbers(of: indicator, in: year)?[place] ?? .nan
                            let number = found[position * count + draw]
                            let isSame = expected.bitPattern == number.bitPattern || expected.isNaN && number.isNaN
                            #expect(
                                isSame,
                                "\(indicator) \(made.places.ids[place]) \(year) draw \(draw): \(made.texts[indicator] ?? "given")"
                            )
                            if !isSame { return }
                            compared += expected.isNaN ? 0 : 1
                            if !expected.isNaN, expected != parent.numbers(of: indicator, in: year)?[place] {
                                differing += 1
                            }
                            position += 1
                        }
                    }
                }
            }
        }
        #expect(compared > 20_000 && differing > 2_000)
    }

    @Test func `what is asked for decides what is computed, not what comes out`() throws {
        var random = FormulaGenerator(seed: 19, indicators: [])
        let made = CubeCase.generated(&random)
        let inputs: [DrawnInput] = [.factor(ID("a"), source: 0)]
        let drawn = (0..<count).map { _ in random.number() }
        let all = values(made, inputs, drawn)
        let last = made.inputs.period.years.count - 1
        let places = made.places.ids
        for (position, indicator) in made.indicators.enumerated() {
            let cell = FormulaCell(indicator, places[0], made.inputs.period.years[last])
            let one = values(Cube(made.model, inputs: made.inputs), inputs, drawn, [cell])
            let start = (position * places.count * (last + 1) + last) * count
            #expect(one.map(\.bitPattern) == all[start..<(start + count)].map(\.bitPattern))
        }
    }

    @Test func `a cell that the cube does not have is missing in every draw`() {
        var random = FormulaGenerator(seed: 23, indicators: [])
        let made = CubeCase.generated(&random)
        let cells = [
            FormulaCell(ID("nothing"), ID("city"), Year(2022)), FormulaCell(ID("a"), ID("nowhere"), Year(2022)),
            FormulaCell(ID("a"), ID("city"), Year(1990)),
        ]
        let drawn = [Double](repeating: 1, count: count)
        let found = values(Cube(made.model, inputs: made.inputs), [.factor(ID("a"), source: 7)], drawn, cells)
        #expect(found.count { !$0.isNaN } == 0)
    }
}
