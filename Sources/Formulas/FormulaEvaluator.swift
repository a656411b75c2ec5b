import Diagnostics
import PlanModel
import Quantities

/// Computes cells from rules and given values, each once, whatever the depth of the chain behind it.
///
/// A cell that is asked for is put on a list; what its rule finds uncomputed goes on top of it and is computed first.
/// Nothing calls itself over cells, so that a chain of a million cells takes memory and no stack. Every cell is begun
/// at most once more than there are cells that it had to wait for. An indicator in a loop of its own year (see
/// `FormulaCycle`) has no values, and the reason names the loop.
public struct FormulaEvaluator<Inputs: FormulaInputs>: Sendable {
    /// The loops among the rules, smallest first.
    public let cycles: [FormulaCycle]
    var cells: FormulaCells<Inputs>
    private let tied: [ID<Indicator>: FormulaCycle]

    /// Makes an evaluator.
    ///
    /// - Parameters:
    ///   - rules: how each computed indicator is computed; an indicator without a rule is only given.
    ///   - inputs: given values, hierarchy and years.
    public init(rules: [ID<Indicator>: FormulaRule], inputs: Inputs) {
        self.init(rules: rules, inputs: inputs, loops: FormulaLoops(in: rules))
    }

    /// Makes an evaluator of rules whose loops are known.
    ///
    /// - Parameters:
    ///   - rules: how each computed indicator is computed.
    ///   - inputs: given values, hierarchy and years.
    ///   - loops: the loops among these rules.
    public init(rules: [ID<Indicator>: FormulaRule], inputs: Inputs, loops: FormulaLoops) {
        cells = FormulaCells(rules: rules, inputs: inputs)
        cycles = loops.cycles
        tied = loops.tied
    }

    /// The rules by indicator.
    public var rules: [ID<Indicator>: FormulaRule] { cells.rules }

    /// What the rules start from.
    public var inputs: Inputs { cells.inputs }

    /// The value of a cell in the indicator's own unit, or why there is none.
    public mutating func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        let cell = FormulaCell(indicator, place, year)
        let value = cells.value(of: indicator, at: place, in: year)
        guard cells.waitingFor != nil else { return value }
        compute(cell)
        return cells.value(of: indicator, at: place, in: year)
    }

    /// What the rule of a cell gives, also where the cell itself is given.
    public mutating func ruledValue(of cell: FormulaCell) -> Value {
        guard let step = step(of: cell) else { return value(of: cell.indicator, at: cell.place, in: cell.year) }
        while true {
            cells.waitingFor = nil
            let value = ruled(cell, by: step)
            guard let needed = cells.waitingFor else { return value }
            compute(needed)
        }
    }

    /// Why a cell has its value.
    ///
    /// - Parameters:
    ///   - cell: the cell.
    ///   - units: the unit of each indicator.
    /// - Returns: its trace; nil where the cell is given, has no rule or stands in a loop.
    public mutating func trace(of cell: FormulaCell, units: [ID<Indicator>: Unit]) -> FormulaTrace? {
        _ = value(of: cell.indicator, at: cell.place, in: cell.year)
        guard inputs.period.contains(cell.year), tied[cell.indicator] == nil,
            inputs.given(cell.indicator, at: cell.place, in: cell.year) == nil, let step = step(of: cell)
        else { return nil }
        return FormulaTrace(step, of: cell, units: units, from: &cells)
    }

    /// What computes a cell that is not given.
    func step(of cell: FormulaCell) -> FormulaTrace.Step? {
        guard let rule = cells.rules[cell.indicator] else { return nil }
        if rule.rollUp != .none {
            let parts = cells.inputs.parts(of: cell.place)
            if !parts.isEmpty { return .rollUp(rule.rollUp, parts: parts) }
        }
        return rule.formula.map { .formula($0) }
    }

    /// Computes a cell and everything uncomputed behind it.
    mutating func compute(_ wanted: FormulaCell) {
        var waiting = [wanted]
        var places = [wanted: 0]
        while let cell = waiting.last {
            cells.waitingFor = nil
            let value = ruled(cell)
            guard let needed = cells.waitingFor else {
                cells.keep(value, for: cell)
                waiting.removeLast()
                places[cell] = nil
                continue
            }
            guard let place = places[needed] else {
                places[needed] = waiting.count
                waiting.append(needed)
                continue
            }
            for looping in waiting[place...] {
                cells.keep(.missing(Self.needsItself), for: looping)
                places[looping] = nil
            }
            waiting.removeSubrange(place...)
        }
        cells.waitingFor = nil
    }

    /// What a cell's rule gives.
    private mutating func ruled(_ cell: FormulaCell) -> Value {
        guard let step = step(of: cell) else { return .missing(cells.notGiven(cell)) }
        return ruled(cell, by: step)
    }

    private mutating func ruled(_ cell: FormulaCell, by step: FormulaTrace.Step) -> Value {
        if let cycle = tied[cell.indicator] { return .missing(Self.reason(cycle)) }
        return step.value(of: cell, from: &cells)
    }

    private static func reason(_ cycle: FormulaCycle) -> MissingReason {
        .other(
            LocalizedText(
                en: "its formula goes round in a loop: " + cycle.text.text(in: "en"),
                zh: "公式循环引用：" + cycle.text.text(in: "zh")))
    }

    /// A loop that no rule shows: the hierarchy of places goes round.
    private static var needsItself: MissingReason {
        .other(LocalizedText(en: "it needs its own value: the places go round in a loop", zh: "地区层级循环，数值引用自身"))
    }
}
