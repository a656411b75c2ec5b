/// What can be said of the coming years of a series.
public enum ForecastOutcome: Hashable, Sendable {
    /// A predictive distribution for every step.
    case assessed(Forecast)
    /// Too few observations to tell the spread, and no assumption that supplies it.
    case notAssessable(observations: Int)
    /// What is asked or observed contradicts itself, so that no forecast can be asked for.
    case notPossible(ForecastProblem)
}

/// Predictive distributions for the years after the last observation, with the reasons for them.
public struct Forecast: Hashable, Sendable {
    /// One distribution a year; the first stands for the year after the last observation.
    public let steps: [PredictiveDistribution]
    /// What the forecast was made from.
    public let explanation: ForecastExplanation

    /// The year of the first step.
    public var firstYear: Int { explanation.lastYear + 1 }

    /// The distribution for a year; nil outside the forecast.
    public func distribution(in year: Int) -> PredictiveDistribution? {
        let step = year - firstYear
        return steps.indices.contains(step) ? steps[step] : nil
    }

    /// The distribution of the sum over the steps first...last, for flows counted over a period; nil outside the forecast.
    ///
    /// Errors of neighbouring years hang together. The sum's quantiles lie around the sum of the medians at the distance
    /// k · Σ (q(h) - median(h)), where k is the ratio that a random walk of errors gives:
    /// k² = Σ Σ min(i, j) / (Σ √i)² over the steps i, j. Fully dependent errors would have k = 1.
    ///
    /// - Parameter range: steps from 1 on, in years after the last observation.
    /// - Returns: the distribution of the sum, or nil where the range leaves the forecast.
    public func cumulative(over range: ClosedRange<Int>) -> PredictiveDistribution? {
        guard range.lowerBound >= 1, range.upperBound <= steps.count else { return nil }
        var together = 0.0
        var roots = 0.0
        for first in range {
            roots += Double(first).squareRoot()
            for second in range { together += Double(min(first, second)) }
        }
        let ratio = together.squareRoot() / roots
        let summed = steps[(range.lowerBound - 1)...(range.upperBound - 1)]
        let center = summed.reduce(0) { $0 + $1.median }
        let knots = PredictiveDistribution.levels.indices.map { level in
            summed.reduce(center) { $0 + ratio * ($1.knots[level] - $1.median) }
        }
        let bounds = summed.first.map { $0.bounds.times(range.count) } ?? .none
        return PredictiveDistribution(unchecked: knots, bounds: bounds)
    }
}

/// Forecasts a short annual series.
///
/// The forecast starts from the median of five simple methods; how far it is shifted and spread is told by the errors that
/// such forecasts made on many other series, up to fifteen years ahead (``ErrorPool``). With fewer than five observations the spread must be assumed, or the answer is that nothing can be said.
/// At most the last 60 years are used. The same input gives the same bytes.
///
/// - Parameters:
///   - series: observations of consecutive years, gaps allowed.
///   - horizon: years after the last observation, 1...30.
///   - bounds: the range the indicator cannot leave.
///   - assumedSpread: used only where there are fewer than five observations.
///   - pool: the errors the spread is taken from.
///   - companions: other series; those that moved alike and are known for later years shift and narrow the forecast.
/// - Returns: distributions, or the number of observations that are too few.
/// - Throws: ``ForecastProblem`` when the question itself makes no sense.
public func forecast(
    _ series: AnnualSeries, horizon: Int, bounds: ValueBounds = .none, assumedSpread: SpreadAssumption? = nil,
    pool: ErrorPool = .committed, companions: Companions = .none
) throws(ForecastProblem) -> ForecastOutcome {
    guard ForecastLimits.horizon.contains(horizon) else { throw .horizonOutOfRange(horizon) }
    let used = series.recent
    var lastValue = 0.0
    for (offset, value) in used.values.enumerated() {
        guard let value else { continue }
        guard bounds.contains(value) else {
            throw .observationOutOfBounds(year: used.firstYear + offset, value: value)
        }
        lastValue = value
    }
    let observations = used.observationCount
    if observations >= ForecastLimits.observations, let path = CentralPath(used, horizon: horizon) {
        let misses = CompanionMisses(companions, of: used, horizon: horizon, pool: pool)
        let steps = (1...horizon).map {
            misses.heard(pool.distribution(of: path, step: $0, bounds: bounds), step: $0)
        }
        let source: SpreadSource =
            path.typicalChange > 0
            ? .pooledErrors(seriesCount: pool.seriesCount, fittedSteps: pool.rows.count) : .neverChanged
        let explanation = ForecastExplanation(
            series: used, members: path.members, combined: path.center, spread: source,
            companions: misses.kept.map { .init(name: $0.record.name, lastYear: $0.record.series.lastYear) })
        return .assessed(Forecast(steps: steps, explanation: explanation))
    }
    guard observations >= 1, let assumedSpread else { return .notAssessable(observations: observations) }
    let deviation = try assumedSpread.deviation(lastValue: lastValue)
    let steps = AssumedSpread.distributions(of: used, horizon: horizon, deviation: deviation, bounds: bounds)
    let explanation = ForecastExplanation(
        series: used, members: [.meanChange: steps.map(\.median)], combined: steps.map(\.median),
        spread: .assumption(assumedSpread))
    return .assessed(Forecast(steps: steps, explanation: explanation))
}
