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
    public var probability: Double {
        switch (least, most) {
        case (let least?, let most?): distribution.probability(within: least...max(least, most))
        case (let least?, nil): distribution.probability(atLeast: least)
        case (nil, let most?): distribution.probability(atMost: most)
        case (nil, nil): 1
        }
    }

    /// Whether a number keeps the bounds.
    public func holds(_ number: Double) -> Bool {
        (least.map { number >= $0 } ?? true) && (most.map { number <= $0 } ?? true)
    }
}
