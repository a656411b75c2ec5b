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

    private static func named(_ name: LocalizedText?, _ fallback: String) -> LocalizedText {
        guard let name, !name.isEmpty else { return LocalizedText(en: fallback, zh: fallback) }
        return name
    }

    /// An amount of a resource with its unit, to four decimals at most.
    public func amount(_ number: Double, of resource: String) -> LocalizedText {
        amount(number, in: Resources.unit(of: resource, currency: plan.header.currency))
    }

    /// An amount with its unit as a person says it: money of a hundred million and more in hundred millions.
    ///
    /// - Parameters:
    ///   - number: the amount in the resource's unit.
    ///   - resource: the resource.
    ///   - isEnough: whether the amount said must not be less than the amount meant.
    /// - Returns: the amount to two decimals.
    public func saidAmount(_ number: Double, of resource: String, isEnough: Bool = false) -> LocalizedText {
        let isLarge = resource == Resources.cost && abs(number) >= 10_000
        let size = isLarge ? number / 10_000 : number
        let rounded = DecimalText.rounded(size, decimals: 2)
        let said = isEnough && rounded < size ? DecimalText.rounded(rounded + 0.01, decimals: 2) : rounded
        return isLarge ? amount(said, in: "10^8 " + plan.header.currency) : amount(said, of: resource)
    }

    private func amount(_ number: Double, in written: String?) -> LocalizedText {
        let text = JSONValue.shortest(DecimalText.rounded(number, decimals: 4))
        guard let written, let unit = try? unitBook.unit(written) else { return LocalizedText(en: text, zh: text) }
        let name = unit.name(in: "en", book: unitBook)
        let isMultiple = name.first?.isNumber == true
        return LocalizedText(
            en: "\(text) \(isMultiple ? "× " : "")\(name)", zh: "\(text) \(unit.name(in: "zh", book: unitBook))")
    }
}
