import Diagnostics
import PlanModel

/// The shares of the places of a project do not add up to one.
public enum PlaceShares: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "place-shares-do-not-add-up", "各地占比合计不为 1", .error,
        mistake: LocalizedText(
            en:
                "A district was added to a joint project and the shares of the others were left as they were; money is counted twice.",
            zh: "联建项目新增区县后未调整其他区县占比，投资被重复计算。"),
        example: FindingExample(failing: [
            FileEdit("project_places.csv", .replace("P1,north,0.6", with: "P1,north,⟦0.7"))
        ]))

    /// How far from one the sum may be: thirds written with three decimals pass.
    private static let tolerance = 0.001_000_001

    /// Every project whose shares differ from one; where a share is missing, only a sum above one is a fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard let rows = context.index.projectPlaces[project.id] else { return nil }
            let shares = rows.compactMap(\.share.number)
            guard let first = rows.first(where: { $0.share.number != nil }), shares.allSatisfy((0...1).contains)
            else { return nil }
            let sum = shares.reduce(0, +)
            let excess = sum - 1
            guard shares.count == rows.count ? abs(excess) > tolerance : excess > tolerance else { return nil }
            let name = context.name(project.id)
            func list(_ language: String) -> String {
                rows.map { row in
                    let share = row.share.number.map(context.plain) ?? (language == "zh" ? "未填" : "not stated")
                    return "\(context.name(row.place).text(in: language)) \(share)"
                }.joined(separator: language == "zh" ? "；" : "; ")
            }
            return Finding(
                kind, at: first.at("share"),
                message: LocalizedText(
                    en: "the shares of the places of ‘\(name.en)’ add up to \(context.plain(sum)), not to 1",
                    zh: "“\(name.zh)”各地占比合计为 \(context.plain(sum))，不等于 1"),
                notes: [LocalizedText(en: list("en"), zh: list("zh"))],
                restsOn: context.placeFields(of: project.id))
        }
    }
}
