import Diagnostics
import PlanModel
import Quantities

extension LocalizedText {
    /// The English text.
    var en: String { text(in: "en") }
    /// The Chinese text.
    var zh: String { text(in: "zh") }
}

/// A number of things in English: `1 year`, `3 years`.
func counted(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }

extension CheckContext {
    /// An amount of a resource with its unit, to four decimals at most.
    func amount(_ number: Double, of resource: String) -> LocalizedText {
        let text = plain(number)
        guard let written = Resources.unit(of: resource, currency: plan.header.currency),
            let unit = try? index.unitBook.unit(written)
        else { return LocalizedText(en: text, zh: text) }
        let book = index.unitBook
        let name = unit.name(in: "en", book: book)
        let isMultiple = name.first?.isNumber == true
        return LocalizedText(
            en: "\(text) \(isMultiple ? "× " : "")\(name)", zh: "\(text) \(unit.name(in: "zh", book: book))")
    }

    /// An amount of money, which stands in 10,000 of the plan's currency.
    func money(_ number: Double) -> LocalizedText { amount(number, of: Resources.cost) }

    /// A number without a unit, to four decimals at most.
    func plain(_ number: Double) -> String {
        JSONValue.shortest(DecimalText.rounded(number, decimals: 4))
    }

    /// The grid on which money is compared: the finest of the limits of cost, else one.
    var moneyGrid: Double {
        plan.limits.lazy.filter { $0.resource == Resources.cost && $0.resolution > 0 }.map(\.resolution).min() ?? 1
    }
}

/// The resources whose meaning and unit the format itself gives.
enum Resources {
    /// Money.
    static let cost = "cost"
    /// The resources that a plan may name without a limit on them.
    static let known = ["cost", "energy", "electricity", "coal", "co2", "land", "water"]

    /// What a person calls a resource: its own name where the format gives none.
    static func words(_ resource: String) -> LocalizedText {
        switch resource {
        case cost: LocalizedText(en: "cost", zh: "投资")
        case "energy": LocalizedText(en: "energy", zh: "能源消费")
        case "electricity": LocalizedText(en: "electricity", zh: "电力消费")
        case "coal": LocalizedText(en: "coal", zh: "煤炭消费")
        case "co2": LocalizedText(en: "CO2", zh: "二氧化碳排放")
        case "land": LocalizedText(en: "land", zh: "用地")
        case "water": LocalizedText(en: "water", zh: "用水")
        default: LocalizedText(en: resource, zh: resource)
        }
    }

    /// The unit of a resource, as the unit book reads it.
    static func unit(of resource: String, currency: String) -> String? {
        switch resource {
        case cost: "10^4 " + currency
        case "energy": "tce"
        case "electricity": "10^4 kWh"
        case "coal": "t"
        default: nil
        }
    }
}
