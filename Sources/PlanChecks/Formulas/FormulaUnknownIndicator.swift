import Diagnostics
import Formulas
import Outlook
import PlanModel

/// A formula names an indicator that the plan does not hold.
public enum FormulaUnknownIndicator: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "formula-unknown-indicator", "公式引用的指标不存在", .error,
        mistake: LocalizedText(
            en: "An indicator was renamed and the formulas that use it were not; they stopped giving values.",
            zh: "指标改名后，引用它的公式未同步修改，不再得出数值。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("formula: gdp / population", with: "formula: gdp / ⟦populaton"))
        ]))

    /// The faults of this kind, in the order of the plan.
    public static func findings(in context: CheckContext) -> [Finding] {
        let mentions = context.trajectories.formulas.mentions
        return context.plan.indicators.flatMap { indicator -> [Finding] in
            (mentions[indicator.id] ?? []).filter { context.index.indicators[$0.indicator] == nil }.map { mention in
                let known = context.plan.indicators.map(\.id.text)
                let near = DidYouMean.nearest(to: mention.indicator.text, among: known)
                return Finding(
                    kind, at: indicator.id.address.with(field: "formula"), columns: mention.columns,
                    message: LocalizedText(
                        en: "‘\(mention.indicator)’ is no indicator of the plan",
                        zh: "规划中没有指标“\(mention.indicator)”"),
                    help: near.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") })
            }
        }
    }
}
