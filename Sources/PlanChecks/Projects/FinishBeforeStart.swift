import Diagnostics
import PlanModel

/// A project finishes before it starts.
public enum FinishBeforeStart: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "finish-before-start", "竣工早于开工", .error,
        mistake: LocalizedText(
            en: "The start was put off and the finish was not, or the two columns were swapped.",
            zh: "开工时间后移而竣工时间未调整，或两列填反。"),
        example: FindingExample(
            failing: [FileEdit("projects.csv", .replace("2026-03,2029,", with: "2026-03,⟦2025,"))])
    )

    /// Every project whose latest possible finish is before its earliest possible start.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard project.finishesBeforeStart, let start = project.start, let finish = project.finish else {
                return nil
            }
            let name = context.name(project.id)
            return Finding(
                kind, at: project.at("finish"),
                message: LocalizedText(
                    en: "‘\(name.en)’ finishes \(finish.words.en), before it starts \(start.words.en)",
                    zh: "“\(name.zh)”\(finish.words.zh)竣工，早于开工时间（\(start.words.zh)）"),
                restsOn: [project.at("start")])
        }
    }
}
