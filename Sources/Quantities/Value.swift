import Diagnostics

/// A number, or the reason why there is none.
///
/// A missing number is never a zero.
public enum Value: Hashable, Sendable {
    /// A finite number.
    case number(Double)
    /// No number, and why.
    case missing(MissingReason)

    /// The number, or nil where it is missing.
    public var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    /// Why the number is missing, or nil where it is there.
    public var missingReason: MissingReason? {
        if case .missing(let reason) = self { reason } else { nil }
    }

    /// A value from a computed number: one that is not finite is missing.
    public init(computed number: Double) {
        self = number.isFinite ? .number(number) : .missing(.notFinite)
    }

    /// The value with its number changed; a missing one stays as it is.
    public func map(_ change: (Double) -> Double) -> Value {
        switch self {
        case .number(let number): Value(computed: change(number))
        case .missing: self
        }
    }

    /// The value as JSON: the number, or `{"missing": reason}`.
    public var json: JSONValue {
        switch self {
        case .number(let number): .number(number)
        case .missing(let reason): .members(["missing": .text(reason.text.text(in: "en"))])
        }
    }
}

/// Why a number is missing.
public enum MissingReason: Hashable, Sendable {
    /// The cell is empty.
    case notStated
    /// The reason that a planner wrote down.
    case recorded(String)
    /// The cell could not be read; a finding says why.
    case unreadable
    /// Nothing was observed or entered for this indicator, place and year.
    case noObservation(indicator: String, place: String, year: Year)
    /// A divisor is zero.
    case divisionByZero
    /// The computed number is too large or not a number.
    case notFinite
    /// The formula needs a year before the first one.
    case beforeFirstYear(Year)
    /// A forecast needs more observations than there are.
    case tooFewObservations(Int)
    /// The figure is unverified and unverified figures are left out.
    case unverifiedLeftOut
    /// The reader may not read it.
    case withheld
    /// Another reason, told in words.
    case other(LocalizedText)

    /// A recorded reason: English, and behind ` | ` Chinese; a reason in one language serves for both.
    private static func twoLanguages(_ reason: String) -> LocalizedText {
        guard let bar = reason.firstRange(of: " | ") else { return LocalizedText(["en": reason]) }
        return LocalizedText(en: String(reason[..<bar.lowerBound]), zh: String(reason[bar.upperBound...]))
    }

    /// The reason that a planner wrote down; nil for every other reason.
    public var recordedText: LocalizedText? {
        if case .recorded = self { text } else { nil }
    }

    /// The reason in words for a person.
    public var text: LocalizedText {
        switch self {
        case .notStated: LocalizedText(en: "not stated", zh: "未填写")
        case .recorded(let reason): Self.twoLanguages(reason)
        case .unreadable: LocalizedText(en: "not readable, see the findings", zh: "无法读取，见检查结果")
        case .noObservation(let indicator, let place, let year):
            LocalizedText(
                en: "no observation of \(indicator) for \(place) in \(year)", zh: "\(place) \(year) 年无“\(indicator)”监测值"
            )
        case .divisionByZero: LocalizedText(en: "division by zero", zh: "除数为零")
        case .notFinite: LocalizedText(en: "not a finite number", zh: "结果不是有限数")
        case .beforeFirstYear(let year):
            LocalizedText(en: "needs a year before \(year)", zh: "需要 \(year) 年以前的数据")
        case .tooFewObservations(let count):
            LocalizedText(
                en: "\(count) observation\(count == 1 ? "" : "s"), too few for a probability",
                zh: "仅有 \(count) 个监测值，不足以测算概率")
        case .unverifiedLeftOut: LocalizedText(en: "unverified figure left out", zh: "数据未经核实，未采用")
        case .withheld: LocalizedText(en: "withheld", zh: "不予公开")
        case .other(let text): text
        }
    }
}
