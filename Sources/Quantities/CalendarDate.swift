/// A date known to the year, the month or the day (ISO 8601, proleptic Gregorian).
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year.
    public let year: Int
    /// The month from 1 to 12, or nil where only the year is known.
    public let month: Int?
    /// The day of the month, or nil where it is not known.
    public let day: Int?

    /// Makes a date; nil where month or day do not exist.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day { guard day >= 1, day <= Self.days(in: month, of: year) else { return nil } }
        } else if day != nil {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Stands in where a required date could not be read; no plan speaks of it.
    public static let unknown = CalendarDate(placeholderYear: 1)

    private init(placeholderYear: Int) {
        year = placeholderYear
        month = nil
        day = nil
    }

    /// Reads `2021`, `2021-06` or `2021-06-30`; nil for anything else.
    public init?(written text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for (part, width) in zip(parts, widths) {
            guard part.utf8.count == width, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// The earliest day that the date may mean, as year * 10000 + month * 100 + day.
    public var earliest: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

    /// The latest day that the date may mean, as year * 10000 + month * 100 + day.
    public var latest: Int {
        let month = month ?? 12
        return year * 10_000 + month * 100 + (day ?? Self.days(in: month, of: year))
    }

    /// Dates sort by their earliest day, and then the less exact one first.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.earliest, -left.latest) < (right.earliest, -right.latest)
    }

    /// The date as it is written: `2021-06-30`, as exact as it is known.
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var text = String(year)
        while text.utf8.count < 4 { text = "0" + text }
        if let month { text += "-" + two(month) }
        if let day { text += "-" + two(day) }
        return text
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
