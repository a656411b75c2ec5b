/// What a value may come to, as quantiles with a smooth curve between them and thin tails beyond.
///
/// The quantile function is held at the fixed probabilities ``levels`` and runs linearly in the logistic score
/// ln(p / (1 - p)) between and beyond them, so that it never falls and its tails are those of a logistic distribution
/// (exponential). Bounds cut it off: what would lie outside is put on the bound. Values are in the unit of the indicator.
public struct PredictiveDistribution: Hashable, Sendable {
    /// The probabilities at which the quantile function is held, rising and symmetric about one half.
    public static let levels: [Double] = [
        0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5,
        0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99, 0.995,
    ]
    static let scores: [Double] = levels.map(RealFunctions.logit)
    /// Index of the median in ``levels``.
    static let middle = 12
    /// Probabilities are asked no nearer to 0 and 1 than this.
    static let outermost = 1e-6

    /// The quantiles at ``levels``, never falling, within the bounds.
    public let knots: [Double]
    /// The range no value can leave.
    public let bounds: ValueBounds

    /// A distribution from its quantiles at ``levels``; nil unless there are as many, all finite and never falling.
    ///
    /// - Parameters:
    ///   - knots: the quantiles, one for each of ``levels``.
    ///   - bounds: the range values are kept in; quantiles outside are moved onto the bound.
    public init?(knots: [Double], bounds: ValueBounds = .none) {
        guard knots.count == Self.levels.count, knots.allSatisfy(\.isFinite) else { return nil }
        guard zip(knots, knots.dropFirst()).allSatisfy({ $0 <= $1 }) else { return nil }
        self.init(unchecked: knots, bounds: bounds)
    }

    /// For knots that are finite; sorts out rounding in the order and keeps the bounds.
    init(unchecked knots: [Double], bounds: ValueBounds) {
        var highest = -Double.infinity
        self.knots = knots.map { knot in
            highest = max(highest, bounds.clamp(knot))
            return highest
        }
        self.bounds = bounds
    }

    /// The value that is not exceeded with the given probability.
    ///
    /// - Parameter probability: between 0 and 1; nearer than a millionth to either, it is taken as a millionth away.
    /// - Returns: the quantile, in the unit of the indicator.
    public func quantile(_ probability: Double) -> Double {
        let inside = max(Self.outermost, min(1 - Self.outermost, probability.isNaN ? 0.5 : probability))
        if let exact = Self.levels.firstIndex(of: inside) { return knots[exact] }
        let score = RealFunctions.logit(inside)
        let segment = segment { Self.scores[$0] <= score }
        return bounds.clamp(value(at: score, segment: segment))
    }

    /// The 2.5, 10, 50, 90 and 97.5 per cent quantiles, in that order.
    public var summary: [Double] { [0.025, 0.1, 0.5, 0.9, 0.975].map(quantile) }

    /// The value that is as likely exceeded as not.
    public var median: Double { knots[Self.middle] }

    /// The probability of a value of at least the threshold, between 0 and 1; 0 where the threshold is not a number.
    public func probability(atLeast threshold: Double) -> Double {
        1 - probability(below: threshold)
    }

    /// The probability of a value below the threshold, between 0 and 1; 1 where the threshold is not a number.
    public func probability(below threshold: Double) -> Double {
        guard !threshold.isNaN else { return 1 }
        return below(threshold, orAt: false)
    }

    /// The probability of a value of at most the threshold, between 0 and 1; 0 where the threshold is not a number.
    public func probability(atMost threshold: Double) -> Double {
        guard !threshold.isNaN else { return 0 }
        return below(threshold, orAt: true)
    }

    /// The probability of a value within the range, its ends included.
    public func probability(within range: ClosedRange<Double>) -> Double {
        max(0, probability(atMost: range.upperBound) - below(range.lowerBound, orAt: false))
    }

    /// The probability that growth from a base averages at least a rate a year; nil unless it can be asked.
    ///
    /// The level that must be reached is base · (1 + rate)^years.
    ///
    /// - Parameters:
    ///   - rate: the average yearly growth as a fraction, above -1.
    ///   - base: the value growth is counted from, above 0, in the unit of the indicator.
    ///   - years: the years from the base to this distribution's year, at least 1.
    /// - Returns: the probability between 0 and 1, or nil where base, rate or years make no growth.
    public func probability(averageGrowthAtLeast rate: Double, from base: Double, over years: Int) -> Double? {
        guard base > 0, base.isFinite, rate > -1, rate.isFinite, years >= 1 else { return nil }
        return probability(atLeast: base * RealFunctions.power(1 + rate, Double(years)))
    }

    /// The distribution of the value with a known amount added, as for a sum that has partly been observed.
    public func shifted(by amount: Double) -> PredictiveDistribution {
        guard amount.isFinite, amount.magnitude <= ForecastLimits.magnitude else { return self }
        return PredictiveDistribution(unchecked: knots.map { $0 + amount }, bounds: bounds.shifted(by: amount))
    }

    /// The distribution with an effect added to the value, which stays within its bounds.
    public func moved(by amount: Double) -> PredictiveDistribution {
        guard amount.isFinite, amount.magnitude <= ForecastLimits.magnitude else { return self }
        let knots = knots.map { knot in
            min(max(knot + amount, bounds.lower ?? -.infinity), bounds.upper ?? .infinity)
        }
        return PredictiveDistribution(unchecked: knots, bounds: bounds)
    }

    // MARK: - The curve

    /// The last segment whose left knot satisfies a condition that holds for a prefix of the knots.
    private func segment(where holds: (Int) -> Bool) -> Int {
        var segment = 0
        while segment + 2 < knots.count, holds(segment + 1) { segment += 1 }
        return segment
    }

    private func slope(_ segment: Int) -> Double {
        (knots[segment + 1] - knots[segment]) / (Self.scores[segment + 1] - Self.scores[segment])
    }

    private func value(at score: Double, segment: Int) -> Double {
        knots[segment] + slope(segment) * (score - Self.scores[segment])
    }

    /// P(value < threshold), or P(value <= threshold) with `orAt`.
    private func below(_ threshold: Double, orAt: Bool) -> Double {
        if let lower = bounds.lower, threshold < lower || (threshold == lower && !orAt) { return 0 }
        if let upper = bounds.upper, threshold > upper || (threshold == upper && orAt) { return 1 }
        if threshold == .infinity { return 1 }
        if threshold == -.infinity { return 0 }
        let segment = segment { orAt ? knots[$0] <= threshold : knots[$0] < threshold }
        let slope = slope(segment)
        guard slope > 0 else {
            // A step: all of it lies at one value, reached or not.
            return (orAt ? knots[segment] <= threshold : knots[segment] < threshold) ? 1 : 0
        }
        return RealFunctions.inverseLogit(Self.scores[segment] + (threshold - knots[segment]) / slope)
    }
}
