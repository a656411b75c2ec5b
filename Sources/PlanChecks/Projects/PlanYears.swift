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
    /// How many years lie at most between start and finish of a project; nil where the dates do not say.
    func longestSpan(of project: Project) -> Int? {
        guard let start = project.start, let finish = project.finish, !project.finishesBeforeStart else { return nil }
        return max(0, index.years(of: finish).upperBound - index.years(of: start).lowerBound)
    }
}
