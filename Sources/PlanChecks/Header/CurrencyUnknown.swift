import Diagnostics
import PlanModel
import Quantities

/// The currency of the plan is no unit of money.
public enum CurrencyUnknown: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "currency-unknown", "币种无法识别", .error,
        mistake: LocalizedText(
            en: "The currency was misspelt, or the symbol of another unit was given; "
                + "amounts of money could then neither be named nor converted.",
            zh: "币种拼写有误或填写了其他单位的符号，金额无法标注，也无法换算。"),
        example: FindingExample(failing: [edit("⟦yaun")], repaired: [edit("yuan")]))

    private static func edit(_ currency: String) -> FileEdit {
        FileEdit(
            "plan.yaml", .replace("languages: [en, zh]", with: "currency: \(currency)\nlanguages: [en, zh]"))
    }

    /// A currency that the plan's units do not hold as money.
    public static func findings(in context: CheckContext) -> [Finding] {
        let (book, currency) = (context.index.unitBook, context.plan.header.currency)
        let money = Dimension(money: 1)
        guard book.entries[currency]?.dimension != money else { return [] }
        let symbols = book.symbols.filter { book.entries[$0]?.dimension == money }
        let near = DidYouMean.nearest(to: currency, among: symbols)
        return [
            Finding(
                kind, at: Address("plan", field: "currency"),
                message: LocalizedText(en: "‘\(currency)’ is no unit of money", zh: "“\(currency)”不是货币单位"),
                help: near.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") }
                    ?? LocalizedText(
                        en: "another currency than yuan is listed under units in plan.yaml, with its size in yuan",
                        zh: "人民币以外的币种须列入 plan.yaml 的 units，并注明折合多少 yuan"),
                restsOn: [Address("plan", field: "units")])
        ]
    }
}
