import PlanModel
import Quantities

/// Where and when one effect counts: the places and zones with their shares, and how it grows from a finish on.
public struct EffectCourse: Sendable {
    /// The effect.
    public let effect: Effect
    /// The places and zones for which it counts, each with the share of it.
    public let places: [(place: ID<Place>, share: Double)]

    /// The course of an effect of a plan.
    ///
    /// On an indicator whose places add up an effect counts for every place above its own as well, and by its share for
    /// every zone that holds one of them.
    public init(_ effect: Effect, index: PlanIndex) {
        self.effect = effect
        guard index.indicators[effect.indicator]?.combine == .sum, index.places[effect.place] != nil else {
            places = [(effect.place, 1)]
            return
        }
        let line = index.line(of: effect.place)
        let zones = index.members.compactMap { zone, members -> (ID<Place>, Double)? in
            members.first { line.contains($0.place) }.map { (ID(zone.text), $0.share) }
        }
        places = line.map { ($0, 1) } + zones.sorted { $0.0 < $1.0 }
    }

    /// The part of the full amount that is there in a year: none before `lag` years after the finish, then evenly more
    /// over `ramp` years, then all of it.
    public func grown(in year: Year, finish: Year) -> Double {
        let first = finish.advanced(by: effect.lag)
        guard first <= year else { return 0 }
        return min(1, Double(first.distance(to: year) + 1) / Double(max(1, effect.ramp)))
    }
}
