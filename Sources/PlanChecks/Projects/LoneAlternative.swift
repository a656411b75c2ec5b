import Diagnostics
import PlanModel

/// A group of alternatives holds one project only.
public enum LoneAlternative: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "lone-alternative", "备选组中只有一个项目", .warning,
        mistake: LocalizedText(
            en:
                "The name of a group of alternatives was spelt differently in one row, so that both routes could be built.",
            zh: "同一组备选项目的组名写法不一，两个方案因而可能同时入选。"),
        example: FindingExample(
            failing: [
                FileEdit("alternatives.csv", .write("group,project\nfirst-work,P1\n⟦first-works,P3\n"))
            ],
            repaired: [
                FileEdit("alternatives.csv", .write("group,project\nfirst-work,P1\nfirst-work,P3\n"))
            ]))

    /// Every group of alternatives with a single project; of two that differ by a slip of the pen the later one.
    public static func findings(in context: CheckContext) -> [Finding] {
        let groups = Dictionary(grouping: context.plan.alternatives, by: \.group)
        return groups.sorted { $0.key < $1.key }.compactMap { group, rows in
            guard rows.count == 1, !group.isEmpty, let row = rows.first else { return nil }
            let suggestion = DidYouMean.nearest(to: group, among: groups.keys)
            if let suggestion, groups[suggestion]?.count == 1, group < suggestion { return nil }
            let name = context.name(row.project)
            return Finding(
                kind, at: Address("alternatives", row.key, field: "group"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is the only project of the alternatives ‘\(group)’",
                    zh: "备选项目组“\(group)”中只有“\(name.zh)”一个项目"),
                help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") },
                restsOn: [Address("alternatives")])
        }
    }
}
