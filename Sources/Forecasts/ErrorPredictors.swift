/// What the errors of a step are told from; free of units, so that one pool serves every series.
///
/// h is the step, M the ``Movement`` of the series, and
/// u(h) = s · (center(h) - last) / (m · h), within ±3, the combined forecast's yearly move in the series' direction s;
/// v(h) = ln(a(h)/m + 0.1√h), a the members' disagreement.
public struct ErrorPredictors: Hashable, Sendable {
    /// The combined forecast's yearly move u, from which the shift goes out.
    public let pace: Double
    /// What the shift is damped by: the ``Movement/unsteadiness``, so that a straight line is not bent.
    public let damping: Double
    /// 1, ln h, u, ln c, 1/c, g, t, p, then (u, g, t, p) · (1/c - 0.1), then (u, t) · (ln h - 1), with
    /// g the relative recency, t the recent drift and p the persistence.
    public let shift: [Double]
    /// 1, ln h, r, d, v, g, u, the room below, the height, then (r, d, v) · (ln h - 1), with r the recency and d the scatter.
    public let spread: [Double]

    /// The number of predictors of the shift.
    public static let shiftCount = 14
    /// The number of predictors of the spread; the first ``plainSpreadCount`` tell a spread by themselves.
    public static let spreadCount = 12
    /// The predictors of the spread that a first fit needs.
    public static let plainSpreadCount = 5

    /// The predictors of one step; nil for a series that never changed or a step outside the path.
    ///
    /// - Parameters:
    ///   - path: the combined forecast of a series.
    ///   - step: years ahead, from 1.
    public init?(_ path: CentralPath, step: Int) {
        guard let movement = path.movement, path.typicalChange > 0, path.center.indices.contains(step - 1) else {
            return nil
        }
        let ahead = Double(step)
        let distance = RealFunctions.logarithm(ahead)
        let move =
            path.direction * (path.center[step - 1] / path.typicalChange - path.last / path.typicalChange) / ahead
        pace = max(-3, min(3, move))
        damping = movement.unsteadiness
        // Members may disagree without limit where logarithms overshoot; beyond a thousand changes it says nothing more.
        let disagreement = RealFunctions.logarithm(
            min(path.disagreement[step - 1] / path.typicalChange, 1_000) + 0.1 * ahead.squareRoot())
        let told = [pace, movement.relativeRecency, movement.recentDrift, movement.persistence]
        shift =
            [1, distance, pace, movement.length, movement.shortness] + told.dropFirst()
            + told.map { $0 * (movement.shortness - 0.1) }
            + [pace, movement.recentDrift].map { $0 * (distance - 1) }
        spread =
            [1, distance, movement.recency, movement.scatter, disagreement]
            + [movement.relativeRecency, pace, movement.roomBelow, movement.height]
            + [movement.recency, movement.scatter, disagreement].map { $0 * (distance - 1) }
    }
}
