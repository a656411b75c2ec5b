import Diagnostics
import PlanModel

/// A project waits for one that is withdrawn or suspended.
public enum GivenUpPrerequisite: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "prerequisite-given-up", "前置项目已取消或停缓建", .error,
        mistake: LocalizedText(
            en: "A project was dropped, and nobody asked which others could only start after it.",
            zh: "项目取消或停缓建后，未核对哪些项目以其为前置条件。"),
        example: FindingExample(
            failing: [
                FileEdit("projects.csv", .replace("road,T2,new-start,", with: "road,T2,suspended,")),
                FileEdit("prerequisites.csv", .replace("P2,P3", with: "P2,⟦P3")),
            ],
            repaired: [
                FileEdit("projects.csv", .replace("road,T2,new-start,", with: "road,T2,suspended,")),
                FileEdit("prerequisites.csv", .write("project,requires\n")),
            ]))

    /// Every project that goes on and waits for one that is given up.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.prerequisites.compactMap { row in
            guard let project = context.index.projects[row.project], let first = context.index.projects[row.requires],
                !project.isGivenUp, project.stage?.hasBegun != true, first.isGivenUp, let stage = first.stage
            else { return nil }
            let (name, other, words) = (context.name(project.id), context.name(first.id), stage.words)
            return Finding(
                kind, at: row.at("requires"),
                message: LocalizedText(
                    en: "‘\(name.en)’ waits for ‘\(other.en)’, which is \(words.en)",
                    zh: "“\(name.zh)”的前置项目“\(other.zh)”\(words.zh)"),
                restsOn: [row.at("project"), project.at("stage"), first.at("stage")])
        }
    }
}
