import Diagnostics
import PlanModel
import Quantities

/// A target that is measured from a baseline has none.
///
/// Floors, ceilings, bands, sums over the years and rates of growth need no baseline. A recorded reason makes it a note.
public enum TargetWithoutBaseline: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-without-baseline", "目标没有基期值", .warning,
        mistake: LocalizedText(
            en: "A target was agreed without writing down from where it starts. "
                + "After three years nobody could say how much of the way was done.",
            zh: "确定目标时未记录起点数值，三年后无法判断完成了多少。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,52,48,2025,report-2025,", with: "level,52,⟦,,,"))
        ]))

    /// Every target of this plan within its period that lacks the number from which it starts.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard let period = context.period else { return [] }
        return context.plan.targets.compactMap { target in
            guard context.isOwn(target), target.year <= period.last, target.value.number != nil,
                let missing = target.baseline.missingReason, missing != .unreadable, needsBaseline(target, context)
            else { return nil }
            return finding(target, missing, context)
        }
    }

    private static func needsBaseline(_ target: Target, _ context: CheckContext) -> Bool {
        guard let nature = context.index.indicators[target.indicator]?.nature else { return false }
        return (target.form == .level || target.form == .annualGrowth) && (nature == .level || nature == .flow)
    }

    private static func finding(_ target: Target, _ missing: MissingReason, _ context: CheckContext) -> Finding {
        let title = context.title(target)
        let reason = missing.recordedText
        let year = context.baselineYear(of: target)
        let observed = context.index.observations(target.indicator, target.place).last {
            $0.year == year && $0.value.number != nil && $0.origin != .unverified
        }
        return Finding(
            kind, at: target.at("baseline"),
            message: LocalizedText(
                en: "\(title.en) has no baseline" + (reason.map { ": \($0.text(in: "en"))" } ?? ""),
                zh: "\(title.zh)没有基期值" + (reason.map { "：\($0.text(in: "zh"))" } ?? "")),
            help: observed.flatMap { observation in
                observation.value.number.map { number in
                    let shown = context.shown(number, of: target.indicator)
                    return LocalizedText(
                        en: "the observation for \(observation.year) is \(shown.en)",
                        zh: "\(observation.year) 年监测值为 \(shown.zh)")
                }
            },
            restsOn: [target.at("form"), target.indicator.address.with(field: "nature")],
            severity: reason == nil ? .warning : .note)
    }
}
