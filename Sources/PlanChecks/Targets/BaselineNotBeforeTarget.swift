import Diagnostics
import PlanModel
import Quantities

/// The year of a baseline is not before the year of its target.
public enum BaselineNotBeforeTarget: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "baseline-not-before-target", "基期年不早于目标年", .error,
        mistake: LocalizedText(
            en:
                "The columns of baseline year and target year were exchanged, or a digit was mistyped; the yearly pace became endless.",
            zh: "基期年与目标年两栏填反或年份误录，年均进度无法计算。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("2900,2600,2025", with: "2900,2600,⟦2030"))
        ]))

    /// Every target whose baseline does not lie before it.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard let year = target.baselineYear, year >= target.year, Year.plausible.contains(target.year.number)
            else { return nil }
            let title = context.title(target)
            return Finding(
                kind, at: target.at("baseline_year"),
                message: LocalizedText(
                    en: "\(title.en) starts from a baseline for \(year)", zh: "\(title.zh)的基期年为 \(year) 年，不早于目标年"),
                restsOn: [target.at("year")])
        }
    }
}
