import Diagnostics
import Ensembles
import Outlook
import PlanModel
import Quantities

/// A plan of several indicators at one place, each with a target for 2030.
struct SmallRegion {
    var plan = Plan()

    init() {
        plan.header.period.first = Year(2026)
        plan.header.period.last = Year(2030)
        plan.header.baselineYear = Year(2025)
        plan.header.place = ID("city")
        var place = Place()
        place.id = ID("city")
        plan.places = [place]
    }

    mutating func add(_ name: String, past: [Double], target: Double) {
        var indicator = Indicator()
        indicator.id = ID(name)
        indicator.decimals = 6
        plan.indicators.append(indicator)
        for (offset, value) in past.enumerated() {
            var observation = Observation()
            observation.indicator = indicator.id
            observation.place = ID("city")
            observation.year = Year(2026 - past.count + offset)
            observation.value = .number(value)
            observation.knownOn = CalendarDate(year: 2026, month: 1, day: 1) ?? .unknown
            plan.observations.append(observation)
        }
        var wanted = Target()
        wanted.indicator = indicator.id
        wanted.place = ID("city")
        wanted.year = Year(2030)
        wanted.value = .number(target)
        plan.targets.append(wanted)
    }

    var model: EnsembleModel {
        let index = PlanIndex(plan)
        return EnsembleModel(index: index, trajectories: Trajectories(index: index))
    }

    var trajectories: Trajectories { Trajectories(index: PlanIndex(plan)) }

    /// Changes of twelve years that are unlike each other.
    static let restless: [Double] = [1, 3, 0, 2, 1, 4, 0, 1, 3, 2, 0, 2]
    /// The same in other years.
    static let other: [Double] = [2, 0, 3, 1, 0, 2, 1, 3, 0, 1, 4, 1]

    /// The values to which changes lead.
    static func past(_ changes: [Double]) -> [Double] {
        changes.reduce(into: [50.0]) { $0.append(($0.last ?? 0) + $1) }
    }

    /// Adds a project that adds to an indicator from a year on.
    mutating func add(project name: String, finish: Int, on indicator: String, amount: Double) {
        var project = Project()
        project.id = ID(name)
        project.finish = CalendarDate(year: finish)
        plan.projects.append(project)
        var effect = Effect()
        effect.cause = project.id.address
        effect.indicator = ID(indicator)
        effect.place = ID("city")
        effect.amount = .number(amount)
        plan.effects.append(effect)
    }

    /// Adds an assumption with a low and a high value.
    mutating func assume(
        _ quantity: AssumedQuantity, _ about: String? = nil, _ low: Double?, _ value: Double?, _ high: Double?
    ) {
        var assumption = Assumption()
        assumption.id = ID("a\(plan.assumptions.count)")
        assumption.about = about.flatMap { Address(written: $0) }
        assumption.quantity = quantity
        func number(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing(.notStated) }
        assumption.low = number(low)
        assumption.value = number(value)
        assumption.high = number(high)
        plan.assumptions.append(assumption)
    }
}
