import PlanModel
import Quantities

/// Checks that a formula adds and compares like with like, and puts in the conversions between scales that it needs.
///
/// A number is a pure number of scale 1; a bare `0` fits any dimension. What adds up, is compared or stands for each
/// other (terms of a sum, both sides of a comparison, branches of IF, arguments of MIN and MAX, PREV and its default)
/// must have one dimension. The fault stands at the first operand that differs from those before it, not at the
/// operator; a result of the wrong dimension is a fault of the whole formula.
///
/// Scales are followed through the formula rather than every value being brought to base units: a product of numbers in
/// units of scale s and t is a number in units of scale s * t. Where operands of one dimension have different scales,
/// they are brought to the scale of the indicator's own unit if that has their dimension, else, and in comparisons, to
/// the largest of theirs, so that those of the smaller scales are divided. The result is brought to the indicator's own
/// unit at the end. A formula in which no two scales meet is therefore evaluated without any conversion, bit for bit as
/// plain arithmetic on the values as written.
///
///     gdp [10^8 yuan] / population [10^4 persons]   in 10^4 yuan/person   gdp / population
///     gdp [10^8 yuan] / population [persons]        in 10^4 yuan/person   gdp / population * 10000
///     gdp [10^8 yuan] + income [yuan]               in 10^8 yuan          gdp + income / 100000000
///     1 - cover [%]                                 in %                  1 * 100 - cover
public struct FormulaUnits: Sendable {
    /// What the check of a formula gives.
    public struct Outcome: Hashable, Sendable {
        /// The formula with conversions, giving the indicator's own unit; nil where there are faults.
        public let formula: Formula?
        /// The faults, in the order of the text; a fault that only follows from another is left out.
        public let faults: [FormulaFault]
    }

    private let units: [ID<Indicator>: Unit]

    /// Makes a check from the unit of each indicator; an indicator without one fits any dimension.
    public init(_ units: [ID<Indicator>: Unit]) { self.units = units }

    /// Checks the formula of an indicator and fits it to the indicator's own unit.
    public func check(_ formula: Formula, of own: ID<Indicator>) -> Outcome {
        var fitting = FormulaFitting(own: own, units: units)
        let root = fitting.fitted(formula.root, to: units[own])
        let faults = fitting.faults.sorted { $0.column < $1.column }
        return Outcome(formula: faults.isEmpty ? Formula(text: formula.text, root: root) : nil, faults: faults)
    }
}

/// What a step of a formula measures.
enum FormulaMeasure: Equatable {
    /// A bare 0, which fits any dimension.
    case zero
    /// Not known: an indicator without a readable unit.
    case unknown
    /// A step already at fault; nothing that follows from it is told.
    case faulty
    /// A dimension, with the base units in one of the numbers that the step gives.
    case known(Dimension, scale: Double)

    /// A pure number of scale 1.
    static let pure = FormulaMeasure.known(.none, scale: 1)

    init(_ unit: Unit?) {
        self = unit.map { .known($0.dimension, scale: $0.scale) } ?? .unknown
    }
}
