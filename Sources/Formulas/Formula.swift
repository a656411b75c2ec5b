import PlanModel
import Quantities

/// A formula of an indicator, read from its text: arithmetic, conditions, earlier years and the place above.
///
/// The grammar on one page; spaces and line breaks may stand between any two symbols:
///
///     formula    = sum [ comparison sum ]                one comparison; 1 where it holds, else 0
///     comparison = "=" | "<>" | "<" | "<=" | ">" | ">="
///     sum        = product { ("+" | "-") product }        from left to right
///     product    = sign { ("*" | "/") sign }              from left to right
///     sign       = { "-" } operand                        binds tighter than "*"
///     operand    = number | indicator | "SELF" | call | "(" formula ")"
///     number     = digits [ "." digits ] [ ("e" | "E") [ "+" | "-" ] digits ]
///     indicator  = (letter | "_") { letter | digit | "_" | "." }   or any identifier in brackets: [pm-2.5]
///     call       = "IF" "(" formula "," formula "," formula ")"    only the branch taken is looked at
///                | ("MIN" | "MAX") "(" formula { "," formula } ")"
///                | "PREV" "(" formula [ "," formula [ "," years ] ] ")"   the value so many years before, else the second
///                | "GROWTH" "(" formula ")"                x / PREV(x) - 1, a ratio
///                | "CUMSUM" "(" formula ")"                sum from the first year on
///                | "MOVAVG" "(" formula "," years ")"      mean of the last so many years, fewer at the beginning
///                | "FIRST" "(" formula ")"                 the value in the first year
///                | "PARENT" "(" formula ")"                the value at the place above; at the top, of the top itself
///                | "SHARE" "(" formula ")"                 x / PARENT(x); 1 at the top
///                | "INDEX" "(" formula "," year ")"        100 * x / x in that year
///                | "INTERPOLATE" "(" formula ")"           a gap between two known years is filled along a straight line
///     years      = a whole number from 1 to 100            year = a whole number from 1900 to 2200
///
/// A letter is one of any script. `-` is always minus: an identifier that holds one is written in brackets. Function
/// names and `SELF` (the indicator whose formula it is) are written in capitals. There are no loops and no functions
/// of one's own.
///
/// Refused are a text of more than 4,000 characters; more than 64 levels of parentheses, calls and signs, or of sums,
/// products, comparisons, calls and signs, inside each other; and functions that read their argument more than once
/// (GROWTH, CUMSUM, MOVAVG, SHARE, INDEX, INTERPOLATE) nested deeper than 3.
///
/// Formulas are equal where they compute the same steps, however they are spaced.
public struct Formula: Hashable, Sendable {
    /// The formula as written.
    public let text: String
    /// The outermost step.
    public let root: FormulaNode

    /// Formulas are equal where their steps are.
    public static func == (left: Formula, right: Formula) -> Bool { left.root == right.root }

    /// Hashes the steps.
    public func hash(into hasher: inout Hasher) { hasher.combine(root) }
}

/// One step of a formula, with the columns of the text in which it is written.
public struct FormulaNode: Hashable, Sendable {
    /// What the step computes.
    public let form: FormulaForm
    /// The columns in which it is written, from 1, in characters.
    public let columns: Range<Int>
    /// How many steps stand inside each other below this one; 0 for a number or an indicator.
    public let height: Int

    /// Makes a step.
    init(_ form: FormulaForm, columns: Range<Int>) {
        self.form = form
        self.columns = columns
        height = form.parts.reduce(0) { max($0, $1.height + 1) }
    }

    /// Steps are equal where they compute the same, wherever they are written.
    public static func == (left: FormulaNode, right: FormulaNode) -> Bool { left.form == right.form }

    /// Hashes what the step computes.
    public func hash(into hasher: inout Hasher) { hasher.combine(form) }
}

/// What one step of a formula computes.
public indirect enum FormulaForm: Hashable, Sendable {
    /// A number as written.
    case number(Double)
    /// The value of an indicator.
    case indicator(ID<Indicator>)
    /// The value of the indicator whose formula it is.
    case itself
    /// The number with the opposite sign.
    case negated(FormulaNode)
    /// Terms added and taken away from left to right; the first is added.
    case sum([FormulaTerm])
    /// Factors multiplied and divided by from left to right; the first is multiplied.
    case product([FormulaFactor])
    /// 1 where the comparison holds, else 0.
    case comparison(FormulaComparison, FormulaNode, FormulaNode)
    /// The second where the first is not 0, else the third.
    case condition(FormulaNode, FormulaNode, FormulaNode)
    /// The lowest of several.
    case lowest([FormulaNode])
    /// The highest of several.
    case highest([FormulaNode])
    /// The value so many years before; before the first year the second, where there is one.
    case previous(FormulaNode, otherwise: FormulaNode?, years: Int)
    /// The relative change on the year before: x / PREV(x) - 1.
    case growth(FormulaNode)
    /// The sum from the first year on.
    case cumulative(FormulaNode)
    /// The mean of the last so many years, fewer at the beginning.
    case movingMean(FormulaNode, years: Int)
    /// The value in the first year.
    case first(FormulaNode)
    /// The value at the place above; at the top the value there.
    case parent(FormulaNode)
    /// The share of the place above: x / PARENT(x), 1 at the top.
    case share(FormulaNode)
    /// 100 times the value relative to a base year.
    case index(FormulaNode, base: Year)
    /// The value, or where it is missing the point on the line between the nearest known years.
    case interpolated(FormulaNode)
    /// A value brought from one scale of its unit to another; never written, put in by `FormulaUnits`.
    case converted(FormulaNode, FormulaConversion)
}

/// One term of a sum.
public struct FormulaTerm: Hashable, Sendable {
    /// Whether the term is taken away.
    public let isSubtracted: Bool
    /// The term itself.
    public let node: FormulaNode
}

/// One factor of a product.
public struct FormulaFactor: Hashable, Sendable {
    /// Whether it is divided by.
    public let isDivisor: Bool
    /// The factor itself.
    public let node: FormulaNode
}

/// How two numbers are compared.
public enum FormulaComparison: String, Hashable, Sendable, CaseIterable {
    /// Equal.
    case equal = "="
    /// Not equal.
    case unequal = "<>"
    /// Less.
    case less = "<"
    /// Less or equal.
    case lessOrEqual = "<="
    /// Greater.
    case greater = ">"
    /// Greater or equal.
    case greaterOrEqual = ">="

    /// Whether the comparison holds.
    public func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
