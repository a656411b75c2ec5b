import PlanModel
import Quantities

extension Formula {
    /// The value of the formula for a cell, read literally; the slow and obvious oracle of every faster way.
    ///
    /// A missing argument makes the result missing, with the reason of the leftmost one. IF looks only at the branch
    /// taken. A division by zero is missing, and so is a number that is not finite. Numbers are taken as they are read:
    /// a formula over indicators of different scales goes through `FormulaUnits` first.
    ///
    /// - Parameters:
    ///   - cell: the indicator whose formula it is, the place and the year.
    ///   - reader: gives the values of indicators.
    /// - Returns: a finite number, or why there is none.
    public func value(of cell: FormulaCell, from reader: inout some FormulaReader) -> Value {
        root.value(in: FormulaScope(own: cell.indicator, place: cell.place, year: cell.year), from: &reader)
    }
}

/// For which indicator, place and year a step is evaluated.
struct FormulaScope {
    let own: ID<Indicator>
    var place: ID<Place>
    var year: Year

    func at(_ year: Year) -> FormulaScope { FormulaScope(own: own, place: place, year: year) }
    func at(_ place: ID<Place>) -> FormulaScope { FormulaScope(own: own, place: place, year: year) }
}

extension FormulaNode {
    /// The value of a step.
    func value(in scope: FormulaScope, from reader: inout some FormulaReader) -> Value {
        switch form {
        case .number(let number): .number(number)
        case .indicator(let indicator): reader.value(of: indicator, at: scope.place, in: scope.year)
        case .itself: reader.value(of: scope.own, at: scope.place, in: scope.year)
        case .negated(let node): node.value(in: scope, from: &reader).map { -$0 }
        case .converted(let node, let conversion): node.value(in: scope, from: &reader).map { conversion($0) }
        case .sum(let terms): Self.sum(terms, scope, &reader)
        case .product(let factors): Self.product(factors, scope, &reader)
        case .comparison(let comparison, let left, let right):
            Self.comparison(comparison, left, right, scope, &reader)
        case .condition(let condition, let then, let otherwise):
            Self.condition(condition, then, otherwise, scope, &reader)
        case .lowest(let nodes): Self.extreme(nodes, scope, &reader) { $1 < $0 }
        case .highest(let nodes): Self.extreme(nodes, scope, &reader) { $1 > $0 }
        default: valueOverYearsOrPlaces(in: scope, from: &reader)
        }
    }

    private static func sum(
        _ terms: [FormulaTerm], _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> Value {
        var total = Value.number(0)
        for (position, term) in terms.enumerated() {
            let value = term.node.value(in: scope, from: &reader)
            guard case .number(let number) = value, case .number(let before) = total else { return value }
            if position == 0 {
                total = value
            } else {
                total = Value(computed: term.isSubtracted ? before - number : before + number)
            }
            if total.number == nil { return total }
        }
        return total
    }

    private static func product(
        _ factors: [FormulaFactor], _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> Value {
        var total = Value.number(1)
        for (position, factor) in factors.enumerated() {
            let value = factor.node.value(in: scope, from: &reader)
            guard case .number(let number) = value, case .number(let before) = total else { return value }
            if position == 0 {
                total = value
            } else if factor.isDivisor {
                total = Self.quotient(before, number)
            } else {
                total = Value(computed: before * number)
            }
            if total.number == nil { return total }
        }
        return total
    }

    /// A number divided by another; missing where that is zero.
    static func quotient(_ number: Double, _ divisor: Double) -> Value {
        divisor == 0 ? .missing(.divisionByZero) : Value(computed: number / divisor)
    }

    private static func comparison(
        _ comparison: FormulaComparison, _ left: FormulaNode, _ right: FormulaNode, _ scope: FormulaScope,
        _ reader: inout some FormulaReader
    ) -> Value {
        let first = left.value(in: scope, from: &reader)
        guard case .number(let one) = first else { return first }
        let second = right.value(in: scope, from: &reader)
        guard case .number(let other) = second else { return second }
        return .number(comparison.holds(one, other) ? 1 : 0)
    }

    private static func condition(
        _ condition: FormulaNode, _ then: FormulaNode, _ otherwise: FormulaNode, _ scope: FormulaScope,
        _ reader: inout some FormulaReader
    ) -> Value {
        let value = condition.value(in: scope, from: &reader)
        guard case .number(let number) = value else { return value }
        return (number != 0 ? then : otherwise).value(in: scope, from: &reader)
    }

    private static func extreme(
        _ nodes: [FormulaNode], _ scope: FormulaScope, _ reader: inout some FormulaReader,
        takes: (Double, Double) -> Bool
    ) -> Value {
        var best: Double?
        for node in nodes {
            let value = node.value(in: scope, from: &reader)
            guard case .number(let number) = value else { return value }
            if let current = best, !takes(current, number) { continue }
            best = number
        }
        return best.map { .number($0) } ?? .missing(.notStated)
    }
}
