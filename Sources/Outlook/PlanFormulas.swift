import Formulas
import PlanModel
import Quantities

/// The formulas and roll-ups of a plan, read and fitted to units once; what is wrong with them is kept beside.
public struct PlanFormulas: Sendable {
    /// A formula that cannot be read or whose units do not agree.
    public struct Fault: Hashable, Sendable {
        /// The indicator whose formula it is.
        public let indicator: ID<Indicator>
        /// What is wrong, with its columns in the formula.
        public let fault: FormulaFault
        /// Whether the text could be read and only its units disagree.
        public let isOfUnits: Bool
    }

    /// How each computed indicator is computed; a faulty formula computes nothing.
    public let rules: [ID<Indicator>: FormulaRule]
    /// The indicators that each readable formula mentions, with the columns at which it does.
    public let mentions: [ID<Indicator>: [FormulaReference]]
    /// What is wrong, in the order of indicators.
    public let faults: [Fault]
    /// The loops within a year.
    public var cycles: [FormulaCycle] { loops.cycles }
    /// The loops as evaluations need them.
    let loops: FormulaLoops

    /// Reads the formulas of a plan.
    public init(index: PlanIndex) {
        let units = FormulaUnits(index.units)
        var rolledUp = Self.observedBelow(index)
        var rules: [ID<Indicator>: FormulaRule] = [:]
        var formulas: [ID<Indicator>: Formula] = [:]
        var mentions: [ID<Indicator>: [FormulaReference]] = [:]
        var faults: [Fault] = []
        for indicator in index.plan.indicators {
            var formula: Formula?
            if !indicator.formula.isEmpty {
                do {
                    let read = try Formula.reading(indicator.formula)
                    mentions[indicator.id] = FormulaReferences(read, of: indicator.id).mentions
                    let outcome = units.check(read, of: indicator.id)
                    formula = outcome.formula
                    faults += outcome.faults.map { Fault(indicator: indicator.id, fault: $0, isOfUnits: true) }
                } catch {
                    faults.append(Fault(indicator: indicator.id, fault: error, isOfUnits: false))
                }
            }
            formulas[indicator.id] = formula
        }
        Self.addComputed(from: mentions, to: &rolledUp)
        for indicator in index.plan.indicators {
            let formula = formulas[indicator.id]
            let rollUp = rolledUp.contains(indicator.id) ? Self.rollUp(indicator) : .none
            if formula != nil || rollUp != .none { rules[indicator.id] = FormulaRule(formula: formula, rollUp: rollUp) }
        }
        self.rules = rules
        self.mentions = mentions
        self.faults = faults
        loops = FormulaLoops(in: rules)
    }

    /// What computes cells by the formulas and roll-ups.
    func evaluator<Inputs: FormulaInputs>(from inputs: Inputs) -> FormulaEvaluator<Inputs> {
        FormulaEvaluator(rules: rules, inputs: inputs, loops: loops)
    }

    private static func rollUp(_ indicator: Indicator) -> FormulaRule.RollUp {
        switch indicator.combine {
        case .sum: .sum
        case .mean: indicator.weight.map { .mean(weight: $0) } ?? .none
        case .none, .ratio: .none
        }
    }

    /// Indicators observed at a part of some place: only for those a roll-up can give something.
    private static func observedBelow(_ index: PlanIndex) -> Set<ID<Indicator>> {
        let parts = Set(index.children.values.joined())
        return Set(index.observations.keys.filter { parts.contains($0.place) }.map(\.indicator))
    }

    /// Adds the indicators with a formula that reads one of those, so that it gives something at parts as well.
    private static func addComputed(
        from mentions: [ID<Indicator>: [FormulaReference]], to known: inout Set<ID<Indicator>>
    ) {
        var readers: [ID<Indicator>: [ID<Indicator>]] = [:]
        for (reader, list) in mentions {
            for mention in list { readers[mention.indicator, default: []].append(reader) }
        }
        var open = Array(known)
        while let next = open.popLast() {
            for reader in readers[next] ?? [] where known.insert(reader).inserted { open.append(reader) }
        }
    }
}
