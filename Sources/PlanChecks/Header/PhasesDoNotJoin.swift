import Diagnostics
import PlanModel
import Quantities

/// The phases leave out a year of the period or hold a year twice.
public enum PhasesDoNotJoin: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "phases-do-not-join", "阶段之间不衔接", .error,
        mistake: LocalizedText(
            en: "One year stood in no phase, so nothing that was to be done in it appeared in any phase's arrangement.",
            zh: "有一年不属于任何阶段，当年的工作未列入任何阶段安排。"),
        example: FindingExample(failing: [
            FileEdit("plan.yaml", .replace("from: 2028, to: 2030", with: "from: ⟦2029, to: 2030"))
        ]))

    /// Every gap between phases, before the first and after the last, and every overlap.
    public static func findings(in context: CheckContext) -> [Finding] {
        let phases = context.plan.header.phases
        guard let period = context.period, !phases.isEmpty,
            phases.allSatisfy({ $0.first <= $0.last && Year.plausible.contains($0.first.number) })
        else { return [] }
        let restsOn = phases.indices.flatMap(Phase.fields) + [Address("plan", field: "period")]
        let ordered = phases.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
        var findings: [Finding] = []
        var next = period.first
        for phase in ordered {
            if phase.first != next {
                let isGap = phase.first > next
                let years =
                    isGap
                    ? Period(next, phase.first.advanced(by: -1))
                    : Period(phase.first, min(phase.last, next.advanced(by: -1)))
                if isGap || next > period.first {
                    findings.append(finding(phase, at: "from", years, isGap: isGap, restsOn))
                }
            }
            next = max(next, phase.last.advanced(by: 1))
        }
        if let last = ordered.last, next <= period.last {
            findings.append(finding(last, at: "to", Period(next, period.last), isGap: true, restsOn))
        }
        return findings
    }

    private static func finding(
        _ phase: Phase, at field: String, _ years: Period, isGap: Bool, _ restsOn: [Address]
    ) -> Finding {
        let zh = years.count == 1 ? "\(years.first) 年" : "\(years.first)—\(years.last) 年"
        let span = LocalizedText(en: years.count == 1 ? "\(years.first)" : "\(years)", zh: zh)
        return Finding(
            kind, at: phase.at(field),
            message: isGap
                ? LocalizedText(en: "\(span.en) of the plan belongs to no phase", zh: "规划期内 \(span.zh)不属于任何阶段")
                : LocalizedText(
                    en: "\(span.en) belongs to ‘\(phase.title.en)’ and to a phase before it",
                    zh: "\(span.zh)同时属于“\(phase.title.zh)”和前一阶段"),
            restsOn: restsOn)
    }
}
