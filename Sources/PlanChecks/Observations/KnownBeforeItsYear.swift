import Diagnostics
import PlanModel
import Quantities

/// An observation was known before its year had begun.
///
/// An estimate of a publisher may be a forecast: there it is a warning. Where the plan's year does not begin in January,
/// the year may have begun in the calendar year before.
public enum KnownBeforeItsYear: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "known-before-its-year", "发布时间早于数据所属年份", .error,
        mistake: LocalizedText(
            en: "The year of a figure or of its publication was mistyped: nothing can be measured before it happens.",
            zh: "数据年份或发布年份误录，尚未发生的事不可能已有监测数据。"),
        example: FindingExample(failing: [
            FileEdit(
                "observations/main.csv",
                .replace("gdp,county,2024,392,,2025-03-15", with: "gdp,county,2024,392,,⟦2023-03-15"))
        ]))

    /// Every observation that is certainly older than its year.
    public static func findings(in context: CheckContext) -> [Finding] {
        let years = ObservedYears(context.plan.header.fiscalYearStart)
        return context.plan.observations.compactMap { observation in
            guard years.isBefore(observation) else { return nil }
            let title = context.title(observation)
            return Finding(
                kind, at: observation.at("known_on"),
                message: LocalizedText(
                    en: "\(title.en) was known on \(observation.knownOn), before the year began",
                    zh: "\(title.zh)的发布日期为 \(observation.knownOn)，早于该年开始"),
                restsOn: [observation.at("year"), observation.at("status")],
                severity: observation.status == .estimate ? .warning : .error)
        }
    }
}

/// When the year of an observation can begin and end at the earliest.
struct ObservedYears {
    /// Month and day of the first day, as month * 100 + day.
    private let start: Int

    /// Reads the first day of the fiscal year, `04-01`; 1 January where it cannot be read.
    init(_ fiscalYearStart: String) {
        let date = CalendarDate(written: "2000-" + fiscalYearStart)
        start = date.map { ($0.month ?? 1) * 100 + ($0.day ?? 1) } ?? 101
    }

    /// Whether an observation was certainly known before its year began.
    func isBefore(_ observation: Observation) -> Bool {
        guard isStated(observation) else { return false }
        let year = start == 101 ? observation.year.number : observation.year.number - 1
        return observation.knownOn.latest < year * 10_000 + start
    }

    /// Whether an observation was certainly known before its year ended.
    func isWithin(_ observation: Observation) -> Bool {
        guard isStated(observation) else { return false }
        let year = start == 101 ? observation.year.number + 1 : observation.year.number
        return observation.knownOn.latest < year * 10_000 + start
    }

    private func isStated(_ observation: Observation) -> Bool {
        observation.knownOn != .unknown && Year.plausible.contains(observation.year.number)
    }
}
