import Diagnostics
import PlanModel
import Quantities

/// A phase begins before the period or ends after it.
public enum PhaseOutsidePeriod: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "phase-outside-period", "阶段超出规划期", .error,
        mistake: LocalizedText(
            en:
                "The period was moved by a year and its phases were not; work was arranged for a year that belongs to the next plan.",
            zh: "规划期顺延一年而阶段未改，工作被安排到下一规划的年份。"),
        example: FindingExample(failing: [
            FileEdit("plan.yaml", .replace("from: 2028, to: 2030", with: "from: 2028, to: ⟦2031"))
        ]))

    /// Every end of a phase outside the period.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard let period = context.period else { return [] }
        return context.plan.header.phases.enumerated().flatMap { position, phase -> [Finding] in
            guard phase.first <= phase.last, Year.plausible.contains(phase.first.number) else { return [] }
            let name = phase.title
            return [("from", phase.first), ("to", phase.last)].compactMap { field, year in
                guard !period.contains(year) else { return nil }
                let isStart = field == "from"
                return Finding(
                    kind, at: phase.at(field),
                    message: LocalizedText(
                        en: "‘\(name.en)’ \(isStart ? "begins" : "ends") in \(year), outside the plan (\(period))",
                        zh: "“\(name.zh)”\(isStart ? "始" : "止")于 \(year) 年，超出规划期（\(period.first)—\(period.last) 年）"),
                    restsOn: Phase.fields(of: position) + [Address("plan", field: "period")])
            }
        }
    }
}
