import Quantities

/// A run of days, as year * 10000 + month * 100 + day; open where an end is nil.
struct DayWindow: Hashable, Sendable {
    let first: Int?
    let last: Int?

    /// All days.
    static let always = DayWindow(first: nil, last: nil)

    /// The days that a date may mean.
    init(_ date: CalendarDate) { self.init(first: date.earliest, last: date.latest) }

    init(first: Int?, last: Int?) {
        self.first = first
        self.last = last
    }

    /// Whether there is no day in it.
    var isEmpty: Bool {
        guard let first, let last else { return false }
        return last < first
    }

    /// The days in both.
    func common(with other: DayWindow) -> DayWindow {
        let firsts = [first, other.first].compactMap(\.self)
        let lasts = [last, other.last].compactMap(\.self)
        return DayWindow(first: firsts.max(), last: lasts.min())
    }

    func meets(_ other: DayWindow) -> Bool { !isEmpty && !other.isEmpty && !common(with: other).isEmpty }

    func contains(_ day: Int) -> Bool { meets(DayWindow(first: day, last: day)) }

    /// Whether every day of this window is in the other one.
    func isInside(_ other: DayWindow) -> Bool { common(with: other) == self }

    /// Whether some day of the window lies in none of the others; an open end counts only as far as the others reach.
    func isUncovered(by others: [DayWindow]) -> Bool {
        let others = others.filter { !$0.isEmpty }
        let starts = others.map(\.first)
        let ends = others.compactMap(\.last)
        let lower = first ?? (starts.contains(nil) ? nil : starts.compactMap(\.self).min())
        let upper = last ?? (ends.count < others.count ? nil : ends.max())
        let reach = DayWindow(first: lower, last: upper)
        // A hole begins on the first day of all, or on the day after the end of another window.
        let beginnings = [lower].compactMap(\.self) + ends.map(Day.after)
        return beginnings.contains { day in reach.contains(day) && !others.contains { $0.contains(day) } }
    }
}

/// Steps from day to day.
enum Day {
    /// The day after a day.
    static func after(_ day: Int) -> Int {
        let (year, month) = (day / 10_000, day / 100 % 100)
        if CalendarDate(year: year, month: month, day: day % 100 + 1) != nil { return day + 1 }
        return month < 12 ? year * 10_000 + (month + 1) * 100 + 1 : (year + 1) * 10_000 + 101
    }

    /// The date before the first day of a date, or nil before all time.
    static func date(before date: CalendarDate) -> CalendarDate? {
        let (year, month, day) = (date.year, date.month ?? 1, date.day ?? 1)
        if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
        guard month > 1 else { return CalendarDate(year: year - 1, month: 12, day: 31) }
        return (28...31).reversed().lazy.compactMap { CalendarDate(year: year, month: month - 1, day: $0) }.first
    }
}
