import Diagnostics
import PlanModel
import Quantities

extension CalendarDate {
    /// The date as a sentence has it: `in 2026`, `on 2026-03-01`; `2026 年 3 月`.
    var words: LocalizedText {
        let parts = [("年", year), ("月", month), ("日", day)].compactMap { sign, number in
            number.map { "\($0) \(sign)" }
        }
        return LocalizedText(en: (day == nil ? "in " : "on ") + description, zh: parts.joined(separator: " "))
    }
}

extension CheckContext {
    /// The years of the plan in which a date may lie.
    ///
    /// A plan year is named by the calendar year in which it begins. A date known to the year alone is taken as the
    /// plan year of that number.
    func years(of date: CalendarDate) -> ClosedRange<Int> {
        let start = fiscalYearStart
        guard start > 101, date.month != nil else { return date.year...date.year }
        func year(of day: Int) -> Int { day % 10_000 < start ? day / 10_000 - 1 : day / 10_000 }
        return year(of: date.earliest)...year(of: date.latest)
    }

    /// The plan year in which a date lies, or nil where it may lie in several.
    func year(of date: CalendarDate) -> Year? {
        let years = years(of: date)
        return years.count == 1 ? Year(years.lowerBound) : nil
    }

    /// How many years lie at most between start and finish of a project; nil where the dates do not say.
    func longestSpan(of project: Project) -> Int? {
        guard let start = project.start, let finish = project.finish, !project.finishesBeforeStart else { return nil }
        return max(0, years(of: finish).upperBound - years(of: start).lowerBound)
    }

    /// The first day of the plan's years as month * 100 + day; 1 January where it cannot be read.
    private var fiscalYearStart: Int {
        let parts = plan.header.fiscalYearStart.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, (1...12).contains(parts[0]), (1...31).contains(parts[1]) else { return 101 }
        return parts[0] * 100 + parts[1]
    }
}
