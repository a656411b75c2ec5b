import Quantities

extension PlanIndex {
    /// The years of the plan in which a date may lie.
    ///
    /// A plan year is named by the calendar year in which it begins. A date known to the year alone is taken as the
    /// plan year of that number.
    public func years(of date: CalendarDate) -> ClosedRange<Int> {
        let start = fiscalYearStart
        guard start > 101, date.month != nil else { return date.year...date.year }
        func year(of day: Int) -> Int { day % 10_000 < start ? day / 10_000 - 1 : day / 10_000 }
        return year(of: date.earliest)...year(of: date.latest)
    }

    /// The plan year in which a date lies, or nil where it may lie in several.
    public func year(of date: CalendarDate) -> Year? {
        let years = years(of: date)
        return years.count == 1 ? Year(years.lowerBound) : nil
    }

    /// The first day of the plan's years as month * 100 + day; 1 January where it cannot be read.
    private var fiscalYearStart: Int {
        let parts = plan.header.fiscalYearStart.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, (1...12).contains(parts[0]), (1...31).contains(parts[1]) else { return 101 }
        return parts[0] * 100 + parts[1]
    }
}
