import Diagnostics
import PlanModel

extension Formula: CustomStringConvertible {
    /// The formula written out, conversions between scales included: read again, it computes the same bits.
    public var description: String { root.written }
}

extension FormulaNode {
    /// How tightly a step holds together when written.
    private enum Tightness: Int {
        case comparison
        case sum
        case product
        case sign
        case operand
    }

    /// The step as a formula text.
    var written: String {
        switch form {
        case .number(let number): JSONValue.shortest(number)
        case .indicator(let indicator): Self.written(indicator)
        case .itself: "SELF"
        case .negated(let node): "-" + node.written(.sign)
        case .sum(let terms):
            Self.joined(terms.map { ($0.isSubtracted ? "-" : "+", $0.node.written(.product)) })
        case .product(let factors):
            Self.joined(factors.map { ($0.isDivisor ? "/" : "*", $0.node.written(.sign)) })
        case .converted(let node, let conversion):
            node.written(.sign) + (conversion.divides ? " / " : " * ") + JSONValue.shortest(conversion.factor)
        case .comparison(let comparison, let left, let right):
            "\(left.written(.sum)) \(comparison.rawValue) \(right.written(.sum))"
        default: calledText
        }
    }

    private var calledText: String {
        switch form {
        case .condition(let condition, let then, let otherwise): Self.call(.condition, [condition, then, otherwise])
        case .lowest(let nodes): Self.call(.lowest, nodes)
        case .highest(let nodes): Self.call(.highest, nodes)
        case .previous(let node, let otherwise, let years):
            Self.call(.previous, [node] + (otherwise.map { [$0] } ?? []), years == 1 ? nil : years)
        case .growth(let node): Self.call(.growth, [node])
        case .cumulative(let node): Self.call(.cumulative, [node])
        case .movingMean(let node, let years): Self.call(.movingMean, [node], years)
        case .first(let node): Self.call(.first, [node])
        case .parent(let node): Self.call(.parent, [node])
        case .share(let node): Self.call(.share, [node])
        case .index(let node, let base): Self.call(.index, [node], base.number)
        case .interpolated(let node): Self.call(.interpolated, [node])
        default: ""
        }
    }

    /// The step as a formula text, in parentheses where it holds together less tightly than asked.
    private func written(_ asked: Tightness) -> String {
        tightness.rawValue < asked.rawValue ? "(\(written))" : written
    }

    private var tightness: Tightness {
        switch form {
        case .comparison: .comparison
        case .sum: .sum
        case .product, .converted: .product
        case .negated: .sign
        default: .operand
        }
    }

    private static func joined(_ parts: [(sign: String, text: String)]) -> String {
        parts.enumerated().map { $0 == 0 ? $1.text : " \($1.sign) \($1.text)" }.joined()
    }

    private static func call(_ function: FormulaFunction, _ nodes: [FormulaNode], _ last: Int? = nil) -> String {
        let arguments = nodes.map(\.written) + (last.map { [String($0)] } ?? [])
        return "\(function.rawValue)(\(arguments.joined(separator: ", ")))"
    }

    private static func written(_ indicator: ID<Indicator>) -> String {
        let text = indicator.text
        guard let first = text.first, text != "SELF", first != ".", !FormulaScanner.isDigit(first), !text.contains("-")
        else { return "[\(text)]" }
        return text
    }
}
