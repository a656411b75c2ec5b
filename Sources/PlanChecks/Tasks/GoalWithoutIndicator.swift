import Diagnostics
import PlanModel

/// A goal names no indicator by which it could be measured.
public enum GoalWithoutIndicator: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "goal-without-indicator", "目标没有对应指标", .warning,
        mistake: LocalizedText(
            en:
                "The goal was a fine sentence. Five years later everybody could say that it had been reached, and nobody could show it.",
            zh: "目标只是一句好话，五年后人人可说已经实现，却无从证明。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("indicators: [gdp]", with: "indicators: ⟦[]"))
        ]))

    /// Every goal without indicators.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.goals.compactMap { goal in
            guard goal.indicators.isEmpty else { return nil }
            let title = context.title(goal)
            return Finding(
                kind, at: goal.id.address.with(field: "indicators"),
                message: LocalizedText(
                    en: "no indicator measures the goal ‘\(title.en)’", zh: "目标“\(title.zh)”没有衡量指标"))
        }
    }
}
