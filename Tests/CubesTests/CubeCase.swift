import Cubes
import Formulas
import PlanModel
import Quantities

/// A small model with inputs: a city of two districts with two towns each, a zone across them, six years.
struct CubeCase {
    var rules: [ID<Indicator>: FormulaRule] = [:]
    var texts: [ID<Indicator>: String] = [:]
    var inputs = CubeCase.inputs

    static let givenIndicators = ["a", "b", "c"].map { ID<Indicator>($0) }

    var indicators: [ID<Indicator>] {
        Self.givenIndicators + rules.keys.filter { !Self.givenIndicators.contains($0) }.sorted()
    }
    var places: CubePlaces { CubePlaces([ID("city"), ID("zone")], in: inputs) }
    var model: CubeModel {
        CubeModel(rules: rules, given: Set(Self.givenIndicators), places: places, period: inputs.period)
    }

    static var inputs: CubeGrid {
        var grid = CubeGrid()
        for district in ["north", "south"] {
            grid.add(district, above: "city")
            for town in 1...2 { grid.add("\(district)\(town)", above: district) }
        }
        grid.zones[ID("zone")] = [ID("north2"), ID("south1")]
        return grid
    }

    /// A model at random: inputs with gaps, formulas over inputs and formulas, every way of rolling up.
    static func generated(_ random: inout FormulaGenerator, in grid: CubeGrid = inputs) -> CubeCase {
        var made = CubeCase()
        made.inputs = grid
        made.rules[ID("a")] = FormulaRule(formula: nil, rollUp: .sum)
        made.rules[ID("b")] = FormulaRule(formula: nil, rollUp: .mean(weight: ID("a")))
        var names = ["a", "b", "c", "SELF"]
        for position in 0..<6 {
            let own = ID<Indicator>("f\(position)")
            var writer = FormulaGenerator(seed: random.next(), indicators: names.filter { $0 != "SELF" })
            var text = writer.formula(depth: 1 + random.next(below: 3))
            switch random.next(below: 6) {
            case 0: text = "PREV(SELF,0.5)*0.9+\(text)"
            case 1: text = "CUMSUM(\(text))"
            case 2: text = "IF(b>1.5,\(text),PREV(f5,1)+0.5)"
            default: break
            }
            guard let formula = try? Formula.reading(text) else { continue }
            let rolls: [FormulaRule.RollUp] = [.none, .none, .sum, .mean(weight: ID("a"))]
            made.rules[own] = FormulaRule(formula: formula, rollUp: rolls[random.next(below: 4)])
            made.texts[own] = text
            names.append(own.text)
        }
        for place in made.places.ids {
            for indicator in givenIndicators {
                let isRolled = indicator != ID("c") && !made.inputs.parts(of: place).isEmpty
                for year in made.inputs.period.years where random.next(below: isRolled ? 12 : 1) == 0 {
                    let cell = FormulaCell(indicator, place, year)
                    made.inputs.values[cell] = random.next(below: 15) == 0 ? nil : .number(random.number())
                }
            }
        }
        return made
    }

    /// Changes some inputs here and returns the same changes for a cube.
    mutating func change(_ random: inout FormulaGenerator) -> [CubeChange] {
        let all = places.ids
        let known = indicators
        return (0...random.next(below: 2)).map { _ in
            let isFormula = random.next(below: 4) == 0
            let indicator =
                isFormula ? known[random.next(below: known.count)] : Self.givenIndicators[random.next(below: 3)]
            let cell = FormulaCell(
                indicator, all[random.next(below: all.count)],
                inputs.period.first.advanced(by: random.next(below: inputs.period.count)))
            let value: Value? =
                switch random.next(below: 8) {
                case 0: nil
                case 1: .missing(.recorded("lost"))
                default: .number(random.number())
                }
            inputs.values[cell] = value
            return .cell(cell, value)
        }
    }

    /// How many cells of two cubes differ in their bits, or in that only one of them is missing.
    static func differences(_ one: Cube, _ other: Cube, _ made: CubeCase) -> Int {
        var count = 0
        for indicator in made.indicators {
            for year in made.inputs.period.years {
                let pair = zip(
                    one.numbers(of: indicator, in: year) ?? [], other.numbers(of: indicator, in: year) ?? [])
                count += pair.count { $0.bitPattern != $1.bitPattern && !($0.isNaN && $1.isNaN) }
            }
        }
        return count
    }
}

/// Given values of a cube under test.
struct CubeGrid: FormulaInputs {
    var period = Period(Year(2021), Year(2026))
    var values: [FormulaCell: Value] = [:]
    var zones: [ID<Place>: [ID<Place>]] = [:]
    private var parents: [ID<Place>: ID<Place>] = [:]
    private var children: [ID<Place>: [ID<Place>]] = [:]

    mutating func add(_ place: String, above: String) {
        parents[ID(place)] = ID(above)
        children[ID(above), default: []].append(ID(place))
    }

    func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? {
        values[FormulaCell(indicator, place, year)]
    }

    func parent(of place: ID<Place>) -> ID<Place>? { parents[place] }

    func parts(of place: ID<Place>) -> [ID<Place>] { children[place] ?? zones[place] ?? [] }
}

extension Value {
    /// A number whose bits are compared.
    var bits: UInt64? { number?.bitPattern }
}
