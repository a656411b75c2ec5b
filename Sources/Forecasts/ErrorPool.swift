/// What forecasts of many other series missed by, scaled so that it can be laid around the forecast of a new one.
///
/// A series' own residuals are too few and too small to tell its spread: intervals from them cover far less than they say.
/// Instead the errors of ``CentralPath/center`` over many series are divided by a scale and their quantiles kept.
///
/// The scale of step h is s(h) = m · exp(b · x(h)) with m the typical yearly change and
/// x(h) = (1, ln h, ln(r/m + 0.05), ln(d/m + 1/c), ln(a(h)/m + 0.1√h)), r the recent yearly change, d the scatter of the
/// c changes, a(h) the members' disagreement. The errors are counted in the direction the series has moved. Beyond the last row the last row is used; the scale goes on
/// growing.
public struct ErrorPool: Hashable, Sendable {
    /// The coefficients b of the scale, five numbers.
    public let scaleCoefficients: [Double]
    /// For the first, second and further steps the scaled errors at ``PredictiveDistribution/levels``, in the direction of the series.
    public let rows: [[Double]]
    /// The number of series whose errors are in the pool.
    public let seriesCount: Int

    /// The number of coefficients of the scale.
    public static let coefficientCount = 5

    /// A pool from its numbers; nil unless each row has one finite, never falling number for each level.
    public init?(scaleCoefficients: [Double], rows: [[Double]], seriesCount: Int) {
        guard scaleCoefficients.count == Self.coefficientCount else { return nil }
        guard scaleCoefficients.allSatisfy(\.isFinite) else { return nil }
        guard !rows.isEmpty, rows.allSatisfy({ PredictiveDistribution(knots: $0) != nil }) else { return nil }
        self.init(uncheckedCoefficients: scaleCoefficients, rows: rows, seriesCount: seriesCount)
    }

    init(uncheckedCoefficients: [Double], rows: [[Double]], seriesCount: Int) {
        scaleCoefficients = uncheckedCoefficients
        self.rows = rows
        self.seriesCount = seriesCount
    }

    /// The predictors x(h) of the scale of one step; nil for a series that never changed or a step outside the path.
    ///
    /// - Parameters:
    ///   - path: the combined forecast of a series.
    ///   - step: years ahead, from 1.
    /// - Returns: as many predictors as ``coefficientCount``, or nil.
    public static func predictors(of path: CentralPath, step: Int) -> [Double]? {
        guard path.typicalChange > 0, path.center.indices.contains(step - 1) else { return nil }
        let ahead = Double(step)
        // Members may disagree without limit where logarithms overshoot; beyond a thousand changes it says nothing more.
        let disagreement = min(path.disagreement[step - 1] / path.typicalChange, 1_000)
        return [
            1,
            RealFunctions.logarithm(ahead),
            RealFunctions.logarithm(path.recentChange / path.typicalChange + 0.05),
            RealFunctions.logarithm(path.changeScatter / path.typicalChange + 1 / Double(max(1, path.changeCount))),
            RealFunctions.logarithm(disagreement + 0.1 * ahead.squareRoot()),
        ]
    }

    /// The scale s(h) of one step in the unit of the series; 0 where the series never changed.
    public func scale(of path: CentralPath, step: Int) -> Double {
        guard let predictors = Self.predictors(of: path, step: step) else { return 0 }
        let exponent = zip(scaleCoefficients, predictors).reduce(0) { $0 + $1.0 * $1.1 }
        return path.typicalChange * RealFunctions.exponential(exponent)
    }

    /// The predictive distribution of one step, its centre at the combined forecast plus the pool's median error.
    func distribution(of path: CentralPath, step: Int, bounds: ValueBounds) -> PredictiveDistribution {
        let scale = scale(of: path, step: step)
        let row = rows[min(step, rows.count) - 1]
        let errors = path.direction > 0 ? row : row.reversed().map { -$0 }
        let center = path.center[step - 1]
        return PredictiveDistribution(unchecked: errors.map { center + scale * $0 }, bounds: bounds)
    }
}
