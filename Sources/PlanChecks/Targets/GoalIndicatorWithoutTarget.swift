import Diagnostics
import PlanModel

/// A goal is measured by an indicator for which nobody has set a target.
public enum GoalIndicatorWithoutTarget: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "goal-indicator-without-target", "目标所列指标没有目标值", .warning,
        mistake: LocalizedText(
            en:
                "A goal was decorated with an indicator that sounded right, but no number was ever set for it, so the goal can be neither met nor missed.",
            zh: "目标所列指标从未确定数值，该目标既无法判定完成，也无法判定未完成。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("indicators: [gdp]", with: "indicators: [gdp, ⟦gdp_per_head]"))
        ]))

    /// Every mention of such an indicator in a goal.
    public static func findings(in context: CheckContext) -> [Finding] {
        let withTarget = Set(context.plan.targets.map(\.indicator))
        let unread = context.targetsOfNothing
        return context.plan.goals.flatMap { goal in
            goal.indicators.enumerated().compactMap { position, indicator in
                guard !withTarget.contains(indicator), context.index.indicators[indicator] != nil else { return nil }
                let name = context.name(indicator)
                return Finding(
                    kind, at: goal.id.address.with(field: "indicators/\(position)"),
                    message: LocalizedText(
                        en: "‘\(name.en)’ measures this goal and has no target", zh: "“\(name.zh)”用于衡量该目标，但没有目标值"),
                    help: LocalizedText(
                        en: "add a target; where the value is not known yet, write ? and the reason",
                        zh: "请补充目标值；如尚未确定，请填写“?”并注明原因"),
                    restsOn: unread + [
                        goal.id.address.with(field: "indicators"), Address("targets"),
                        .mention(of: indicator.address, in: Address("targets", field: "indicator")),
                    ])
            }
        }
    }
}
