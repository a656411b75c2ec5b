extension FormulaForm {
    /// The steps directly inside this one, in the order of the text.
    public var parts: [FormulaNode] {
        switch self {
        case .number, .indicator, .itself: []
        case .negated(let node), .growth(let node), .cumulative(let node), .movingMean(let node, _), .first(let node),
            .parent(let node), .share(let node), .index(let node, _), .interpolated(let node), .converted(let node, _):
            [node]
        case .sum(let terms): terms.map(\.node)
        case .product(let factors): factors.map(\.node)
        case .comparison(_, let left, let right): [left, right]
        case .condition(let condition, let then, let otherwise): [condition, then, otherwise]
        case .lowest(let nodes), .highest(let nodes): nodes
        case .previous(let node, let otherwise, _): [node] + (otherwise.map { [$0] } ?? [])
        }
    }

    /// The same step over other parts, of which there are as many.
    func over(_ parts: [FormulaNode]) -> FormulaForm {
        guard let first = parts.first, parts.count == self.parts.count else { return self }
        switch self {
        case .number, .indicator, .itself: return self
        case .negated: return .negated(first)
        case .sum(let terms):
            return .sum(zip(terms, parts).map { FormulaTerm(isSubtracted: $0.isSubtracted, node: $1) })
        case .product(let factors):
            return .product(zip(factors, parts).map { FormulaFactor(isDivisor: $0.isDivisor, node: $1) })
        case .comparison(let comparison, _, _): return .comparison(comparison, first, parts[1])
        case .condition: return .condition(first, parts[1], parts[2])
        case .lowest: return .lowest(parts)
        case .highest: return .highest(parts)
        case .previous(_, _, let years):
            return .previous(first, otherwise: parts.count > 1 ? parts[1] : nil, years: years)
        case .growth: return .growth(first)
        case .cumulative: return .cumulative(first)
        case .movingMean(_, let years): return .movingMean(first, years: years)
        case .first: return .first(first)
        case .parent: return .parent(first)
        case .share: return .share(first)
        case .index(_, let base): return .index(first, base: base)
        case .interpolated: return .interpolated(first)
        case .converted(_, let conversion): return .converted(first, conversion)
        }
    }
}
