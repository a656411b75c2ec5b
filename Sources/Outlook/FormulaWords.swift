import Diagnostics
import PlanModel

extension Formula {
    /// The formula in words: `‘GDP’ divided by ‘residents’`.
    ///
    /// - Parameters:
    ///   - own: how the indicator whose formula it is is called, for `SELF`.
    ///   - name: how an indicator is called.
    /// - Returns: a phrase without a full stop, in English and Chinese.
    public func words(of own: ID<Indicator>, name: (ID<Indicator>) -> LocalizedText) -> LocalizedText {
        func phrase(_ wording: FormulaWording) -> String {
            root.phrase(wording) { indicator in
                let called = name(indicator ?? own).text(in: wording.language)
                return wording.quoted(called.isEmpty ? (indicator ?? own).text : called)
            }
        }
        return LocalizedText(en: phrase(.english), zh: phrase(.chinese))
    }
}

extension FormulaNode {
    /// A step in words; `name` gives the words of an indicator, and of the formula's own for nil.
    fileprivate func phrase(_ wording: FormulaWording, name: (ID<Indicator>?) -> String) -> String {
        func inner(_ node: FormulaNode) -> String { node.phrase(wording, name: name) }
        func tight(_ node: FormulaNode) -> String {
            switch node.form {
            case .sum, .product, .comparison, .condition, .converted, .negated: wording.grouped(inner(node))
            default: inner(node)
            }
        }
        switch form {
        case .number(let number): return JSONValue.shortest(number)
        case .indicator(let indicator): return name(indicator)
        case .itself: return name(nil)
        case .negated(let node): return wording.negated(tight(node))
        case .sum(let terms):
            return terms.enumerated().map { position, term in
                let text = term.node.isProduct ? inner(term.node) : tight(term.node)
                return position == 0 ? text : (term.isSubtracted ? wording.minus : wording.plus) + text
            }.joined()
        case .product(let factors):
            return factors.enumerated().map { position, factor in
                position == 0
                    ? tight(factor.node)
                    : (factor.isDivisor ? wording.dividedBy : wording.times) + tight(factor.node)
            }.joined()
        case .converted(let node, let conversion):
            return wording.converted(tight(node), JSONValue.shortest(conversion.factor), conversion.divides)
        case .comparison(let comparison, let left, let right):
            return tight(left) + wording.holds(comparison) + tight(right)
        case .condition(let condition, let then, let otherwise):
            return wording.condition(inner(condition), inner(then), inner(otherwise))
        case .lowest(let nodes): return wording.extreme(nodes.map(inner), isLowest: true)
        case .highest(let nodes): return wording.extreme(nodes.map(inner), isLowest: false)
        case .previous(let node, let otherwise, let years):
            return wording.previous(tight(node), years, otherwise.map(inner))
        case .growth(let node): return wording.growth(tight(node))
        case .cumulative(let node): return wording.cumulative(tight(node))
        case .movingMean(let node, let years): return wording.movingMean(tight(node), years)
        case .first(let node): return wording.first(tight(node))
        case .parent(let node): return wording.parent(tight(node))
        case .share(let node): return wording.share(tight(node))
        case .index(let node, let base): return wording.index(tight(node), base.number)
        case .interpolated(let node): return wording.interpolated(tight(node))
        }
    }

    private var isProduct: Bool {
        if case .product = form { true } else { false }
    }
}
