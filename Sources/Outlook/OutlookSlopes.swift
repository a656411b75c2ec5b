import Forecasts
import Formulas
import PlanModel
import Quantities

/// The exact slopes of a cell of the outlook by everything that it rests on, at the point of the trajectories.
///
/// The point is that of the programme and the standpoint with which the trajectories were computed. Slopes are taken
/// through formulas and roll-ups by reverse differentiation; a programme moves the cell by
///
///     Σ over its effects of amount * Σ over places and years of share * grown * effects[indicator, place, year]
///
/// exactly where the way to the cell is linear, else to first order around the point.
public struct OutlookSlopes: Sendable {
    /// The cell.
    public let cell: FormulaCell
    /// Its value at the point: a settled value, or the median of the forecast with effects.
    public let value: Value
    /// The slope by the central value of each input cell, in the cell's unit per unit of the input.
    public internal(set) var inputs: [FormulaCell: Double] = [:]
    /// The slope by an effect that counts at a cell: the coefficients of phasing.
    ///
    /// An effect in the last year that a forecast rests on is in its observations already, and is therefore taken away.
    public internal(set) var effects: [FormulaCell: Double] = [:]
    /// The slope by each assumed mean change, in the cell's unit per unit of the assumption.
    public internal(set) var assumptions: [ID<Assumption>: Double] = [:]
    /// The choices of formulas on the way and the bounds that were met; at a kink the slopes are those of the side named.
    public internal(set) var branches: [FormulaBranch] = []
    /// Why there are no slopes; nil where there are.
    public internal(set) var missing: MissingReason?

    init(_ cell: FormulaCell, value: Value) {
        self.cell = cell
        self.value = value
        missing = value.missingReason
    }

    /// What one unit of the amount of an effect adds to the cell where its cause is finished in a year.
    public func slope(of course: EffectCourse, finish: Year) -> Double {
        guard !effects.isEmpty else { return 0 }
        var slope = 0.0
        for (place, share) in course.places {
            for (cell, coefficient) in effects(of: course.effect.indicator, at: place) {
                slope += coefficient * share * course.grown(in: cell.year, finish: finish)
            }
        }
        return slope
    }

    /// The coefficients of one series, by year.
    private func effects(of indicator: ID<Indicator>, at place: ID<Place>) -> [(FormulaCell, Double)] {
        effects.filter { $0.key.indicator == indicator && $0.key.place == place }.sorted { $0.key < $1.key }
    }
}

extension Trajectories {
    /// The exact slopes of an indicator at a place in a year; nil where the plan has no such indicator.
    ///
    /// - Parameters:
    ///   - indicator: the indicator, with or without a formula.
    ///   - place: the place or zone.
    ///   - year: a year to come; a settled one has no slope by effects.
    /// - Returns: slopes by input cells, effects and assumptions with the choices made; or none, and why.
    public func slopes(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> OutlookSlopes? {
        let cell = FormulaCell(indicator, place, year)
        return slopes(of: [cell])[cell]
    }

    /// The exact slopes of many cells, which costs little more than those of one; of unknown indicators there are none.
    public func slopes(of cells: [FormulaCell]) -> [FormulaCell: OutlookSlopes] {
        var futures = futures
        let keys = Set(cells.map { PlanIndex.SeriesKey($0.indicator, $0.place) })
        let known = paths.filter { keys.contains($0.key) }
        let further = keys.subtracting(known.keys)
        let all = further.isEmpty ? known : known.merging(futures.paths(of: further)) { one, _ in one }
        var evaluator = futures.evaluator(of: keys)
        var found: [FormulaCell: OutlookSlopes] = [:]
        for cell in cells where found[cell] == nil {
            guard let path = all[PlanIndex.SeriesKey(cell.indicator, cell.place)] else { continue }
            found[cell] = Self.slopes(of: cell, path, &evaluator, &futures)
        }
        return found
    }

    private static func slopes(
        of cell: FormulaCell, _ path: Trajectory, _ evaluator: inout FormulaEvaluator<FutureInputs>,
        _ futures: inout Futures
    ) -> OutlookSlopes {
        let year = cell.year
        if let settled = path.settled(year) { return OutlookSlopes(cell, value: .number(settled)) }
        guard case .assessed(let forecast) = path.outlook, let distribution = path.distribution(year) else {
            return OutlookSlopes(cell, value: .missing(path.reasonForNoForecast(year)))
        }
        var slopes = OutlookSlopes(cell, value: .number(distribution.median))
        slopes.follow(path, 1, in: year, of: cell, paths: futures.paths)
        guard futures.isComputed(path.key), slopes.branches.isEmpty else { return slopes }
        let last = FormulaCell(cell.indicator, cell.place, Year(forecast.explanation.lastYear))
        slopes.add(evaluator.gradient(of: cell, byRule: true), 1, paths: &futures)
        slopes.add(evaluator.gradient(of: last, byRule: true), -1, paths: &futures)
        slopes.effects = slopes.effects.filter { $0.value != 0 }
        return slopes
    }
}

extension OutlookSlopes {
    /// Adds the slopes by what a path rests on itself: its effects, its bounds and the mean change that is assumed.
    fileprivate mutating func follow(
        _ path: Trajectory, _ slope: Double, in year: Year, of cell: FormulaCell, paths: OwnPaths
    ) {
        guard case .assessed(let forecast) = path.outlook, let centre = path.forecast(year) else { return }
        let last = Year(forecast.explanation.lastYear)
        let moved = centre.median + path.addedEffect(in: year)
        let bounds = centre.bounds
        if bounds.lower.map({ moved <= $0 }) ?? false || bounds.upper.map({ moved >= $0 }) ?? false {
            let isAtKink = moved == bounds.lower || moved == bounds.upper
            branches.append(FormulaBranch(cell: cell, columns: 1..<1, side: .bound, isAtKink: isAtKink))
            return
        }
        if paths.formulas.rules[cell.indicator]?.formula == nil {
            effects[cell, default: 0] += slope
            effects[FormulaCell(cell.indicator, cell.place, last), default: 0] -= slope
        }
        let assumed = PathForecast.meanChange(of: cell.indicator, in: paths.index)
        if forecast.explanation.spread.isAssumed, let assumed {
            assumptions[assumed.assumption, default: 0] += slope * assumed.factor * Double(last.distance(to: year))
        }
    }

    /// Adds the slopes of a formula or roll-up, each by the central path of the series that it reads.
    fileprivate mutating func add(_ gradient: FormulaGradient, _ sign: Double, paths futures: inout Futures) {
        guard gradient.missing == nil else {
            missing = missing ?? gradient.missing
            return
        }
        branches += gradient.branches
        for (read, slope) in gradient.slopes.sorted(by: { $0.key < $1.key }) {
            let key = PlanIndex.SeriesKey(read.indicator, read.place)
            guard let path = futures.paths.path(key) else { continue }
            inputs[read, default: 0] += sign * slope
            guard path.settled(read.year) == nil, !futures.isComputed(key) else { continue }
            follow(path, sign * slope, in: read.year, of: read, paths: futures.paths)
        }
    }
}

extension Trajectory {
    /// Why nothing can be said of a coming year.
    fileprivate func reasonForNoForecast(_ year: Year) -> MissingReason {
        reasonForNoForecast ?? value(year).missingReason ?? .notStated
    }
}
