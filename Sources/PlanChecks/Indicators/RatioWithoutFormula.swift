import Diagnostics
import PlanModel

/// An indicator is to be computed anew for every place and has no formula.
public enum RatioWithoutFormula: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "ratio-without-formula", "比率没有计算公式", .error,
        mistake: LocalizedText(
            en: "GDP per head was marked as a ratio, but not of what to what, so no district's value can be computed.",
            zh: "人均地区生产总值标为比率，却未给出分子分母，各区县数值无法计算。"),
        example: FindingExample(failing: [
            FileEdit(
                "indicators.yaml",
                .replace("combine: ratio\n  formula: gdp / population\n", with: "combine: ⟦ratio\n"))
        ]))

    /// Every ratio without a formula.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.indicators.compactMap { indicator in
            guard indicator.combine == .ratio, indicator.formula.isEmpty else { return nil }
            let name = context.name(indicator.id)
            return Finding(
                kind, at: indicator.id.address.with(field: "combine"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is a ratio without a formula", zh: "“\(name.zh)”为比率指标，但没有计算公式"),
                help: LocalizedText(en: "add a formula such as gdp / population", zh: "请填写公式，如 gdp / population"),
                restsOn: [indicator.id.address.with(field: "formula")])
        }
    }
}
