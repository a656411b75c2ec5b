import Diagnostics
import PlanModel

/// The stage of a project is told without the date on which it was known.
public enum StageWithoutDate: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "stage-without-date", "项目阶段未注明日期", .warning,
        mistake: LocalizedText(
            en: "“Under way” was copied from a list of unknown age; two years later nobody can say when that was true.",
            zh: "项目阶段抄自未注明日期的清单，日后无法判断其何时属实。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("road,T2,new-start,2026-02-20,", with: "road,T2,new-start,⟦,"))
        ]))

    /// Every project with a stage and no date for it.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard let stage = project.stage, project.stageKnownOn == nil else { return nil }
            let (name, words) = (context.name(project.id), stage.words)
            return Finding(
                kind, at: project.at("stage_known_on"),
                message: LocalizedText(
                    en: "the stage of ‘\(name.en)’ (\(words.en)) has no date on which it was known",
                    zh: "“\(name.zh)”的阶段（\(words.zh)）未注明截至日期"),
                restsOn: [project.at("stage")])
        }
    }
}
