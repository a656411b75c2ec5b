import Diagnostics
import PlanModel

/// An amount stands in a year in which the project is not built.
public enum AmountOutsideProject: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "amount-outside-project-years", "分年数额超出建设年份", .error,
        mistake: LocalizedText(
            en:
                "The finish was brought forward, but money still stands in a year after it; that year's budget carries a project that is done.",
            zh: "竣工时间提前后，分年投资未调整，竣工后的年份仍列有投资。"),
        example: FindingExample(
            failing: [
                FileEdit("project_years.csv", .replace("P1,cost,county,3,", with: "P1,cost,county,⟦4,"))
            ],
            repaired: [
                FileEdit("project_years.csv", .replace("P1,cost,county,3,", with: "P1,cost,county,4,")),
                FileEdit("projects.csv", .replace("2026-03,2029,", with: "2026-03,2030,")),
            ]))

    /// Every amount before the start, and every building amount behind the last year that the dates allow.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.flatMap { project -> [Finding] in
            guard let rows = context.index.projectYears[project.id] else { return [] }
            let span = context.longestSpan(of: project)
            return rows.compactMap { row in
                if row.offset < 0 { return beforeStart(row, in: context) }
                guard let span, row.stage == .build, row.offset > span else { return nil }
                return behindFinish(row, of: project, span: span, in: context)
            }
        }
    }

    private static func beforeStart(_ row: ProjectYear, in context: CheckContext) -> Finding {
        let (name, resource) = (context.name(row.project), Resources.words(row.resource))
        return Finding(
            kind, at: row.at("offset"),
            message: LocalizedText(
                en: "\(resource.en) of ‘\(name.en)’ stands \(counted(-row.offset, "year")) before its start",
                zh: "“\(name.zh)”的\(resource.zh)列在开工前 \(-row.offset) 年"),
            help: LocalizedText(
                en: "count years from the start, 0 for the first", zh: "年序自开工年起算，首年为 0"),
            restsOn: [row.at("project")])
    }

    private static func behindFinish(
        _ row: ProjectYear, of project: Project, span: Int, in context: CheckContext
    ) -> Finding {
        let (name, resource) = (context.name(project.id), Resources.words(row.resource))
        let amount = row.amount.number.map { context.amount($0, of: row.resource) }
        let (start, finish) = (project.start?.words, project.finish?.words)
        return Finding(
            kind, at: row.at("offset"),
            message: LocalizedText(
                en: "\(amount.map { $0.en + " of " } ?? "")\(resource.en) stands in year \(row.offset) "
                    + "from the start of ‘\(name.en)’, which is built in years 0 to \(span)",
                zh: "“\(name.zh)”建设期的年序为 0 至 \(span)，年序 \(row.offset) 仍列有\(resource.zh)"
                    + (amount.map { " \($0.zh)" } ?? "")),
            notes: [
                LocalizedText(
                    en: "it starts \(start?.en ?? "") and finishes \(finish?.en ?? "")",
                    zh: "\(start?.zh ?? "")开工，\(finish?.zh ?? "")竣工")
            ],
            help: row.resource == Resources.cost
                ? nil
                : LocalizedText(
                    en: "what it uses in operation has the stage ‘operate’", zh: "运营期用量的阶段应填 operate"),
            restsOn: [row.at("project"), row.at("stage"), project.at("start"), project.at("finish")])
    }
}
