import Diagnostics
import Quantities

extension Sheet {
    /// The text that a cell says: numbers in their shortest form, dates as `2026-03-15`, shares in percent.
    ///
    /// A date is told only as far as its format shows it: a cell that shows `2026年` says `2026`.
    public func text(_ cell: SheetCell) -> String {
        switch cell.content {
        case .text(let text): Self.trimmed(text)
        case .truth(let truth): truth ? "TRUE" : "FALSE"
        case .error(let text): text
        case .empty: ""
        case .number(let number): text(number, NumberFormat(code: cell.format))
        }
    }

    private func text(_ number: Double, _ format: NumberFormat) -> String {
        switch format {
        case .percent: return JSONValue.shortest(DecimalText.rounded(number * 100, decimals: 9)) + "%"
        case .date(let hasMonth, let hasDay):
            guard let date = date(number) else { return JSONValue.shortest(number) }
            let shown = CalendarDate(
                year: date.year, month: hasMonth ? date.month : nil, day: hasMonth && hasDay ? date.day : nil)
            return (shown ?? date).description
        case .plain, .time: return JSONValue.shortest(number)
        }
    }

    /// Whether a cell holds a number that only its format turns into a date.
    public func isDate(_ cell: SheetCell) -> Bool {
        guard case .number = cell.content, case .date = NumberFormat(code: cell.format) else { return false }
        return true
    }

    /// The day of a day's number; nil outside the years 1900 to 9999.
    public func date(_ number: Double) -> CalendarDate? {
        let first = days == .from1900 ? 1.0 : 0.0
        guard number.isFinite, number >= first, number < 2_958_466 else { return nil }
        let day = Int(number.rounded(.down))
        switch days {
        case .from1904: return Self.date(daysSince1970: day - 24_107)
        // Day 60 is a day that never was; the days before it are one off against the later ones.
        case .from1900: return Self.date(daysSince1970: day - (day < 60 ? 25_568 : 25_569))
        }
    }

    /// The date of a day counted from 1 January 1970 (Howard Hinnant, chrono-compatible date algorithms, 2013).
    private static func date(daysSince1970 days: Int) -> CalendarDate? {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return CalendarDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// A text without the spaces around it.
    private static func trimmed(_ text: String) -> String {
        guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace else { return text }
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
