import Formulas
import PlanModel
import Quantities

/// A change of what is given to a cube.
public enum CubeChange: Hashable, Sendable {
    /// A cell gets a given value; nil: nothing is given there any more, so that a rule computes it.
    case cell(FormulaCell, Value?)
    /// All given values of an indicator are multiplied by a factor.
    case factor(ID<Indicator>, Double)
}

extension Cube {
    /// The cube with changes, computed anew as far as something depends on them: a scenario of which this is the parent.
    ///
    /// What does not differ from the parent is shared with it. A change of a cell that the cube does not have changes
    /// nothing.
    ///
    /// - Parameter changes: the changes, in order.
    /// - Returns: the same values, bit for bit, as a cube that is computed from the changed inputs in full.
    public func applying(_ changes: [CubeChange]) -> Cube {
        var cube = self
        cube.apply(changes)
        return cube
    }

    /// Changes what is given and computes anew what depends on it.
    public mutating func apply(_ changes: [CubeChange]) {
        var update = CubeUpdate(model)
        for change in changes {
            switch change {
            case .cell(let cell, let value): set(cell, value, &update)
            case .factor(let indicator, let factor): multiply(indicator, by: factor, &update)
            }
        }
        update.run(on: &self)
    }

    /// A column that nobody else holds.
    @discardableResult
    mutating func unshared(_ node: Int) -> CubeColumn {
        if !isKnownUniquelyReferenced(&columns[node]) { columns[node] = CubeColumn(copying: columns[node]) }
        return columns[node]
    }

    /// Gives a column that is held by others too memory of its own, not yet set.
    mutating func replace(_ node: Int, from pool: inout CubePool) {
        if !isKnownUniquelyReferenced(&columns[node]) { columns[node] = pool.column() }
    }

    private mutating func set(_ cell: FormulaCell, _ value: Value?, _ update: inout CubeUpdate) {
        guard let node = model.positions[cell.indicator], let place = model.places.positions[cell.place],
            model.period.contains(cell.year)
        else { return }
        let year = model.period.first.distance(to: cell.year)
        let position = year * model.places.count + place
        reasons[cell] = value?.missingReason
        if isComputed(node, place: place) {
            overriding[node, default: [:]][position] = value.map { $0.number ?? .nan }
            if overriding[node]?.isEmpty == true { overriding[node] = nil }
            update.ask(node, [Int32(place)], year...year, model)
            return
        }
        let number = value?.number ?? .nan
        unshared(node).numbers[position] = number
        update.changed(node, .some([Int32(place)]), year...year, model)
    }

    private mutating func multiply(_ indicator: ID<Indicator>, by factor: Double, _ update: inout CubeUpdate) {
        guard let node = model.positions[indicator], model.period.count > 0 else { return }
        let all = 0...(model.period.count - 1)
        let hasRule = model.nodes[node].program != nil
        if !hasRule {
            let source = columns[node].numbers
            let old = columns[node]
            defer { withExtendedLifetime(old) {} }
            if model.places.isWhole { replace(node, from: &update.pool) } else { unshared(node) }
            let numbers = columns[node].numbers
            let runs = model.nodes[node].rollUp == .none ? [0..<model.places.count] : model.places.leafRuns
            for year in all {
                for run in runs {
                    let start = year * model.places.count + run.lowerBound
                    Kernels.scale(source + start, into: numbers + start, run.count, times: factor)
                }
            }
            update.changed(node, .all, all, model)
        }
        guard let given = overriding[node] else { return }
        overriding[node] = given.mapValues { $0 * factor + $0 * factor * 0 }
        update.ask(node, Array(Set(given.keys.map { Int32($0 % model.places.count) })), all, model)
    }
}
