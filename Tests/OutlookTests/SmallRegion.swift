import Diagnostics
import Outlook
import PlanModel
import Quantities

/// A city of two districts with income and residents, income per head by formula, and projects with effects.
struct SmallRegion {
    var plan = Plan()

    init() {
        plan.header.period.first = Year(2021)
        plan.header.period.last = Year(2025)
        plan.header.place = ID("city")
        for (name, parent) in [("city", ""), ("north", "city"), ("south", "city")] {
            var place = Place()
            place.id = ID(name)
            place.parent = parent.isEmpty ? nil : ID(parent)
            plan.places.append(place)
        }
        add("income", combine: .sum)
        add("people", combine: .sum)
        add("rate", combine: .mean, weight: "people")
        add("per_head", combine: .ratio, formula: "income / people")
        add("stock", combine: .none, formula: "PREV(SELF,0)*0.9 + per_head * rate")
        for (place, size) in [("north", 1.0), ("south", 3.0), ("city", 4.0)] {
            for year in 2014...2020 {
                let age = Double(year - 2014)
                observe("income", place, year, size * (100 + 7 * age + (year % 2 == 0 ? 1 : 0)))
                observe("people", place, year, size * (50 - 0.5 * age))
                if place != "city" { observe("rate", place, year, 2 + 0.1 * age * size) }
            }
        }
    }

    mutating func add(_ id: String, combine: Combination, weight: String? = nil, formula: String = "") {
        var indicator = Indicator()
        indicator.id = ID(id)
        indicator.combine = combine
        indicator.weight = weight.map { ID($0) }
        indicator.formula = formula
        plan.indicators.append(indicator)
    }

    mutating func observe(_ indicator: String, _ place: String, _ year: Int, _ value: Double) {
        var observation = Observation()
        observation.indicator = ID(indicator)
        observation.place = ID(place)
        observation.year = Year(year)
        observation.value = .number(value)
        observation.knownOn = CalendarDate(year: year + 1, month: 3, day: 31) ?? .unknown
        plan.observations.append(observation)
    }

    /// Adds an effect, and the project that causes it where there is none of the name yet.
    mutating func affect(
        _ indicator: String, _ place: String, by amount: Double, project: String = "P", finish: Int = 2022,
        ramp: Int = 1
    ) {
        if !plan.projects.contains(where: { $0.id.text == project }) {
            var record = Project()
            record.id = ID(project)
            record.finish = CalendarDate(year: finish)
            plan.projects.append(record)
        }
        var effect = Effect()
        effect.cause = Address("projects/\(project)")
        effect.indicator = ID(indicator)
        effect.place = ID(place)
        effect.amount = .number(amount)
        effect.ramp = ramp
        plan.effects.append(effect)
    }

    func trajectories(_ programme: Programme? = nil) -> Trajectories {
        let index = PlanIndex(plan)
        let wanted = plan.indicators.flatMap { indicator in
            plan.places.map { PlanIndex.SeriesKey(indicator.id, $0.id) }
        }
        return Trajectories(index: index, programme: programme, also: Set(wanted))
    }

    func median(_ indicator: String, _ place: String, _ year: Int, _ programme: Programme? = nil) -> Double? {
        trajectories(programme)[ID(indicator), ID(place)]?.distribution(Year(year))?.median
    }
}
