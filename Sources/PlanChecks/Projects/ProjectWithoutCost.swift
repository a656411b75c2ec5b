import Diagnostics
import PlanModel

/// A project has no total cost, and nobody says why.
public enum ProjectWithoutCost: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "project-without-cost", "项目未填总投资", .warning,
        mistake: LocalizedText(
            en: "The cost of a project is left empty, and the total of the programme silently takes it as nothing.",
            zh: "项目总投资留空又未说明原因，汇总时被当作零。"),
        example: FindingExample(
            failing: [
                FileEdit("projects.csv", .replace("approval,8000,", with: "approval,⟦,")),
                FileEdit("project_years.csv", .replace(spread, with: "")),
            ],
            repaired: [
                FileEdit("projects.csv", .replace("approval,8000,", with: "approval,?study due in 2027,")),
                FileEdit("project_years.csv", .replace(spread, with: "")),
            ]))

    private static let spread = "P3,cost,county,0,4000,report-2025\nP3,cost,county,1,4000,report-2025\n"

    /// Every project whose cost is empty without a reason.
    ///
    /// It is a note where yearly amounts, parts or a package tell something of the cost, and for packages.
    public static func findings(in context: CheckContext) -> [Finding] {
        let blank = context.plan.projects.filter { $0.cost.isBlank && $0.stage != .withdrawn }
        guard !blank.isEmpty else { return [] }
        return blank.map { project in
            let name = context.name(project.id)
            let (severity, notes) = standing(of: project, in: context)
            return Finding(
                kind, at: project.at("cost"),
                message: LocalizedText(
                    en: "‘\(name.en)’ has no total cost, and no reason is given",
                    zh: "“\(name.zh)”未填总投资，也未说明原因"),
                notes: notes,
                help: LocalizedText(
                    en: "where it is not known yet, write ? and the reason", zh: "如暂无数据，请写“?”并注明原因"),
                severity: severity)
        }
    }

    private static func standing(of project: Project, in context: CheckContext) -> (Severity, [LocalizedText]) {
        let amounts = (context.index.projectYears[project.id] ?? [])
            .filter { $0.resource == Resources.cost && $0.stage == .build }.compactMap(\.amount.number)
        if !amounts.isEmpty {
            let sum = context.money(amounts.reduce(0, +))
            return (
                .note, [LocalizedText(en: "its yearly cost adds up to \(sum.en)", zh: "其分年投资合计 \(sum.zh)")]
            )
        }
        if let whole = context.index.wholes(of: project).first(where: { $0.cost.number != nil }) {
            let (name, cost) = (context.name(whole.id), context.money(whole.cost.number ?? 0))
            return (
                .note,
                [
                    LocalizedText(
                        en: "it is part of ‘\(name.en)’, which costs \(cost.en)",
                        zh: "其所属“\(name.zh)”总投资 \(cost.zh)")
                ]
            )
        }
        return (project.kind == .package ? .note : .warning, [])
    }
}
