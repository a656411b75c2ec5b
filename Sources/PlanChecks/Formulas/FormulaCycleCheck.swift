import Diagnostics
import Formulas
import Outlook
import PlanModel

/// Indicators are computed from each other in a loop.
public enum FormulaCycleCheck: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "formula-cycle", "公式循环引用", .error,
        mistake: LocalizedText(
            en: "Two indicators were each computed from the other, so neither has a value, and a spreadsheet showed "
                + "the last one typed.",
            zh: "两项指标互为计算依据，均无法得出数值，电子表格却仍显示最后一次输入的数字。"),
        example: FindingExample(failing: [
            FileEdit(
                "indicators.yaml",
                .replace(
                    "  combine: ratio\n  formula: gdp / population",
                    with: "  combine: ratio\n  formula: ⟦gdp_per_head * 1"))
        ]))

    /// The faults of this kind, in the order of the plan.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.trajectories.formulas.cycles.compactMap { cycle in
            guard let first = cycle.indicators.first else { return nil }
            let others = cycle.indicators.map { $0.address.with(field: "formula") }
            let loop = cycle.text
            return Finding(
                kind, at: first.address.with(field: "formula"),
                message: LocalizedText(
                    en: "the formula goes round in a loop: \(loop.text(in: "en"))",
                    zh: "公式循环引用：\(loop.text(in: "zh"))"),
                help: LocalizedText(
                    en: "take one of the references from the year before: PREV(x)", zh: "请将其中一处改为引用上一年：PREV(x)"),
                restsOn: others)
        }
    }
}
