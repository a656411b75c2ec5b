import Formulas
import PlanModel
import Quantities

extension Cube {
    /// The scalar interpreter over what is given to the cube: it says why a cell is missing, or has its value.
    public var explainer: CubeExplainer { CubeExplainer(cube: self) }
}

/// The scalar interpreter over the given values of a cube.
public struct CubeExplainer: Sendable {
    private let cube: Cube

    init(cube: Cube) { self.cube = cube }

    /// The value of a cell by the interpreter alone.
    public func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        var evaluator = evaluator
        return evaluator.value(of: indicator, at: place, in: year)
    }

    /// The interpreter.
    public var evaluator: FormulaEvaluator<CubeInputs> {
        FormulaEvaluator(rules: cube.model.rules, inputs: CubeInputs(cube: cube), loops: cube.model.loops)
    }
}

/// What is given to a cube, cell by cell.
public struct CubeInputs: FormulaInputs {
    private let cube: Cube

    init(cube: Cube) { self.cube = cube }

    /// The years of the cube.
    public var period: Period { cube.model.period }

    /// What is given for a cell.
    public func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? {
        let model = cube.model
        guard let node = model.positions[indicator], let position = model.places.positions[place],
            period.contains(year)
        else { return nil }
        if let reason = cube.reasons[FormulaCell(indicator, place, year)] { return .missing(reason) }
        let row = period.first.distance(to: year)
        let number =
            cube.isComputed(node, place: position)
            ? cube.overriding[node]?[row * model.places.count + position] : cube.columns[node].number(row, position)
        return number.flatMap { $0.isNaN ? nil : .number($0) }
    }

    /// The place above.
    public func parent(of place: ID<Place>) -> ID<Place>? {
        let places = cube.model.places
        guard let position = places.positions[place], !places.isTop[position] else { return nil }
        return places.ids[Int(places.parents[position])]
    }

    /// The parts of a place.
    public func parts(of place: ID<Place>) -> [ID<Place>] {
        let places = cube.model.places
        guard let position = places.positions[place] else { return [] }
        return places.parts[position].map { places.ids[Int($0)] }
    }
}
