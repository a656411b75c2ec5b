import Diagnostics
import PlanModel
import Quantities

/// A baseline is not the value that was observed for its place and year.
///
/// Where the target says as known on which date, only what could have been known by then is compared; otherwise any
/// observation of the year will do. Figures that look the same at the indicator's decimals are the same.
public enum BaselineDiffersFromObservation: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "baseline-differs-from-observation", "基期值与监测值不一致", .warning,
        mistake: LocalizedText(
            en: "The baseline was typed from an early report, and the statistics office revised the figure afterwards. "
                + "Progress measured from it is too large or too small from the first day.",
            zh: "基期值取自早期快报，其后统计部门已作修订，由此计算的进度自始偏高或偏低。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,52,48", with: "level,52,⟦47"))
        ]))

    /// Every baseline that no observation of its year bears out.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard let baseline = target.baseline.number, let year = context.baselineYear(of: target),
                let nature = context.index.indicators[target.indicator]?.nature, nature == .level || nature == .flow,
                target.form != .cumulative, context.isPossible(baseline, of: target.indicator)
            else { return nil }
            let candidates = context.index.observations(target.indicator, target.place).filter {
                $0.year == year && $0.value.number != nil && isKnown($0.knownOn, by: target.baselineKnownOn)
            }
            let shown = context.rounded(baseline, of: target.indicator)
            guard let latest = candidates.last, let observed = latest.value.number,
                !candidates.contains(where: { candidate in
                    candidate.value.number.map { context.rounded($0, of: target.indicator) == shown } ?? true
                })
            else { return nil }
            return finding(target, (baseline, year), latest, observed, context)
        }
    }

    private static func isKnown(_ date: CalendarDate, by limit: CalendarDate?) -> Bool {
        limit.map { date.earliest <= $0.latest } ?? true
    }

    private static func finding(
        _ target: Target, _ baseline: (value: Double, year: Year), _ observation: Observation, _ observed: Double,
        _ context: CheckContext
    ) -> Finding {
        let title = context.title(target)
        let stated = context.shown(baseline.value, of: target.indicator)
        let found = context.shown(observed, of: target.indicator)
        return Finding(
            kind, at: target.at("baseline"),
            message: LocalizedText(
                en: "the baseline of the \(title.en) is \(stated.en); observed for \(baseline.year) was \(found.en) "
                    + "(known on \(observation.knownOn))",
                zh: "\(title.zh)的基期值为 \(stated.zh)，而 \(baseline.year) 年监测值为 \(found.zh)（\(observation.knownOn) 发布）"),
            help: target.baselineKnownOn == nil
                ? LocalizedText(
                    en: "where an earlier publication is meant, add it to the observations and say baseline_known_on",
                    zh: "如指较早发布的数据，请补入监测值并填写 baseline_known_on") : nil,
            restsOn: [
                target.at("baseline_year"), target.at("baseline_known_on"), observation.at("value"),
                observation.at("known_on"), Address("plan", field: "baseline_year"),
            ],
            severity: context.weight(.warning, restingOn: target.baselineOrigin, observation.origin))
    }
}
