import Diagnostics
import Formulas
import Outlook
import PlanModel
import Quantities

/// Energy, emissions or another use per unit of money is measured at current prices.
///
/// It is an error where this plan has a target on it, since inflation would meet the target; otherwise a warning.
public enum IntensityOnCurrentPrices: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "intensity-on-current-prices", "单位产值指标按现价计算", .error,
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
            let severity: Severity = wanted.contains(indicator.id) ? .error : .warning
            return ownPrices(of: indicator, context, severity) ?? pricesInFormula(of: indicator, context, severity)
        }
    }

    private static let note = LocalizedText(
        en: "an intensity at current prices falls with inflation alone", zh: "按现价计算的强度指标会随物价上涨而下降")

    private static func ownPrices(
        of indicator: Indicator, _ context: CheckContext, _ severity: Severity
    ) -> Finding? {
        guard indicator.priceBasis == .current, let unit = context.index.units[indicator.id],
            isUse(unit.dimension.adding(Dimension(money: 1), times: 1))
        else { return nil }
        let name = context.name(indicator.id)
        let book = context.index.unitBook
        return Finding(
            kind, at: indicator.id.address.with(field: "price_basis"),
            message: LocalizedText(
                en: "‘\(name.en)’ (\(unit.name(in: "en", book: book))) stands at current prices",
                zh: "“\(name.zh)”（\(unit.name(in: "zh", book: book))）按现价计算"),
            notes: [note], restsOn: [indicator.id.address.with(field: "unit")], severity: severity)
    }

    /// A use that stands before a `/` in a formula, and money at current prices behind it.
    private static func pricesInFormula(
        of indicator: Indicator, _ context: CheckContext, _ severity: Severity
    ) -> Finding? {
        guard indicator.formula.contains("/"), let formula = try? Formula.reading(indicator.formula) else { return nil }
        let mentions = FormulaReferences(formula, of: indicator.id).mentions
        let uses = mentions.filter { context.index.units[$0.indicator].map { isUse($0.dimension) } ?? false }
        let characters = Array(indicator.formula)
        for money in mentions where isMoneyAtCurrentPrices(money.indicator, context) {
            let isDivided = uses.contains { use in
                use.columns.upperBound < money.columns.lowerBound
                    && characters[use.columns.upperBound - 1..<money.columns.lowerBound - 1].contains("/")
            }
            guard isDivided else { continue }
            let (name, divisor) = (context.name(indicator.id), context.name(money.indicator))
            return Finding(
                kind, at: indicator.id.address.with(field: "formula"), columns: money.columns,
                message: LocalizedText(
                    en: "‘\(name.en)’ is computed from ‘\(divisor.en)’, which stands at current prices",
                    zh: "“\(name.zh)”由现价的“\(divisor.zh)”计算"),
                notes: [note],
                restsOn: ["price_basis", "unit"].map { money.indicator.address.with(field: $0) },
                severity: severity)
        }
        return nil
    }

    private static func isMoneyAtCurrentPrices(_ id: ID<Indicator>, _ context: CheckContext) -> Bool {
        context.index.indicators[id]?.priceBasis == .current
            && context.index.units[id]?.dimension == Dimension(money: 1)
    }

    /// Energy, mass or volume.
    private static func isUse(_ dimension: Dimension) -> Bool {
        [Dimension(mass: 1), Dimension(length: 2, mass: 1, time: -2), Dimension(length: 3)].contains(dimension)
    }
}
