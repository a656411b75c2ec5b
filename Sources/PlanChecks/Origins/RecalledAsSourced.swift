import Diagnostics
import PlanModel

/// Figures are called sourced, and the source that they name was never read.
public enum RecalledAsSourced: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "recalled-as-sourced", "凭记忆的数据列有来源", .warning,
        mistake: LocalizedText(
            en:
                "A yearbook was named as the source from memory. Nobody had opened it, and the printed figure was another.",
            zh: "凭印象把年鉴列为来源，实际无人查阅，书中数据并非如此。"),
        example: FindingExample(failing: edits("⟦recalled"), repaired: edits("original")))

    private static func edits(_ access: String) -> [FileEdit] {
        [
            FileEdit(
                "sources.csv",
                .write(
                    """
                    id,title_en,title_zh,publisher_en,publisher_zh,date,rank,access
                    report-2025,Yearly report 2025,2025 年统计公报,Statistics office,统计局,2026-02-20,1,
                    yearbook-2024,Yearbook 2024,2024 年统计年鉴,Statistics office,统计局,2025-03-15,1,\(access)

                    """))
        ]
    }

    /// Every source from memory on which alone sourced observations or targets rest.
    public static func findings(in context: CheckContext) -> [Finding] {
        let recalled = Set(context.plan.sources.filter { $0.access == .recalled }.map(\.id))
        guard !recalled.isEmpty else { return [] }
        var observations: [ID<Source>: Int] = [:]
        var targets: [ID<Source>: Int] = [:]
        func count(_ origin: Origin, _ value: Bool, _ sources: [ID<Source>], _ counts: inout [ID<Source>: Int]) {
            guard origin == .sourced, value, let first = sources.first, sources.allSatisfy(recalled.contains) else {
                return
            }
            counts[first, default: 0] += 1
        }
        for observation in context.plan.observations {
            count(observation.origin, observation.value.number != nil, observation.sources, &observations)
        }
        for target in context.plan.targets {
            count(target.origin, target.value.number != nil, target.sources, &targets)
            count(target.baselineOrigin, target.baseline.number != nil, target.baselineSources, &targets)
        }
        return recalled.sorted().compactMap { id in
            let (measured, wanted) = (observations[id] ?? 0, targets[id] ?? 0)
            guard measured + wanted > 0 else { return nil }
            let title = context.index.sources[id]?.title ?? LocalizedText()
            let name = title.isEmpty ? LocalizedText(en: id.text, zh: id.text) : title
            return Finding(
                kind, at: id.address.with(field: "access"),
                message: LocalizedText(
                    en: "‘\(name.en)’ was never read, and figures that rest on it alone are called sourced",
                    zh: "“\(name.zh)”并未查阅原文，却有数据仅以其为来源并标为已核实"),
                notes: [
                    LocalizedText(
                        en: "observations: \(measured); values and baselines of targets: \(wanted)",
                        zh: "监测值 \(measured) 项，目标值和基期值 \(wanted) 项")
                ],
                help: LocalizedText(
                    en: "set the origin of these figures to unverified, or read the source",
                    zh: "请将相关数据的 origin 改为 unverified，或查阅原文后核实"))
        }
    }
}
