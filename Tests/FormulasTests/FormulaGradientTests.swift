import Formulas
import PlanModel
import Quantities
import Testing

/// Slopes against central differences, and the sides named where there is more than one.
@Suite("Slopes of formulas")
struct FormulaGradientTests {
    static let places = ["city", "north", "south"].map { ID<Place>($0) }

    /// A city of two parts over four years, with values for every indicator at the parts and one of them with a gap.
    private static func grid(_ names: [String], _ random: inout FormulaGenerator) -> FormulaGrid {
        var grid = FormulaGrid()
        grid.parents = [places[1]: places[0], places[2]: places[0]]
        for name in names {
            for place in places {
                for year in grid.period.years {
                    grid.values[FormulaCell(ID(name), place, year)] = .number(random.number())
                }
            }
        }
        for place in places { grid.values[FormulaCell(ID("c"), place, Year(2023))] = nil }
        return grid
    }

    private func gradient(_ text: String, _ grid: FormulaGrid, in year: Int = 2024) throws -> FormulaGradient {
        var evaluator = FormulaEvaluator(
            rules: [ID("f"): FormulaRule(formula: try Formula.reading(text))], inputs: grid)
        return evaluator.gradient(of: FormulaCell(ID("f"), FormulaGrid.place, Year(year)))
    }

    @Test func `slopes of generated formulas equal central differences wherever no side changes`() throws {
        var random = FormulaGenerator(seed: 1, indicators: ["a", "b", "c", "INTERPOLATE(c)"])
        var compared = 0
        var used: Set<String> = []
        for _ in 0..<350 {
            let grid = Self.grid(["a", "b", "c"], &random)
            let inner = random.formula(depth: 2)
            var outer = FormulaGenerator(seed: random.next(), indicators: ["a", "g", "c"])
            let text = outer.formula(depth: 2)
            guard let formula = try? Formula.reading(text), let below = try? Formula.reading(inner) else { continue }
            let rules: [ID<Indicator>: FormulaRule] = [
                ID("f"): FormulaRule(
                    formula: formula, rollUp: random.next(below: 3) == 0 ? .mean(weight: ID("b")) : .none),
                ID("g"): FormulaRule(formula: below, rollUp: random.next(below: 3) == 0 ? .sum : .none),
            ]
            let place = Self.places[random.next(below: 3)]
            let cell = FormulaCell(ID("f"), place, Year(2021 + random.next(below: 4)))
            func at(_ grid: FormulaGrid) -> FormulaGradient {
                var evaluator = FormulaEvaluator(rules: rules, inputs: grid)
                return evaluator.gradient(of: cell)
            }
            let centre = at(grid)
            guard let value = centre.value.number, value.magnitude < 1e4, centre.missing == nil else { continue }
            for name in FormulaGenerator.functions where (text + inner).contains(name) { used.insert(name) }
            for (input, given) in grid.values.sorted(by: { $0.key < $1.key }) {
                guard let number = given.number else { continue }
                let step = 1e-4 * number
                let beside = [-2, -1, 1, 2].map { times in
                    var moved = grid
                    moved.values[input] = .number(number + times * step)
                    return at(moved)
                }
                let numbers = beside.compactMap(\.value.number)
                guard numbers.count == 4, beside.allSatisfy({ $0.branches == centre.branches }) else { continue }
                // Central differences of two widths, so that their own error falls with the fourth power of the step.
                let near = (numbers[2] - numbers[1]) / (2 * step)
                let far = (numbers[3] - numbers[0]) / (4 * step)
                let difference = (4 * near - far) / 3
                let slope = centre.slopes[input] ?? 0
                // Where the two widths disagree the differences themselves are no measure.
                guard (near - far).magnitude <= 1e-4 * (1 + near.magnitude) else { continue }
                compared += 1
                #expect(
                    (slope - difference).magnitude <= 1e-6 * max(1, slope.magnitude, value.magnitude),
                    "\(text) with g = \(inner) by \(input): \(slope), not \(difference)")
            }
        }
        #expect(compared > 3_000)
        #expect(used == Set(FormulaGenerator.functions))
    }

    @Test func `a quotient falls with its divisor by the quotient over the divisor`() throws {
        let slopes = try gradient("a/b", FormulaGrid(constant: ["a": .number(6), "b": .number(4)]))
        #expect(slopes.slopes == [cell("a"): 0.25, cell("b"): -0.375])
        #expect(slopes.value == .number(1.5) && slopes.branches.isEmpty)
    }

    @Test func `at a kink the slope is that of the side used, and the side is named`() throws {
        let equal = FormulaGrid(constant: ["a": .number(2), "b": .number(2)])
        let lowest = try gradient("MIN(3*a,3*b)", equal)
        #expect(lowest.slopes == [cell("a"): 3])
        #expect(lowest.branches.map(\.side) == [.argument(1)] && lowest.branches.allSatisfy(\.isAtKink))
        let condition = try gradient("IF(a>b,a,5*b)", equal)
        #expect(condition.slopes == [cell("b"): 5])
        #expect(condition.branches.map(\.side) == [.otherwise] && condition.branches[0].isAtKink)
        #expect(condition.branches[0].columns == 1..<14)
        let comparison = try gradient("a<=b", equal)
        #expect(comparison.slopes.isEmpty && comparison.branches.map(\.side) == [.holds])
        #expect(comparison.branches[0].isAtKink)
    }

    @Test func `away from kinks the side is named too, so that a reader knows how far a slope holds`() throws {
        let grid = FormulaGrid(constant: ["a": .number(1), "b": .number(2)])
        let highest = try gradient("MAX(a,b,0)", grid)
        #expect(highest.slopes == [cell("b"): 1])
        #expect(highest.branches.map(\.side) == [.argument(2)] && highest.branches.allSatisfy { !$0.isAtKink })
    }

    @Test func `a gap that is filled along a line takes its slopes from both ends`() throws {
        let grid = FormulaGrid(series: ["a": [.number(1), missing("m"), missing("m"), .number(4)]])
        let slopes = try gradient("INTERPOLATE(a)", grid, in: 2022).slopes
        let (before, after) = (slopes[cell("a", 2021)] ?? 0, slopes[cell("a", 2024)] ?? 0)
        #expect((before - 2.0 / 3).magnitude < 1e-15 && (after - 1.0 / 3).magnitude < 1e-15)
    }

    @Test func `a stock that keeps nine tenths a year remembers an inflow by 0.9 a year`() throws {
        let slopes = try gradient("PREV(SELF,0)*0.9+a", FormulaGrid(constant: ["a": .number(1)])).slopes
        for (age, expected) in [1, 0.9, 0.81, 0.729].enumerated() {
            #expect(((slopes[cell("a", 2024 - age)] ?? 0) - expected).magnitude < 1e-15)
        }
    }

    @Test func `a value that is missing has no slopes, and a slope beyond all numbers gives a reason`() throws {
        let grid = FormulaGrid(constant: ["a": .number(0), "b": .number(1e-200), "m": missing("m")])
        #expect(try gradient("1/a", grid).missing == .divisionByZero)
        #expect(try gradient("a+m", grid).missing == .recorded("m"))
        let steep = try gradient("1/b", grid)
        #expect(steep.value.number != nil && steep.slopes.isEmpty && steep.missing == .notFinite)
    }

    private func cell(_ name: String, _ year: Int = 2024) -> FormulaCell {
        FormulaCell(ID(name), FormulaGrid.place, Year(year))
    }
}
