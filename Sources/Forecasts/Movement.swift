/// How a series has moved, free of its unit: what tells series that are missed widely from those that are missed little.
///
/// Changes are counted in the direction from the first to the last observation and in typical changes m
/// (``CentralPath/typicalChange``); years without observation stand on the straight line between their neighbours.
public struct Movement: Hashable, Sendable {
    /// ln c, with c the number of changes between neighbouring observations.
    public let length: Double
    /// 1 / c.
    public let shortness: Double
    /// ln(r / m + 0.05), r the mean absolute change with weights falling by a fifth a year into the past.
    public let recency: Double
    /// ln(d / m + 1 / c), d the mean distance of the changes from their median.
    public let scatter: Double
    /// min(1, d / 0.4 m): 0 for a straight line, 1 for a series that scatters as those do that the errors are known from.
    public let unsteadiness: Double
    /// ln(g₅ / g + 0.05), g the mean absolute change of logarithms, g₅ that of the last five; the same of plain changes
    /// where not all values are positive.
    public let relativeRecency: Double
    /// The mean of the last eight changes.
    public let recentDrift: Double
    /// The correlation of each change with the one before, between -1 and 1.
    public let persistence: Double
    /// min(6, ln((|y| + m) / m)), y the last observation: how many typical changes it lies away from zero.
    public let height: Double
    /// How much nearer to zero than 4.5 the height is, with the sign of the direction; 0 where not all values are positive.
    public let roomBelow: Double

    /// The figures of a series of consecutive years whose typical change is above zero.
    init(_ series: [Double], changes: Int, typical: Double, recent: Double, direction: Double) {
        let count = Double(max(1, changes))
        let moves = Changes.yearly(series).map { direction * $0 / typical }
        let isPositive = series.allSatisfy { $0 > 0 }
        let growth = isPositive ? Changes.yearly(series.map(RealFunctions.logarithm)) : moves
        let last = series.last ?? 0
        length = RealFunctions.logarithm(count)
        shortness = 1 / count
        recency = RealFunctions.logarithm(recent / typical + 0.05)
        let scattering = Changes.scatter(series) / typical
        scatter = RealFunctions.logarithm(scattering + shortness)
        unsteadiness = min(1, scattering / 0.4)
        let whole = Self.meanMagnitude(growth[...])
        relativeRecency = RealFunctions.logarithm((whole > 0 ? Self.meanMagnitude(growth.suffix(5)) / whole : 1) + 0.05)
        recentDrift = Changes.mean(moves.suffix(8))
        persistence = Changes.autocorrelation(moves)
        height = min(6, RealFunctions.logarithm(last.magnitude / typical + 1))
        roomBelow = isPositive ? direction * max(0, 4.5 - height) : 0
    }

    private static func meanMagnitude(_ values: ArraySlice<Double>) -> Double {
        values.reduce(0) { $0 + $1.magnitude } / Double(max(1, values.count))
    }
}
