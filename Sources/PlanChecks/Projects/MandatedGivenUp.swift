import Diagnostics
import PlanModel

/// A project that must be built is withdrawn or suspended.
public enum MandatedGivenUp: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "mandated-project-given-up", "已定项目已取消或停缓建", .error,
        mistake: LocalizedText(
            en: "A project was stopped, but stays on the list of those that must be built, and keeps its money.",
            zh: "项目已停缓建或取消，却仍列为已定项目并占用资金。"),
        example: FindingExample(
            failing: [FileEdit("projects.csv", .replace("T1,new-start,", with: "T1,⟦suspended,"))]))

    /// Every mandated project whose stage says that it is given up.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard project.isMandated, project.isGivenUp, let stage = project.stage else { return nil }
            let (name, words) = (context.name(project.id), stage.words)
            return Finding(
                kind, at: project.at("stage"),
                message: LocalizedText(
                    en: "‘\(name.en)’ must be built, but is \(words.en)", zh: "“\(name.zh)”列为已定项目，但其阶段为\(words.zh)"),
                restsOn: [project.at("mandated")])
        }
    }
}
