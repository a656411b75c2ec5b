import Diagnostics
import PlanModel

/// Yearly cost names nobody who pays it.
public enum CostWithoutFunding: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "cost-without-funding-source", "分年投资未注明资金来源", .warning,
        mistake: LocalizedText(
            en: "A year's money was entered without saying who pays; every office takes it to be another one's.",
            zh: "分年投资未注明资金来源，各部门都以为由他方承担。"),
        example: FindingExample(failing: [
            FileEdit("project_years.csv", .replace("P3,cost,county,0,", with: "P3,cost,⟦,0,"))
        ]))

    /// One finding for every project with cost of an open source, at the first such row; a plan may name no sources at all.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard !context.plan.header.funding.isEmpty else { return [] }
        return context.plan.projects.compactMap { project in
            guard let rows = context.index.projectYears[project.id]?.filter({ $0.resource == Resources.cost }) else {
                return nil
            }
            let open = rows.filter { $0.funding == nil }
            guard let first = open.first, project.stage != .withdrawn else { return nil }
            let name = context.name(project.id)
            let sum = context.money(open.compactMap(\.amount.number).reduce(0, +))
            return Finding(
                kind, at: first.at("funding"),
                message: LocalizedText(
                    en: "\(sum.en) of the cost of ‘\(name.en)’ has no funding source "
                        + "(\(open.count) of \(counted(rows.count, "row")))",
                    zh: "“\(name.zh)”有 \(sum.zh)投资未注明资金来源（\(rows.count) 行中的 \(open.count) 行）"),
                restsOn: [Address("plan", field: "funding")] + open.flatMap { [$0.at("funding"), $0.at("resource")] })
        }
    }
}
