import Diagnostics
import PlanModel
import Quantities

/// Energy, emissions or another use per unit of money is measured at current prices.
///
/// It is an error where this plan has a target on it, since inflation would meet the target; otherwise a warning.
public enum IntensityOnCurrentPrices: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "intensity-on-current-prices", .error,
        mistake: LocalizedText(
            en: "Energy per unit of GDP was divided by GDP at current prices. "
                + "It fell every year with inflation, and the statutory target looked met.",
            zh: "单位地区生产总值能耗按现价计算，物价上涨即逐年“下降”，约束性目标看似完成。"),
        example: FindingExample(failing: edits("⟦current"), repaired: edits("constant\n  price_year: 2025")))

    private static func edits(_ basis: String) -> [FileEdit] {
        [
            FileEdit(
                "indicators.yaml",
                .append(
                    """
                    - id: energy_intensity
                      name: {en: Energy per GDP, zh: 单位地区生产总值能耗}
                      unit: tce/10^4 yuan
                      decimals: 2
                      direction: down
                      price_basis: \(basis)
                      body: government

                    """)),
            FileEdit(
                "targets.csv",
                .append(
                    "energy_intensity,county,2030,binding,level,0.38,0.44,2025,report-2025,,,report-2025\n")),
        ]
    }

    /// Every intensity whose own prices, or those of the money in its formula, are current.
    public static func findings(in context: CheckContext) -> [Finding] {
        let wanted = Set(context.plan.targets.filter(context.isOwn).map(\.indicator))
        return context.plan.indicators.compactMap { indicator in
            guard let unit = context.index.units[indicator.id], isIntensity(unit.dimension) else { return nil }
            let name = context.name(indicator.id)
            let severity: Severity = wanted.contains(indicator.id) ? .error : .warning
            if indicator.priceBasis == .current {
                return Finding(
                    kind, at: indicator.id.address.with(field: "price_basis"),
                    message: LocalizedText(
                        en:
                            "‘\(name.en)’ (\(unit.name(in: "en", book: context.index.unitBook))) stands at current prices",
                        zh: "“\(name.zh)”（\(unit.name(in: "zh", book: context.index.unitBook))）按现价计算"),
                    notes: [note], restsOn: [indicator.id.address.with(field: "unit")], severity: severity)
            }
            guard let money = moneyAtCurrentPrices(in: indicator.formula, context) else { return nil }
            let divisor = context.name(money)
            return Finding(
                kind, at: indicator.id.address.with(field: "formula"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is computed from ‘\(divisor.en)’, which stands at current prices",
                    zh: "“\(name.zh)”由现价的“\(divisor.zh)”计算"),
                notes: [note],
                restsOn: [
                    indicator.id.address.with(field: "unit"), money.address.with(field: "price_basis"),
                    money.address.with(field: "unit"),
                ], severity: severity)
        }
    }

    private static let note = LocalizedText(
        en: "an intensity at current prices falls with inflation alone", zh: "按现价计算的强度指标会随物价上涨而下降")

    /// Mass, energy or volume per money.
    private static func isIntensity(_ dimension: Dimension) -> Bool {
        let use = dimension.adding(Dimension(money: 1), times: 1)
        return dimension.money == -1
            && [
                Dimension(mass: 1), Dimension(length: 2, mass: 1, time: -2), Dimension(length: 3),
            ].contains(use)
    }

    /// The first name in a formula that is an indicator of money at current prices.
    private static func moneyAtCurrentPrices(in formula: String, _ context: CheckContext) -> ID<Indicator>? {
        let names = formula.split { !($0.isLetter || $0.isNumber || "_-.".contains($0)) }
        return names.lazy.map { ID<Indicator>(String($0)) }.first { id in
            context.index.indicators[id]?.priceBasis == .current && context.index.units[id]?.dimension.money == 1
        }
    }
}
