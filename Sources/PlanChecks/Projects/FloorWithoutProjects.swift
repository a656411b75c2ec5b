import Diagnostics
import PlanModel

/// A field or a place must get something, but no project is there to bring it.
public enum FloorWithoutProjects: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "minimum-without-project", "最低份额没有可安排的项目", .error,
        mistake: LocalizedText(
            en:
                "A district was promised its part of the money before anybody proposed a project there; no programme can keep that.",
            zh: "向某地承诺了资金份额，但当地没有任何申报项目，无论如何安排都无法兑现。"),
        example: FindingExample(
            failing: [FileEdit("floors.csv", .write("field,amount,source\n⟦economy,1000,report-2025\n"))],
            repaired: [FileEdit("floors.csv", .write("field,amount,source\nhealth,1000,report-2025\n"))]))

    /// Every minimum that asks for something where no project of the plan, given up ones aside, can bring it.
    public static func findings(in context: CheckContext) -> [Finding] {
        let use = ProjectUse(
            index: context.index, in: Set(context.plan.floors.compactMap(\.place)),
            includesUnverified: context.includesUnverified)
        return context.plan.floors.compactMap { floor in
            guard (floor.share.number ?? 0) > 0 || (floor.amount.number ?? 0) > 0 else { return nil }
            let serves = context.plan.projects.contains { project in
                !project.isGivenUp && (floor.field == nil || floor.field == project.field)
                    && floor.place.map { place in use.shares(of: project).contains { $0.place == place } } ?? true
            }
            guard !serves else { return nil }
            let (field, place) = (floor.field.map(context.index.name), floor.place.map(context.index.name))
            let en = [field.map { "of ‘\($0.en)’" }, place.map { "in \($0.en)" }].compactMap { $0 }
            let zh = [place?.zh, field?.zh].compactMap { $0 }
            return Finding(
                kind, at: floor.at(floor.field == nil ? "place" : "field"),
                message: LocalizedText(
                    en: "a minimum is asked for, but there is no project \(en.joined(separator: " "))",
                    zh: "设有最低要求，但没有\(zh.joined())的项目"),
                restsOn: [Address("projects"), Address("project_places")]
                    + ["resource", "field", "place", "share", "amount"].map(floor.at))
        }
    }
}
