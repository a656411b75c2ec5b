import Diagnostics
import Formulas
import Outlook
import PlanModel

/// A formula cannot be read.
public enum FormulaUnreadable: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "formula-unreadable", "公式无法读取", .error,
        mistake: LocalizedText(
            en: "A bracket or an operator was lost when a formula was copied from a spreadsheet, and the indicator "
                + "silently had no values.",
            zh: "从电子表格复制公式时遗漏括号或运算符，致使指标没有数值而无人察觉。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("formula: gdp / population", with: "formula: gdp / ⟦) population"))
        ]))

    /// The faults of this kind, in the order of the plan.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.trajectories.formulas.faults.filter { !$0.isOfUnits }.map { fault in
            Finding(
                kind, at: fault.indicator.address.with(field: "formula"), columns: fault.fault.columns,
                message: fault.fault.message, help: fault.fault.help)
        }
    }
}
