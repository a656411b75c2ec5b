import Outlook
import PlanModel
import Quantities

/// The places below that of a target whose values add up to its own, each with how far it may leave its forecast.
///
/// The forecasts of a city and of its districts are made apart and do not add up; what adds up is how far they leave them.
struct SumOfPlaces: Sendable {
    /// One place below.
    struct Part: Sendable {
        let key: PlanIndex.SeriesKey
        /// What it adds at the upper end of its range, in the indicator's unit, at least 0.
        let up: Double
        /// What it adds at the lower end, at most 0.
        let down: Double
    }

    let parts: [Part]

    /// The sum that a target is, where all places below have forecasts and one of them has a target itself.
    ///
    /// - Parameters:
    ///   - member: the target's condition; only one of a single year with one bound is tied to its parts.
    ///   - index: the plan with its look-ups.
    ///   - trajectories: the paths.
    ///   - range: how far paths may leave their forecasts, as probabilities.
    ///   - targeted: the series on which targets take part.
    init?(
        of member: ConsistencyMember, index: PlanIndex, trajectories: Trajectories,
        range: (low: Double, high: Double), targeted: Set<PlanIndex.SeriesKey>
    ) {
        guard let row = member.target, member.years.count == 1, let year = member.years.first,
            (member.least == nil) != (member.most == nil)
        else { return nil }
        let target = index.plan.targets[row]
        guard let indicator = index.indicators[target.indicator], indicator.combine == .sum, indicator.formula.isEmpty
        else { return nil }
        let keys = (index.children[target.place] ?? []).map { PlanIndex.SeriesKey(target.indicator, $0) }
        guard keys.contains(where: targeted.contains) else { return nil }
        var parts: [Part] = []
        for key in keys {
            guard let path = trajectories.path(of: key), path.settled(year) == nil,
                let distribution = path.distribution(year)
            else { return nil }
            let median = distribution.median
            parts.append(
                Part(
                    key: key, up: distribution.quantile(range.high) - median,
                    down: distribution.quantile(range.low) - median))
        }
        self.parts = parts
    }
}

extension ConsistencyQuestion {
    /// The sums among the targets, by the position of the member.
    static func sums(
        of members: [ConsistencyMember], index: PlanIndex, trajectories: Trajectories, terms: ConsistencyTerms
    ) -> [Int: SumOfPlaces] {
        let targeted = Set(
            members.compactMap(\.target).map { row in
                PlanIndex.SeriesKey(index.plan.targets[row].indicator, index.plan.targets[row].place)
            })
        var sums: [Int: SumOfPlaces] = [:]
        for (position, member) in members.enumerated() {
            sums[position] = SumOfPlaces(
                of: member, index: index, trajectories: trajectories, range: terms.range, targeted: targeted)
        }
        return sums
    }
}
