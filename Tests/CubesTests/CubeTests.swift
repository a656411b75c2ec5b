import Cubes
import Formulas
import PlanModel
import Quantities
import Testing

/// Kernels against the scalar interpreter, cell by cell and bit by bit.
@Suite("Cube")
struct CubeTests {
    @Test func `generated models of every function give the interpreter's bits, and its reasons where it has none`()
        throws
    {
        var random = FormulaGenerator(seed: 7, indicators: [])
        var numbers = 0
        var reasons = 0
        for _ in 0..<40 {
            let made = CubeCase.generated(&random)
            let cube = Cube(made.model, inputs: made.inputs)
            var oracle = FormulaEvaluator(rules: made.rules, inputs: made.inputs)
            for indicator in made.indicators {
                for place in made.places.ids {
                    for year in made.inputs.period.years {
                        let expected = oracle.value(of: indicator, at: place, in: year)
                        let found = cube.value(of: indicator, at: place, in: year)
                        #expect(
                            found == expected && found.bits == expected.bits,
                            "\(indicator) at \(place) in \(year): \(made.texts[indicator] ?? "given")")
                        if expected.number == nil { reasons += 1 } else { numbers += 1 }
                    }
                }
            }
        }
        #expect(numbers > 8_000 && reasons > 800)
    }

    @Test func `after every change the cube has the bits of one computed in full`() throws {
        var random = FormulaGenerator(seed: 11, indicators: [])
        var differing = 0
        for _ in 0..<40 {
            var made = CubeCase.generated(&random)
            var cube = Cube(made.model, inputs: made.inputs)
            for _ in 0..<8 {
                let before = cube
                let changes = made.change(&random)
                let scenario = cube.applying(changes)
                cube.apply(changes)
                let full = Cube(made.model, inputs: made.inputs)
                #expect(CubeCase.differences(cube, full, made) == 0)
                #expect(CubeCase.differences(scenario, full, made) == 0)
                differing += CubeCase.differences(before, full, made)
            }
        }
        #expect(differing > 2_000)
    }

    @Test func `a scenario leaves its parent as it was`() throws {
        var random = FormulaGenerator(seed: 5, indicators: [])
        for _ in 0..<20 {
            var made = CubeCase.generated(&random)
            let inputs = made
            let parent = Cube(made.model, inputs: made.inputs)
            let child = parent.applying(made.change(&random)).applying(made.change(&random))
            #expect(CubeCase.differences(parent, Cube(inputs.model, inputs: inputs.inputs), inputs) == 0)
            #expect(CubeCase.differences(child, Cube(made.model, inputs: made.inputs), made) == 0)
        }
    }

    @Test func `a factor on an indicator multiplies what is given of it and nothing else`() throws {
        var random = FormulaGenerator(seed: 3, indicators: [])
        let made = CubeCase.generated(&random)
        let parent = Cube(made.model, inputs: made.inputs)
        let child = parent.applying([.factor(ID("a"), 1.1)])
        var scaled = made
        for (cell, value) in scaled.inputs.values where cell.indicator == ID("a") {
            scaled.inputs.values[cell] = value.map { $0 * 1.1 }
        }
        #expect(CubeCase.differences(child, Cube(made.model, inputs: scaled.inputs), made) == 0)
    }

    @Test func `a number beyond all numbers and a division by zero are missing with their reasons, never infinite`()
        throws
    {
        var inputs = CubeCase.inputs
        for year in inputs.period.years {
            for place in ["north", "south"] {
                inputs.values[FormulaCell(ID("a"), ID(place), year)] = .number(1e308)
                inputs.values[FormulaCell(ID("b"), ID(place), year)] = .number(0)
            }
        }
        for (text, reason) in [
            ("a * 10", MissingReason.notFinite), ("1 / (a * 10)", .notFinite), ("a / b", .divisionByZero),
            ("MIN(a * 10, 1)", .notFinite), ("IF(a * 10 > 1, 2, 3)", .notFinite), ("CUMSUM(a)", .notFinite),
            ("INDEX(b,2021)", .divisionByZero), ("a * 10 - a * 10", .notFinite),
        ] {
            let rules: [ID<Indicator>: FormulaRule] = [ID("f"): FormulaRule(formula: try Formula.reading(text))]
            let places = CubePlaces(["city", "north", "south"].map { ID($0) }, in: inputs)
            let cube = Cube(CubeModel(rules: rules, places: places, period: inputs.period), inputs: inputs)
            #expect(cube.value(of: ID("f"), at: ID("north"), in: Year(2024)) == .missing(reason), "\(text)")
            #expect(cube.numbers(of: ID("f"), in: Year(2024))?.allSatisfy { $0.isNaN || $0.isFinite } == true)
        }
    }

    @Test func `an indicator in a loop of one year has no value, and the loop is named`() throws {
        let rules: [ID<Indicator>: FormulaRule] = [
            ID("f"): FormulaRule(formula: try Formula.reading("g + a")),
            ID("g"): FormulaRule(formula: try Formula.reading("f * 2")),
        ]
        let inputs = CubeCase.inputs
        let places = CubePlaces([ID("city")], in: inputs)
        let cube = Cube(CubeModel(rules: rules, places: places, period: inputs.period), inputs: inputs)
        let value = cube.value(of: ID("f"), at: ID("north"), in: Year(2022))
        #expect(value.missingReason?.text.text(in: "en") == "its formula goes round in a loop: f needs g needs f")
    }
}
