import Diagnostics
import PlanModel
import Quantities

/// A target of this plan is set for a year before its period or behind its horizon.
public enum TargetYearOutsidePlan: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-year-outside-plan", "目标年份不在规划范围内", .error,
        mistake: LocalizedText(
            en:
                "A row was carried over from the last plan with its old year, or a digit was mistyped; no report of this plan will ever reach it.",
            zh: "目标行沿用上一规划的年份，或年份误录一位数字，本规划的任何一次评估都不会涉及。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("county,2035,,level,55", with: "county,⟦2036,,level,55"))
        ]))

    /// Every target of this plan outside its years.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard let period = context.period else { return [] }
        let last = max(period.last, context.plan.header.horizon ?? period.last)
        if let horizon = context.plan.header.horizon, horizon < period.last { return [] }
        return context.plan.targets.compactMap { target in
            guard context.isOwn(target), Year.plausible.contains(target.year.number),
                target.year < period.first || target.year > last
            else { return nil }
            let title = context.title(target)
            let horizon =
                last > period.last
                ? LocalizedText(en: ", objectives to \(last)", zh: "，远景目标至 \(last) 年") : LocalizedText()
            return Finding(
                kind, at: target.at("year"),
                message: LocalizedText(
                    en: "\(title.en) lies outside the plan (\(period)\(horizon.en))",
                    zh: "\(title.zh)不在规划期内（\(period.first)—\(period.last) 年\(horizon.zh)）"),
                restsOn: [Address("plan", field: "period"), Address("plan", field: "horizon")])
        }
    }
}
