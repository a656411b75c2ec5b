import Diagnostics
import Forecasts
import PlanModel
import Quantities

/// How a target stands: what is wanted, what is known and how likely it is.
public struct TargetOutlook: Equatable, Sendable {
    /// How likely a target is, and on what that rests.
    public struct Chance: Hashable, Sendable {
        /// What has to hold for the target to be met; at least one condition.
        public let conditions: [TargetCondition]
        /// The probability that the target is met, 0 to 1.
        ///
        /// The path of an indicator is taken to keep its rank from year to year.
        public var probability: Double { conditions.probability }
        /// How many observations it rests on.
        public let observations: Int
        /// The assumption that supplies the spread, where there are too few observations.
        public let assumption: String?
    }

    /// What can be said of a target.
    public enum Standing: Hashable, Sendable {
        /// The target's year is observed: reached.
        case reached(Double)
        /// The target's year is observed, or its condition broken: not reached.
        case notReached(Double, in: Year)
        /// A probability.
        case chance(Chance)
        /// Nothing can be said, and why.
        case notAssessable(LocalizedText)
    }

    /// The target.
    public let target: Target
    /// The last known value before or in the target's year.
    public let latest: Double?
    /// The year of that value.
    public let latestYear: Year?
    /// What the target asks of the value that is compared, in the indicator's unit; nil where the target has no number.
    public let required: Requirement?
    /// What can be said.
    public let standing: Standing
}

/// What a target asks, as a condition on one number.
public enum Requirement: Hashable, Sendable {
    /// At least this level in the target's year.
    case atLeast(Double)
    /// At most this level in the target's year.
    case atMost(Double)
    /// Between these levels.
    case within(ClosedRange<Double>)
    /// Yearly rates that average this or more over the years, %.
    case averageAtLeast(Double, Period)
    /// Yearly rates that average this or less over the years, %.
    case averageAtMost(Double, Period)
    /// A sum of yearly values of at least this over the years.
    case sumAtLeast(Double, Period)
    /// A sum of yearly values of at most this over the years.
    case sumAtMost(Double, Period)

    /// Whether a number, rounded as it is shown, meets the condition.
    func holds(_ number: Double, decimals: Int) -> Bool {
        let shown = DecimalText.rounded(number, decimals: decimals)
        return switch self {
        case .atLeast(let level), .sumAtLeast(let level, _), .averageAtLeast(let level, _):
            shown >= DecimalText.rounded(level, decimals: decimals)
        case .atMost(let level), .sumAtMost(let level, _), .averageAtMost(let level, _):
            shown <= DecimalText.rounded(level, decimals: decimals)
        case .within(let range):
            DecimalText.rounded(range.lowerBound, decimals: decimals) <= shown
                && shown <= DecimalText.rounded(range.upperBound, decimals: decimals)
        }
    }

    /// The least and the most that the number compared may be.
    var bounds: (least: Double?, most: Double?) {
        switch self {
        case .atLeast(let level), .sumAtLeast(let level, _), .averageAtLeast(let level, _): (level, nil)
        case .atMost(let level), .sumAtMost(let level, _), .averageAtMost(let level, _): (nil, level)
        case .within(let range): (range.lowerBound, range.upperBound)
        }
    }

    /// Whether it is an average of rates.
    var isAverage: Bool {
        switch self {
        case .averageAtLeast, .averageAtMost: true
        case .atLeast, .atMost, .within, .sumAtLeast, .sumAtMost: false
        }
    }

    /// Whether more is wanted.
    var isAtLeast: Bool {
        switch self {
        case .atLeast, .sumAtLeast, .averageAtLeast: true
        case .atMost, .within, .sumAtMost, .averageAtMost: false
        }
    }
}
