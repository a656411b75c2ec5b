import Diagnostics
import PlanModel

/// An effect is claimed on an indicator that is computed from others.
public enum EffectOnFormula: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "effect-on-formula-indicator", "成效填在公式指标上", .warning,
        mistake: LocalizedText(
            en:
                "A plant's effect was entered on GDP per head, which is computed from GDP and residents; the formula overwrites it.",
            zh: "将项目成效填在人均地区生产总值上，而该指标由公式计算得出，所填成效会被公式结果覆盖。"),
        example: FindingExample(
            failing: [
                FileEdit("effects.csv", .replace("projects/P2,hospital_beds", with: "projects/P2,⟦gdp_per_head"))
            ],
            repaired: [FileEdit("effects.csv", .replace("projects/P2,hospital_beds", with: "projects/P2,gdp"))]))

    /// Every effect on an indicator with a formula.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.effects.compactMap { effect in
            guard let indicator = context.index.indicators[effect.indicator], !indicator.formula.isEmpty else {
                return nil
            }
            let name = context.name(indicator.id)
            return Finding(
                kind, at: effect.at("indicator"),
                message: LocalizedText(
                    en: "the effect on ‘\(name.en)’ is overwritten by its formula: \(indicator.formula)",
                    zh: "“\(name.zh)”由公式计算（\(indicator.formula)），所填成效不起作用"),
                help: LocalizedText(
                    en: "name the effect on an indicator of the formula", zh: "请将成效填在公式所用的指标上"),
                restsOn: [indicator.id.address.with(field: "formula")])
        }
    }
}
