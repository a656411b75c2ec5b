import Diagnostics
import PlanModel
import Quantities

/// A target to keep within a band names no upper end.
public enum BandWithoutUpperEnd: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "band-without-upper-end", "区间缺少上限", .error,
        mistake: LocalizedText(
            en: "A range such as “2700 to 2900” was cut to its first number when it was typed into one cell.",
            zh: "“2700 至 2900”之类的区间录入单元格时只保留了前一个数。"),
        example: FindingExample(
            failing: [BandExamples.targets(beds: "keep-within,2700,⟦")],
            repaired: [BandExamples.targets(beds: "keep-within,2700,2900")]))

    /// Every band that is open above.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard target.form == .keepWithin, let missing = target.upper.missingReason, missing != .unreadable,
                let lower = target.value.number
            else { return nil }
            let title = context.title(target)
            let from = context.shown(lower, of: target.indicator)
            return Finding(
                kind, at: target.at("upper"),
                message: LocalizedText(
                    en: "the band of the \(title.en) starts at \(from.en) and has no upper end",
                    zh: "\(title.zh)只有区间下限（\(from.zh)），没有上限"),
                help: LocalizedText(
                    en: "fill upper; for a floor alone use the form at-least", zh: "请填写 upper；如只设下限，形式应为 at-least"),
                restsOn: [target.at("form")])
        }
    }
}
