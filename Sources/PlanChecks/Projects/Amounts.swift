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
    func amount(_ number: Double, of resource: String) -> LocalizedText { index.saidAmount(number, of: resource) }

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
