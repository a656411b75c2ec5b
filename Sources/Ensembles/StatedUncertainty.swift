import Diagnostics
import Outlook
import PlanModel
import Quantities

/// An effect whose amount an assumption states with a low and a high value.
///
/// Low and high are taken as the values that one time in ten lies below and one time in ten above; between them and
/// beyond, the amount is normal on either side of the value assumed.
struct StatedUncertainty: Sendable {
    let assumption: ID<Assumption>
    let course: EffectCourse
    let finish: Year
    /// The distances from the value to low and to high, in the indicator's unit, by one standard deviation each.
    let below: Double
    let above: Double

    /// The score that a normal draw exceeds one time in ten.
    private static let tenth = 1.281_551_565_544_600_4

    /// How much the amount differs from the value assumed, where its draw is so many standard deviations from the middle.
    func difference(at score: Double) -> Double { score * (score < 0 ? below : above) }

    /// The uncertain effects of a plan, in the order of its assumptions.
    static func all(in index: PlanIndex, settings: OutlookSettings) -> [StatedUncertainty] {
        let effects = Dictionary(index.plan.effects.map { ($0.key, $0) }) { first, _ in first }
        return index.plan.assumptions.compactMap { assumption in
            guard assumption.quantity == .value, let about = assumption.about, about.collection == "effects",
                about.field == nil || about.field == "amount", let effect = effects[about.key],
                let value = assumption.value.number ?? effect.amount.number,
                let low = assumption.low.number, let high = assumption.high.number, low <= value, value <= high,
                let finish = finish(of: effect.cause, index)
            else { return nil }
            return StatedUncertainty(
                assumption: assumption.id, course: EffectCourse(effect, index: index), finish: finish,
                below: (value - low) / tenth, above: (high - value) / tenth)
        }
    }

    private static func finish(of cause: Address, _ index: PlanIndex) -> Year? {
        switch cause.collection {
        case Project.collection: index.projects[ID(cause.key)]?.finish.map { Year($0.year) }
        case PlanTask.collection: index.tasks[ID(cause.key)]?.deadline.map { Year($0.year) }
        default: nil
        }
    }
}
