import Diagnostics
import PlanModel

/// A project stands in no place.
public enum ProjectWithoutPlace: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "project-without-place", "项目未填建设地点", .warning,
        mistake: LocalizedText(
            en:
                "A project is listed without the district or town in which it lies; it is missing from every page and limit of a place.",
            zh: "项目未填建设地点，各区县、乡镇的项目清单和年度约束均未将其计入。"),
        example: FindingExample(failing: [
            FileEdit("project_places.csv", .replace("P3,south,1\n", with: "")),
            FileEdit("projects.csv", .replace("P3,Hospital", with: "⟦P3,Hospital")),
        ]))

    /// Every project without a row in `project_places`; a package has the places of its parts, a part those of its package.
    public static func findings(in context: CheckContext) -> [Finding] {
        let placed = context.index.projectPlaces
        let without = context.plan.projects.filter { placed[$0.id] == nil }
        guard !without.isEmpty else { return [] }
        let withPlacedParts = Set(
            context.plan.projects.filter { placed[$0.id] != nil }.flatMap { context.index.wholes(of: $0).map(\.id) })
        return without.compactMap { project in
            guard project.stage != .withdrawn, !withPlacedParts.contains(project.id) else { return nil }
            let wholes = context.index.wholes(of: project)
            guard !wholes.contains(where: { placed[$0.id] != nil }) else { return nil }
            let name = context.name(project.id)
            return Finding(
                kind, at: project.id.address,
                message: LocalizedText(
                    en: "‘\(name.en)’ lies in no place", zh: "“\(name.zh)”未填建设地点"),
                help: LocalizedText(
                    en: "add its places to project_places.csv, with their shares",
                    zh: "请在 project_places.csv 中填写地点及占比"),
                restsOn: [project.at("package")] + context.placeFields(of: project.id)
                    + wholes.flatMap { context.placeFields(of: $0.id) })
        }
    }
}
