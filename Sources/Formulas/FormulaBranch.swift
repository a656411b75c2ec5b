import Diagnostics
import PlanModel

/// A choice that a formula made on the way to a value: the branch of an IF, the argument of a MIN or MAX, the outcome of
/// a comparison.
///
/// A slope holds as long as every choice stays as it is. At a kink, where two sides meet, it is that of the side used.
public struct FormulaBranch: Hashable, Sendable {
    /// The side that was used.
    public enum Side: Hashable, Sendable {
        /// The second argument of IF: the condition is not 0.
        case then
        /// The third argument of IF: the condition is 0.
        case otherwise
        /// The argument of MIN or MAX at this position, from 1.
        case argument(Int)
        /// The comparison holds.
        case holds
        /// The comparison does not hold.
        case fails
        /// The value lies on the lowest or highest value that its indicator can have.
        case bound
    }

    /// The cell whose formula made the choice.
    public let cell: FormulaCell
    /// The columns of the formula in which the choice is written, from 1, in characters; empty for a bound.
    public let columns: Range<Int>
    /// The side that was used.
    public let side: Side
    /// Whether the sides meet just there, so that the slope on the other side may differ.
    public let isAtKink: Bool

    /// Notes a choice.
    public init(cell: FormulaCell, columns: Range<Int>, side: Side, isAtKink: Bool) {
        self.cell = cell
        self.columns = columns
        self.side = side
        self.isAtKink = isAtKink
    }

    /// The side used, in words.
    public var words: LocalizedText {
        switch side {
        case .then: LocalizedText(en: "the condition holds: its second argument", zh: "条件成立：取第二个参数")
        case .otherwise: LocalizedText(en: "the condition does not hold: its third argument", zh: "条件不成立：取第三个参数")
        case .argument(let position): LocalizedText(en: "its argument no. \(position)", zh: "取第 \(position) 个参数")
        case .holds: LocalizedText(en: "the comparison holds", zh: "比较成立")
        case .fails: LocalizedText(en: "the comparison does not hold", zh: "比较不成立")
        case .bound: LocalizedText(en: "the value lies on its bound", zh: "数值位于其取值界限上")
        }
    }
}

/// Slopes of one value by the cells that were read for it, gathered step by step.
struct FormulaSlopes {
    /// The cell whose formula is followed.
    let cell: FormulaCell
    /// The slope by each cell read; a cell may be there with 0.
    private(set) var slopes: [FormulaCell: Double] = [:]
    /// The cells in the order in which they were met.
    private(set) var order: [FormulaCell] = []
    /// The choices made, in the order of the steps.
    private(set) var branches: [FormulaBranch] = []

    init(of cell: FormulaCell) { self.cell = cell }

    mutating func add(_ slope: Double, by read: FormulaCell) {
        if slopes[read] == nil { order.append(read) }
        slopes[read, default: 0] += slope
    }

    mutating func note(_ side: FormulaBranch.Side, of node: FormulaNode, isAtKink: Bool) {
        branches.append(FormulaBranch(cell: cell, columns: node.columns, side: side, isAtKink: isAtKink))
    }
}
