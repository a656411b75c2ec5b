/// Forecasts of series too short to be forecast from errors, on a stated assumption about their yearly change.
enum AssumedSpread {
    /// Standard normal quantiles at the upper half of ``PredictiveDistribution/levels``, from one half on.
    static let normalScores: [Double] = [
        0, 0.125_661_346_855_074, 0.253_347_103_135_799_6, 0.385_320_466_407_567_7, 0.524_400_512_708_040_9,
        0.674_489_750_196_081_7, 0.841_621_233_572_914_2, 1.036_433_389_493_789_8, 1.281_551_565_544_600_4,
        1.644_853_626_951_472_2, 1.959_963_984_540_054, 2.326_347_874_040_840_8, 2.575_829_303_548_900_4,
    ]

    /// Normal quantiles around a random walk, with drift where there are at least two observations.
    ///
    /// Variance of step h: σ² · h for one observation, σ² · (h + h² / T) with T the years the drift was taken from
    /// (Hyndman and Athanasopoulos 2021, section 5.5, drift method).
    ///
    /// - Parameters:
    ///   - series: at least one observation, none missing at the ends.
    ///   - horizon: years ahead.
    ///   - deviation: σ, the standard deviation of the yearly change in the unit of the series.
    ///   - bounds: the range the indicator cannot leave.
    /// - Returns: one distribution a step; none for a series without observations.
    static func distributions(
        of series: AnnualSeries, horizon: Int, deviation: Double, bounds: ValueBounds
    ) -> [PredictiveDistribution] {
        guard let first = series.values.first ?? nil, let last = series.values.last ?? nil else { return [] }
        let years = series.values.count - 1
        let drift = years > 0 ? (last / Double(years) - first / Double(years)) : 0
        return (1...horizon).map { step in
            let ahead = Double(step)
            let variance = years > 0 ? ahead + ahead * ahead / Double(years) : ahead
            let spread = deviation * variance.squareRoot()
            let upper = normalScores.map { last + drift * ahead + spread * $0 }
            let lower = normalScores.dropFirst().reversed().map { last + drift * ahead - spread * $0 }
            return PredictiveDistribution(unchecked: lower + upper, bounds: bounds)
        }
    }
}
