import Diagnostics
import PlanModel
import Quantities

/// A target lies on the wrong side of its baseline, or lets the indicator move against its direction.
///
/// Floors, ceilings and bands may lie on either side; an indicator to be held has no wrong side.
public enum TargetBelowBaseline: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-below-baseline", "目标值劣于基期值", .error,
        mistake: LocalizedText(
            en: "A target was copied from the last plan, or the baseline was revised upwards after the target was set. "
                + "Meeting it would now mean falling back.",
            zh: "目标值沿用上一规划，或目标确定后基期值已上调，完成目标反而意味着倒退。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,52,48", with: "level,⟦47,48"))
        ]))

    /// Every target that asks for less than there is already.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { finding($0, context) }
    }

    /// Whether a move by this much goes against the direction of an indicator.
    static func isBackwards(_ change: Double, _ direction: Direction) -> Bool {
        switch direction {
        case .up: change < 0
        case .down: change > 0
        case .hold: false
        }
    }

    private static func finding(_ target: Target, _ context: CheckContext) -> Finding? {
        guard let value = target.value.number, let indicator = context.index.indicators[target.indicator] else {
            return nil
        }
        switch (target.form, indicator.nature) {
        case (.level, .level), (.level, .flow):
            guard let baseline = target.baseline.number, context.isPossible(value, of: target.indicator),
                context.isPossible(baseline, of: target.indicator)
            else { return nil }
            let (shown, start) = (
                context.rounded(value, of: target.indicator), context.rounded(baseline, of: target.indicator)
            )
            guard isBackwards(shown - start, indicator.direction) else { return nil }
            return report(target, value, from: baseline, indicator, context)
        case (.annualGrowth, .level), (.annualGrowth, .flow), (.annualGrowth, .growth), (.level, .growth),
            (.level, .change), (.cumulative, .change):
            guard isBackwards(value, indicator.direction) else { return nil }
            return report(target, value, from: nil, indicator, context)
        default: return nil
        }
    }

    private static func report(
        _ target: Target, _ value: Double, from baseline: Double?, _ indicator: Indicator, _ context: CheckContext
    ) -> Finding {
        let title = context.title(target)
        let amount = context.shown(value, as: target)
        let isUp = indicator.direction == .up
        let message: LocalizedText
        if let baseline {
            let start = context.shown(baseline, of: target.indicator)
            let year = context.baselineYear(of: target)
            message = LocalizedText(
                en: "\(title.en) (\(amount.en)) is \(isUp ? "below" : "above") its baseline"
                    + (year.map { " for \($0)" } ?? "") + " (\(start.en))",
                zh: "\(title.zh)（\(amount.zh)）\(isUp ? "低于" : "高于")" + (year.map { " \($0) 年" } ?? "")
                    + "基期值（\(start.zh)）")
        } else {
            message = LocalizedText(
                en: "\(title.en) (\(amount.en)) lets it \(isUp ? "fall" : "rise")",
                zh: "\(title.zh)（\(amount.zh)）允许指标\(isUp ? "下降" : "上升")")
        }
        return Finding(
            kind, at: target.at("value"), message: message,
            notes: [
                LocalizedText(
                    en: isUp ? "more is better here (direction: up)" : "less is better here (direction: down)",
                    zh: isUp ? "该指标以升为优（direction: up）" : "该指标以降为优（direction: down）")
            ],
            help: LocalizedText(
                en: "correct the value or the baseline; where it may move either way, set the direction to hold",
                zh: "请核对目标值或基期值；如该指标升降均可，方向应设为 hold"),
            restsOn: [
                target.at("baseline"), target.at("form"), indicator.id.address.with(field: "direction"),
                indicator.id.address.with(field: "nature"),
            ],
            severity: context.weight(
                context.isOwn(target) ? .error : .warning, restingOn: target.origin,
                baseline == nil ? .sourced : target.baselineOrigin))
    }
}
