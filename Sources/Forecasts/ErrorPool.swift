/// What forecasts of many other series missed by, so that it can be laid around the forecast of a new one.
///
/// A series' own residuals are too few and too small to tell its spread: intervals from them cover far less than they say.
/// Instead a value h years ahead is written, in yearly typical changes m in the direction s of the series, as
///
///     y(h) = last + s · m · h · (u(h) + k · a · x(h) + exp(b± · w(h)) · q),
///
/// with u the combined forecast's move, k the damping, x and w the predictors of ``ErrorPredictors``, b+ on the side onward (q > 0) and b- on the side back, and q
/// the pooled errors of that step. Beyond the last row the last row is used; the spread goes on growing with ln h.
/// Two-piece scales: Wallis (2014), Statistical Science 29(1); the method: decision 43.
public struct ErrorPool: Hashable, Sendable {
    /// The coefficients of a pool.
    public struct Coefficients: Hashable, Sendable {
        /// a, of the shift: ``ErrorPredictors/shiftCount`` numbers.
        public let shift: [Double]
        /// b+, of the spread on the side onward: ``ErrorPredictors/spreadCount`` numbers.
        public let onward: [Double]
        /// b-, of the spread on the side back: as many.
        public let back: [Double]

        /// Coefficients as fitted; nil unless there are as many as predictors, all finite.
        public init?(shift: [Double], onward: [Double], back: [Double]) {
            guard shift.count == ErrorPredictors.shiftCount, onward.count == ErrorPredictors.spreadCount else {
                return nil
            }
            guard back.count == onward.count, (shift + onward + back).allSatisfy(\.isFinite) else { return nil }
            self.init(uncheckedShift: shift, onward: onward, back: back)
        }

        init(uncheckedShift shift: [Double], onward: [Double], back: [Double]) {
            self.shift = shift
            self.onward = onward
            self.back = back
        }
    }

    /// The coefficients of shift and spread.
    public let coefficients: Coefficients
    /// For the first, second and further steps the scaled errors q at ``PredictiveDistribution/levels``.
    public let rows: [[Double]]
    /// The number of series whose errors are in the pool.
    public let seriesCount: Int

    /// A pool from its numbers; nil unless each row has one finite, never falling number for each level.
    public init?(coefficients: Coefficients, rows: [[Double]], seriesCount: Int) {
        guard !rows.isEmpty, rows.allSatisfy({ PredictiveDistribution(knots: $0) != nil }) else { return nil }
        self.init(uncheckedCoefficients: coefficients, rows: rows, seriesCount: seriesCount)
    }

    init(uncheckedCoefficients: Coefficients, rows: [[Double]], seriesCount: Int) {
        coefficients = uncheckedCoefficients
        self.rows = rows
        self.seriesCount = seriesCount
    }

    /// The predictive distribution of one step; all at the combined forecast where the series never changed.
    func distribution(of path: CentralPath, step: Int, bounds: ValueBounds) -> PredictiveDistribution {
        guard let predictors = ErrorPredictors(path, step: step) else {
            let center = path.center[step - 1]
            return PredictiveDistribution(unchecked: PredictiveDistribution.levels.map { _ in center }, bounds: bounds)
        }
        let shift = predictors.pace + predictors.damping * Self.product(coefficients.shift, predictors.shift)
        let onward = RealFunctions.exponential(Self.product(coefficients.onward, predictors.spread))
        let back = RealFunctions.exponential(Self.product(coefficients.back, predictors.spread))
        let reach = path.direction * path.typicalChange * Double(step)
        let knots = rows[min(step, rows.count) - 1].map { error in
            path.last + reach * (shift + (error > 0 ? onward : back) * error)
        }
        return PredictiveDistribution(unchecked: path.direction > 0 ? knots : knots.reversed(), bounds: bounds)
    }

    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }
}
