import Diagnostics
import PlanModel

/// A source does not say who published it.
public enum SourceWithoutPublisher: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "source-without-publisher", "来源未注明发布单位", .warning,
        mistake: LocalizedText(
            en: "“Yearbook 2024” was given as the source; there were three of that name, and the figures differed.",
            zh: "来源只写“2024 年年鉴”，同名年鉴有三种，数据各不相同。"),
        example: FindingExample(failing: [
            FileEdit(
                "sources.csv",
                .replace(
                    "2024 年统计年鉴,Statistics office of Example County,示例县统计局", with: "2024 年统计年鉴,⟦,"))
        ]))

    /// Every source without a publisher.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.sources.compactMap { source in
            guard source.publisher.isEmpty else { return nil }
            let name = source.title.isEmpty ? LocalizedText(en: source.id.text, zh: source.id.text) : source.title
            return Finding(
                kind, at: source.id.address.with(field: "publisher"),
                message: LocalizedText(en: "‘\(name.en)’ names no publisher", zh: "“\(name.zh)”未注明发布机构"))
        }
    }
}
