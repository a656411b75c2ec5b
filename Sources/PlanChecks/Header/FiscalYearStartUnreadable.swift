import Diagnostics
import PlanModel
import Quantities

/// The first day of the fiscal year is no day of a year.
public enum FiscalYearStartUnreadable: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "fiscal-year-start-unreadable", "财政年度起始日无法识别", .error,
        mistake: LocalizedText(
            en: "Day and month were exchanged, or a month was written alone, "
                + "so that nobody can say to which fiscal year an amount belongs.",
            zh: "月、日填反或只填了月份，无法判断金额属于哪个财政年度。"),
        example: FindingExample(failing: [edit("⟦31-03")], repaired: [edit("03-31")]))

    private static func edit(_ day: String) -> FileEdit {
        FileEdit(
            "plan.yaml", .replace("languages: [en, zh]", with: "fiscal_year_start: \(day)\nlanguages: [en, zh]"))
    }

    /// A first day that is not a month and a day of every year.
    public static func findings(in context: CheckContext) -> [Finding] {
        let day = context.plan.header.fiscalYearStart
        guard CalendarDate(written: "2001-\(day)")?.day == nil else { return [] }
        return [
            Finding(
                kind, at: Address("plan", field: "fiscal_year_start"),
                message: LocalizedText(
                    en: "‘\(day)’ is not a month and a day of every year", zh: "“\(day)”不是每年都有的月、日"),
                help: LocalizedText(en: "write month and day with two digits each: 01-01", zh: "月、日各写两位，如 01-01"))
        ]
    }
}
