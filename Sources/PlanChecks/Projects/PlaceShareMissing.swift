import Diagnostics
import PlanModel

/// A project stands in several places, and how much of it in each is not said.
public enum PlaceShareMissing: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "place-share-missing", "未填各地占比", .note,
        mistake: LocalizedText(
            en:
                "A line through several districts is listed without shares; no district's money or limit can be computed from it.",
            zh: "跨区县项目未填各地占比，无法据此计算各区县的投资和约束。"),
        example: FindingExample(
            failing: [FileEdit("project_places.csv", .replace("P1,north,0.6", with: "P1,north,⟦"))],
            repaired: [
                FileEdit("project_places.csv", .replace("P1,north,0.6", with: "P1,north,?survey due in 2026"))
            ]))

    /// One finding for every project with several places, at the first share without number or reason.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard let rows = context.index.projectPlaces[project.id], rows.count > 1,
                let first = rows.first(where: { $0.share.isBlank })
            else { return nil }
            let name = context.name(project.id)
            let count = rows.lazy.filter { $0.share.isBlank }.count
            return Finding(
                kind, at: first.at("share"),
                message: LocalizedText(
                    en:
                        "‘\(name.en)’ lies in \(rows.count) places, and \(counted(count, "share")) \(count == 1 ? "is" : "are") not stated",
                    zh: "“\(name.zh)”涉及 \(rows.count) 个地区，其中 \(count) 个未填占比"),
                help: LocalizedText(
                    en: "where it is not known yet, write ? and the reason", zh: "如暂无数据，请写“?”并注明原因"))
        }
    }
}
