import Diagnostics
import PlanModel

/// An indicator stands at constant prices and does not say of which year.
public enum PriceYearMissing: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "price-year-missing", "不变价未注明基期年份", .warning,
        mistake: LocalizedText(
            en: "Two offices used “constant prices”, one of 2015 and one of 2020, and their totals were added.",
            zh: "两个部门都用“不变价”，一个以 2015 年为基期，一个以 2020 年为基期，数据被直接相加。"),
        example: FindingExample(
            failing: [
                FileEdit(
                    "indicators.yaml",
                    .replace("nature: flow\n  price_basis: current", with: "nature: flow\n  price_basis: ⟦constant"))
            ],
            repaired: [
                FileEdit(
                    "indicators.yaml",
                    .replace(
                        "nature: flow\n  price_basis: current",
                        with: "nature: flow\n  price_basis: constant\n  price_year: 2025"))
            ]))

    /// Every indicator at constant prices of no year.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.indicators.compactMap { indicator in
            guard indicator.priceBasis == .constant, indicator.priceYear == nil else { return nil }
            let name = context.name(indicator.id)
            return Finding(
                kind, at: indicator.id.address.with(field: "price_basis"),
                message: LocalizedText(
                    en: "‘\(name.en)’ stands at constant prices of no year", zh: "“\(name.zh)”按不变价计算，未注明价格基期"),
                help: LocalizedText(en: "add price_year", zh: "请填写 price_year"),
                restsOn: [indicator.id.address.with(field: "price_year")])
        }
    }
}
