import Cubes
import Formulas
import Outlook
import PlanModel
import Quantities

/// What uncertain effects do to computed series in a draw: their formulas and roll-ups evaluated in full for every draw.
///
/// A computed series keeps its own forecast. In a draw it is moved by
///
///     f(central inputs + what is drawn beside them) - f(central inputs)
///
/// as the appraisal moves it by the effects themselves; draws go through the compiled formulas side by side.
struct DrawnFormulas: Sendable {
    /// The computed series that something drawn reaches, each with all series that it rests on.
    let rests: [PlanIndex.SeriesKey: Set<PlanIndex.SeriesKey>]
    /// The formulas; nil where nothing drawn reaches a computed series.
    private let draws: CubeDraws?
    /// By wanted cell: its value from the central inputs.
    private let middle: [Double]
    private let positions: [FormulaCell: Int]
    /// The rows that stand before those of formulas.
    private let before: Int

    /// Compiles what is needed for some series.
    ///
    /// - Parameters:
    ///   - keys: the series that are drawn.
    ///   - trajectories: their paths.
    ///   - effects: what is drawn beside the inputs.
    ///   - end: the last year of interest.
    init(_ keys: [PlanIndex.SeriesKey], trajectories: Trajectories, effects: DrawnEffects, until end: Year) {
        before = effects.rows
        let (all, inputs) = effects.rows == 0 ? ([:], nil) : Self.computed(keys, trajectories)
        let rests = all.filter { key, series in
            series.contains { $0 != key && !effects.stated(on: $0).isEmpty }
        }
        guard let inputs, !rests.isEmpty else {
            // A computed series that nothing reaches is moved by nothing: effects stated on it are overwritten.
            (self.rests, draws, middle, positions) = (all.mapValues { _ in [] }, nil, [], [:])
            return
        }
        let needed = rests.values.reduce(into: Set<PlanIndex.SeriesKey>()) { $0.formUnion($1) }
        let grid = NeededInputs(inputs, places: Set(needed.map(\.place)))
        let indicators = Set(needed.map(\.indicator))
        let model = CubeModel(
            rules: trajectories.formulas.rules.filter { indicators.contains($0.key) }, given: indicators,
            places: CubePlaces(grid.places.sorted(), in: grid), period: inputs.period)
        let cube = Cube(model, inputs: grid)
        let years = inputs.period.years.filter { $0 <= end }
        let cells = rests.keys.sorted { ($0.indicator, $0.place) < ($1.indicator, $1.place) }.flatMap { key in
            years.filter { inputs.given(key.indicator, at: key.place, in: $0) == nil }
                .map { FormulaCell(key.indicator, key.place, $0) }
        }
        let shifts = needed.filter { all[$0] == nil }.flatMap { key in
            Self.shifts(of: key, trajectories, effects, years)
        }
        let draws = CubeDraws(cube, inputs: shifts, sources: effects.rows, wanted: cells)
        self.rests = all.mapValues { _ in [] }.merging(rests) { $1 }
        self.draws = draws
        middle = cells.map { cube.value(of: $0.indicator, at: $0.place, in: $0.year).number ?? .nan }
        positions = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
    }

    private static func computed(
        _ keys: [PlanIndex.SeriesKey], _ trajectories: Trajectories
    ) -> ([PlanIndex.SeriesKey: Set<PlanIndex.SeriesKey>], FutureInputs?) {
        let (rests, inputs) = trajectories.computed(among: keys)
        return (rests, inputs)
    }

    /// What is drawn beside the central values of an input.
    private static func shifts(
        of key: PlanIndex.SeriesKey, _ trajectories: Trajectories, _ effects: DrawnEffects, _ years: [Year]
    ) -> [DrawnInput] {
        guard let path = trajectories.path(of: key), case .assessed(let forecast) = path.outlook else { return [] }
        let last = Year(forecast.explanation.lastYear)
        return years.filter { $0 > last && path.settled($0) == nil }.flatMap { year in
            effects.moves(of: key, in: year, after: last).map { move in
                .shift(FormulaCell(key.indicator, key.place, year), source: move.row, times: move.times)
            }
        }
    }

    // MARK: Rows

    /// How many rows there are, behind those of the effects.
    var rows: Int { middle.count }

    /// What adds to a computed series in a coming year.
    func moves(of key: PlanIndex.SeriesKey, in year: Year) -> [RowMove] {
        guard let position = positions[FormulaCell(key.indicator, key.place, year)], !middle[position].isNaN else {
            return []
        }
        return [RowMove(row: before + position, times: 1)]
    }

    /// Memory to compute with; nil where there is nothing to compute.
    func bench() -> DrawBench? { draws?.bench() }

    /// Computes the rows of a block of draws from those of the effects, which stand before them.
    func fill(_ rows: inout [Double], lanes: Int, with bench: DrawBench) {
        let start = before * lanes
        rows.withUnsafeMutableBufferPointer { rows in
            bench.run(
                lanes, drawn: UnsafeBufferPointer(rebasing: rows[..<start]),
                into: UnsafeMutableBufferPointer(rebasing: rows[start..<(start + middle.count * lanes)]))
        }
        for (position, middle) in middle.enumerated() {
            for draw in 0..<lanes {
                let place = start + position * lanes + draw
                // A draw in which a formula has no value is left at its middle, as the appraisal leaves such a year.
                rows[place] = rows[place].isNaN ? 0 : rows[place] - middle
            }
        }
    }
}

/// The inputs of formulas at the places that are needed, and no others.
private struct NeededInputs: FormulaInputs {
    let places: Set<ID<Place>>
    private let inputs: FutureInputs

    init(_ inputs: FutureInputs, places: Set<ID<Place>>) {
        self.inputs = inputs
        self.places = places
    }

    var period: Period { inputs.period }

    func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? {
        inputs.given(indicator, at: place, in: year)
    }

    func parent(of place: ID<Place>) -> ID<Place>? {
        inputs.parent(of: place).flatMap { places.contains($0) ? $0 : nil }
    }

    func parts(of place: ID<Place>) -> [ID<Place>] { inputs.parts(of: place).filter(places.contains) }
}
