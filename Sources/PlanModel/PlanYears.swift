import Quantities

extension PlanHeader {
    /// The years of the plan in which a date may lie.
    ///
    /// A plan year is named by the calendar year in which it begins. A date known to the year alone is taken as the
    /// plan year of that number.
    public func years(of date: CalendarDate) -> ClosedRange<Int> {
        let start = firstDay
        guard start > 101, date.month != nil else { return date.year...date.year }
        func year(of day: Int) -> Int { day % 10_000 < start ? day / 10_000 - 1 : day / 10_000 }
        return year(of: date.earliest)...year(of: date.latest)
    }

    /// The plan year in which a date lies, the later one where it may lie in two.
    public func latestYear(of date: CalendarDate) -> Year { Year(years(of: date).upperBound) }

    /// Whether a date certainly lies before the last day of a plan year.
    ///
    /// A date known to the year alone may be the last day of the plan year of that number.
    public func isBeforeEnd(of year: Year, _ date: CalendarDate) -> Bool {
        let start = firstDay
        guard start > 101 else { return date.latest < year.number * 10_000 + 1_231 }
        guard date.month != nil else { return date.year < year.number }
        let next = year.number + 1
        let last =
            start % 100 > 1
            ? next * 10_000 + start - 1 : CalendarDate(year: next, month: start / 100 - 1)?.latest ?? .max
        return date.latest < last
    }

    /// The first day of the plan's years as month * 100 + day; 1 January where it cannot be read.
    private var firstDay: Int {
        // Asked of every observation.
        guard fiscalYearStart != "01-01" else { return 101 }
        let parts = fiscalYearStart.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, (1...12).contains(parts[0]), (1...31).contains(parts[1]) else { return 101 }
        return parts[0] * 100 + parts[1]
    }
}

extension PlanIndex {
    /// The years of the plan in which a date may lie; see ``PlanHeader/years(of:)``.
    public func years(of date: CalendarDate) -> ClosedRange<Int> { plan.header.years(of: date) }

    /// The plan year in which a date lies, or nil where it may lie in several.
    public func year(of date: CalendarDate) -> Year? {
        let years = years(of: date)
        return years.count == 1 ? Year(years.lowerBound) : nil
    }
}
