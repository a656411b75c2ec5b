import Diagnostics
import PlanModel

/// A cost is below zero.
public enum NegativeCost: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "negative-cost", "投资为负数", .error,
        mistake: LocalizedText(
            en:
                "A correction was entered as a negative amount instead of correcting the figure, or a dash slipped in front of it.",
            zh: "以负数填报调减额而未直接更正原数，或数字前误加短横线。"),
        example: FindingExample(failing: [
            FileEdit("project_years.csv", .replace("P3,cost,county,1,4000,", with: "P3,cost,county,1,⟦-4000,"))
        ]))

    /// Every total and every yearly amount of cost below zero.
    public static func findings(in context: CheckContext) -> [Finding] {
        let totals = context.plan.projects.compactMap { project -> Finding? in
            guard let cost = project.cost.number, cost < 0 else { return nil }
            let (name, money) = (context.name(project.id), context.money(cost))
            return Finding(
                kind, at: project.at("cost"),
                message: LocalizedText(
                    en: "the cost of ‘\(name.en)’ is \(money.en), below zero",
                    zh: "“\(name.zh)”总投资为 \(money.zh)，小于零"))
        }
        let years = context.plan.projectYears.compactMap { row -> Finding? in
            guard row.resource == Resources.cost, let cost = row.amount.number, cost < 0 else { return nil }
            let (name, money) = (context.name(row.project), context.money(cost))
            return Finding(
                kind, at: row.at("amount"),
                message: LocalizedText(
                    en: "the cost of ‘\(name.en)’ in year \(row.offset) from its start is \(money.en), below zero",
                    zh: "“\(name.zh)”年序 \(row.offset) 的投资为 \(money.zh)，小于零"),
                restsOn: [row.at("resource"), row.at("project")])
        }
        return totals + years
    }
}
