import Diagnostics
import PlanModel
import Quantities

/// The level that a target states is one that its indicator cannot have.
public enum TargetOutOfRange: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-out-of-range", "目标值超出可能范围", .error,
        mistake: LocalizedText(
            en: "A digit was typed twice and the plan promised 155 % of the land as forest.",
            zh: "多录了一位数字，规划承诺森林覆盖率达到 155 %。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,55,48", with: "level,⟦155,48"))
        ]))

    /// Every level, end of a band or baseline outside the bounds of its indicator.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.flatMap { target -> [Finding] in
            guard let indicator = context.index.indicators[target.indicator] else { return [] }
            var figures = [("baseline", target.baseline.number)]
            switch target.form {
            case .level, .atLeast, .atMost: figures.append(("value", target.value.number))
            case .keepWithin: figures += [("value", target.value.number), ("upper", target.upper.number)]
            case .annualGrowth, .cumulative: break
            }
            return figures.compactMap { field, number in
                guard let number, !context.isPossible(number, of: target.indicator) else { return nil }
                return finding(target, field, number, indicator, context)
            }
        }
    }

    private static func finding(
        _ target: Target, _ field: String, _ number: Double, _ indicator: Indicator, _ context: CheckContext
    ) -> Finding {
        let title = context.title(target)
        let shown = context.shown(number, of: indicator.id)
        let bounds = Bounds.text(of: indicator, context)
        let subject =
            field == "baseline"
            ? LocalizedText(en: "the baseline of the \(title.en)", zh: "\(title.zh)的基期值") : title
        return Finding(
            kind, at: target.at(field),
            message: LocalizedText(
                en: "\(subject.en) (\(shown.en)) is not possible: the indicator \(bounds.en)",
                zh: "\(subject.zh)（\(shown.zh)）不可能出现：该指标\(bounds.zh)"),
            restsOn: [
                target.at("form"), indicator.id.address.with(field: "lowest"),
                indicator.id.address.with(field: "highest"),
            ])
    }
}

/// The bounds of an indicator in words.
enum Bounds {
    /// `lies between 0 % and 100 %`, `is at least 0 beds`.
    static func text(of indicator: Indicator, _ context: CheckContext) -> LocalizedText {
        let lowest = indicator.lowest.map { context.shown($0, of: indicator.id) }
        let highest = indicator.highest.map { context.shown($0, of: indicator.id) }
        switch (lowest, highest) {
        case (let low?, let high?):
            return LocalizedText(en: "lies between \(low.en) and \(high.en)", zh: "应在 \(low.zh) 至 \(high.zh) 之间")
        case (let low?, nil): return LocalizedText(en: "is at least \(low.en)", zh: "不低于 \(low.zh)")
        case (nil, let high?): return LocalizedText(en: "is at most \(high.en)", zh: "不高于 \(high.zh)")
        case (nil, nil): return LocalizedText(en: "has no bounds", zh: "未设上下限")
        }
    }
}
