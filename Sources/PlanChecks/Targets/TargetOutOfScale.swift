import Diagnostics
import PlanModel
import Quantities

/// A target is a hundred times its baseline or more, or a hundredth of it or less.
public enum TargetOutOfScale: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-out-of-scale", "目标值数量级异常", .warning,
        mistake: LocalizedText(
            en:
                "The baseline was entered in 100 million yuan and the target in 10,000 yuan, and nobody looked at the unit of the indicator.",
            zh: "基期值按亿元、目标值按万元填写，未核对指标的计量单位。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,2900,2600", with: "level,⟦290000,2600"))
        ]))

    /// From which ratio on two figures are taken to be in different units.
    static let ratio = 100.0

    /// Every level target that does not stand in the scale of its baseline.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard target.form != .annualGrowth, target.form != .cumulative, let value = target.value.number,
                let baseline = target.baseline.number, value * baseline > 0,
                let nature = context.index.indicators[target.indicator]?.nature, nature == .level || nature == .flow,
                context.isPossible(value, of: target.indicator), context.isPossible(baseline, of: target.indicator)
            else { return nil }
            let times = value / baseline
            guard times >= ratio || times <= 1 / ratio else { return nil }
            let title = context.title(target)
            let shown = context.shown(value, of: target.indicator)
            let start = context.shown(baseline, of: target.indicator)
            let factor = DecimalText.fixed(max(times, 1 / times), decimals: 0)
            return Finding(
                kind, at: target.at("value"),
                message: LocalizedText(
                    en: "\(title.en) (\(shown.en)) and its baseline (\(start.en)) differ by a factor of \(factor)",
                    zh: "\(title.zh)（\(shown.zh)）与基期值（\(start.zh)）相差 \(factor) 倍"),
                help: LocalizedText(
                    en: "are both in the unit of the indicator?", zh: "请核对两个数值是否均采用指标的计量单位"),
                restsOn: [
                    target.at("baseline"), target.at("form"), target.indicator.address.with(field: "unit"),
                    target.indicator.address.with(field: "nature"),
                ])
        }
    }
}
