import Diagnostics
import PlanModel
import Quantities

/// The past of every indicator and place asked for: observed, else computed by formula, else rolled up from the parts.
struct Histories {
    private let index: PlanIndex
    private let settings: OutlookSettings
    private let formulas: PlanFormulas
    private var known: [PlanIndex.SeriesKey: [Year: Trajectory.Cell]] = [:]
    /// Paths whose computation is under way: a hierarchy or formula that loops ends here.
    private var underWay: Set<PlanIndex.SeriesKey> = []

    init(index: PlanIndex, settings: OutlookSettings) {
        self.index = index
        self.settings = settings
        formulas = PlanFormulas(index: index)
    }

    /// The past of an indicator at a place, by year.
    mutating func history(_ key: PlanIndex.SeriesKey) -> [Year: Trajectory.Cell] {
        if let cells = known[key] { return cells }
        guard let indicator = index.indicators[key.indicator], underWay.insert(key).inserted else { return [:] }
        defer { underWay.remove(key) }
        var cells = observed(key)
        if let formula = formulas[key.indicator] {
            add(computed(formula, key), to: &cells)
        } else if indicator.combine == .sum || indicator.combine == .mean {
            add(rolledUp(indicator, key), to: &cells)
        }
        known[key] = cells
        return cells
    }

    /// Adds cells for the years that have no number yet.
    private func add(_ more: [Year: Trajectory.Cell], to cells: inout [Year: Trajectory.Cell]) {
        for (year, cell) in more where cells[year]?.value.number == nil && (cell.value.number != nil || cells[year] == nil) {
            cells[year] = cell
        }
    }

    private func observed(_ key: PlanIndex.SeriesKey) -> [Year: Trajectory.Cell] {
        var cells: [Year: Trajectory.Cell] = [:]
        let byYear = Dictionary(grouping: index.observations[key] ?? [], by: \.year)
        for (year, candidates) in byYear {
            switch ObservationChoice.chosen(among: candidates, settings: settings, sources: index.sources) {
            case .success(let observation):
                cells[year] = Trajectory.Cell(value: observation.value, basis: .observed(observation))
            case .failure(.notYetKnown): continue
            case .failure(let missing):
                cells[year] = Trajectory.Cell(value: .missing(missing.reason(key, year)), basis: nil)
            }
        }
        return cells
    }

    /// The sum, or the mean weighted by another indicator, over the direct parts of a place; only where every part is known.
    ///
    /// mean(year) = Σ value(part, year) · weight(part, year) / Σ weight(part, year)
    private mutating func rolledUp(_ indicator: Indicator, _ key: PlanIndex.SeriesKey) -> [Year: Trajectory.Cell] {
        guard let parts = index.children[key.place], !parts.isEmpty else { return [:] }
        let paths = parts.map { history(PlanIndex.SeriesKey(key.indicator, $0)) }
        guard let shortest = paths.min(by: { $0.count < $1.count }) else { return [:] }
        var weights: [[Year: Trajectory.Cell]]?
        if indicator.combine == .mean {
            guard let weight = indicator.weight else { return [:] }
            weights = parts.map { history(PlanIndex.SeriesKey(weight, $0)) }
        }
        var cells: [Year: Trajectory.Cell] = [:]
        for year in shortest.keys {
            var total = 0.0
            var weightTotal = 0.0
            var isComplete = true
            for (position, path) in paths.enumerated() {
                guard let number = path[year]?.value.number else {
                    isComplete = false
                    break
                }
                guard let weights else {
                    total += number
                    continue
                }
                guard let weight = weights[position][year]?.value.number else {
                    isComplete = false
                    break
                }
                total += number * weight
                weightTotal += weight
            }
            guard isComplete else { continue }
            let value: Value =
                weights == nil
                ? Value(computed: total)
                : weightTotal == 0 ? .missing(.divisionByZero) : Value(computed: total / weightTotal)
            cells[year] = Trajectory.Cell(value: value, basis: .rolledUp(parts: parts.count))
        }
        return cells
    }

    /// The formula's value in every year in which one of its inputs is known at the place.
    private mutating func computed(_ formula: PlanFormulas.Compiled, _ key: PlanIndex.SeriesKey) -> [Year: Trajectory.Cell] {
        var years: Set<Year> = []
        var inputs: [PlanIndex.SeriesKey: [Year: Trajectory.Cell]] = [:]
        for indicator in formula.inputs where indicator != key.indicator {
            for place in [key.place] + (index.places[key.place]?.parent.map { [$0] } ?? []) {
                let input = PlanIndex.SeriesKey(indicator, place)
                inputs[input] = history(input)
                if place == key.place { years.formUnion(inputs[input]?.keys ?? [:].keys) }
            }
        }
        return formula.values(key: key, years: years.sorted(), inputs: inputs, index: index)
            .mapValues { Trajectory.Cell(value: $0, basis: $0.number == nil ? nil : .computed) }
    }
}
