import Diagnostics
import PlanModel
import Quantities

/// Something in a rule that keeps it from being applied.
public struct GateRuleFault: Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Error, Hashable, Sendable {
        /// A threshold does not begin with a plain number that is zero or more.
        case notANumber(String)
        /// The unit of a threshold cannot be read, and why.
        case notAUnit(String, UnitFault)
        /// A threshold does not measure what its name says; with the name of a fitting unit.
        case wrongDimension(String, GateMeasure, unit: String, unitZh: String)
        /// A threshold of something that rules do not know, and the nearest name that they do.
        case unknownMeasure(String, suggestion: String?)
        /// A version whose last day is before its first.
        case emptyValidity(version: String, from: CalendarDate, to: CalendarDate)
        /// A version still in force when the next one begins; its own last day, if any, is given.
        case overlap(version: String, lastDay: CalendarDate?, next: String, nextFrom: CalendarDate)
    }

    /// What is wrong.
    public let problem: Problem
    /// Where: `rules/<id>#versions/0/exempt_below/energy`.
    public let address: Address

    /// Makes a fault of a rule at an address.
    public init(_ problem: Problem, at address: Address) {
        self.problem = problem
        self.address = address
    }

    /// What is wrong, in a sentence.
    public var message: LocalizedText {
        switch problem {
        case .notANumber(let text):
            LocalizedText(
                en: "the threshold ‘\(text)’ does not begin with a plain number that is zero or more",
                zh: "标准值“\(text)”的开头不是非负数字")
        case .notAUnit(let text, let fault):
            LocalizedText(
                en: "the threshold ‘\(text)’ has no readable unit: \(fault.text.text(in: "en"))",
                zh: "标准值“\(text)”的计量单位无法识别：\(fault.text.text(in: "zh"))")
        case .wrongDimension(let text, let measure, _, _):
            LocalizedText(
                en: "the threshold ‘\(text)’ does not measure \(measure.words.text(in: "en"))",
                zh: "标准值“\(text)”的计量单位不能用于\(measure.words.text(in: "zh"))")
        case .unknownMeasure(let name, _):
            LocalizedText(
                en: "‘\(name)’ is nothing that a rule can compare of a project", zh: "“\(name)”不是规定可比较的项目指标")
        case .emptyValidity(let version, let from, let to):
            LocalizedText(
                en: "version ‘\(version)’ ends on \(to), before it begins on \(from)",
                zh: "规定的“\(version)”版于\(to.words(in: "zh"))失效，早于\(from.words(in: "zh"))施行")
        case .overlap(let version, let lastDay, let next, let nextFrom):
            Self.overlap(version, lastDay, next, nextFrom)
        }
    }

    /// What would mend it, where that is plain.
    public var help: LocalizedText? {
        switch problem {
        case .notANumber, .notAUnit:
            LocalizedText(en: "write a number, a space and a unit: `1000 tce`", zh: "请写作数字、空格、计量单位，如“1000 tce”")
        case .wrongDimension(_, _, let unit, let unitZh):
            LocalizedText(en: "write it in \(unit) or another unit of that kind", zh: "请使用“\(unitZh)”或同类计量单位")
        case .unknownMeasure(_, let suggestion):
            Self.names(suggestion)
        case .emptyValidity:
            LocalizedText(en: "mend `valid_from` or `valid_to`", zh: "请改正施行日期（valid_from）或失效日期（valid_to）")
        case .overlap(let version, _, _, let nextFrom):
            Day.date(before: nextFrom).map {
                LocalizedText(
                    en: "write `valid_to: \($0)` in version ‘\(version)’", zh: "请在“\(version)”版写明 valid_to: \($0)")
            }
        }
    }

    private static func overlap(_ version: String, _ lastDay: CalendarDate?, _ next: String, _ from: CalendarDate)
        -> LocalizedText
    {
        let en = lastDay.map { "is in force until \($0)" } ?? "has no last day"
        let zh = lastDay.map { "有效至\($0.words(in: "zh"))" } ?? "未写明失效日期"
        return LocalizedText(
            en: "version ‘\(version)’ \(en) and overlaps version ‘\(next)’, which begins on \(from)",
            zh: "规定的“\(version)”版\(zh)，与\(from.words(in: "zh"))施行的“\(next)”版重叠")
    }

    private static func names(_ suggestion: String?) -> LocalizedText {
        if let suggestion { return LocalizedText(en: "did you mean ‘\(suggestion)’?", zh: "是否为“\(suggestion)”？") }
        let names = GateMeasure.allCases.map(\.rawValue)
        return LocalizedText(
            en: "write one of: " + names.joined(separator: ", "), zh: "请填写以下之一：" + names.joined(separator: "、"))
    }
}

/// Every fault of the plan's rules that keeps them from being applied, in the order of rules and versions.
///
/// A version whose first day could not be read is left out: reading it gave its own finding.
public func gateRuleFaults(of plan: Plan) -> [GateRuleFault] {
    let reader = ThresholdReader(plan)
    return plan.gates.flatMap { ReadGate($0, by: reader).faults }
}
