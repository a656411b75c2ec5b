import Diagnostics
import PlanModel

/// A project starts before the project for which it waits is finished.
public enum LatePrerequisite: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "prerequisite-finishes-too-late", "前置项目完工过晚", .error,
        mistake: LocalizedText(
            en: "The access road was put off by two years; the hospital that needs it still starts on the old date.",
            zh: "前置项目推迟两年，而依赖它的项目仍按原定时间开工。"),
        example: FindingExample(
            failing: [
                FileEdit("projects.csv", .replace("8000,2026,2027,", with: "8000,2026,2029,")),
                FileEdit("projects.csv", .replace("30000,2028,2030,", with: "30000,⟦2028,2030,")),
            ],
            repaired: [
                FileEdit("projects.csv", .replace("8000,2026,2027,", with: "8000,2026,2029,")),
                FileEdit(
                    "projects.csv", .replace("30000,2028,2030,2027,2028,", with: "30000,2030,2032,2027,2030,")),
            ]))

    /// Every prerequisite that for certain is not finished, or not even begun, when the project that needs it starts.
    public static func findings(in context: CheckContext) -> [Finding] {
        let waits = context.waits
        return context.plan.prerequisites.compactMap { row in
            guard let project = context.index.projects[row.project], let first = context.index.projects[row.requires],
                !project.isGivenUp, !first.isGivenUp, !waits.joins(project.id, first.id),
                first.stage != .completed, let start = project.start
            else { return nil }
            let name = context.name(first.id)
            if let finish = first.finish, !first.finishesBeforeStart, finish.earliest > start.latest {
                return finding(
                    row, project, first, in: context,
                    en: "before ‘\(name.en)’ is finished \(finish.words.en)",
                    zh: "此时前置项目“\(name.zh)”尚未竣工（\(finish.words.zh)）")
            }
            if first.finish == nil, let begins = first.start, begins.earliest > start.latest {
                return finding(
                    row, project, first, in: context,
                    en: "before ‘\(name.en)’ even starts \(begins.words.en)",
                    zh: "此时前置项目“\(name.zh)”尚未开工（\(begins.words.zh)）")
            }
            return nil
        }
    }

    private static func finding(
        _ row: Prerequisite, _ project: Project, _ first: Project, in context: CheckContext, en: String, zh: String
    ) -> Finding {
        let name = context.name(project.id)
        let start = project.start?.words
        return Finding(
            kind, at: project.at("start"),
            message: LocalizedText(
                en: "‘\(name.en)’ starts \(start?.en ?? ""), \(en)", zh: "“\(name.zh)”\(start?.zh ?? "")开工，\(zh)"),
            notes: [LocalizedText(en: "the prerequisite is \(row.address)", zh: "前置关系见 \(row.address)")],
            restsOn: [first.at("start"), first.at("finish"), row.at("project"), row.at("requires")])
    }
}
