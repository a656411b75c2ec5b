import Diagnostics
import PlanModel
import Quantities

/// What single projects and tasks add to an indicator, directly or through the inputs of its formula.
///
/// Counted are the effects that count from the standpoint of the trajectories, each from the finish that its cause has
/// there; an amount goes through formulas and roll-ups by their exact slopes:
///
///     amount of a cause = Σ over its effects, their places and years of slope * amount * share * grown
public struct EffectDrivers: Sendable {
    private let trajectories: Trajectories
    private let effects: [PlanIndex.SeriesKey: [(course: EffectCourse, finish: Year, share: Double)]]

    /// Gathers the effects of a plan by the series that they move.
    public init(_ trajectories: Trajectories) {
        self.trajectories = trajectories
        var effects: [PlanIndex.SeriesKey: [(course: EffectCourse, finish: Year, share: Double)]] = [:]
        for (course, finish) in trajectories.effectCourses {
            for (place, share) in course.places {
                effects[PlanIndex.SeriesKey(course.effect.indicator, place), default: []].append(
                    (course, finish, share))
            }
        }
        self.effects = effects
    }

    /// What each project and task adds to the sum of an indicator over years to come.
    ///
    /// - Parameters:
    ///   - indicator: the indicator, with or without a formula.
    ///   - place: the place or zone.
    ///   - years: the years; those that are settled add nothing.
    /// - Returns: the amount by cause, in the indicator's unit; causes that add nothing are left out.
    public func amounts(
        moving indicator: ID<Indicator>, at place: ID<Place>, over years: [Year]
    ) -> [Address: Double] {
        var amounts: [Address: Double] = [:]
        for year in years {
            let slopes = trajectories.slopes(of: indicator, at: place, in: year)?.effects ?? [:]
            for (cell, slope) in slopes.sorted(by: { $0.key < $1.key }) {
                for (course, finish, share) in effects[PlanIndex.SeriesKey(cell.indicator, cell.place)] ?? [] {
                    let grown = course.grown(in: cell.year, finish: finish)
                    guard grown != 0, let amount = course.effect.amount.number else { continue }
                    amounts[course.effect.cause, default: 0] += slope * amount * share * grown
                }
            }
        }
        return amounts.filter { $0.value != 0 }
    }
}
