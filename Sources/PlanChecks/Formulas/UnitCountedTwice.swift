import Diagnostics
import Formulas
import Outlook
import PlanModel
import Quantities

/// A formula multiplies by the hundred that the unit % holds already.
public enum UnitCountedTwice: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unit-counted-twice", "单位重复换算", .warning,
        mistake: LocalizedText(
            en: "A formula came over from a spreadsheet with its “100 *”, while the unit says per hundred already; "
                + "a growth of 5 % was computed as 500 %.",
            zh: "公式照搬电子表格中的“100 *”，而单位已是百分比，5% 的增速算成了 500%。"),
        example: FindingExample(failing: [edit("⟦100 * GROWTH(gdp)")], repaired: [edit("GROWTH(gdp)")]))

    private static func edit(_ formula: String) -> FileEdit {
        FileEdit(
            "indicators.yaml",
            .append(
                """
                - id: gdp_growth
                  name: {en: Growth of GDP, zh: 地区生产总值增速}
                  field: economy
                  unit: "%"
                  formula: \(formula)

                """))
    }

    /// Every factor that is the number of the indicator's own unit in one (100 for %, 1,000 for ‰), in the plan's order.
    public static func findings(in context: CheckContext) -> [Finding] {
        let faulty = Set(context.trajectories.formulas.faults.map(\.indicator))
        return context.plan.indicators.flatMap { indicator -> [Finding] in
            guard !indicator.formula.isEmpty, !faulty.contains(indicator.id),
                let unit = context.index.units[indicator.id], unit.dimension == .none, unit.scale < 1,
                let formula = try? Formula.reading(indicator.formula)
            else { return [] }
            let number = (1 / unit.scale).rounded()
            return factors(number, in: formula.root).map { finding($0, number, indicator, in: context) }
        }
    }

    private static func finding(
        _ factor: FormulaNode, _ number: Double, _ indicator: Indicator, in context: CheckContext
    ) -> Finding {
        let name = context.name(indicator.id)
        let times = DecimalText.fixed(number, decimals: 0)
        return Finding(
            kind, at: indicator.id.address.with(field: "formula"), columns: factor.columns,
            message: LocalizedText(
                en: "‘\(name.en)’ is in \(indicator.unit), and its formula multiplies by \(times) once more: "
                    + "the result is \(times) times too large",
                zh: "“\(name.zh)”的单位为 \(indicator.unit)，公式又乘以 \(times)，结果为应有数值的 \(times) 倍"),
            help: LocalizedText(
                en: "take the \(times) out of the formula; the unit sees to it",
                zh: "请从公式中去掉 \(times)，单位换算由程序完成"),
            restsOn: [indicator.id.address.with(field: "unit")])
    }

    /// The factors with a number by which the result of a step, or a part of that sum, is multiplied and not divided.
    private static func factors(_ number: Double, in node: FormulaNode) -> [FormulaNode] {
        switch node.form {
        case .product(let factors):
            guard !factors.contains(where: { $0.isDivisor && $0.node.form == .number(number) }) else { return [] }
            return factors.filter { !$0.isDivisor && $0.node.form == .number(number) }.prefix(1).map(\.node)
        case .negated(let inner): return self.factors(number, in: inner)
        case .sum(let terms): return terms.flatMap { self.factors(number, in: $0.node) }
        case .lowest(let nodes), .highest(let nodes): return nodes.flatMap { self.factors(number, in: $0) }
        case .condition(_, let then, let otherwise): return [then, otherwise].flatMap { self.factors(number, in: $0) }
        default: return []
        }
    }
}
