import Diagnostics
import PlanModel

/// An indicator rolls up as a mean and does not say weighted by what.
public enum MeanWithoutWeight: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "mean-without-weight", "平均数未注明权重", .error,
        mistake: LocalizedText(
            en: "The rates of a big district and a small county were averaged as if both counted the same.",
            zh: "大区与小县的比率直接取算术平均，未按规模加权。"),
        example: FindingExample(
            failing: [
                FileEdit("indicators.yaml", .replace("unit: beds\n", with: "unit: beds\n  combine: ⟦mean\n"))
            ],
            repaired: [
                FileEdit(
                    "indicators.yaml",
                    .replace("unit: beds\n", with: "unit: beds\n  combine: mean\n  weight: population\n"))
            ]))

    /// Every mean without its weight.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.indicators.compactMap { indicator in
            guard indicator.combine == .mean, indicator.weight == nil else { return nil }
            let name = context.name(indicator.id)
            return Finding(
                kind, at: indicator.id.address.with(field: "combine"),
                message: LocalizedText(
                    en: "‘\(name.en)’ of several places is their mean, weighted by nothing",
                    zh: "“\(name.zh)”按各地区平均汇总，但未指定权数"),
                help: LocalizedText(
                    en: "name the indicator that weighs the places, such as population, as weight",
                    zh: "请在 weight 中指定作为权数的指标，如常住人口"),
                restsOn: [indicator.id.address.with(field: "weight")])
        }
    }
}
