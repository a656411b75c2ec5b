import Foundation
import Quantities

/// The date on this machine, by which embargoes are judged: they end where the plan is made, not in universal time.
enum Today {
    /// The date now, as the machine's calendar has it.
    @Sendable static func date() -> CalendarDate? {
        let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return now.year.flatMap { CalendarDate(year: $0, month: now.month, day: now.day) }
    }
}
