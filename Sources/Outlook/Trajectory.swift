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

        /// Whether it was said before its year was over: shown, but it decides no target and enters no forecast.
        public var isProvisional: Bool {
            guard case .observed(let observation) = basis else { return false }
            return observation.knownOn.latest < observation.year.number * 10_000 + 1_231
        }
    }

    /// Indicator and place.
    public let key: PlanIndex.SeriesKey
    /// The years of the past, by year.
    public let history: [Year: Cell]
    /// The years to come, or why nothing can be said of them.
    public let outlook: ForecastOutcome
    /// The effects of projects and tasks that are added to the forecast, by year, in the indicator's unit.
    public let effects: [Year: Double]
    /// Why the forecast uses no earlier years: the first year of a meaning that cannot be compared.
    public let comparableFrom: Year?

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

    /// The predictive distribution of a coming year, effects included; nil where nothing can be said.
    public func distribution(_ year: Year) -> PredictiveDistribution? {
        guard case .assessed(let forecast) = outlook, let distribution = forecast.distribution(in: year.number) else {
            return nil
        }
        guard let effect = effects[year], effect != 0 else { return distribution }
        return distribution.shifted(by: effect)
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
