import Diagnostics
import PlanModel
import Quantities

/// How numbers, dates and words are written for a reader.
public struct PageLocale: Hashable, Sendable {
    /// The language of the page.
    public let language: String

    /// Makes the locale of a language.
    public init(language: String) { self.language = language }

    /// The text in the language of the page.
    public func text(_ text: LocalizedText) -> String { text.text(in: language) }

    /// One of two texts: English, and Chinese for Chinese pages.
    public func words(_ en: String, _ zh: String) -> String { language == "zh" ? zh : en }

    /// A number with its decimals and a comma between thousands.
    public func number(_ number: Double, decimals: Int) -> String {
        DecimalText.grouped(DecimalText.fixed(number, decimals: decimals))
    }

    /// A whole number with a comma between thousands.
    public func count(_ count: Int) -> String { number(Double(count), decimals: 0) }

    /// An amount of 10,000 of the currency, in 100 millions: `1,234.5` of `100m yuan` or `亿元`.
    public func money(_ tenThousands: Double) -> String { number(tenThousands / 10_000, decimals: 1) }

    /// The unit of an indicator as people write it; empty where it is a pure number or cannot be read.
    public func unit(_ indicator: ID<Indicator>, _ index: PlanIndex) -> String {
        index.units[indicator]?.name(in: language, book: index.unitBook) ?? ""
    }

    /// The unit of a difference of an indicator's values: of percentages percentage points.
    func unit(ofDifference indicator: ID<Indicator>, _ index: PlanIndex) -> String {
        index.units[indicator]?.written == "%" ? words("percentage points", "个百分点") : unit(indicator, index)
    }

    /// Something behind its name.
    func named(_ name: String, _ content: String) -> String { words("\(name): \(content)", "\(name)：\(content)") }
}
