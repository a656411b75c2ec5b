import Diagnostics
import PlanModel
import Quantities

/// The cells of an evaluator: those given and those computed so far.
struct FormulaCells<Inputs: FormulaInputs>: FormulaReader, Sendable {
    let rules: [ID<Indicator>: FormulaRule]
    let inputs: Inputs
    let period: Period
    /// The first cell that was read and is not computed yet; while it is set, every reading gives a missing value.
    var waitingFor: FormulaCell?
    /// Computed values by series, one place a year of the period.
    private var computed: [PlanIndex.SeriesKey: [Value?]] = [:]

    init(rules: [ID<Indicator>: FormulaRule], inputs: Inputs) {
        self.rules = rules
        self.inputs = inputs
        period = inputs.period
    }

    mutating func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        guard waitingFor == nil else { return .missing(.notStated) }
        guard year >= period.first else { return .missing(.beforeFirstYear(period.first)) }
        guard year <= period.last else { return .missing(.afterLastYear(period.last)) }
        let cell = FormulaCell(indicator, place, year)
        guard rules[indicator] != nil else {
            return inputs.given(indicator, at: place, in: year) ?? .missing(notGiven(cell))
        }
        let position = period.first.distance(to: year)
        if let known = computed[PlanIndex.SeriesKey(indicator, place)]?[position] { return known }
        if let given = inputs.given(indicator, at: place, in: year) { return given }
        waitingFor = cell
        return .missing(.notStated)
    }

    func parent(of place: ID<Place>) -> ID<Place>? { inputs.parent(of: place) }

    /// Notes the value of a cell of the period.
    mutating func keep(_ value: Value, for cell: FormulaCell) {
        let blank = [Value?](repeating: nil, count: period.count)
        computed[PlanIndex.SeriesKey(cell.indicator, cell.place), default: blank][
            period.first.distance(to: cell.year)] = value
    }

    /// Why a cell that nothing gives or computes is missing.
    func notGiven(_ cell: FormulaCell) -> MissingReason {
        .noObservation(indicator: cell.indicator.text, place: cell.place.text, year: cell.year)
    }
}

extension MissingReason {
    /// The formula needs a year after the last one.
    static func afterLastYear(_ year: Year) -> MissingReason {
        .other(LocalizedText(en: "needs a year after \(year)", zh: "需要 \(year) 年以后的数据"))
    }
}

extension FormulaRule.RollUp {
    /// The value of a place from those of its parts; missing where one of them is, with the reason of the first.
    ///
    /// sum = Σ value(part); mean = Σ value(part) * weight(part) / Σ weight(part), in the order of the parts.
    func value(of cell: FormulaCell, over parts: [ID<Place>], from reader: inout some FormulaReader) -> Value {
        var total = 0.0
        var weights = 0.0
        for part in parts {
            let value = reader.value(of: cell.indicator, at: part, in: cell.year)
            guard case .number(let number) = value else { return value }
            guard case .mean(let indicator) = self else {
                total += number
                continue
            }
            let weight = reader.value(of: indicator, at: part, in: cell.year)
            guard case .number(let size) = weight else { return weight }
            total += number * size
            weights += size
        }
        if case .mean = self { return FormulaNode.quotient(total, weights) }
        return Value(computed: total)
    }
}
