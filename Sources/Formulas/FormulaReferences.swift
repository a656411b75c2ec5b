import PlanModel
import Quantities

/// The years of an indicator that a formula needs for one year of its own.
public enum FormulaReach: Int, Hashable, Sendable, Comparable {
    /// Years before only.
    case earlier
    /// The same year, and perhaps years before.
    case sameYear
    /// Any year, later ones included.
    case anyYear

    /// Reaches sort from the one that needs least.
    public static func < (left: FormulaReach, right: FormulaReach) -> Bool { left.rawValue < right.rawValue }
}

/// One mention of an indicator in a formula.
public struct FormulaReference: Hashable, Sendable {
    /// The indicator; that of the formula itself where `SELF` is written.
    public let indicator: ID<Indicator>
    /// The years that are needed of it.
    public let reach: FormulaReach
    /// Whether it is also needed at the place above.
    public let isAbove: Bool
    /// The columns in which it is written, from 1, in characters.
    public let columns: Range<Int>
}

/// The indicators that a formula mentions.
public struct FormulaReferences: Hashable, Sendable {
    /// Every mention, in the order of the text.
    public let mentions: [FormulaReference]

    /// Gathers the mentions of a formula.
    ///
    /// - Parameters:
    ///   - formula: the formula.
    ///   - own: the indicator whose formula it is, for which `SELF` stands.
    public init(_ formula: Formula, of own: ID<Indicator>) {
        var gathering = Gathering(own: own)
        gathering.visit(formula.root, Context(reach: .sameYear, isAbove: false))
        mentions = gathering.mentions
    }

    /// The indicators mentioned, each once, in the order of first mention.
    public var indicators: [ID<Indicator>] {
        var seen: Set<ID<Indicator>> = []
        return mentions.map(\.indicator).filter { seen.insert($0).inserted }
    }

    /// The years needed of an indicator: the furthest reach of its mentions; nil where it is not mentioned.
    public func reach(of indicator: ID<Indicator>) -> FormulaReach? {
        mentions.filter { $0.indicator == indicator }.map(\.reach).max()
    }

    /// Whether any value of the place above is needed.
    public var needsPlaceAbove: Bool { mentions.contains(where: \.isAbove) }
}

extension FormulaReferences {
    /// Where in a formula a step stands.
    private struct Context {
        var reach: FormulaReach
        var isAbove: Bool

        /// The years needed where a step looks back by a year or more.
        var before: Context { Context(reach: reach == .sameYear ? .earlier : reach, isAbove: isAbove) }
        var anyYear: Context { Context(reach: .anyYear, isAbove: isAbove) }
        var above: Context { Context(reach: reach, isAbove: true) }
    }

    private struct Gathering {
        let own: ID<Indicator>
        var mentions: [FormulaReference] = []

        mutating func visit(_ node: FormulaNode, _ context: Context) {
            switch node.form {
            case .number: break
            case .indicator(let indicator): mention(indicator, node, context)
            case .itself: mention(own, node, context)
            case .previous(let argument, let otherwise, _):
                visit(argument, context.before)
                if let otherwise { visit(otherwise, context) }
            case .parent(let argument), .share(let argument): visit(argument, context.above)
            case .index(let argument, _), .interpolated(let argument): visit(argument, context.anyYear)
            default:
                for part in node.form.parts { visit(part, context) }
            }
        }

        private mutating func mention(_ indicator: ID<Indicator>, _ node: FormulaNode, _ context: Context) {
            mentions.append(
                FormulaReference(
                    indicator: indicator, reach: context.reach, isAbove: context.isAbove, columns: node.columns))
        }
    }
}
