import Diagnostics
import PlanModel
import Quantities

/// The effects of projects and tasks on indicators, summed by indicator, place and year.
struct EffectsByYear: Sendable {
    private var amounts: [PlanIndex.SeriesKey: [Year: Double]] = [:]

    /// Sums the effects of every project that is not known to be withdrawn, suspended or in reserve, and of every task.
    ///
    /// An effect begins `lag` years after the finish, grows evenly over `ramp` years and then stays. On an indicator
    /// whose places add up, it counts for every place above as well, and by its share for every zone that holds one of
    /// them. A cause without a finish that counts has no effect.
    init(index: PlanIndex, settings: OutlookSettings, last: Year) {
        for effect in index.plan.effects {
            guard let amount = effect.amount.number, settings.includesUnverified || effect.origin != .unverified,
                let finish = Self.finish(of: effect.cause, index: index, settings: settings)
            else { continue }
            let first = finish.advanced(by: effect.lag)
            guard first <= last else { continue }
            let shares = Self.shares(of: effect, index: index)
            for year in first...last {
                let grown = min(1, Double(first.distance(to: year) + 1) / Double(max(1, effect.ramp)))
                for (place, share) in shares {
                    let key = PlanIndex.SeriesKey(effect.indicator, place)
                    amounts[key, default: [:]][year, default: 0] += amount * grown * share
                }
            }
        }
    }

    /// The places and zones for which an effect counts, with the share of it.
    private static func shares(of effect: Effect, index: PlanIndex) -> [(ID<Place>, Double)] {
        guard index.indicators[effect.indicator]?.combine == .sum, index.places[effect.place] != nil else {
            return [(effect.place, 1)]
        }
        let line = index.line(of: effect.place)
        let zones = index.members.compactMap { zone, members -> (ID<Place>, Double)? in
            members.first { line.contains($0.place) }.map { (ID(zone.text), $0.share) }
        }
        return line.map { ($0, 1) } + zones
    }

    /// The effects on an indicator at a place, by year.
    subscript(key: PlanIndex.SeriesKey) -> [Year: Double] { amounts[key] ?? [:] }

    private static func finish(of cause: Address, index: PlanIndex, settings: OutlookSettings) -> Year? {
        switch cause.collection {
        case Project.collection:
            guard let project = index.projects[ID(cause.key)], let finish = project.finish,
                settings.includesUnverified || project.finishOrigin != .unverified
            else { return nil }
            let stage = project.stageKnownOn.map(settings.knows) ?? true ? project.stage : nil
            return [.withdrawn, .suspended, .reserve].contains(stage) ? nil : Year(finish.year)
        case PlanTask.collection:
            return index.tasks[ID(cause.key)]?.deadline.map { Year($0.year) }
        default: return nil
        }
    }
}
