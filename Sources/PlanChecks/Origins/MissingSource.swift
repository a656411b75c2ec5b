import Diagnostics
import PlanModel
import Quantities

/// A figure is said to be printed by a publisher, and no publisher is named.
public enum MissingSource: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "missing-source", "数据未注明来源", .warning,
        mistake: LocalizedText(
            en: "A figure came in by telephone and was entered without saying from where. "
                + "When the assembly asked, nobody could find it again.",
            zh: "数据由电话报来，录入时未注明来源，审议时被问及却无从查找。"),
        example: FindingExample(failing: [
            FileEdit(
                "observations/main.csv",
                .replace("2025,2600,,2026-02-20,,report-2025", with: "2025,2600,,2026-02-20,,⟦"))
        ]))

    /// Every observation, target, baseline, effect and limit that is sourced from nowhere.
    ///
    /// A baseline without sources of its own has those of its target.
    public static func findings(in context: CheckContext) -> [Finding] {
        let plan = context.plan
        var findings: [Finding] = []
        for observation in plan.observations
        where observation.origin == .sourced && observation.sources.isEmpty && observation.value.number != nil {
            findings.append(finding(context.title(observation), observation.at("source"), observation.at("origin")))
        }
        for target in plan.targets where target.sources.isEmpty {
            let title = context.title(target)
            if target.origin == .sourced, target.value.number != nil {
                findings.append(finding(title, target.at("source"), target.at("origin")))
            } else if target.baselineOrigin == .sourced, target.baseline.number != nil, target.baselineSources.isEmpty {
                let baseline = LocalizedText(en: "the baseline of the \(title.en)", zh: "\(title.zh)的基期值")
                findings.append(finding(baseline, target.at("baseline_source"), target.at("baseline_origin")))
            }
        }
        for effect in plan.effects
        where effect.origin == .sourced && effect.sources.isEmpty && effect.amount.number != nil {
            let name = context.name(effect.indicator)
            let title = LocalizedText(en: "an effect on ‘\(name.en)’", zh: "对“\(name.zh)”的影响")
            findings.append(finding(title, effect.at("source"), effect.at("origin")))
        }
        for limit in plan.limits where limit.origin == .sourced && limit.sources.isEmpty && limit.amount.number != nil {
            let address = Address("limits", limit.key)
            let title = LocalizedText(
                en: "the limit of \(limit.resource) for \(limit.year)", zh: "\(limit.year) 年 \(limit.resource) 限额")
            findings.append(finding(title, address.with(field: "source"), address.with(field: "origin")))
        }
        for floor in plan.floors
        where floor.origin == .sourced && floor.sources.isEmpty
            && (floor.share.number != nil || floor.amount.number != nil)
        {
            let address = Address("floors", floor.key)
            let title = LocalizedText(
                en: "the minimum share of \(Resources.words(floor.resource).en)",
                zh: "\(Resources.words(floor.resource).zh)最低份额")
            findings.append(finding(title, address.with(field: "source"), address.with(field: "origin")))
        }
        return findings
    }

    private static func finding(_ title: LocalizedText, _ source: Address, _ origin: Address) -> Finding {
        Finding(
            kind, at: source,
            message: LocalizedText(en: "\(title.en) names no source", zh: "\(title.zh)未注明来源"),
            help: LocalizedText(
                en: "name the source, or say by origin that it is derived, assumed or unverified",
                zh: "请注明来源，或在 origin 中说明系推算（derived）、假定（assumed）或未经核实（unverified）"),
            restsOn: [origin])
    }
}
