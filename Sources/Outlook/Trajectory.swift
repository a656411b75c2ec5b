import Diagnostics
import Forecasts
import PlanModel
import Quantities

/// The path of one indicator at one place: what was, and what may come.
public struct Trajectory: Equatable, Sendable {
    /// How the value of a year came about.
    public enum Basis: Equatable, Sendable {
        /// Observed.
        case observed(Observation)
        /// Added up or averaged over the parts of the place; how many they are.
        case rolledUp(parts: Int)
        /// Computed by the indicator's formula.
        case computed
    }

    /// One year of the past.
    public struct Cell: Equatable, Sendable {
        /// The value in the indicator's unit, or why it is missing.
        public let value: Value
        /// How it came about; nil where it is missing.
        public let basis: Basis?

        /// Whether it rests on a figure said before its year was over: shown, but it decides no target and no forecast.
        public var isProvisional = false
    }

    /// What effects on the inputs of a computed series do to it in a year, in the indicator's unit.
    public struct Move: Hashable, Sendable {
        /// What the formula or roll-up gives from the central paths of its inputs, effects included.
        public let with: Double
        /// The same without effects.
        public let without: Double
    }

    /// Indicator and place.
    public let key: PlanIndex.SeriesKey
    /// The years of the past, by year.
    public let history: [Year: Cell]
    /// The years to come, or why nothing can be said of them.
    public let outlook: ForecastOutcome
    /// The effects of projects and tasks, by year, in the indicator's unit.
    public internal(set) var effects: [Year: Double]
    /// What effects on its inputs do to a computed series, by year; they are part of `effects`.
    public internal(set) var moves: [Year: Move] = [:]
    /// Why effects on the inputs of a computed series could not be counted, by year.
    public internal(set) var uncounted: [Year: MissingReason] = [:]
    /// Why the forecast uses no earlier years: the first year of a meaning that cannot be compared.
    public let comparableFrom: Year?
    /// Whether there is a forecast that the audience may not read.
    public var isForecastWithheld = false

    init(
        key: PlanIndex.SeriesKey, history: [Year: Cell], outlook: ForecastOutcome, effects: [Year: Double],
        comparableFrom: Year?
    ) {
        self.key = key
        self.history = history
        self.outlook = outlook
        self.effects = effects
        self.comparableFrom = comparableFrom
    }

    /// The path with other effects stated on its own series, not moved by any on its inputs.
    func with(effects: [Year: Double]) -> Trajectory {
        Trajectory(key: key, history: history, outlook: outlook, effects: effects, comparableFrom: comparableFrom)
    }

    /// The path moved by what effects on its inputs do to it; a reason in the last year of its past is one in all.
    func moved(_ moves: [Year: Move], uncounted: [Year: MissingReason]) -> Trajectory {
        var path = self
        path.uncounted = uncounted
        guard case .assessed(let forecast) = outlook else { return path }
        if let reason = uncounted[Year(forecast.explanation.lastYear)] {
            for year in moves.keys { path.uncounted[year] = reason }
            return path
        }
        path.moves = moves
        for (year, move) in moves { path.effects[year, default: 0] += move.with - move.without }
        return path
    }

    /// The number of a year that is over; nil where there is none or it was said within the year.
    public func settled(_ year: Year) -> Double? {
        history[year].flatMap { $0.isProvisional ? nil : $0.value.number }
    }

    /// The last year with a value.
    public var latest: (year: Year, cell: Cell)? {
        history.filter { $0.value.value.number != nil }.max { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The value of a past year, or why it is missing.
    public func value(_ year: Year) -> Value {
        history[year]?.value
            ?? .missing(.noObservation(indicator: key.indicator.text, place: key.place.text, year: year))
    }

    /// Why there is no forecast; nil where there is one.
    public var reasonForNoForecast: MissingReason? {
        switch outlook {
        case .notAssessable(let count): .tooFewObservations(count)
        case .notPossible(let problem): .other(problem.sentence)
        case .assessed: nil
        }
    }

    /// The predictive distribution of a coming year without any effect; nil where nothing can be said.
    public func forecast(_ year: Year) -> PredictiveDistribution? {
        if case .assessed(let forecast) = outlook { forecast.distribution(in: year.number) } else { nil }
    }

    /// The predictive distribution of a coming year, effects included; nil where nothing can be said.
    public func distribution(_ year: Year) -> PredictiveDistribution? {
        guard let distribution = forecast(year) else { return nil }
        let added = addedEffect(in: year)
        return added == 0 ? distribution : distribution.moved(by: added)
    }

    /// The effect of projects and tasks that a forecast does not contain yet: that of a year less that of the last year
    /// that the forecast rests on.
    public func addedEffect(in year: Year) -> Double {
        guard case .assessed(let forecast) = outlook else { return 0 }
        return (effects[year] ?? 0) - (effects[Year(forecast.explanation.lastYear)] ?? 0)
    }

    /// The value of a past year, or the median of a coming one.
    public func central(_ year: Year) -> Value {
        if let number = history[year]?.value.number { return .number(number) }
        if let distribution = distribution(year) { return Value(computed: distribution.median) }
        return value(year)
    }
}

extension Trajectory.Cell {
    /// The number, or nil where it is missing.
    public var number: Double? { value.number }
}
