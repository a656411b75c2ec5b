import Cubes
import Formulas
import PlanModel
import Quantities
import Testing

/// Models of several hundred places, of which much is not known and not everything is asked.
@Suite("Cube of many places")
struct CubeTilesTests {
    /// A model at random over 347 places, with inputs missing for whole towns, districts and years.
    private static func made(seed: UInt64) -> CubeCase {
        var random = FormulaGenerator(seed: seed, indicators: [])
        var made = CubeCase.generated(&random, in: inputs)
        let towns = (0..<6).flatMap { district in (0..<56).map { "d\(district)t\($0)" } }
        for indicator in CubeCase.givenIndicators {
            let districts = Set((0..<6).filter { _ in random.next(below: 3) == 0 }.map { "d\($0)" })
            let years = Set(made.inputs.period.years.filter { _ in random.next(below: 3) == 0 })
            for cell in made.inputs.values.keys where cell.indicator == indicator {
                let isGone = districts.contains(String(cell.place.text.prefix(2))) || years.contains(cell.year)
                if isGone { made.inputs.values[cell] = nil }
            }
        }
        // A model in which a whole indicator is missing too.
        if seed % 3 == 0 {
            for town in towns {
                for year in made.inputs.period.years { made.inputs.values[FormulaCell(ID("c"), ID(town), year)] = nil }
            }
        }
        return made
    }

    private static let inputs: CubeGrid = {
        var grid = CubeGrid()
        for district in 0..<6 {
            grid.add("d\(district)", above: "city")
            for town in 0..<(district == 5 ? 60 : 56) { grid.add("d\(district)t\(town)", above: "d\(district)") }
        }
        grid.zones[ID("zone")] = (0..<5).map { ID("d\($0)t\($0 * 3)") }
        return grid
    }()

    private static func factors(_ random: inout FormulaGenerator) -> [CubeChange] {
        CubeCase.givenIndicators.filter { _ in random.next(below: 2) == 0 }
            .map { .factor($0, 0.9 + Double(random.next(below: 20)) / 100) }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `leaving out what is empty changes no bit of any value or total`(_ seed: UInt64) {
        let made = Self.made(seed: seed)
        let sparse = Cube(made.model, inputs: made.inputs)
        var dense = sparse
        dense.fillInGaps()
        dense.compute()
        #expect(CubeCase.differences(sparse, dense, made) == 0)
        #expect(sparse.numbersHeld(besides: nil) <= dense.numbersHeld(besides: nil))
    }

    @Test func `a cube of which nothing is known holds nothing and gives a reason for every cell`() throws {
        var made = Self.made(seed: 3)
        made.inputs.values = [:]
        made.rules = [
            ID("a"): FormulaRule(formula: nil, rollUp: .sum),
            ID("f"): FormulaRule(formula: try Formula.reading("a / b + PREV(c)"), rollUp: .sum),
        ]
        let cube = Cube(made.model, inputs: made.inputs)
        #expect(cube.numbersHeld(besides: nil) == 0)
        #expect(cube.value(of: ID("f"), at: ID("city"), in: Year(2024)).missingReason != nil)
        #expect(cube.value(of: ID("a"), at: ID("city"), in: Year(2024)).missingReason != nil)
    }

    @Test func `an interpreted cell has the bits of the computed one wherever something is empty`() {
        let made = Self.made(seed: 7)
        let cube = Cube(made.model, inputs: made.inputs)
        var oracle = FormulaEvaluator(rules: made.rules, inputs: made.inputs)
        for indicator in made.indicators {
            for year in made.inputs.period.years {
                for place in ["city", "zone", "d2", "d0t0", "d0t55", "d1t7", "d3t40", "d5t59"].map({ ID<Place>($0) }) {
                    let expected = oracle.value(of: indicator, at: place, in: year)
                    let found = cube.value(of: indicator, at: place, in: year)
                    #expect(found.bits == expected.bits, "\(indicator) \(place) \(year)")
                    #expect(found.missingReason == expected.missingReason, "\(indicator) \(place) \(year)")
                }
            }
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `a scenario by cells and factors has the bits of one computed in full, and so has one of a scenario`(
        _ seed: UInt64
    ) {
        var random = FormulaGenerator(seed: seed, indicators: [])
        var made = Self.made(seed: seed)
        var cube = Cube(made.model, inputs: made.inputs)
        for _ in 0..<4 {
            let parent = cube
            let before = parent.numbers(of: ID("a"), in: Year(2023))
            let changes = made.change(&random) + Self.factors(&random) + made.change(&random)
            cube = parent.applying(changes)
            var full = cube
            full.compute()
            #expect(CubeCase.differences(cube, full, made) == 0)
            #expect(
                zip(parent.numbers(of: ID("a"), in: Year(2023)) ?? [], before ?? [])
                    .allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) })
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `a scenario of one district holds little more than that, with the bits of one computed in full`(
        _ seed: UInt64
    ) {
        var random = FormulaGenerator(seed: seed + 90, indicators: [])
        var made = Self.made(seed: seed)
        let parent = Cube(made.model, inputs: made.inputs)
        let before = made
        let towns = Set((0..<56).map { ID<Place>("d2t\($0)") })
        let changes = CubeCase.givenIndicators.map { CubeChange.factorAt($0, towns, 1.25) }
        for cell in made.inputs.values.keys where towns.contains(cell.place) {
            guard CubeCase.givenIndicators.contains(cell.indicator) else { continue }
            guard let number = made.inputs.values[cell]?.number else { continue }
            made.inputs.values[cell] = .number(number * 1.25)
        }
        let scenario = parent.applying(changes)
        #expect(CubeCase.differences(scenario, Cube(made.model, inputs: made.inputs), made) == 0)
        #expect(CubeCase.differences(parent, Cube(made.model, inputs: before.inputs), before) == 0)
        #expect(scenario.numbersHeld(besides: parent) < parent.numbersHeld(besides: nil))
        // A scenario of the scenario, and one that everything else follows.
        let next = scenario.applying(made.change(&random))
        #expect(CubeCase.differences(next, Cube(made.model, inputs: made.inputs), made) == 0)
        #expect(CubeCase.differences(scenario, parent.applying(changes), made) == 0)
        let factors = Self.factors(&random)
        var full = next.applying(factors)
        full.compute()
        #expect(CubeCase.differences(next.applying(factors), full, made) == 0)
        let question = CubeQuestion(places: [ID("city"), ID("d2"), ID("d2t3")])
        let asked = next.scenarios([factors, []], asking: question, computing: .everything)
        #expect(CubeCase.differences(asked[0].completed(), full, made) == 0)
        #expect(CubeCase.differences(asked[1].completed(), next, made) == 0)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `scenarios of scattered places, one upon the other or in place, have the bits of one computed in full`(
        _ seed: UInt64
    ) {
        var random = FormulaGenerator(seed: seed + 130, indicators: [])
        let made = Self.made(seed: seed)
        let parent = Cube(made.model, inputs: made.inputs)
        var (cube, inPlace) = (parent, Cube(made.model, inputs: made.inputs))
        var held = parent.numbersHeld(besides: nil)
        for step in 0..<5 {
            // Every few towns of some districts; then only a few indicators, so that weights change by themselves too.
            let stride = 3 + random.next(below: 20)
            let districts = (0..<6).filter { _ in random.next(below: 2) == 0 }
            let towns = Set(
                districts.flatMap { d in (0..<56).filter { $0 % stride == 1 }.map { ID<Place>("d\(d)t\($0)") } })
            let changes = CubeCase.givenIndicators.filter { _ in step == 0 || random.next(below: 3) == 0 }
                .map { CubeChange.factorAt($0, towns, 0.75 + Double(step) / 8) }
            let before = cube
            cube = cube.applying(changes)
            inPlace.apply(changes)
            var full = cube
            full.compute()
            #expect(CubeCase.differences(cube, full, made) == 0)
            #expect(CubeCase.differences(inPlace, full, made) == 0)
            #expect(
                CubeCase.differences(
                    before.applying(changes, asking: CubeQuestion(places: [ID("city")])).completed(), full, made) == 0)
            if step == 0 { held = cube.numbersHeld(besides: parent) }
        }
        #expect(held < parent.numbersHeld(besides: nil))
        #expect(CubeCase.differences(parent, Cube(made.model, inputs: made.inputs), made) == 0)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `what was not asked of a scenario is there when it is read, with the bits of one computed in full`(
        _ seed: UInt64
    ) {
        var random = FormulaGenerator(seed: seed + 50, indicators: [])
        var made = Self.made(seed: seed)
        let parent = Cube(made.model, inputs: made.inputs)
        let asked: [CubeQuestion] = [
            CubeQuestion(places: [ID("city"), ID("d0"), ID("d1")]), CubeQuestion(indicators: [ID("f1"), ID("a")]),
            CubeQuestion(indicators: [ID("f3")], places: [ID("d4t50")]), CubeQuestion(indicators: [], places: []),
        ]
        let lists = asked.map { _ in Self.factors(&random) + made.change(&random) }
        for (question, changes) in zip(asked, lists) {
            let full = parent.applying(changes)
            let scenario = parent.applying(changes, asking: question)
            expectSame(scenario, full, made)
            // Changed once more, also where it was not computed.
            let more = Self.factors(&random)
            #expect(CubeCase.differences(scenario.applying(more), full.applying(more), made) == 0)
            for extent in [CubeExtent.asked, .everything] {
                var read: [Cube] = []
                var kept = parent.scenarios(lists, asking: question, computing: extent) { read.append($1) }
                for (position, changes) in lists.enumerated() {
                    let full = parent.applying(changes)
                    #expect(CubeCase.differences(kept[0].completed(), full, made) == 0)
                    #expect(CubeCase.differences(read[position], full, made) == 0)
                    var changed = kept.remove(at: 0)
                    changed.apply(more)
                    #expect(CubeCase.differences(changed, full.applying(more), made) == 0)
                }
            }
        }
    }

    private func expectSame(_ scenario: Cube, _ full: Cube, _ made: CubeCase) {
        #expect(CubeCase.differences(scenario, full, made) == 0)
        #expect(CubeCase.differences(scenario.completed(), full, made) == 0)
        for indicator in made.indicators {
            for place in ["city", "zone", "d2", "d3t40", "d5t59"].map({ ID<Place>($0) }) {
                let (one, other) = (
                    scenario.value(of: indicator, at: place, in: Year(2025)),
                    full.value(of: indicator, at: place, in: Year(2025))
                )
                #expect(one.bits == other.bits && one.missingReason == other.missingReason, "\(indicator) \(place)")
            }
        }
    }
}
