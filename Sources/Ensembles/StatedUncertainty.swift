import Diagnostics
import PlanModel
import Quantities

/// Something that an assumption states with a low and a high value.
///
/// Low and high are taken as the values that one time in ten lies below and one time in ten above; between them and
/// beyond, the amount is normal on either side of the value assumed.
public struct StatedUncertainty: Equatable, Sendable {
    /// What is uncertain.
    public enum Subject: Equatable, Sendable {
        /// How many times their stated amounts effects come to.
        case effects
        /// How many times their stated amounts costs come to.
        case costs
        /// By how many years later something is completed.
        case delay
        /// The mean yearly change of an indicator, in its unit.
        case change(ID<Indicator>)
        /// How many times as far as assumed an indicator may lie from its middle path.
        case spread(ID<Indicator>)
    }

    /// The assumption.
    public let assumption: ID<Assumption>
    /// What it is about; nil for everything of its kind.
    public let about: Address?
    /// What is uncertain.
    public let subject: Subject
    /// The amount in the middle.
    public let middle: Double
    /// The distance from the middle to low and to high, by one standard deviation each.
    let below: Double
    let above: Double

    /// The score that a normal draw exceeds one time in ten.
    private static let tenth = 1.281_551_565_544_600_4

    init(_ assumption: Assumption, _ subject: Subject, middle: Double, low: Double, high: Double) {
        self.assumption = assumption.id
        about = assumption.about
        self.subject = subject
        self.middle = middle
        below = (middle - min(low, high)) / Self.tenth
        above = (max(low, high) - middle) / Self.tenth
    }

    /// The amount where its draw is so many standard deviations from the middle; a factor is never below zero.
    func amount(at score: Double) -> Double {
        let amount = middle + score * (score < 0 ? below : above)
        return isFactor ? max(0, amount) : amount
    }

    private var isFactor: Bool {
        switch subject {
        case .costs, .spread: true
        case .effects: about?.collection != "effects"
        case .delay, .change: false
        }
    }
}

/// An assumption with a low or a high value that is not drawn, and why.
public struct IdleAssumption: Equatable, Sendable {
    /// The assumption.
    public let assumption: ID<Assumption>
    /// Why it is not drawn.
    public let reason: LocalizedText
}

/// Reads what the assumptions of a plan state to be uncertain.
struct StatedReading {
    private(set) var stated: [StatedUncertainty] = []
    private(set) var idle: [IdleAssumption] = []
    private let index: PlanIndex
    private let effects: [String: Effect]

    init(_ index: PlanIndex) {
        self.index = index
        effects = Dictionary(index.plan.effects.map { ($0.key, $0) }) { first, _ in first }
        for assumption in index.plan.assumptions where assumption.low.number != nil || assumption.high.number != nil {
            switch read(assumption) {
            case .success(let one): stated.append(one)
            case .failure(let fault): idle.append(IdleAssumption(assumption: assumption.id, reason: fault.reason))
            }
        }
    }

    private struct Fault: Error {
        let reason: LocalizedText
        init(_ en: String, _ zh: String) { reason = LocalizedText(en: en, zh: zh) }
    }

    private func read(_ assumption: Assumption) -> Result<StatedUncertainty, Fault> {
        guard let low = assumption.low.number, let high = assumption.high.number else {
            return .failure(Fault("only one of low and high is stated", "低值、高值未同时给出"))
        }
        guard let reading = subject(of: assumption) else {
            return .failure(Fault("what it is about is not drawn", "所涉内容不参与抽样"))
        }
        guard let middle = assumption.value.number ?? reading.stated else {
            return .failure(Fault("no value is stated", "未给出取值"))
        }
        guard low <= middle, middle <= high, low < high else {
            return .failure(Fault("low, value and high are not in order", "低值、取值、高值未按大小排列"))
        }
        guard let scale = reading.scale else {
            return .failure(Fault("the amount stated in the plan is zero or missing", "规划所列数额为零或缺失"))
        }
        func drawn(_ number: Double) -> Double { (number - reading.origin) * scale }
        return .success(
            StatedUncertainty(
                assumption, reading.subject, middle: drawn(middle), low: drawn(low), high: drawn(high)))
    }

    /// What an assumption is about: the value that the plan itself states, and what brings its numbers to those drawn.
    private struct Subject {
        let subject: StatedUncertainty.Subject
        let stated: Double?
        /// The number from which the drawn ones are counted.
        var origin = 0.0
        /// What a number is multiplied by, nil where that cannot be said; a negative one turns low and high round.
        let scale: Double?

        init(_ subject: StatedUncertainty.Subject, _ stated: Double?, origin: Double = 0, scale: Double?) {
            self.subject = subject
            self.stated = stated
            self.origin = origin
            self.scale = scale
        }
    }

    private func subject(of assumption: Assumption) -> Subject? {
        let about = assumption.about
        switch assumption.quantity {
        case .other: return nil
        case .effectFactor:
            guard isScope(about, ["indicators", "projects", "tasks", "fields"]) else { return nil }
            return Subject(.effects, 1, scale: 1)
        case .costFactor: return isScope(about, ["projects", "fields"]) ? Subject(.costs, 1, scale: 1) : nil
        case .delay: return isScope(about, ["projects", "tasks", "fields"]) ? Subject(.delay, 0, scale: 1) : nil
        case .meanChange, .changeSpread:
            guard let about, about.collection == Indicator.collection else { return nil }
            let indicator = ID<Indicator>(about.key)
            guard let factor = unitFactor(assumption, indicator) else { return nil }
            guard assumption.quantity == .changeSpread else { return Subject(.change(indicator), nil, scale: factor) }
            return Subject(.spread(indicator), nil, scale: share(assumption.value.number))
        case .value: return value(about)
        }
    }

    private func isScope(_ about: Address?, _ collections: [String]) -> Bool {
        guard let about else { return true }
        return collections.contains(about.collection) && about.field == nil && !about.key.isEmpty
    }

    private func value(_ about: Address?) -> Subject? {
        guard let about else { return nil }
        switch (about.collection, about.field) {
        case ("effects", nil), ("effects", "amount"):
            let amount = effects[about.key]?.amount.number
            return Subject(.effects, amount, scale: share(amount))
        case (Project.collection, "cost"):
            let cost = index.projects[ID(about.key)]?.cost.number
            return Subject(.costs, cost, scale: share(cost))
        case (Project.collection, "finish"):
            let finish = index.projects[ID(about.key)]?.finish.map {
                Double(index.plan.header.latestYear(of: $0).number)
            }
            return Subject(.delay, finish, origin: finish ?? 0, scale: finish == nil ? nil : 1)
        default: return nil
        }
    }

    private func share(_ amount: Double?) -> Double? { amount.flatMap { $0 == 0 ? nil : 1 / $0 } }

    private func unitFactor(_ assumption: Assumption, _ indicator: ID<Indicator>) -> Double? {
        guard !assumption.unit.isEmpty, let own = index.units[indicator] else { return 1 }
        return (try? index.unitBook.unit(assumption.unit))?.factor(to: own)
    }
}
