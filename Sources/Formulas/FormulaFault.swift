import Diagnostics
import Quantities

/// Why a text is no formula, or a formula's units do not agree, with the columns that are at fault.
public struct FormulaFault: Error, Hashable, Sendable {
    /// What is wrong; kept outside the fault itself, so that passing faults up takes little stack.
    public indirect enum Kind: Hashable, Sendable {
        /// There is nothing but spaces.
        case empty
        /// The text has more characters than a formula may have.
        case tooLong(limit: Int)
        /// Parentheses, functions and signs stand inside each other too deeply.
        case tooDeep(limit: Int)
        /// Functions that read their argument more than once stand inside each other too deeply.
        case tooManyReadings(limit: Int)
        /// A character that has no place in a formula, and what to write instead where that is known.
        case strange(String, instead: String?)
        /// A number, an indicator or a parenthesis is missing before what was found; nil: the formula ends.
        case operandMissing(before: String?)
        /// An operator is missing before what was found.
        case operatorMissing(before: String)
        /// A parenthesis or bracket is not closed.
        case unclosed(String)
        /// A parenthesis is closed that was never opened.
        case unopened
        /// A second comparison in one formula without parentheses.
        case secondComparison
        /// A name followed by `(` that is no function, and the nearest one that is.
        case unknownFunction(String, suggestion: String?)
        /// A function with the wrong number of arguments.
        case argumentCount(FormulaFunction, found: Int)
        /// An argument that must be a whole number within bounds.
        case notAWholeNumber(FormulaFunction, ClosedRange<Int>)
        /// A number too large to be computed with.
        case numberTooLarge(String)
        /// A name that begins with a digit.
        case nameBeginsWithDigit(String)
        /// The text in brackets is no identifier.
        case notAnIdentifier(String)
        /// An argument or term measures something other than those before it.
        case unlike(found: Dimension, expected: Dimension)
        /// The formula measures something other than the indicator's own unit.
        case result(found: Dimension, expected: Dimension)
        /// A condition that measures something.
        case condition(found: Dimension)
    }

    /// What is wrong.
    public let kind: Kind
    /// The columns at fault, from 1, in characters; empty at the end of the text.
    public let columns: Range<Int>

    /// Makes a fault.
    public init(_ kind: Kind, at columns: Range<Int>) {
        self.kind = kind
        self.columns = columns
    }

    /// The column at which the fault begins, from 1.
    public var column: Int { columns.lowerBound }

    /// How many characters are at fault; 0 where something is missing at the end.
    public var length: Int { columns.count }

    /// What was probably meant, ready to be written instead, where it is known.
    public var suggestion: String? {
        switch kind {
        case .strange(_, let instead): instead
        case .unknownFunction(_, let suggestion): suggestion
        case .nameBeginsWithDigit(let name): "[\(name)]"
        default: nil
        }
    }
}
