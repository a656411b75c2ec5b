import Diagnostics
import PlanModel

/// A project belongs to none of the plan's fields.
public enum ProjectWithoutField: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "project-without-field", "项目未填领域", .warning,
        mistake: LocalizedText(
            en:
                "A department sends in a project and leaves the field open; it then stands in no chapter and in no total by field.",
            zh: "部门报送项目时未填所属领域，该项目既不进入任何篇章，也不计入分领域汇总。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("山地造林,ecology,", with: "山地造林,⟦,"))
        ]))

    /// Every project without a field; a part takes that of its package.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard project.field == nil, project.stage != .withdrawn else { return nil }
            let wholes = context.index.wholes(of: project)
            guard !wholes.contains(where: { $0.field != nil }) else { return nil }
            let name = context.name(project.id)
            return Finding(
                kind, at: project.at("field"),
                message: LocalizedText(
                    en: "‘\(name.en)’ belongs to no field", zh: "“\(name.zh)”未填所属领域"),
                help: LocalizedText(
                    en: "name one of the fields of plan.yaml", zh: "请从 plan.yaml 所列领域中选填"),
                restsOn: [project.at("package")] + wholes.map { $0.at("field") })
        }
    }
}
