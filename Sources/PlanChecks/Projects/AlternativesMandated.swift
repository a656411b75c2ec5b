import Diagnostics
import PlanModel

/// Two alternatives, of which only one can be built, both go ahead.
public enum AlternativesMandated: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "exclusive-alternatives-mandated", "互斥的备选项目同列为已定", .error,
        mistake: LocalizedText(
            en: "Two routes of one road were both promised in different meetings; only one of them can be built.",
            zh: "同一条道路的两个备选项目在不同会议上均被列为已定项目，而只能建设其一。"),
        example: FindingExample(failing: edits(mandated: "⟦yes"), repaired: edits(mandated: "")))

    private static func edits(mandated: String) -> [FileEdit] {
        [
            FileEdit(
                "projects.csv",
                .replace(
                    "T2,new-start,2026-02-20,,health-office,government,approval,8000",
                    with: "T2,new-start,2026-02-20,yes,health-office,government,approval,8000")),
            FileEdit(
                "projects.csv",
                .append(
                    "P4,Hospital riverside road,医院滨河道路,health,road,T2,new-start,2026-02-20,\(mandated),"
                        + "health-office,government,approval,?study due in 2027,2026,2027,2026,2027,10,5,report-2025\n")
            ),
            FileEdit("project_places.csv", .append("P4,south,1\n")),
            FileEdit("alternatives.csv", .write("group,project\nhospital-road,P3\nhospital-road,P4\n")),
        ]
    }

    /// One finding for every group of alternatives with more than one project that goes ahead, at the second of them.
    public static func findings(in context: CheckContext) -> [Finding] {
        let groups = Dictionary(grouping: context.plan.alternatives, by: \.group)
        return groups.sorted { $0.key < $1.key }.compactMap { group, rows in
            let ahead = rows.compactMap { context.index.projects[$0.project] }.filter(\.isCommitted)
            guard ahead.count > 1 else { return nil }
            let names = ahead.map { context.name($0.id) }
            return Finding(
                kind, at: ahead[1].commitment,
                message: LocalizedText(
                    en: "\(ahead.count) projects of the alternatives ‘\(group)’ go ahead, where only one can: "
                        + names.map { "‘\($0.en)’" }.joined(separator: ", "),
                    zh: "备选项目组“\(group)”只能取其一，却有 \(ahead.count) 个项目已确定或已开工："
                        + names.map { "“\($0.zh)”" }.joined(separator: "、")),
                notes: [
                    LocalizedText(
                        en: "a project goes ahead where it is mandated or work on it has begun",
                        zh: "列为已定或已开工的项目视为确定实施")
                ],
                restsOn: ahead.flatMap { [$0.at("mandated"), $0.at("stage")] }
                    + rows.flatMap { row in
                        ["group", "project"].map { Address("alternatives", row.key, field: $0) }
                    })
        }
    }
}
