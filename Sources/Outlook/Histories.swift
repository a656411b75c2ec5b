import Diagnostics
import Formulas
import PlanModel
import Quantities

/// The past of every indicator and place asked for: observed, else rolled up from the parts or computed by formula.
struct Histories {
    private let inputs: ObservedInputs
    /// Computes from figures of years that are over.
    private var settled: FormulaEvaluator<ObservedInputs>
    /// Computes from all figures, those said within their year included.
    private var all: FormulaEvaluator<ObservedInputs>

    init(index: PlanIndex, settings: OutlookSettings, formulas: PlanFormulas) {
        inputs = ObservedInputs(index: index, settings: settings)
        settled = formulas.evaluator(from: inputs.settled)
        all = formulas.evaluator(from: inputs)
    }

    /// The years from the first to the last observation.
    var period: Period { inputs.period }

    /// How a past cell was computed, from figures of years that are over where that gives a number; nil where it was not.
    mutating func trace(of cell: FormulaCell, units: [ID<Indicator>: Unit]) -> FormulaTrace? {
        settled.value(of: cell.indicator, at: cell.place, in: cell.year).number != nil
            ? settled.trace(of: cell, units: units) : all.trace(of: cell, units: units)
    }

    /// The past of an indicator at a place, by year: every year with a number or with a reason why there is none.
    mutating func history(_ key: PlanIndex.SeriesKey) -> [Year: Trajectory.Cell] {
        var cells = inputs.observed[key] ?? [:]
        guard let rule = all.rules[key.indicator] else { return cells }
        let parts = rule.rollUp == .none ? [] : inputs.parts(of: key.place)
        let basis: Trajectory.Basis = parts.isEmpty ? .computed : .rolledUp(parts: parts.count)
        for year in inputs.period.years where cells[year]?.number == nil {
            let value = settled.value(of: key.indicator, at: key.place, in: year)
            if value.number != nil {
                cells[year] = Trajectory.Cell(value: value, basis: basis)
                continue
            }
            let provisional = all.value(of: key.indicator, at: key.place, in: year)
            if provisional.number != nil {
                cells[year] = Trajectory.Cell(value: provisional, basis: basis, isProvisional: true)
            } else if cells[year] == nil {
                cells[year] = Trajectory.Cell(value: provisional, basis: nil)
            }
        }
        return cells
    }
}

/// The observations that count from a standpoint, as what formulas and roll-ups start from.
struct ObservedInputs: FormulaInputs {
    /// The years from the first to the last observation.
    let period: Period
    /// The observed cells by indicator and place.
    private(set) var observed: [PlanIndex.SeriesKey: [Year: Trajectory.Cell]]
    private let parents: [ID<Place>: ID<Place>]
    private let children: [ID<Place>: [ID<Place>]]

    init(index: PlanIndex, settings: OutlookSettings) {
        var observed: [PlanIndex.SeriesKey: [Year: Trajectory.Cell]] = [:]
        var first: Year?
        var last: Year?
        for (key, observations) in index.observations {
            var cells: [Year: Trajectory.Cell] = [:]
            for run in observations.runs() {
                let year = run[run.startIndex].year
                switch ObservationChoice.chosen(among: Array(run), settings: settings, sources: index.sources) {
                case .success(let observation):
                    let isProvisional = index.plan.header.isBeforeEnd(of: year, observation.knownOn)
                    cells[year] = Trajectory.Cell(
                        value: observation.value, basis: .observed(observation), isProvisional: isProvisional)
                    first = min(first ?? year, year)
                    last = max(last ?? year, year)
                case .failure(.notYetKnown): continue
                case .failure(let missing):
                    cells[year] = Trajectory.Cell(value: .missing(missing.reason(key, year)), basis: nil)
                }
            }
            observed[key] = cells
        }
        self.observed = observed
        let start = index.plan.header.period.first
        period = Period(first ?? start, last ?? start.advanced(by: -1))
        parents = index.parents
        children = index.children
    }

    /// The same without the figures that were said before their year was over.
    var settled: ObservedInputs {
        var inputs = self
        inputs.observed = observed.mapValues { $0.filter { !$0.value.isProvisional } }
        return inputs
    }

    func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? {
        guard let value = observed[PlanIndex.SeriesKey(indicator, place)]?[year]?.value, value.number != nil else {
            return nil
        }
        return value
    }

    func parent(of place: ID<Place>) -> ID<Place>? { parents[place] }

    func parts(of place: ID<Place>) -> [ID<Place>] { children[place] ?? [] }
}

extension [Observation] {
    /// Runs of observations of one year; the list is in order of years.
    fileprivate func runs() -> [ArraySlice<Observation>] {
        var runs: [ArraySlice<Observation>] = []
        var start = startIndex
        for position in indices where position + 1 == endIndex || self[position + 1].year != self[position].year {
            runs.append(self[start...position])
            start = position + 1
        }
        return runs
    }
}
