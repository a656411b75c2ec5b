import Diagnostics
import PlanModel
import Quantities

/// The year of the long-range objectives lies before the end of the period.
public enum HorizonBeforeEnd: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "horizon-before-end", "远景年份早于规划期末", .error,
        mistake: LocalizedText(
            en:
                "The horizon of the last plan was left in the new one: the objectives far ahead would be due before the plan ends.",
            zh: "沿用上一规划的远景年份，远景目标反而早于规划期末。"),
        example: FindingExample(failing: [
            FileEdit("plan.yaml", .replace("horizon: 2035", with: "horizon: ⟦2029"))
        ]))

    /// The horizon, where it is no horizon.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard let period = context.period, let horizon = context.plan.header.horizon, horizon < period.last else {
            return []
        }
        return [
            Finding(
                kind, at: Address("plan", field: "horizon"),
                message: LocalizedText(
                    en: "the long-range objectives are for \(horizon), the plan lasts until \(period.last)",
                    zh: "远景目标年份为 \(horizon) 年，早于规划期末 \(period.last) 年"),
                restsOn: [Address("plan", field: "period")])
        ]
    }
}
