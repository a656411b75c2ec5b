import Diagnostics
import PlanModel
import Quantities

/// The effects of projects and tasks on indicators, summed by indicator, place and year.
struct EffectsByYear: Sendable {
    private var amounts: [PlanIndex.SeriesKey: [Year: Double]] = [:]
    /// The effects that count, with the year in which their cause is finished, in the order of the plan.
    private(set) var courses: [(course: EffectCourse, finish: Year)] = []

    /// Sums the effects that count in a plan.
    init(_ effects: CountedEffects, index: PlanIndex, last: Year) {
        for (effect, amount, finish) in effects.list {
            let course = EffectCourse(effect, index: index)
            courses.append((course, finish))
            let first = finish.advanced(by: effect.lag)
            guard first <= last else { continue }
            let parts = (first...last).map { ($0, amount * course.grown(in: $0, finish: finish)) }
            for (place, share) in course.places {
                Self.add(parts, share, to: &amounts[PlanIndex.SeriesKey(effect.indicator, place), default: [:]])
            }
        }
    }

    private static func add(_ parts: [(year: Year, amount: Double)], _ share: Double, to sums: inout [Year: Double]) {
        for (year, amount) in parts { sums[year, default: 0] += amount * share }
    }

    /// The effects on an indicator at a place, by year.
    subscript(key: PlanIndex.SeriesKey) -> [Year: Double] { amounts[key] ?? [:] }

    /// The series on which something has an effect.
    var keys: Set<PlanIndex.SeriesKey> { Set(amounts.keys) }
}

/// The effects of projects and tasks that count, each with its amount and the year in which its cause is finished.
struct CountedEffects: Equatable {
    /// The effects in the order of the plan.
    let list: [(effect: Effect, amount: Double, finish: Year)]

    /// Finds the effects of every project and task that has a finish that counts.
    ///
    /// Without a programme these are the projects that are not known to be withdrawn, suspended or in reserve, from the
    /// finish that the plan gives; with one exactly those that it places, from the finish that it gives. Years are those of
    /// the plan, and a finish that may lie in two counts for the later one.
    init(index: PlanIndex, settings: OutlookSettings, programme: Programme?) {
        list = index.plan.effects.compactMap { effect in
            guard let amount = effect.amount.number, settings.includesUnverified || effect.origin != .unverified,
                let finish = Self.finish(of: effect.cause, index: index, settings: settings, programme: programme)
            else { return nil }
            return (effect, amount, finish)
        }
    }

    static func == (one: CountedEffects, other: CountedEffects) -> Bool { one.list.elementsEqual(other.list, by: ==) }

    private static func finish(
        of cause: Address, index: PlanIndex, settings: OutlookSettings, programme: Programme?
    ) -> Year? {
        switch cause.collection {
        case Project.collection:
            if let programme { return programme[ID(cause.key)]?.finish }
            guard let project = index.projects[ID(cause.key)], let finish = project.finish,
                settings.includesUnverified || project.finishOrigin != .unverified
            else { return nil }
            let stage = project.stageKnownOn.map(settings.knows) ?? true ? project.stage : nil
            return [.withdrawn, .suspended, .reserve].contains(stage)
                ? nil : index.plan.header.latestYear(of: finish)
        case PlanTask.collection:
            return index.tasks[ID(cause.key)]?.deadline.map(index.plan.header.latestYear)
        default: return nil
        }
    }
}
