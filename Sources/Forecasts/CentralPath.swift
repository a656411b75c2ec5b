/// The combined forecast of a series and the figures that its error spread is read from; no probabilities yet.
///
/// All values are in the unit of the series. The error pools are fitted on these paths, so fitting and forecasting cannot
/// drift apart.
public struct CentralPath: Hashable, Sendable {
    /// Each member's forecast for the steps 1...horizon.
    public let members: [ForecastMember: [Double]]
    /// The median of the members at each step.
    public let center: [Double]
    /// The mean distance of the members from the median at each step: how far they disagree.
    public let disagreement: [Double]
    /// The mean absolute yearly change over all observations, a gap of k years counted as |change| / √k.
    public let typicalChange: Double
    /// The same with weights falling by a fifth a year into the past.
    public let recentChange: Double
    /// The number of changes between neighbouring observations.
    public let changeCount: Int
    /// The mean distance of the yearly changes from their median: how unsteady the series moves.
    public let changeScatter: Double
    /// 1 where the last observation is at least the first, otherwise -1.
    public let direction: Double

    /// Combines the members over the observations of a series; nil for a series without any.
    public init?(_ series: AnnualSeries, horizon: Int) {
        let used = series.recent
        let observed = used.values.enumerated().compactMap { offset, value in
            value.map { (year: used.firstYear + offset, value: $0) }
        }
        guard let first = observed.first, let last = observed.last, horizon >= 1 else { return nil }
        // Powers of two scale exactly, so a change of unit by one of them changes no digit.
        let largest = observed.map(\.value.magnitude).max() ?? 0
        let unit = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
        let scaled = observed.map { (year: $0.year, value: $0.value / unit) }
        let bridged = Changes.bridged(scaled)
        let paths = ForecastMember.allCases.map { $0.path(of: bridged, horizon: horizon) }
        let center = (0..<horizon).map { step in Changes.median(paths.map { $0[step] }) }
        let disagreement = (0..<horizon).map { step in
            paths.reduce(0) { $0 + ($1[step] - center[step]).magnitude } / Double(paths.count)
        }
        let changes = Changes.typical(scaled)
        members = Dictionary(
            uniqueKeysWithValues: zip(ForecastMember.allCases, paths.map { path in path.map { $0 * unit } }))
        self.center = center.map { $0 * unit }
        self.disagreement = disagreement.map { $0 * unit }
        typicalChange = changes.overall * unit
        recentChange = changes.recent * unit
        changeCount = observed.count - 1
        changeScatter = Changes.scatter(bridged) * unit
        direction = last.value >= first.value ? 1 : -1
    }
}
