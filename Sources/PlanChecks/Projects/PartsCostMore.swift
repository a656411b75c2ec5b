import Diagnostics
import PlanModel

/// The parts of a package cost more than the package.
public enum PartsCostMore: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "parts-cost-more-than-package", "子项目投资合计超过项目包", .error,
        mistake: LocalizedText(
            en: "A sub-project was added to a package and the package kept its old total.",
            zh: "项目包新增子项目后未调整总投资，子项目合计超过项目包。"),
        example: FindingExample(
            failing: PartsExample.edits(road: "sub-project,P2") + [
                FileEdit("projects.csv", .replace("approval,30000,", with: "approval,⟦30000,")),
                FileEdit("projects.csv", .replace("approval,8000,", with: "approval,38000,")),
                FileEdit("project_years.csv", .replace("P3,cost,county,1,4000,", with: "P3,cost,county,1,34000,")),
            ],
            repaired: PartsExample.edits(road: "sub-project,P2")))

    /// Every package or project whose known parts cost more than itself.
    ///
    /// Of parts that are alternatives only the dearest counts; parts that are given up do not.
    public static func findings(in context: CheckContext) -> [Finding] {
        let parts = Dictionary(grouping: context.plan.projects.filter { $0.package != nil }) { $0.package ?? ID("") }
        guard !parts.isEmpty else { return [] }
        let groups = Dictionary(context.plan.alternatives.map { ($0.project, $0.group) }) { first, _ in first }
        let loops = context.partLoops
        let tolerance = context.moneyGrid / 2
        return context.plan.projects.compactMap { whole in
            guard let total = whole.cost.number, total >= 0, loops.knots[whole.id] == nil, !whole.isGivenUp else {
                return nil
            }
            let counted = (parts[whole.id] ?? []).filter { !$0.isGivenUp && ($0.cost.number ?? 0) > 0 }
            let sum = sum(of: counted, groups: groups)
            guard sum - total >= tolerance else { return nil }
            let (name, cost, more) = (context.name(whole.id), context.money(total), context.money(sum - total))
            let partsCost = context.money(sum)
            return Finding(
                kind, at: whole.at("cost"),
                message: LocalizedText(
                    en: "the \(counted.count == 1 ? "part" : "\(counted.count) parts") of ‘\(name.en)’ "
                        + "\(counted.count == 1 ? "costs" : "cost") \(partsCost.en), "
                        + "\(more.en) more than its total of \(cost.en)",
                    zh: "“\(name.zh)”的 \(counted.count) 个组成项目投资合计 \(partsCost.zh)，比其总投资 \(cost.zh)多 \(more.zh)"),
                notes: [list(counted, in: context)],
                restsOn: counted.flatMap { [$0.at("cost"), $0.at("package")] })
        }
    }

    private static func sum(of parts: [Project], groups: [ID<Project>: String]) -> Double {
        var sum = 0.0
        var dearest: [String: Double] = [:]
        for part in parts {
            let cost = part.cost.number ?? 0
            if let group = groups[part.id] {
                dearest[group] = max(dearest[group] ?? 0, cost)
            } else {
                sum += cost
            }
        }
        return sum + dearest.sorted { $0.key < $1.key }.map(\.value).reduce(0, +)
    }

    private static func list(_ parts: [Project], in context: CheckContext) -> LocalizedText {
        let shown = parts.sorted { ($1.cost.number ?? 0, $0.id) < ($0.cost.number ?? 0, $1.id) }.prefix(5)
        let rest = parts.count - shown.count
        func text(_ language: String) -> String {
            shown.map { part in
                let cost = context.money(part.cost.number ?? 0)
                return "\(context.name(part.id).text(in: language)) \(cost.text(in: language))"
            }
            .joined(separator: language == "zh" ? "；" : "; ")
        }
        return LocalizedText(
            en: text("en") + (rest > 0 ? " and \(rest) more" : ""), zh: text("zh") + (rest > 0 ? " 等" : ""))
    }
}
