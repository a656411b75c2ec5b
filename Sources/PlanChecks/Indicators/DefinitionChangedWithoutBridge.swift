import Diagnostics
import PlanModel
import Quantities

/// An indicator changes its meaning between the baseline and the year of a target, and nothing makes the two comparable.
public enum DefinitionChangedWithoutBridge: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "definition-changed-without-bridge", "口径变化未记录换算关系", .warning,
        mistake: LocalizedText(
            en: "A survey widened what counts as forest by two points. "
                + "The report claimed the rise as planting, since nobody had written down the factor between old and new.",
            zh: "普查口径调整使森林覆盖率提高两个百分点，因未记录新旧口径的换算关系，被当作造林成效。"),
        example: FindingExample(failing: edits("⟦no"), repaired: edits("no\n      bridge: 1.02")))

    private static func edits(_ comparable: String) -> [FileEdit] {
        let definition = """
              main: 1
              definitions:
                - from: 2027
                  text: {en: Includes orchards, zh: 包括果园}
                  comparable: \(comparable)

            """
        return [FileEdit("indicators.yaml", .replace("  main: 1\n", with: definition))]
    }

    /// Every change of meaning that a target straddles and that no factor bridges.
    public static func findings(in context: CheckContext) -> [Finding] {
        let targets = Dictionary(grouping: context.plan.targets, by: \.indicator)
        return context.plan.indicators.flatMap { indicator in
            indicator.definitions.enumerated().compactMap { position, definition in
                guard !definition.isComparable, definition.bridge == nil,
                    Year.plausible.contains(definition.from.number)
                else { return nil }
                let straddling = (targets[indicator.id] ?? []).filter { target in
                    guard target.baseline.number != nil, let start = context.baselineYear(of: target) else {
                        return false
                    }
                    return start < definition.from && definition.from <= target.year
                }
                guard let first = straddling.first, let start = context.baselineYear(of: first) else { return nil }
                return finding(indicator, (position, definition.from), (first, start), straddling, context)
            }
        }
    }

    private static func finding(
        _ indicator: Indicator, _ definition: (position: Int, from: Year), _ first: (target: Target, start: Year),
        _ targets: [Target], _ context: CheckContext
    ) -> Finding {
        let name = context.name(indicator.id)
        let title = context.title(first.target)
        let field = "definitions/\(definition.position)"
        return Finding(
            kind, at: indicator.id.address.with(field: field + "/comparable"),
            message: LocalizedText(
                en: "‘\(name.en)’ means something else from \(definition.from) on, without a factor to compare; "
                    + "the \(title.en) starts from \(first.start)",
                zh: "“\(name.zh)”自 \(definition.from) 年起口径改变且无换算系数，而\(title.zh)以 \(first.start) 年为基期"),
            notes: targets.count > 1
                ? [
                    LocalizedText(
                        en: "\(targets.count) targets start before the change and end after it",
                        zh: "共有 \(targets.count) 个目标跨越口径变化")
                ] : [],
            help: LocalizedText(
                en: "give the factor as bridge, or restate the baseline in the new meaning",
                zh: "请填写换算系数 bridge，或按新口径重新核定基期值"),
            restsOn: ["from", "bridge"].map { indicator.id.address.with(field: "\(field)/\($0)") } + [
                first.target.at("baseline_year"), first.target.at("year"), Address("plan", field: "baseline_year"),
            ])
    }
}
