import Diagnostics
import PlanModel

/// A project waits for its own alternative, which cannot be built if it is.
public enum PrerequisiteIsAlternative: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "prerequisite-is-alternative", "前置项目同时是备选项目", .error,
        mistake: LocalizedText(
            en:
                "Two projects were entered as stages of one work and as alternatives to each other; then the later one can never be built.",
            zh: "两个项目既列为前后工序，又列为备选项目，后一项目永远无法实施。"),
        example: FindingExample(failing: [
            FileEdit("prerequisites.csv", .replace("P2,P3", with: "P2,⟦P3")),
            FileEdit("alternatives.csv", .write("group,project\nhospital-works,P2\nhospital-works,P3\n")),
        ]))

    /// Every prerequisite between two projects of one group of alternatives.
    public static func findings(in context: CheckContext) -> [Finding] {
        let groups = Dictionary(grouping: context.plan.alternatives, by: \.project)
        guard !groups.isEmpty else { return [] }
        return context.plan.prerequisites.compactMap { row in
            guard row.project != row.requires, let others = groups[row.requires],
                let group = groups[row.project]?.first(where: { one in others.contains { $0.group == one.group } })
            else { return nil }
            let (name, other) = (context.name(row.project), context.name(row.requires))
            return Finding(
                kind, at: row.at("requires"),
                message: LocalizedText(
                    en: "‘\(name.en)’ waits for ‘\(other.en)’, but only one of the two can be built "
                        + "(alternatives ‘\(group.group)’)",
                    zh: "“\(name.zh)”以“\(other.zh)”为前置项目，但二者同属备选项目组“\(group.group)”，只能取其一"),
                restsOn: [row.at("project")]
                    + [row.project, row.requires].flatMap { project in
                        ["group", "project"].map { Address("alternatives", "\(group.group)/\(project)", field: $0) }
                    })
        }
    }
}
