/// The members' forecasts of a series, their median, and the figures that tell how far such forecasts miss.
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
    /// The last observation.
    public let last: Double
    /// 1 where the last observation is at least the first, otherwise -1.
    public let direction: Double
    /// How the series has moved; nil for a series that never changed.
    public let movement: Movement?

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
        let direction: Double = last.value >= first.value ? 1 : -1
        members = Dictionary(
            uniqueKeysWithValues: zip(ForecastMember.allCases, paths.map { path in path.map { $0 * unit } }))
        self.center = center.map { $0 * unit }
        self.disagreement = disagreement.map { $0 * unit }
        typicalChange = changes.overall * unit
        self.last = last.value
        self.direction = direction
        movement =
            changes.overall > 0
            ? Movement(
                bridged, changes: observed.count - 1, typical: changes.overall, recent: changes.recent,
                direction: direction) : nil
    }
}
