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
        switch node.form {
        case .number(let number): Fitted(node: node, measure: number == 0 ? .zero : .pure)
        case .indicator(let indicator): Fitted(node: node, measure: FormulaMeasure(units[indicator]))
        case .itself: Fitted(node: node, measure: FormulaMeasure(units[own]))
        case .sum(let terms): sum(terms, node)
        case .product(let factors): product(factors, node)
        case .comparison, .condition, .lowest, .highest, .previous: alternatives(node)
        case .negated(let part): same(part, node) { .negated($0) }
        case .cumulative(let part): same(part, node) { .cumulative($0) }
        case .movingMean(let part, let years): same(part, node) { .movingMean($0, years: years) }
        case .first(let part): same(part, node) { .first($0) }
        case .parent(let part): same(part, node) { .parent($0) }
        case .interpolated(let part): same(part, node) { .interpolated($0) }
        case .growth(let part): relative(part, node) { .growth($0) }
        case .share(let part): relative(part, node) { .share($0) }
        case .index(let part, let base): relative(part, node) { .index($0, base: base) }
        case .converted(let part, _): fit(part)
        }
    }

    private mutating func sum(_ terms: [FormulaTerm], _ node: FormulaNode) -> Fitted {
        let (nodes, measure) = aligned(terms.map(\.node))
        let fitted = zip(terms, nodes).map { FormulaTerm(isSubtracted: $0.isSubtracted, node: $1) }
        return Fitted(node: FormulaNode(.sum(fitted), columns: node.columns), measure: measure)
    }

    private mutating func product(_ factors: [FormulaFactor], _ node: FormulaNode) -> Fitted {
        var dimension = Dimension.none
        var scale = 1.0
        var isKnown = true
        var fitted: [FormulaFactor] = []
        for factor in factors {
            let part = fit(factor.node)
            fitted.append(FormulaFactor(isDivisor: factor.isDivisor, node: part.node))
            switch part.measure {
            case .zero: continue
            case .unknown: isKnown = false
            case .known(let measured, let size):
                dimension = dimension.adding(measured, times: factor.isDivisor ? -1 : 1)
                scale = factor.isDivisor ? scale / size : scale * size
            }
        }
        return Fitted(
            node: FormulaNode(.product(fitted), columns: node.columns),
            measure: isKnown ? .known(dimension, scale: scale) : .unknown)
    }

    /// Steps whose arguments are compared with each other or stand for each other.
    private mutating func alternatives(_ node: FormulaNode) -> Fitted {
        func fitted(_ form: FormulaForm, _ measure: FormulaMeasure) -> Fitted {
            Fitted(node: FormulaNode(form, columns: node.columns), measure: measure)
        }
        switch node.form {
        case .comparison(let comparison, let left, let right):
            let (nodes, _) = aligned([left, right])
            return fitted(.comparison(comparison, nodes[0], nodes[1]), .pure)
        case .condition(let condition, let then, let otherwise):
            let test = fit(condition)
            if case .known(let dimension, _) = test.measure, dimension != .none {
                faults.append(FormulaFault(.condition(found: dimension), at: condition.columns))
            }
            let (nodes, measure) = aligned([then, otherwise])
            return fitted(.condition(test.node, nodes[0], nodes[1]), measure)
        case .lowest(let parts):
            let (nodes, measure) = aligned(parts)
            return fitted(.lowest(nodes), measure)
        case .highest(let parts):
            let (nodes, measure) = aligned(parts)
            return fitted(.highest(nodes), measure)
        case .previous(let part, let otherwise, let years):
            let (nodes, measure) = aligned([part] + (otherwise.map { [$0] } ?? []))
            return fitted(.previous(nodes[0], otherwise: nodes.count > 1 ? nodes[1] : nil, years: years), measure)
        default: return Fitted(node: node, measure: .unknown)
        }
    }

    /// A step that gives what its argument measures.
    private mutating func same(
        _ part: FormulaNode, _ node: FormulaNode, form: (FormulaNode) -> FormulaForm
    ) -> Fitted {
        let inner = fit(part)
        return Fitted(node: FormulaNode(form(inner.node), columns: node.columns), measure: inner.measure)
    }

    /// A step that gives a pure number, the ratio of two values of its argument.
    private mutating func relative(
        _ part: FormulaNode, _ node: FormulaNode, form: (FormulaNode) -> FormulaForm
    ) -> Fitted {
        Fitted(node: FormulaNode(form(fit(part).node), columns: node.columns), measure: .pure)
    }

    /// The parts in one scale, the largest of theirs, with what they measure together.
    private mutating func aligned(_ parts: [FormulaNode]) -> ([FormulaNode], FormulaMeasure) {
        let fitted = parts.map { fit($0) }
        var common: (dimension: Dimension, scale: Double)?
        var isAtFault = false
        for part in fitted {
            guard case .known(let dimension, let scale) = part.measure else { continue }
            guard let known = common else {
                common = (dimension, scale)
                continue
            }
            if dimension == known.dimension {
                common = (dimension, max(scale, known.scale))
            } else {
                faults.append(
                    FormulaFault(.unlike(found: dimension, expected: known.dimension), at: part.node.columns))
                isAtFault = true
            }
        }
        guard let common, !isAtFault else {
            let measure = isAtFault || fitted.contains { $0.measure == .unknown } ? FormulaMeasure.unknown : .zero
            return (fitted.map(\.node), measure)
        }
        let nodes = fitted.map { part in
            guard case .known(_, let scale) = part.measure else { return part.node }
            return Self.converted(part.node, from: scale, to: common.scale)
        }
        return (nodes, .known(common.dimension, scale: common.scale))
    }

    private static func converted(_ node: FormulaNode, from scale: Double, to other: Double) -> FormulaNode {
        guard let conversion = FormulaConversion(from: scale, to: other) else { return node }
        return FormulaNode(.converted(node, conversion), columns: node.columns)
    }
}
