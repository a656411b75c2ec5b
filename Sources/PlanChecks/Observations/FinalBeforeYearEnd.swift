import Diagnostics
import PlanModel
import Quantities

/// A figure is called final although it was known before its year ended.
public enum FinalBeforeYearEnd: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "final-before-year-end", "年度未结束却标为最终数", .warning,
        mistake: LocalizedText(
            en: "The figure of the first three quarters was entered as the figure of the year.",
            zh: "把前三季度数据当作全年数据录入。"),
        example: FindingExample(failing: [
            FileEdit(
                "observations/main.csv",
                .replace("gdp,county,2024,392,,2025-03-15", with: "gdp,county,2024,392,,⟦2024-10-20"))
        ]))

    /// Every final or revised figure that is certainly older than the end of its year.
    public static func findings(in context: CheckContext) -> [Finding] {
        let years = ObservedYears(context.plan.header.fiscalYearStart)
        return context.plan.observations.compactMap { observation in
            guard observation.status == .final || observation.status == .revised, years.isWithin(observation),
                !years.isBefore(observation)
            else { return nil }
            let title = context.title(observation)
            return Finding(
                kind, at: observation.at("known_on"),
                message: LocalizedText(
                    en: "\(title.en) is called final and was known on \(observation.knownOn), before the year ended",
                    zh: "\(title.zh)标为最终数据，但发布日期 \(observation.knownOn) 早于该年结束"),
                help: LocalizedText(
                    en: "correct the date, or set the status to preliminary or estimate",
                    zh: "请核对日期，或将状态改为 preliminary（初步数）或 estimate（估计数）"),
                restsOn: [observation.at("year"), observation.at("status")])
        }
    }
}
