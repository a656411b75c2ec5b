import Diagnostics
import Quantities

extension PlanIndex {
    /// The name of an indicator, or its identifier where it has none.
    public func name(_ indicator: ID<Indicator>) -> LocalizedText {
        Self.named(indicators[indicator]?.name, indicator.text)
    }

    /// The name of a place or zone, or its identifier where it has none.
    public func name(_ place: ID<Place>) -> LocalizedText {
        Self.named(places[place]?.name ?? plan.header.groups.first { $0.id.text == place.text }?.name, place.text)
    }

    /// The name of a project, or its identifier where it has none.
    public func name(_ project: ID<Project>) -> LocalizedText { Self.named(projects[project]?.name, project.text) }

    /// The name of a field, or its identifier where it has none.
    public func name(_ field: ID<PlanField>) -> LocalizedText {
        Self.named(plan.header.fieldsOfPlan.first { $0.id == field }?.name, field.text)
    }

    /// The name of a source of money, or its identifier where it has none.
    public func name(_ funding: ID<FundingSource>) -> LocalizedText {
        Self.named(plan.header.funding.first { $0.id == funding }?.name, funding.text)
    }

    /// What is limited: a resource, or the money of one source.
    public func name(ofResource resource: String, paidBy funding: ID<FundingSource>?) -> LocalizedText {
        let words = Resources.words(resource)
        guard let funding else { return words }
        let payer = name(funding)
        return LocalizedText(
            en: "\(words.text(in: "en")) (\(payer.text(in: "en")))",
            zh: "\(words.text(in: "zh"))（\(payer.text(in: "zh"))）")
    }

    /// Why a figure is missing, with the names of the indicator and place where the reason speaks of any.
    public func text(of reason: MissingReason) -> LocalizedText {
        guard case .noObservation(let indicator, let place, let year) = reason else { return reason.text }
        let (indicatorName, placeName) = (name(ID<Indicator>(indicator)), name(ID<Place>(place)))
        func text(in language: String) -> String {
            let named = MissingReason.noObservation(
                indicator: indicatorName.text(in: language), place: placeName.text(in: language), year: year)
            return named.text.text(in: language)
        }
        return LocalizedText(en: text(in: "en"), zh: text(in: "zh"))
    }

    private static func named(_ name: LocalizedText?, _ fallback: String) -> LocalizedText {
        guard let name, !name.isEmpty else { return LocalizedText(en: fallback, zh: fallback) }
        return name
    }

    /// The unit of a resource, as the unit book reads it: that of the format, else that of the plan; nil without either.
    public func unit(ofResource resource: String) -> String? {
        Resources.unit(of: resource, currency: plan.header.currency) ?? plan.header.resourceUnits[resource]
    }

    /// An amount with its unit as a person says it: 1.23 billion yuan, 12.3 亿元.
    ///
    /// What is kept in ten thousands is said in thousands, millions and billions in English, in 万 and 亿 in Chinese, with
    /// the same digits in both.
    ///
    /// - Parameters:
    ///   - number: the amount in the resource's unit.
    ///   - resource: the resource.
    ///   - isEnough: whether the amount said must not be less than the amount meant.
    /// - Returns: the amount to two decimals of the Chinese unit.
    public func saidAmount(_ number: Double, of resource: String, isEnough: Bool = false) -> LocalizedText {
        let unit = unit(ofResource: resource)
        let tenThousands = "10^4 "
        guard let unit, unit.hasPrefix(tenThousands) else {
            return amount(Self.said(number, isEnough: isEnough), in: unit)
        }
        let single = String(unit.dropFirst(tenThousands.count))
        let isLarge = abs(number) >= 10_000
        let said = Self.said(isLarge ? number / 10_000 : number, isEnough: isEnough)
        let whole = abs(said) * (isLarge ? 1e8 : 1e4)
        let scales = [(1e9, 1e9, "billion "), (1e6, 1e6, "million "), (1e4, 1e3, "thousand "), (0, 1, "")]
        let (_, size, word) = scales.first { whole >= $0.0 } ?? (0, 1, "")
        let inEnglish = said * ((isLarge ? 1e8 : 1e4) / size)
        return LocalizedText(
            en: "\(Self.digits(inEnglish)) \(word)\(unitName(single, "en"))",
            zh: amount(said, in: isLarge ? "10^8 " + single : unit).text(in: "zh"))
    }

    private static func said(_ size: Double, isEnough: Bool) -> Double {
        let rounded = DecimalText.rounded(size, decimals: 2)
        return isEnough && rounded < size ? DecimalText.rounded(rounded + 0.01, decimals: 2) : rounded
    }

    private static func digits(_ number: Double) -> String {
        DecimalText.grouped(JSONValue.shortest(DecimalText.rounded(number, decimals: 4)))
    }

    private func unitName(_ written: String, _ language: String) -> String {
        (try? unitBook.unit(written))?.name(in: language, book: unitBook) ?? written
    }

    private func amount(_ number: Double, in written: String?) -> LocalizedText {
        let text = Self.digits(number)
        guard let written else { return LocalizedText(en: text, zh: text) }
        return LocalizedText(en: "\(text) \(unitName(written, "en"))", zh: "\(text) \(unitName(written, "zh"))")
    }
}
