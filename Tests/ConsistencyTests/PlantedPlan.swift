import Consistency
import Diagnostics
import Outlook
import PlanModel
import Quantities

/// A plan made for a test: a few indicators with a past, targets, projects and limits whose answer is known.
struct PlantedPlan {
    static let place = ID<Place>("city")
    var plan = Plan()

    init() {
        plan.header.id = "planted"
        plan.header.period.first = Year(2026)
        plan.header.period.last = Year(2030)
        plan.header.horizon = Year(2035)
        plan.header.baselineYear = Year(2025)
        plan.header.place = Self.place
        var city = Place()
        city.id = Self.place
        plan.places = [city]
        var binding = TargetKind()
        binding.id = ID("binding")
        binding.isBinding = true
        plan.header.kinds = [binding]
    }

    /// Adds an observed indicator that moves by about `step` a year up to 2025; the wobble is fixed by a seed.
    mutating func observe(
        _ id: String, at place: ID<Place> = Self.place, from start: Double = 100, step: Double = 2, wobble: Double = 1,
        seed: Int = 1
    ) {
        if !plan.indicators.contains(where: { $0.id.text == id }) {
            var indicator = Indicator()
            indicator.id = ID(id)
            plan.indicators.append(indicator)
        }
        var lot = Lot(seed: seed)
        var value = start
        for year in 2008...2025 {
            value += step + wobble * (lot.next() - 0.5)
            var observation = Observation()
            observation.indicator = ID(id)
            observation.place = place
            observation.year = Year(year)
            observation.value = .number(value)
            observation.knownOn = CalendarDate(year: year + 1, month: 3, day: 31) ?? .unknown
            plan.observations.append(observation)
        }
    }

    /// Adds an indicator that is computed.
    mutating func compute(_ id: String, _ formula: String) {
        var indicator = Indicator()
        indicator.id = ID(id)
        indicator.formula = formula
        indicator.combine = .ratio
        indicator.direction = .down
        indicator.decimals = 4
        plan.indicators.append(indicator)
    }

    /// Adds a target for 2030.
    mutating func want(
        _ id: String, _ form: TargetForm, _ value: Double, upper: Double? = nil, isBinding: Bool = false,
        by: Assignment = .own, at place: ID<Place> = Self.place
    ) {
        var target = Target()
        target.indicator = ID(id)
        target.place = place
        target.year = Year(2030)
        target.form = form
        target.value = .number(value)
        target.upper = upper.map(Value.number) ?? .missing(.notStated)
        target.kind = isBinding ? ID("binding") : nil
        target.assignedBy = by
        plan.targets.append(target)
    }

    /// Adds a project of one year that may start from 2026 to 2028.
    mutating func build(
        _ id: String, cost: Double, _ effects: [(String, Double)], isDecided: Bool = false,
        years: ClosedRange<Int> = 2026...2026
    ) {
        var project = Project()
        project.id = ID(id)
        project.stage = .newStart
        project.isMandated = isDecided
        project.earliest = Year(years.lowerBound)
        project.latest = Year(years.upperBound)
        plan.projects.append(project)
        var amount = ProjectYear()
        amount.project = project.id
        amount.resource = "cost"
        amount.amount = .number(cost)
        plan.projectYears.append(amount)
        for (indicator, number) in effects {
            var effect = Effect()
            effect.cause = project.id.address
            effect.indicator = ID(indicator)
            effect.place = Self.place
            effect.amount = .number(number)
            plan.effects.append(effect)
        }
    }

    /// Adds a limit of money.
    mutating func limit(_ amount: Double, in year: Int = 2026) {
        var limit = Limit()
        limit.resource = "cost"
        limit.place = Self.place
        limit.year = Year(year)
        limit.amount = .number(amount)
        plan.limits.append(limit)
    }

    /// The value of an indicator's forecast for 2030 that is not exceeded with a probability.
    func quantile(_ id: String, _ probability: Double, at place: ID<Place> = Self.place) -> Double {
        let trajectories = Trajectories(index: PlanIndex(plan), programme: Programme())
        return trajectories[ID(id), place]?.distribution(Year(2030))?.quantile(probability) ?? .nan
    }

    func question(_ terms: ConsistencyTerms = ConsistencyTerms()) -> ConsistencyQuestion {
        ConsistencyQuestion(index: PlanIndex(plan), terms: terms)
    }
}

/// A repeatable draw by lot (Park and Miller, 1988).
struct Lot {
    private var state: Int

    init(seed: Int) { state = seed * 7_919 % 2_147_483_647 + 1 }

    /// A number from 0 to 1.
    mutating func next() -> Double {
        state = state * 48_271 % 2_147_483_647
        return Double(state) / 2_147_483_647
    }
}
