import Diagnostics
import PlanModel
import Quantities

/// The effects of projects and tasks on indicators, summed by indicator, place and year.
struct EffectsByYear: Sendable {
    private var amounts: [PlanIndex.SeriesKey: [Year: Double]] = [:]

    /// Sums the effects of every project that is not withdrawn, suspended or in reserve, and of every task.
    ///
    /// An effect begins `lag` years after the finish, grows evenly over `ramp` years and then stays. On an indicator
    /// whose places add up, it counts for every place above as well. A cause without a finish has no effect.
    init(index: PlanIndex, last: Year) {
        for effect in index.plan.effects {
            guard let amount = effect.amount.number, effect.origin != .unverified,
                let finish = Self.finish(of: effect.cause, index: index)
            else { continue }
            let first = finish.advanced(by: effect.lag)
            guard first <= last else { continue }
            var keys = [PlanIndex.SeriesKey(effect.indicator, effect.place)]
            if index.indicators[effect.indicator]?.combine == .sum {
                keys = index.line(of: effect.place).map { PlanIndex.SeriesKey(effect.indicator, $0) }
            }
            for year in first...last {
                let grown = Double(first.distance(to: year) + 1) / Double(max(1, effect.ramp))
                for key in keys { amounts[key, default: [:]][year, default: 0] += amount * min(1, grown) }
            }
        }
    }

    /// The effects on an indicator at a place, by year.
    subscript(key: PlanIndex.SeriesKey) -> [Year: Double] { amounts[key] ?? [:] }

    private static func finish(of cause: Address, index: PlanIndex) -> Year? {
        switch cause.collection {
        case Project.collection:
            guard let project = index.projects[ID(cause.key)], let finish = project.finish,
                ![.withdrawn, .suspended, .reserve].contains(project.stage)
            else { return nil }
            return Year(finish.year)
        case PlanTask.collection:
            return index.tasks[ID(cause.key)]?.deadline.map { Year($0.year) }
        default: return nil
        }
    }
}
