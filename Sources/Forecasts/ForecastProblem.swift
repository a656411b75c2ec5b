import Diagnostics

/// What makes a forecast impossible to ask for, each with the sentence shown to a planner.
///
/// A series that is merely too short is no problem of this kind: see ``ForecastOutcome/notAssessable(observations:)``.
public enum ForecastProblem: Error, Hashable, Sendable {
    /// The series has no place for any value.
    case emptySeries
    /// A value is infinite or not a number; the year it stands for.
    case notFinite(year: Int)
    /// A value is beyond ±10^150, which no quantity of a plan reaches; the year it stands for.
    case tooLarge(year: Int)
    /// A year is outside 1...9999.
    case yearOutOfRange(Int)
    /// The horizon is outside 1...30 years.
    case horizonOutOfRange(Int)
    /// The lower bound is not below the upper bound, or one of them is not a finite number.
    case boundsOutOfOrder
    /// An observation breaks the bounds the series is said to keep.
    case observationOutOfBounds(year: Int, value: Double)
    /// The assumed spread is negative, not finite, or beyond ±10^150.
    case spreadNotUsable(Double)
}

extension ForecastProblem: CustomStringConvertible {
    /// The fault in one English sentence, with the numbers that show it.
    public var description: String { sentence.text(in: "en") }

    /// The fault in one sentence, with the numbers that show it.
    public var sentence: LocalizedText {
        switch self {
        case .emptySeries:
            LocalizedText(en: "the series has no values", zh: "该序列没有数值")
        case .notFinite(let year):
            LocalizedText(en: "the value for \(year) is not a finite number", zh: "\(year) 年的数值不是有限数")
        case .tooLarge(let year):
            LocalizedText(en: "the value for \(year) is beyond ±1e150", zh: "\(year) 年的数值超出 ±1e150")
        case .yearOutOfRange(let year):
            LocalizedText(en: "the year \(year) is outside 1 to 9999", zh: "年份 \(year) 不在 1 至 9999 之间")
        case .horizonOutOfRange(let horizon):
            LocalizedText(
                en: "the horizon of \(horizon) years is outside 1 to \(ForecastLimits.horizon.upperBound)",
                zh: "预测年数 \(horizon) 不在 1 至 \(ForecastLimits.horizon.upperBound) 之间")
        case .boundsOutOfOrder:
            LocalizedText(
                en: "the lower bound is not a finite number below the upper bound", zh: "下限不是小于上限的有限数")
        case .observationOutOfBounds(let year, let value):
            LocalizedText(
                en: "the observation \(value) for \(year) lies outside the bounds of its indicator",
                zh: "\(year) 年的监测值 \(value) 超出指标取值范围")
        case .spreadNotUsable(let size):
            LocalizedText(
                en: "the assumed spread \(size) is not a finite number of at least 0", zh: "所设离散程度 \(size) 不是非负的有限数")
        }
    }
}

/// The sizes within which a forecast is computed; all effort is bounded by them.
public enum ForecastLimits {
    /// The years ahead that may be asked for.
    public static let horizon = 1...30
    /// The most recent years that are used; what is older is left out.
    public static let years = 60
    /// The fewest observations from which the spread of errors can be taken.
    public static let observations = 5
    /// The largest magnitude of a value.
    static let magnitude = 1e150
}
