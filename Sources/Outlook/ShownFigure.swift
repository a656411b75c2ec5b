import Diagnostics
import PlanModel
import Quantities

extension PlanIndex {
    /// A number as its indicator shows it, with the unit: `52.5 %`, `415.0 亿元`.
    public func shown(_ number: Double, of indicator: ID<Indicator>) -> LocalizedText {
        let text = DecimalText.fixed(number, decimals: indicators[indicator]?.decimals ?? 2)
        guard let unit = units[indicator] else { return LocalizedText(en: text, zh: text) }
        func with(_ language: String) -> String {
            let name = unit.name(in: language, book: unitBook)
            return name.isEmpty ? text : "\(text) \(name)"
        }
        return LocalizedText(en: with("en"), zh: with("zh"))
    }

    /// A difference of an indicator's values: of percentages in percentage points.
    public func shown(difference: Double, of indicator: ID<Indicator>) -> LocalizedText {
        guard units[indicator]?.written == "%" else { return shown(difference, of: indicator) }
        let text = DecimalText.fixed(difference, decimals: indicators[indicator]?.decimals ?? 2)
        return LocalizedText(en: "\(text) percentage points", zh: "\(text) 个百分点")
    }
}
