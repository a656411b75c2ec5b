import Diagnostics
import PlanModel

/// The last year in which a project may start is before the first.
public enum EmptyStartWindow: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "start-window-turned-round", "最早与最迟开工年份填反", .error,
        mistake: LocalizedText(
            en:
                "The earliest start was put off beyond the latest, and no year is left in which the project could begin.",
            zh: "最早可开工年份推迟到最迟开工年份之后，项目没有任何年份可以开工。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("2028,2030,2027,2028,", with: "2028,2030,2029,⟦2028,"))
        ]))

    /// Every project whose latest start is before its earliest.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard let earliest = project.earliest, let latest = project.latest, latest < earliest else { return nil }
            let name = context.name(project.id)
            return Finding(
                kind, at: project.at("latest_start"),
                message: LocalizedText(
                    en: "‘\(name.en)’ must start by \(latest), but may not start before \(earliest)",
                    zh: "“\(name.zh)”最迟开工年份（\(latest) 年）早于最早可开工年份（\(earliest) 年）"),
                restsOn: [project.at("earliest_start")])
        }
    }
}
