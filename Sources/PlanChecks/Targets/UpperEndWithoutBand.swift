import Diagnostics
import PlanModel
import Quantities

/// A target has an upper end but is no band, so the upper end counts for nothing.
public enum UpperEndWithoutBand: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "upper-end-without-band", "非区间目标填了上限", .warning,
        mistake: LocalizedText(
            en:
                "Both ends of a range were entered, but the form still said level; the report measured against the lower end only.",
            zh: "已填写区间两端，但形式仍为 level，评估时只按下限衡量。"),
        example: FindingExample(
            failing: [BandExamples.targets(beds: "level,2700,⟦2900")],
            repaired: [BandExamples.targets(beds: "keep-within,2700,2900")]))

    /// Every upper end that is not read.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard target.form != .keepWithin, let upper = target.upper.number else { return nil }
            let title = context.title(target)
            let shown = context.shown(upper, of: target.indicator)
            let form = target.form.rawValue
            return Finding(
                kind, at: target.at("upper"),
                message: LocalizedText(
                    en: "the upper end (\(shown.en)) of the \(title.en) counts for nothing: its form is \(form)",
                    zh: "\(title.zh)的上限（\(shown.zh)）不起作用：其形式为 \(form)"),
                help: LocalizedText(en: "for a band use the form keep-within", zh: "如为区间，形式应为 keep-within"),
                restsOn: [target.at("form")])
        }
    }
}
