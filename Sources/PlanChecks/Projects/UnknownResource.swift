import Diagnostics
import PlanModel

/// A resource is used that no limit knows.
public enum UnknownResource: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unknown-resource", "资源名称不存在", .warning,
        mistake: LocalizedText(
            en: "Energy was typed as ‘enrgy’ in some rows; the limit on energy no longer saw them.",
            zh: "部分行的资源名称拼写有误，相应约束未将其计入。"),
        example: FindingExample(
            failing: [edit("⟦enrgy")], repaired: [edit("energy")]))

    private static func edit(_ resource: String) -> FileEdit {
        FileEdit(
            "project_years.csv",
            .replace("P3,cost,county,0,", with: "P2,\(resource),,2,900,report-2025\nP3,cost,county,0,"))
    }

    /// One finding for every resource of project years, or of limits, that the other side does not know.
    ///
    /// It is a note where the name resembles no other: then it may be meant, but nothing is compared with it.
    public static func findings(in context: CheckContext) -> [Finding] {
        let years = Dictionary(grouping: context.plan.projectYears, by: \.resource)
        let limits = Dictionary(grouping: context.plan.limits, by: \.resource)
        let known = Set(Resources.known).union(limits.keys)
        var findings: [Finding] = []
        var taken: Set<String> = []
        for (resource, rows) in years.sorted(by: { $0.key < $1.key }) where !known.contains(resource) {
            guard !resource.isEmpty, let first = rows.first else { continue }
            let suggestion = DidYouMean.nearest(to: resource, among: known)
            if let suggestion { taken.insert(suggestion) }
            findings.append(
                finding(
                    first.at("resource"), suggestion,
                    en: "no limit names the resource ‘\(resource)’ (\(counted(rows.count, "row")))",
                    zh: "没有任何约束涉及资源“\(resource)”（\(rows.count) 行）"))
        }
        let used = Set(Resources.known).union(years.keys)
        for (resource, rows) in limits.sorted(by: { $0.key < $1.key }) where !used.contains(resource) {
            guard !resource.isEmpty, !taken.contains(resource), let first = rows.first,
                let suggestion = DidYouMean.nearest(to: resource, among: used)
            else { continue }
            findings.append(
                finding(
                    Address("limits", first.key, field: "resource"), suggestion,
                    en:
                        "no project uses the resource ‘\(resource)’ that is limited here (\(counted(rows.count, "row")))",
                    zh: "没有任何项目使用此处所约束的资源“\(resource)”（\(rows.count) 行）"))
        }
        return findings
    }

    private static func finding(_ address: Address, _ suggestion: String?, en: String, zh: String) -> Finding {
        Finding(
            kind, at: address, message: LocalizedText(en: en, zh: zh),
            help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") },
            restsOn: [Address("limits"), Address("project_years")], severity: suggestion == nil ? .note : .warning)
    }
}
