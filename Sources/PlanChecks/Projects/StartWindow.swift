import Diagnostics
import PlanModel

/// A project starts outside the years in which it may start.
public enum StartWindow: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "start-outside-window", "开工时间不在可开工年份内", .error,
        mistake: LocalizedText(
            en: "The land will not be free before 2027, says one column; work starts in 2026, says the next.",
            zh: "同一项目一栏注明最早 2027 年可开工，另一栏却填 2026 年开工。"),
        example: FindingExample(
            failing: [
                FileEdit("projects.csv", .replace("2026-03,2029,2026,2027,", with: "⟦2026-03,2029,2027,2027,"))
            ],
            repaired: [
                FileEdit("projects.csv", .replace("2026-03,2029,2026,2027,", with: "2027-03,2030,2027,2027,"))
            ]))

    /// Every start that for certain lies before the earliest or behind the latest year; a window turned round is another fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard let start = project.start else { return nil }
            if let earliest = project.earliest, let latest = project.latest, latest < earliest { return nil }
            let years = context.index.years(of: start)
            let name = context.name(project.id)
            if let earliest = project.earliest, years.upperBound < earliest.number {
                return Finding(
                    kind, at: project.at("start"),
                    message: LocalizedText(
                        en: "‘\(name.en)’ starts \(start.words.en), but may not start before \(earliest)",
                        zh: "“\(name.zh)”\(start.words.zh)开工，早于最早可开工年份（\(earliest) 年）"),
                    restsOn: [project.at("earliest_start"), project.at("latest_start")])
            }
            if let latest = project.latest, years.lowerBound > latest.number {
                return Finding(
                    kind, at: project.at("start"),
                    message: LocalizedText(
                        en: "‘\(name.en)’ starts \(start.words.en), but must start by \(latest)",
                        zh: "“\(name.zh)”\(start.words.zh)开工，晚于最迟开工年份（\(latest) 年）"),
                    restsOn: [project.at("earliest_start"), project.at("latest_start")])
            }
            return nil
        }
    }
}
