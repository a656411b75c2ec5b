import Diagnostics
import PlanModel
import Quantities

/// A target adds up the years of an indicator whose yearly values are levels.
public enum CumulativeTargetOnLevel: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "cumulative-target-on-level", "累计目标设在存量指标上", .warning,
        mistake: LocalizedText(
            en: "“300 more beds in five years” was put on the number of beds itself. "
                + "Adding up the beds of five years says nothing, and the report showed the target met in the first year.",
            zh: "“五年新增 300 张床位”直接设在床位总数上，将五年床位数相加没有意义，第一年即显示完成。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("anticipatory,level,2900", with: "anticipatory,⟦cumulative,2900"))
        ]))

    /// Every cumulative target on a level.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard target.form == .cumulative, context.index.indicators[target.indicator]?.nature == .level else {
                return nil
            }
            let name = context.name(target.indicator)
            return Finding(
                kind, at: target.at("form"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is a level; its years do not add up to a cumulative target",
                    zh: "“\(name.zh)”为存量指标，各年数值不能累加为累计目标"),
                help: LocalizedText(
                    en:
                        "set the level to be reached, or give the yearly increase an indicator of its own (nature: flow)",
                    zh: "请设定期末水平，或为每年新增量另设指标（nature: flow）"),
                restsOn: [target.indicator.address.with(field: "nature")])
        }
    }
}
