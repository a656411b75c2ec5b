import Diagnostics
import PlanModel

extension Formula: CustomStringConvertible {
    /// The formula written out, conversions between scales included: read again, it computes the same bits.
    public var description: String { root.written }
}

extension FormulaNode {
    /// The step as a formula text.
    fileprivate var written: String {
        var parts: [String] = []
        for part in form.parts { parts.append(part.written) }
        return form.text(of: parts)
    }
}

/// How tightly a step holds together when written.
private enum Tightness: Int {
    case comparison
    case sum
    case product
    case sign
    case operand
}

extension FormulaForm {
    private var tightness: Tightness {
        switch self {
        case .comparison: .comparison
        case .sum: .sum
        case .product, .converted: .product
        case .negated: .sign
        default: .operand
        }
    }

    /// The step as a formula text, from the texts of its parts.
    fileprivate func text(of parts: [String]) -> String {
        switch self {
        case .number(let number): JSONValue.shortest(number)
        case .indicator(let indicator): Self.bare(indicator)
        case .itself: "SELF"
        case .negated: "-" + grouped(parts, .sign).joined()
        case .sum(let terms):
            Self.joined(grouped(parts, .product), signs: terms.map { $0.isSubtracted ? " - " : " + " })
        case .product(let factors):
            Self.joined(grouped(parts, .sign), signs: factors.map { $0.isDivisor ? " / " : " * " })
        case .converted(_, let conversion):
            grouped(parts, .product).joined() + (conversion.divides ? " / " : " * ")
                + JSONValue.shortest(conversion.factor)
        case .comparison(let comparison, _, _):
            grouped(parts, .sum).joined(separator: " \(comparison.rawValue) ")
        case .previous(_, _, let years): Self.call(.previous, parts, years == 1 ? nil : years)
        case .movingMean(_, let years): Self.call(.movingMean, parts, years)
        case .index(_, let base): Self.call(.index, parts, base.number)
        case .condition: Self.call(.condition, parts)
        case .lowest: Self.call(.lowest, parts)
        case .highest: Self.call(.highest, parts)
        case .growth: Self.call(.growth, parts)
        case .cumulative: Self.call(.cumulative, parts)
        case .first: Self.call(.first, parts)
        case .parent: Self.call(.parent, parts)
        case .share: Self.call(.share, parts)
        case .interpolated: Self.call(.interpolated, parts)
        }
    }

    /// The texts of the parts, in parentheses where they hold together less tightly than asked.
    private func grouped(_ texts: [String], _ asked: Tightness) -> [String] {
        zip(parts, texts).map { part, text in
            part.form.tightness.rawValue < asked.rawValue ? "(\(text))" : text
        }
    }

    private static func joined(_ texts: [String], signs: [String]) -> String {
        zip(signs, texts).enumerated().map { $0 == 0 ? $1.1 : $1.0 + $1.1 }.joined()
    }

    private static func call(_ function: FormulaFunction, _ arguments: [String], _ last: Int? = nil) -> String {
        let all = arguments + (last.map { [String($0)] } ?? [])
        return "\(function.rawValue)(\(all.joined(separator: ", ")))"
    }

    private static func bare(_ indicator: ID<Indicator>) -> String {
        let text = indicator.text
        guard let first = text.first, text != "SELF", first != ".", !FormulaScanner.isDigit(first), !text.contains("-")
        else { return "[\(text)]" }
        return text
    }
}
