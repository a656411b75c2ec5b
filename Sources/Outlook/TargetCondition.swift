import Forecasts
import Quantities

/// One condition of a target that is still open: the number that is compared, and the bounds that it must keep.
public struct TargetCondition: Hashable, Sendable {
    /// The years that make up the number: one for a level, several for a sum or an average of rates.
    public let years: [Year]
    /// What the number may come to, effects included, in the indicator's unit.
    public let distribution: PredictiveDistribution
    /// The least that it must be; nil where it has no lower bound.
    public let least: Double?
    /// The most that it may be; nil where it has no upper bound.
    public let most: Double?

    /// The probability that the number keeps its bounds, 0 to 1.
    public var probability: Double { [self].probability }

    /// The ranks, 0 to 1, at which a path keeps the bounds: from the first number to the second, none where that is less.
    fileprivate var ranks: (from: Double, to: Double) {
        (least.map(distribution.probability(below:)) ?? 0, most.map(distribution.probability(atMost:)) ?? 1)
    }

    /// Whether a number keeps the bounds.
    public func holds(_ number: Double) -> Bool {
        (least.map { number >= $0 } ?? true) && (most.map { number <= $0 } ?? true)
    }
}

extension Sequence<TargetCondition> {
    /// The probability that all conditions of a target hold, 0 to 1.
    ///
    /// The path of an indicator keeps its rank u from year to year, u even between 0 and 1. A condition holds for the ranks
    /// P(x < least) ≤ u ≤ P(x ≤ most), so all hold with max(0, min P(x ≤ most) - max P(x < least)): a floor or a ceiling as
    /// often as in its least likely year, a band less often where low ranks leave it in one year and high ranks in another.
    public var probability: Double {
        let ranks = map(\.ranks)
        return Swift.max(0, (ranks.map(\.to).min() ?? 0) - (ranks.map(\.from).max() ?? 0))
    }
}
