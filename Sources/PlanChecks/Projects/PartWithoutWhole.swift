import Diagnostics
import PlanModel

/// A sub-project names no package of which it is a part.
public enum PartWithoutWhole: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "sub-project-without-package", "子项目未注明所属项目包", .warning,
        mistake: LocalizedText(
            en:
                "A lot of a larger project is listed as a sub-project of nothing; nobody knows whether its cost is already in another row.",
            zh: "标段列为子项目却未注明所属项目，无法判断其投资是否已计入其他条目。"),
        example: FindingExample(
            failing: PartsExample.edits(road: "sub-project,⟦"), repaired: PartsExample.edits(road: "sub-project,P2")))

    /// Every sub-project without a package.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard project.kind == .subproject, project.package == nil, project.stage != .withdrawn else { return nil }
            let name = context.name(project.id)
            return Finding(
                kind, at: project.at("package"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is a sub-project, but of no package or project",
                    zh: "“\(name.zh)”为子项目，但未填所属项目包或项目"),
                restsOn: [project.at("kind")])
        }
    }
}
