import PlanModel
import Quantities

/// The walk of `FormulaUnits` over one formula.
struct FormulaFitting {
    let own: ID<Indicator>
    let units: [ID<Indicator>: Unit]
    private(set) var faults: [FormulaFault] = []

    init(own: ID<Indicator>, units: [ID<Indicator>: Unit]) {
        self.own = own
        self.units = units
    }

    /// A step with what it measures.
    private struct Fitted {
        var node: FormulaNode
        var measure: FormulaMeasure
    }

    /// The outermost step, in the unit given.
    mutating func fitted(_ root: FormulaNode, to unit: Unit?) -> FormulaNode {
        let result = fit(root)
        guard let unit, case .known(let dimension, let scale) = result.measure else { return result.node }
        guard dimension == unit.dimension else {
            faults.append(FormulaFault(.result(found: dimension, expected: unit.dimension), at: root.columns))
            return result.node
        }
        return Self.converted(result.node, from: scale, to: unit.scale)
    }

    private mutating func fit(_ node: FormulaNode) -> Fitted {
        var parts: [Fitted] = []
        for part in node.form.parts { parts.append(fit(part)) }
        return combined(node, parts)
    }

    /// A step from its fitted parts.
    private mutating func combined(_ node: FormulaNode, _ parts: [Fitted]) -> Fitted {
        switch node.form {
        case .number(let number): return Fitted(node: node, measure: number == 0 ? .zero : .pure)
        case .indicator(let indicator): return Fitted(node: node, measure: FormulaMeasure(units[indicator]))
        case .itself: return Fitted(node: node, measure: FormulaMeasure(units[own]))
        case .product(let factors): return rebuilt(node, parts, measure: Self.product(factors, parts))
        case .growth, .share, .index: return rebuilt(node, parts, measure: .pure)
        case .sum, .lowest, .highest, .previous:
            let (fitted, measure) = aligned(parts, to: units[own])
            return rebuilt(node, fitted, measure: measure)
        case .comparison: return rebuilt(node, aligned(parts, to: nil).0, measure: .pure)
        case .condition:
            if case .known(let dimension, _) = parts[0].measure, dimension != .none {
                faults.append(FormulaFault(.condition(found: dimension), at: parts[0].node.columns))
            }
            let (fitted, measure) = aligned(Array(parts.dropFirst()), to: units[own])
            return rebuilt(node, [parts[0]] + fitted, measure: measure)
        case .negated, .cumulative, .movingMean, .first, .parent, .interpolated, .converted:
            return rebuilt(node, parts, measure: parts.first?.measure ?? .unknown)
        }
    }

    private func rebuilt(_ node: FormulaNode, _ parts: [Fitted], measure: FormulaMeasure) -> Fitted {
        Fitted(node: FormulaNode(node.form.over(parts.map(\.node)), columns: node.columns), measure: measure)
    }

    /// The dimension and the scale of a product: those of its factors multiplied and divided in the same order.
    private static func product(_ factors: [FormulaFactor], _ parts: [Fitted]) -> FormulaMeasure {
        var dimension = Dimension.none
        var scale = 1.0
        for (factor, part) in zip(factors, parts) {
            switch part.measure {
            case .zero: continue
            case .unknown, .faulty: return part.measure
            case .known(let measured, let size):
                dimension = dimension.adding(measured, times: factor.isDivisor ? -1 : 1)
                scale = factor.isDivisor ? scale / size : scale * size
            }
        }
        return .known(dimension, scale: scale)
    }

    /// The parts in one scale with what they measure together: that of the unit where it fits, else the largest of theirs.
    private mutating func aligned(_ parts: [Fitted], to unit: Unit?) -> ([Fitted], FormulaMeasure) {
        var known: [(dimension: Dimension, scale: Double)] = []
        var isFaulty = parts.contains { $0.measure == .faulty }
        for part in parts {
            guard case .known(let dimension, let scale) = part.measure else { continue }
            known.append((dimension, scale))
            guard dimension != known[0].dimension else { continue }
            faults.append(FormulaFault(.unlike(found: dimension, expected: known[0].dimension), at: part.node.columns))
            isFaulty = true
        }
        if isFaulty { return (parts, .faulty) }
        guard let first = known.first else {
            return (parts, parts.contains { $0.measure == .unknown } ? .unknown : .zero)
        }
        var common = known.reduce(first.scale) { max($0, $1.scale) }
        if let unit, unit.dimension == first.dimension, known.contains(where: { $0.scale != common }) {
            common = unit.scale
        }
        let fitted = parts.map { part in
            guard case .known(_, let scale) = part.measure else { return part }
            return Fitted(node: Self.converted(part.node, from: scale, to: common), measure: part.measure)
        }
        return (fitted, .known(first.dimension, scale: common))
    }

    private static func converted(_ node: FormulaNode, from scale: Double, to other: Double) -> FormulaNode {
        guard let conversion = FormulaConversion(from: scale, to: other) else { return node }
        return FormulaNode(.converted(node, conversion), columns: node.columns)
    }
}
