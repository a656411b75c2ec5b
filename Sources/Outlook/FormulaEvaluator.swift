import PlanModel
import Quantities

/// Computes cells from rules and given values, each once, whatever the depth of the chain behind it.
public struct FormulaEvaluator<Inputs: FormulaInputs>: Sendable {
    /// The rules by indicator.
    public let rules: [ID<Indicator>: FormulaRule]
    /// What the rules start from.
    public let inputs: Inputs

    /// Makes an evaluator.
    ///
    /// - Parameters:
    ///   - rules: how each computed indicator is computed; an indicator without a rule is only given.
    ///   - inputs: given values, hierarchy and years.
    public init(rules: [ID<Indicator>: FormulaRule], inputs: Inputs) {
        self.rules = rules
        self.inputs = inputs
    }

    /// The value of a cell in the indicator's own unit, or why there is none.
    public mutating func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        .missing(.notStated)
    }
}
