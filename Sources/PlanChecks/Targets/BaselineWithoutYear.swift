import Diagnostics
import PlanModel
import Quantities

/// A baseline says of no year whose value it is.
public enum BaselineWithoutYear: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "baseline-without-year", "基期值未注明年份", .warning,
        mistake: LocalizedText(
            en:
                "Baselines of several years were put into one table without their years, and the pace to the target came out wrong.",
            zh: "不同年份的基期值列入同一张表而未注明年份，推算的年均进度有误。"),
        example: FindingExample(
            failing: [
                FileEdit("plan.yaml", .replace("baseline_year: 2025\n", with: "")),
                FileEdit("targets.csv", .replace("level,52,48,2025,", with: "level,52,⟦48,,")),
            ],
            repaired: [FileEdit("plan.yaml", .replace("baseline_year: 2025\n", with: ""))]))

    /// Every baseline without a year, where the plan names none for all.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard context.plan.header.baselineYear == nil else { return [] }
        return context.plan.targets.compactMap { target in
            guard let baseline = target.baseline.number, target.baselineYear == nil else { return nil }
            let title = context.title(target)
            let shown = context.shown(baseline, of: target.indicator)
            return Finding(
                kind, at: target.at("baseline"),
                message: LocalizedText(
                    en: "the baseline of the \(title.en) (\(shown.en)) has no year",
                    zh: "\(title.zh)的基期值（\(shown.zh)）未注明年份"),
                help: LocalizedText(
                    en: "fill baseline_year here, or once for all in plan.yaml",
                    zh: "请填写 baseline_year，或在 plan.yaml 中统一注明"),
                restsOn: [target.at("baseline_year"), Address("plan", field: "baseline_year")])
        }
    }
}
