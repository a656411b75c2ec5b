import Diagnostics
import PlanModel
import Quantities

extension Target {
    /// The address of a field of the target.
    func at(_ field: String) -> Address { Address("targets", key, field: field) }
}

extension Observation {
    /// The address of a field of the observation.
    func at(_ field: String) -> Address { Address("observations", key, field: field) }
}

extension CheckContext {
    /// The years of the plan, or nil where they are not stated or reversed.
    var period: Period? {
        let period = plan.header.period.period
        guard Year.plausible.contains(period.first.number), period.first <= period.last else { return nil }
        return period
    }

    /// Whether a target is set by this plan.
    func isOwn(_ target: Target) -> Bool { target.plan.map { $0.text == plan.header.id } ?? true }

    /// The year of a target's baseline: its own, else that of the plan.
    func baselineYear(of target: Target) -> Year? { target.baselineYear ?? plan.header.baselineYear }

    /// What a target is called in a message; the place is left out where it is the plan's own.
    func title(_ target: Target) -> LocalizedText {
        let indicator = name(target.indicator)
        let place = target.place == plan.header.place ? nil : name(target.place)
        let other = isOwn(target) ? nil : planTitle(target.plan)
        return LocalizedText(
            en: "target of ‘\(indicator.en)’" + (place.map { " in \($0.en)" } ?? "") + " for \(target.year)"
                + (other.map { " (\($0.en))" } ?? ""),
            zh: (place?.zh ?? "") + "“\(indicator.zh)”\(target.year) 年目标" + (other.map { "（\($0.zh)）" } ?? ""))
    }

    /// The title of a plan of the register, or its identifier.
    func planTitle(_ reference: ID<PlanReference>?) -> LocalizedText {
        let id = reference?.text ?? plan.header.id
        let title = plan.header.plans.first { $0.id.text == id }?.title ?? LocalizedText()
        return title.isEmpty ? LocalizedText(en: id, zh: id) : title
    }

    /// A number in the form in which the target states it: `52 %`, `5 % a year`.
    func shown(_ number: Double, as target: Target) -> LocalizedText {
        guard target.form == .annualGrowth else { return shown(number, of: target.indicator) }
        let text = JSONValue.shortest(number)
        return LocalizedText(en: "\(text) % a year", zh: "年均 \(text) %")
    }

    /// A difference of two values of an indicator: percentage points where its unit is %.
    func shownDifference(_ number: Double, of indicator: ID<Indicator>) -> LocalizedText {
        let decimals = (index.indicators[indicator]?.decimals ?? 2) + 1
        let text = JSONValue.shortest(DecimalText.rounded(number, decimals: decimals))
        guard let unit = index.units[indicator] else { return LocalizedText(en: text, zh: text) }
        guard unit.written != "%" else { return LocalizedText(en: "\(text) percentage points", zh: "\(text) 个百分点") }
        func with(_ language: String) -> String {
            let name = unit.name(in: language, book: index.unitBook)
            return name.isEmpty ? text : "\(text) \(name)"
        }
        return LocalizedText(en: with("en"), zh: with("zh"))
    }

    /// A number rounded as the indicator shows it: only figures that look different are different.
    func rounded(_ number: Double, of indicator: ID<Indicator>) -> Double {
        DecimalText.rounded(number, decimals: index.indicators[indicator]?.decimals ?? 2)
    }

    /// Whether a level lies within the bounds of its indicator; bounds that contradict each other bind nothing.
    func isPossible(_ number: Double, of indicator: ID<Indicator>) -> Bool {
        guard let indicator = index.indicators[indicator] else { return true }
        if let lowest = indicator.lowest, let highest = indicator.highest, lowest > highest { return true }
        return number >= indicator.lowest ?? number && number <= indicator.highest ?? number
    }

    /// The weight of a finding, one step less where it rests on a figure that is not verified.
    func weight(_ severity: Severity, restingOn origins: Origin...) -> Severity {
        guard !includesUnverified, origins.contains(.unverified) else { return severity }
        return severity == .error ? .warning : .note
    }
}
