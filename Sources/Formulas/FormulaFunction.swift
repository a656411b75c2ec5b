import Diagnostics

/// The functions that a formula may call.
public enum FormulaFunction: String, Hashable, Sendable, CaseIterable {
    /// The second argument where the first is not 0, else the third.
    case condition = "IF"
    /// The lowest argument.
    case lowest = "MIN"
    /// The highest argument.
    case highest = "MAX"
    /// The value some years before.
    case previous = "PREV"
    /// The relative change on the year before.
    case growth = "GROWTH"
    /// The sum from the first year on.
    case cumulative = "CUMSUM"
    /// The mean of the last years.
    case movingMean = "MOVAVG"
    /// The value in the first year.
    case first = "FIRST"
    /// The value at the place above.
    case parent = "PARENT"
    /// The share of the place above.
    case share = "SHARE"
    /// 100 times the value relative to a base year.
    case index = "INDEX"
    /// The value, with gaps filled along straight lines.
    case interpolated = "INTERPOLATE"

    /// How many arguments it takes, at least and at most; nil: any number.
    var argumentCount: (least: Int, most: Int?) {
        switch self {
        case .condition: (3, 3)
        case .lowest, .highest: (1, nil)
        case .previous: (1, 3)
        case .movingMean, .index: (2, 2)
        case .growth, .cumulative, .first, .parent, .share, .interpolated: (1, 1)
        }
    }

    /// Whether it reads its argument in more than one year or place.
    var readsRepeatedly: Bool {
        switch self {
        case .growth, .cumulative, .movingMean, .share, .index, .interpolated: true
        case .condition, .lowest, .highest, .previous, .first, .parent: false
        }
    }

    /// How many arguments it takes, in words.
    var argumentsInWords: LocalizedText {
        let (least, most) = argumentCount
        let noun = least == 1 && most ?? 1 == 1 ? "argument" : "arguments"
        guard let most else { return LocalizedText(en: "at least \(least) \(noun)", zh: "至少 \(least) 个参数") }
        if least == most { return LocalizedText(en: "\(least) \(noun)", zh: "\(least) 个参数") }
        return LocalizedText(en: "\(least) to \(most) \(noun)", zh: "\(least) 至 \(most) 个参数")
    }
}
