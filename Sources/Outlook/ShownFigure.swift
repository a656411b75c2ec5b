import Diagnostics
import PlanModel
import Quantities

extension PlanIndex {
    /// A number as its indicator shows it, with the unit: `52.5 %`, `415.0 亿元`.
    public func shown(_ number: Double, of indicator: ID<Indicator>) -> LocalizedText {
        shown(number, of: indicator, decimals: indicators[indicator]?.decimals ?? 2)
    }

    private func shown(_ number: Double, of indicator: ID<Indicator>, decimals: Int) -> LocalizedText {
        let text = DecimalText.fixed(number, decimals: decimals)
        guard let unit = units[indicator] else { return LocalizedText(en: text, zh: text) }
        func with(_ language: String) -> String {
            let name = unit.name(in: language, book: unitBook)
            return name.isEmpty ? text : "\(text) \(name)"
        }
        return LocalizedText(en: with("en"), zh: with("zh"))
    }

    /// A difference of an indicator's values: of percentages in percentage points.
    ///
    /// One too small for the decimals of its indicator has as many more as show its first digit: it is never said as zero.
    public func shown(difference: Double, of indicator: ID<Indicator>) -> LocalizedText {
        var decimals = indicators[indicator]?.decimals ?? 2
        while difference != 0, decimals < 12, DecimalText.rounded(difference, decimals: decimals) == 0 { decimals += 1 }
        guard units[indicator]?.written == "%" else { return shown(difference, of: indicator, decimals: decimals) }
        let text = DecimalText.fixed(difference, decimals: decimals)
        return LocalizedText(en: "\(text) percentage points", zh: "\(text) 个百分点")
    }
}
