import Diagnostics
import PlanModel

/// The yearly cost of a project does not add up to its total.
public enum CostSpread: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "cost-spread-does-not-add-up", "分年投资与总投资不符", .error,
        mistake: LocalizedText(
            en:
                "The total was revised after the study, the yearly amounts were not; two tables of one plan now ask for different sums.",
            zh: "可研批复后调整了总投资，分年投资未同步修改，同一规划中两张表的合计不一致。"),
        example: FindingExample(
            failing: [FileEdit("projects.csv", .replace("approval,12000,", with: "approval,⟦13000,"))],
            repaired: [
                FileEdit("projects.csv", .replace("approval,12000,", with: "approval,13000,")),
                FileEdit("project_years.csv", .replace("P1,cost,county,3,3000,", with: "P1,cost,county,3,4000,")),
            ]))

    /// Every project whose yearly building cost differs from its total by half the grid of money or more.
    ///
    /// Where a yearly amount is missing, only a sum above the total is a fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        let tolerance = context.moneyGrid / 2
        return context.plan.projects.compactMap { project in
            guard let total = project.cost.number, total >= 0 else { return nil }
            let rows = (context.index.projectYears[project.id] ?? [])
                .filter { $0.resource == Resources.cost && $0.stage == .build }
            let amounts = rows.compactMap(\.amount.number)
            guard !amounts.isEmpty, amounts.allSatisfy({ $0 >= 0 }) else { return nil }
            let sum = amounts.reduce(0, +)
            let isWhole = amounts.count == rows.count
            guard isWhole ? abs(sum - total) >= tolerance : sum - total >= tolerance else { return nil }
            return finding(project, total: total, sum: sum, rows: rows, in: context)
        }
    }

    private static func finding(
        _ project: Project, total: Double, sum: Double, rows: [ProjectYear], in context: CheckContext
    ) -> Finding {
        let name = context.name(project.id)
        let (cost, spread, gap) = (context.money(total), context.money(sum), context.money(abs(sum - total)))
        func years(_ language: String) -> String {
            Dictionary(grouping: rows, by: \.offset).sorted { $0.key < $1.key }.map { offset, rows in
                let year = project.start.flatMap(context.index.year)?.advanced(by: offset).description ?? "+\(offset)"
                let amount = context.money(rows.compactMap(\.amount.number).reduce(0, +))
                return "\(year): \(amount.text(in: language))"
            }.joined(separator: language == "zh" ? "；" : "; ")
        }
        return Finding(
            kind, at: project.at("cost"),
            message: LocalizedText(
                en: "the yearly cost of ‘\(name.en)’ adds up to \(spread.en), "
                    + "\(gap.en) \(sum > total ? "more" : "less") than its total of \(cost.en)",
                zh: "“\(name.zh)”分年投资合计 \(spread.zh)，比总投资 \(cost.zh)\(sum > total ? "多" : "少") \(gap.zh)"),
            notes: [
                LocalizedText(
                    en: years("en"), zh: "分年投资：" + years("zh"))
            ],
            restsOn: context.yearlyFields(of: project.id))
    }
}
