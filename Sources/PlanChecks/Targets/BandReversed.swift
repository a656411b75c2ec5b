import Diagnostics
import PlanModel
import Quantities

/// The lower end of a band lies above its upper end.
public enum BandReversed: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "band-reversed", "区间上下限填反", .error,
        mistake: LocalizedText(
            en: "The two ends of a band were exchanged: no value in the world can keep within it.",
            zh: "控制区间的上下限填反，任何数值都无法落在区间内。"),
        example: FindingExample(
            failing: [BandExamples.targets(beds: "keep-within,2900,⟦2700")],
            repaired: [BandExamples.targets(beds: "keep-within,2700,2900")]))

    /// Every band that holds no value.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard target.form == .keepWithin, let lower = target.value.number, let upper = target.upper.number,
                lower > upper
            else { return nil }
            let title = context.title(target)
            let ends = (
                context.shown(lower, of: target.indicator), context.shown(upper, of: target.indicator)
            )
            return Finding(
                kind, at: target.at("upper"),
                message: LocalizedText(
                    en: "the band of the \(title.en) goes from \(ends.0.en) down to \(ends.1.en)",
                    zh: "\(title.zh)的区间下限（\(ends.0.zh)）高于上限（\(ends.1.zh)）"),
                help: LocalizedText(en: "exchange value and upper", zh: "请对调 value 与 upper"),
                restsOn: [target.at("value"), target.at("form")])
        }
    }
}
