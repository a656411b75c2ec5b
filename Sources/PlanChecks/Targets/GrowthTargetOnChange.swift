import Diagnostics
import PlanModel
import Quantities

/// A target asks for yearly growth of an indicator that is itself a change since the baseline year.
public enum GrowthTargetOnChange: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "growth-target-on-change", "对变化率再求年均增长", .error,
        mistake: LocalizedText(
            en:
                "“Down 14 % in five years” was entered as growth of -14 % a year, or as growth of a change: a figure without a meaning.",
            zh: "“五年累计下降 14 %”被录为年均增长，或对“累计变化”再求增长，数值没有意义。"),
        example: FindingExample(
            failing: [indicator, FileEdit("targets.csv", .append(row("⟦annual-growth")))],
            repaired: [indicator, FileEdit("targets.csv", .append(row("cumulative")))]))

    private static let indicator = FileEdit(
        "indicators.yaml",
        .append(
            """
            - id: energy_saving
              name: {en: Energy use per GDP since 2025, zh: 单位地区生产总值能耗累计变化}
              unit: "%"
              direction: down
              nature: change
              body: government

            """))

    private static func row(_ form: String) -> String {
        "energy_saving,county,2030,binding,\(form),-14,,,,,,report-2025\n"
    }

    /// Every growth target on a change.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard target.form == .annualGrowth, context.index.indicators[target.indicator]?.nature == .change else {
                return nil
            }
            let name = context.name(target.indicator)
            return Finding(
                kind, at: target.at("form"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is a change since the baseline year and cannot grow at a yearly rate",
                    zh: "“\(name.zh)”是自基期年以来的变化，不能再设年均增长目标"),
                help: LocalizedText(
                    en: "use the form cumulative for the whole change", zh: "如指五年累计变化，形式应为 cumulative"),
                restsOn: [target.indicator.address.with(field: "nature")])
        }
    }
}
