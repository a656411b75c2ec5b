import PlanModel
import Quantities

/// How the values of an indicator are computed where they are not given.
public struct FormulaRule: Hashable, Sendable {
    /// How a place that has parts comes by its value.
    public enum RollUp: Hashable, Sendable {
        /// As any other: the formula is evaluated there.
        case none
        /// The values of its parts add up.
        case sum
        /// The mean of its parts, weighted by another indicator: Σ value * weight / Σ weight.
        case mean(weight: ID<Indicator>)
    }

    /// The formula, in the indicator's own unit; nil: values that are not given can only be rolled up.
    public let formula: Formula?
    /// How places with parts come by their values.
    public let rollUp: RollUp

    /// Makes a rule.
    public init(formula: Formula?, rollUp: RollUp = .none) {
        self.formula = formula
        self.rollUp = rollUp
    }

    /// The indicators that it needs, with the years needed of them.
    func needs(of own: ID<Indicator>) -> [(ID<Indicator>, FormulaReach)] {
        let mentions = formula.map { FormulaReferences($0, of: own).mentions } ?? []
        let needs = mentions.map { ($0.indicator, $0.reach) }
        if case .mean(let weight) = rollUp { return needs + [(weight, .sameYear)] }
        return needs
    }
}

/// What formulas and roll-ups start from: given values, the hierarchy of places and the years there are.
public protocol FormulaInputs: Sendable {
    /// The years that formulas see; before its first year lies nothing.
    var period: Period { get }
    /// What is given for a cell, in the indicator's own unit; it goes before any rule. Nil: nothing is given.
    func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value?
    /// The place of which another is a part, or nil at the top.
    func parent(of place: ID<Place>) -> ID<Place>?
    /// The direct parts of a place, in official order.
    func parts(of place: ID<Place>) -> [ID<Place>]
}
