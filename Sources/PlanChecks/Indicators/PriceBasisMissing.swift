import Diagnostics
import PlanModel
import Quantities

/// An indicator is measured in money and does not say in the prices of which year.
public enum PriceBasisMissing: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "price-basis-missing", "未注明价格口径", .warning,
        mistake: LocalizedText(
            en: "Output at current prices was compared with a target at constant prices; inflation alone met it.",
            zh: "以现价产值对照不变价目标，仅靠物价上涨就“完成”了目标。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("- id: gdp\n", with: "- ⟦id: gdp\n")),
            FileEdit("indicators.yaml", .replace("  nature: flow\n  price_basis: current\n", with: "  nature: flow\n")),
        ]))

    /// Every indicator whose unit holds money and whose prices are not named.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.indicators.compactMap { indicator in
            guard indicator.priceBasis == nil, let unit = context.index.units[indicator.id], unit.dimension.money != 0
            else { return nil }
            let name = context.name(indicator.id)
            return Finding(
                kind, at: indicator.id.address.with(field: "price_basis"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is measured in \(unit.name(in: "en", book: context.index.unitBook)) "
                        + "and does not say at which prices",
                    zh: "“\(name.zh)”以\(unit.name(in: "zh", book: context.index.unitBook))计量，未注明价格口径"),
                help: LocalizedText(
                    en: "price_basis: current, or constant with its price_year",
                    zh: "请填写 price_basis：current（现价）或 constant（不变价，并注明 price_year）"),
                restsOn: [indicator.id.address.with(field: "unit")])
        }
    }
}
