/// What forecasts of companions, made in the same year, missed by since; and what that says of the series itself.
///
/// A miss is the normal score of the value that came in the distribution that was forecast: r = Φ⁻¹(F(y)). Scores of two
/// series j and l at the steps h and i are taken for normal with covariance k(j,l) · √(min(h,i) / max(h,i)), k the likeness of
/// ``Companions``, the root that of a random walk of errors. Given the companions' scores the series' own is normal with
/// mean μ and variance σ² (kriging: Cressie 1993, section 3.2), so its quantile at the probability p becomes the one at
/// Φ(μ + σ · Φ⁻¹(p)). Without companions μ = 0, σ = 1 and nothing changes.
struct CompanionMisses {
    /// A companion that moved alike, with its scores at the steps that are known.
    struct Kept {
        let record: Companions.Record
        let likeness: Double
        let scores: [Int: Double]

        /// The last score known up to a step.
        func latest(upTo step: Int) -> (step: Int, score: Double)? {
            scores.keys.filter { $0 <= step }.max().flatMap { known in scores[known].map { (known, $0) } }
        }
    }

    /// The companions that count, the most alike first.
    let kept: [Kept]
    private let last: Int

    /// The most companions that count.
    private static let most = 8
    /// Companions less alike than this do not count.
    private static let least = 0.05
    /// How sure companions can make a forecast: this share of the variance stays.
    private static let leftOver = 0.05

    /// Finds what companions tell of a series.
    ///
    /// - Parameters:
    ///   - companions: the other series.
    ///   - series: the observations that are forecast; its last year is the origin of all forecasts.
    ///   - horizon: years ahead.
    ///   - pool: the errors that all forecasts take their spread from.
    init(_ companions: Companions, of series: AnnualSeries, horizon: Int, pool: ErrorPool) {
        let last = series.lastYear
        self.last = last
        let own = Companions.Record(name: "", series: series)
        let alike = companions.records.prefix { $0.series.lastYear > last }.prefix(Companions.limit)
            .map { (record: $0, likeness: Companions.likeness(own, $0, to: last)) }
            .filter { $0.likeness >= Self.least }
            .sorted { ($1.likeness, $0.record.name) < ($0.likeness, $1.record.name) }
        var kept: [Kept] = []
        for one in alike where kept.count < Self.most {
            let scores = Self.scores(of: one.record.series, after: last, horizon: horizon, pool: pool)
            if !scores.isEmpty { kept.append(Kept(record: one.record, likeness: one.likeness, scores: scores)) }
        }
        self.kept = kept
    }

    /// The normal scores of the values that followed a year, by years after it.
    private static func scores(of series: AnnualSeries, after last: Int, horizon: Int, pool: ErrorPool) -> [Int: Double]
    {
        let count = last - series.firstYear + 1
        guard count >= ForecastLimits.observations, series.values[count - 1] != nil else { return [:] }
        let later = series.values.dropFirst(count).prefix(horizon)
        guard let past = try? AnnualSeries(firstYear: series.firstYear, values: Array(series.values.prefix(count))),
            past.recent.observationCount >= ForecastLimits.observations,
            let path = CentralPath(past, horizon: later.count), path.movement != nil
        else { return [:] }
        var scores: [Int: Double] = [:]
        for (offset, value) in later.enumerated() {
            guard let value else { continue }
            let made = pool.distribution(of: path, step: offset + 1, bounds: .none)
            // Beyond one in two hundred the tails are extrapolated, and say no more than that.
            scores[offset + 1] = NormalScores.score(of: max(0.005, min(0.995, made.probability(atMost: value))))
        }
        return scores
    }

    /// The mean and variance of the series' own score at a step.
    ///
    /// The covariances are taken apart by Cholesky's method, one companion after the other; one that adds no news, or claims
    /// more than can be told, is passed over, so that the matrix stays positive definite.
    func outlook(at step: Int) -> (mean: Double, variance: Double) {
        var rows: [(factors: [Double], companion: Kept, step: Int)] = []
        var told: [Double] = []
        var news: [Double] = []
        var explained = 0.0
        for companion in kept {
            guard let latest = companion.latest(upTo: step) else { continue }
            var factors: [Double] = []
            for row in rows {
                let shared = Companions.likeness(row.companion.record, companion.record, to: last)
                let covariance = shared * Self.fading(row.step, latest.step)
                let counted = zip(row.factors, factors).reduce(0) { $0 + $1.0 * $1.1 }
                factors.append((covariance - counted) / row.factors[factors.count])
            }
            let pivot = 1 - factors.reduce(0) { $0 + $1 * $1 }
            guard pivot > 0.05 else { continue }
            let root = pivot.squareRoot()
            let own = companion.likeness * Self.fading(latest.step, step)
            let weight = (own - zip(factors, told).reduce(0) { $0 + $1.0 * $1.1 }) / root
            guard explained + weight * weight <= 1 - Self.leftOver else { continue }
            explained += weight * weight
            told.append(weight)
            news.append((latest.score - zip(factors, news).reduce(0) { $0 + $1.0 * $1.1 }) / root)
            rows.append((factors + [root], companion, latest.step))
        }
        return (zip(told, news).reduce(0) { $0 + $1.0 * $1.1 }, 1 - explained)
    }

    /// A distribution as it stands once the companions are heard.
    func heard(_ distribution: PredictiveDistribution, step: Int) -> PredictiveDistribution {
        guard !kept.isEmpty else { return distribution }
        let (mean, variance) = outlook(at: step)
        guard mean != 0 || variance < 1 else { return distribution }
        let deviation = variance.squareRoot()
        let knots = NormalScores.ofLevels.map {
            distribution.quantile(NormalScores.probability(below: mean + deviation * $0))
        }
        return PredictiveDistribution(unchecked: knots, bounds: distribution.bounds)
    }

    private static func fading(_ one: Int, _ other: Int) -> Double {
        (Double(min(one, other)) / Double(max(one, other))).squareRoot()
    }
}
