import PlanModel
import Quantities

extension FormulaNode {
    /// The value of a step that looks at other years or at the place above.
    func valueOverYearsOrPlaces(in scope: FormulaScope, from reader: inout some FormulaReader) -> Value {
        switch form {
        case .previous(let node, let otherwise, let years):
            let year = scope.year.advanced(by: -years)
            if year >= reader.period.first { return node.value(in: scope.at(year), from: &reader) }
            return otherwise?.value(in: scope, from: &reader) ?? .missing(.beforeFirstYear(reader.period.first))
        case .growth(let node): return Self.growth(node, scope, &reader)
        case .cumulative(let node): return Self.total(node, from: reader.period.first, scope, &reader)
        case .movingMean(let node, let years):
            let first = max(reader.period.first, scope.year.advanced(by: 1 - years))
            let count = Double(first.distance(to: scope.year) + 1)
            return Self.total(node, from: first, scope, &reader).map { $0 / count }
        case .first(let node): return node.value(in: scope.at(reader.period.first), from: &reader)
        case .parent(let node):
            return node.value(in: scope.at(reader.parent(of: scope.place) ?? scope.place), from: &reader)
        case .share(let node): return Self.share(node, scope, &reader)
        case .index(let node, let base): return Self.index(node, base, scope, &reader)
        case .interpolated(let node): return Self.interpolated(node, scope, &reader)
        default: return .missing(.notStated)
        }
    }

    /// GROWTH(x) = x(t) / x(t - 1) - 1.
    private static func growth(
        _ node: FormulaNode, _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> Value {
        let value = node.value(in: scope, from: &reader)
        guard case .number(let now) = value else { return value }
        let year = scope.year.advanced(by: -1)
        guard year >= reader.period.first else { return .missing(.beforeFirstYear(reader.period.first)) }
        let earlier = node.value(in: scope.at(year), from: &reader)
        guard case .number(let before) = earlier else { return earlier }
        return quotient(now, before).map { $0 - 1 }
    }

    /// Σ x(s) over the years s from one year to that of the scope, earliest first.
    private static func total(
        _ node: FormulaNode, from first: Year, _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> Value {
        var total = node.value(in: scope.at(first), from: &reader)
        var year = first
        while year < scope.year, case .number(let before) = total {
            year = year.advanced(by: 1)
            total = node.value(in: scope.at(year), from: &reader).map { before + $0 }
        }
        return total
    }

    /// SHARE(x) = x(place) / x(place above); 1 at the top, where x is known.
    private static func share(
        _ node: FormulaNode, _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> Value {
        let value = node.value(in: scope, from: &reader)
        guard case .number(let part) = value else { return value }
        guard let above = reader.parent(of: scope.place) else { return .number(1) }
        let whole = node.value(in: scope.at(above), from: &reader)
        guard case .number(let number) = whole else { return whole }
        return quotient(part, number)
    }

    /// INDEX(x, b) = 100 * x(t) / x(b).
    private static func index(
        _ node: FormulaNode, _ base: Year, _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> Value {
        let value = node.value(in: scope, from: &reader).map { 100 * $0 }
        guard case .number(let number) = value else { return value }
        guard base >= reader.period.first else { return .missing(.beforeFirstYear(reader.period.first)) }
        guard base <= reader.period.last else { return .missing(.afterLastYear(reader.period.last)) }
        let reference = node.value(in: scope.at(base), from: &reader)
        guard case .number(let divisor) = reference else { return reference }
        return quotient(number, divisor)
    }

    /// x(t), or between the nearest known years a < t < b: x(a) + (x(b) - x(a)) * (t - a) / (b - a).
    private static func interpolated(
        _ node: FormulaNode, _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> Value {
        let value = node.value(in: scope, from: &reader)
        guard case .missing = value, let before = nearest(node, step: -1, scope, &reader),
            let after = nearest(node, step: 1, scope, &reader)
        else { return value }
        let share = Double(before.year.distance(to: scope.year)) / Double(before.year.distance(to: after.year))
        return Value(computed: before.number + (after.number - before.number) * share)
    }

    /// The nearest year with a number, stepping away from that of the scope.
    static func nearest(
        _ node: FormulaNode, step: Int, _ scope: FormulaScope, _ reader: inout some FormulaReader
    ) -> (year: Year, number: Double)? {
        var year = scope.year.advanced(by: step)
        while reader.period.contains(year) {
            if case .number(let number) = node.value(in: scope.at(year), from: &reader) { return (year, number) }
            year = year.advanced(by: step)
        }
        return nil
    }
}
