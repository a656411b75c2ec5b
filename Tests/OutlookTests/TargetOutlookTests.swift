import Diagnostics
import Forecasts
import Outlook
import PlanModel
import Quantities
import Testing

/// A plan of one indicator at one place for 2021-2025, with its observations and one target.
private struct SmallPlan {
    var plan = Plan()

    init(nature: IndicatorNature = .level, direction: Direction = .up, decimals: Int = 1) {
        plan.header.period.first = Year(2021)
        plan.header.period.last = Year(2025)
        plan.header.baselineYear = Year(2020)
        plan.header.place = ID("city")
        var place = Place()
        place.id = ID("city")
        plan.places = [place]
        var indicator = Indicator()
        indicator.id = ID("x")
        indicator.nature = nature
        indicator.direction = direction
        indicator.decimals = decimals
        plan.indicators = [indicator]
    }

    mutating func observe(_ values: [Int: Double], knownIn delay: Int = 1, origin: Origin = .sourced) {
        for (year, value) in values.sorted(by: { $0.key < $1.key }) {
            var observation = Observation()
            observation.indicator = ID("x")
            observation.place = ID("city")
            observation.year = Year(year)
            observation.value = .number(value)
            observation.knownOn = CalendarDate(year: year + delay, month: 3, day: 31) ?? .unknown
            observation.origin = origin
            plan.observations.append(observation)
        }
    }

    func standing(
        _ form: TargetForm, _ value: Double, upper: Double? = nil, baseline: Double? = nil, origin: Origin = .sourced,
        settings: OutlookSettings = OutlookSettings()
    ) -> TargetOutlook.Standing? {
        var target = Target()
        target.indicator = ID("x")
        target.place = ID("city")
        target.year = Year(2025)
        target.form = form
        target.value = .number(value)
        target.upper = upper.map { .number($0) } ?? .missing(.notStated)
        target.baseline = baseline.map { .number($0) } ?? .missing(.notStated)
        target.origin = origin
        var plan = plan
        plan.targets = [target]
        return Trajectories(index: PlanIndex(plan), settings: settings).targets.first?.standing
    }
}

@Suite struct TargetOutlookTests {
    @Test func `a level that is observed in the target's year decides, rounded as it is shown`() {
        var small = SmallPlan()
        small.observe([2024: 56, 2025: 56.96])
        #expect(small.standing(.level, 57) == .reached(56.96))
        #expect(small.standing(.level, 57.1) == .notReached(56.96, in: Year(2025)))
    }

    @Test func `less is better where the indicator says so`() {
        var small = SmallPlan(direction: .down)
        small.observe([2025: 40])
        #expect(small.standing(.level, 41) == .reached(40))
        #expect(small.standing(.level, 39) == .notReached(40, in: Year(2025)))
    }

    @Test func `a figure said within its own year decides nothing`() {
        var small = SmallPlan()
        small.observe([2025: 55], knownIn: 0)
        guard case .notAssessable? = small.standing(.level, 57) else {
            Issue.record("an estimate decided the target")
            return
        }
    }

    @Test func `average growth of a level compounds from the baseline`() {
        var small = SmallPlan()
        small.observe([2020: 100, 2025: 127.7])
        #expect(small.standing(.annualGrowth, 5) == .reached(127.7))
        #expect(small.standing(.annualGrowth, 5.1) == .notReached(127.7, in: Year(2025)))
        #expect(small.standing(.annualGrowth, 5, baseline: 101) == .notReached(127.7, in: Year(2025)))
    }

    @Test func `average growth of rates is the mean of the years after the baseline`() {
        var small = SmallPlan(nature: .growth)
        small.observe([2020: 3.9, 2021: 8.3, 2022: 2.6, 2023: 6.1, 2024: 5.7, 2025: 5.3])
        guard case .reached(let average)? = small.standing(.annualGrowth, 5.6) else {
            Issue.record("5.6 % was not reached")
            return
        }
        #expect(abs(average - 5.58419) < 1e-4)
        guard case .notReached? = small.standing(.annualGrowth, 5.7) else {
            Issue.record("5.6 % counted as 5.7 %")
            return
        }
    }

    @Test func `average growth compounds: ten, two, ten, two and six per cent do not average six`() {
        var small = SmallPlan(nature: .growth)
        small.observe([2021: 10, 2022: 2, 2023: 10, 2024: 2, 2025: 6])
        guard case .notReached(let average, _)? = small.standing(.annualGrowth, 6) else {
            Issue.record("the arithmetic mean decided")
            return
        }
        #expect(abs(average - 5.9396) < 1e-4)
    }

    @Test func `a band is rounded as its value is`() {
        var small = SmallPlan()
        small.observe([2025: 47.97])
        #expect(small.standing(.keepWithin, 47.95, upper: 47.98) == .reached(47.97))
    }

    @Test func `a cumulative target of a flow adds up the years of the plan`() {
        var small = SmallPlan(nature: .flow)
        small.observe([2020: 900, 2021: 100, 2022: 110, 2023: 120, 2024: 130, 2025: 140])
        #expect(small.standing(.cumulative, 600) == .reached(600))
        #expect(small.standing(.cumulative, 601) == .notReached(600, in: Year(2025)))
    }

    @Test func `a floor broken in one year of the plan is broken`() {
        var small = SmallPlan()
        small.observe([2019: 1, 2021: 50, 2022: 48, 2023: 52])
        #expect(small.standing(.atLeast, 49) == .notReached(48, in: Year(2022)))
        #expect(small.standing(.atMost, 51) == .notReached(52, in: Year(2023)))
        #expect(small.standing(.keepWithin, 47, upper: 51) == .notReached(52, in: Year(2023)))
    }

    @Test func `a ceiling holds no more often than in its least likely year`() {
        var small = SmallPlan()
        small.observe([2015: 44, 2016: 45.1, 2017: 45.8, 2018: 47.1, 2019: 47.9, 2020: 49, 2021: 49.2, 2022: 50])
        guard case .chance(let every)? = small.standing(.atMost, 53),
            case .chance(let last)? = small.standing(.level, 53)
        else {
            Issue.record("no probability")
            return
        }
        #expect(every.conditions.map(\.years) == [[Year(2023)], [Year(2024)], [Year(2025)]])
        #expect(every.probability == every.conditions.last?.probability)
        #expect(every.probability < every.conditions[0].probability)
        #expect(last.conditions.map(\.years) == [[Year(2025)]])
        #expect(every.conditions.allSatisfy { $0.holds(53) && !$0.holds(53.1) })
    }

    @Test func `where no forecast can be made, the reason is the true one and not the number of observations`() {
        var small = SmallPlan()
        small.observe([2015: 44, 2016: 45, 2017: 46, 2018: 47, 2019: 47.5, 2020: 48])
        small.plan.indicators[0].highest = 45
        guard case .notAssessable(let reason)? = small.standing(.level, 50) else {
            Issue.record("a probability within bounds that observations break")
            return
        }
        #expect(reason != MissingReason.tooFewObservations(6).text)
        #expect(reason == ForecastProblem.observationOutOfBounds(year: 2017, value: 46).sentence)
        #expect(reason.languages == ["en", "zh"])
    }

    @Test func `five observations give a probability that falls with the target`() {
        var small = SmallPlan()
        small.observe([2019: 44, 2020: 45.1, 2021: 45.8, 2022: 47.1, 2023: 47.9, 2024: 49])
        var last = 1.1
        for target in stride(from: 46.0, through: 54, by: 0.5) {
            guard case .chance(let chance)? = small.standing(.level, target) else {
                Issue.record("no probability for \(target)")
                return
            }
            #expect(chance.probability <= last && chance.observations == 6 && chance.assumption == nil)
            last = chance.probability
        }
        #expect(last < 0.05)
    }

    @Test func `four observations give none, but a labelled assumption does`() {
        var small = SmallPlan()
        small.observe([2021: 45.8, 2022: 47.1, 2023: 47.9, 2024: 49])
        #expect(small.standing(.level, 50) == .notAssessable(MissingReason.tooFewObservations(4).text))
        var assumption = Assumption()
        assumption.id = ID("spread")
        assumption.about = Address("indicators/x")
        assumption.quantity = .changeSpread
        assumption.value = .number(0.8)
        small.plan.assumptions = [assumption]
        guard case .chance(let chance)? = small.standing(.level, 50) else {
            Issue.record("the assumption gave no probability")
            return
        }
        #expect(chance.assumption == "spread" && chance.observations == 4)
    }

    @Test func `unverified figures count only where they are asked for`() {
        var small = SmallPlan()
        small.observe([2025: 58], origin: .unverified)
        let all = OutlookSettings(includesUnverified: true)
        guard case .notAssessable? = small.standing(.level, 57) else {
            Issue.record("an unverified observation decided the target")
            return
        }
        #expect(small.standing(.level, 57, settings: all) == .reached(58))
        guard case .notAssessable? = small.standing(.level, 57, origin: .unverified) else {
            Issue.record("an unverified target was judged")
            return
        }
    }

    @Test func `what was not yet known on the date asked for changes no standing`() {
        var small = SmallPlan()
        small.observe([2019: 44, 2020: 45.1, 2021: 45.8, 2022: 47.1, 2023: 47.9])
        let date = OutlookSettings(knownOn: CalendarDate(year: 2024, month: 12))
        let before = small.standing(.level, 49, settings: date)
        small.observe([2024: 30, 2025: 30])
        #expect(small.standing(.level, 49, settings: date) == before)
        #expect(small.standing(.level, 49) == .notReached(30, in: Year(2025)))
    }
}

@Suite struct TrajectoryTests {
    @Test func `an effect begins after its lag, grows over its ramp and then stays`() throws {
        var small = SmallPlan()
        small.observe([2016: 10, 2017: 11, 2018: 12, 2019: 13, 2020: 14, 2021: 15])
        var project = Project()
        project.id = ID("P")
        project.finish = CalendarDate(year: 2022)
        small.plan.projects = [project]
        let without = Trajectories(index: PlanIndex(small.plan))
        var effect = Effect()
        effect.cause = Address("projects/P")
        effect.indicator = ID("x")
        effect.place = ID("city")
        effect.amount = .number(4)
        effect.lag = 1
        effect.ramp = 2
        small.plan.effects = [effect]
        let with = Trajectories(index: PlanIndex(small.plan))
        let expected: [Int: Double] = [2022: 0, 2023: 2, 2024: 4, 2025: 4]
        for (year, added) in expected {
            let before = try #require(without[ID("x"), ID("city")]?.distribution(Year(year))?.median)
            let after = try #require(with[ID("x"), ID("city")]?.distribution(Year(year))?.median)
            #expect(abs(after - before - added) < 1e-9)
        }
    }

    @Test func `a changed definition without a bridge ends the usable past`() {
        var small = SmallPlan()
        small.observe([2015: 60, 2016: 61, 2017: 62, 2018: 63, 2019: 64, 2020: 69, 2021: 70, 2022: 71])
        var definition = Definition()
        definition.from = Year(2020)
        definition.isComparable = false
        small.plan.indicators[0].definitions = [definition]
        let path = Trajectories(index: PlanIndex(small.plan))[ID("x"), ID("city")]
        #expect(path?.comparableFrom == Year(2020))
        #expect(path?.outlook == .notAssessable(observations: 3))
    }

    @Test func `an effect that the observations contain already is not added again`() throws {
        var small = SmallPlan()
        small.observe([2016: 10, 2017: 11, 2018: 12, 2019: 13, 2020: 14, 2021: 15])
        let without = Trajectories(index: PlanIndex(small.plan))
        var project = Project()
        project.id = ID("P")
        project.finish = CalendarDate(year: 2018)
        small.plan.projects = [project]
        var effect = Effect()
        effect.cause = Address("projects/P")
        effect.indicator = ID("x")
        effect.place = ID("city")
        effect.amount = .number(4)
        small.plan.effects = [effect]
        let with = Trajectories(index: PlanIndex(small.plan))
        let year = Year(2025)
        #expect(with[ID("x"), ID("city")]?.distribution(year) == without[ID("x"), ID("city")]?.distribution(year))
    }

    @Test func `an effect never carries a share beyond its bounds`() throws {
        var small = SmallPlan()
        small.plan.indicators[0].highest = 100
        small.observe([2016: 90, 2017: 91, 2018: 92, 2019: 93, 2020: 94, 2021: 95])
        var project = Project()
        project.id = ID("P")
        project.finish = CalendarDate(year: 2023)
        small.plan.projects = [project]
        var effect = Effect()
        effect.cause = Address("projects/P")
        effect.indicator = ID("x")
        effect.place = ID("city")
        effect.amount = .number(60)
        small.plan.effects = [effect]
        let distribution = try #require(
            Trajectories(index: PlanIndex(small.plan))[ID("x"), ID("city")]?.distribution(Year(2025)))
        #expect(distribution.quantile(0.9) <= 100)
    }

    @Test func `a sum over parts of which one was estimated within the year is an estimate too`() {
        var plan = SmallPlan().plan
        plan.indicators[0].combine = .sum
        for (name, known) in [("north", 2025), ("south", 2026)] {
            var place = Place()
            place.id = ID(name)
            place.parent = ID("city")
            plan.places.append(place)
            var observation = Observation()
            observation.indicator = ID("x")
            observation.place = ID(name)
            observation.year = Year(2025)
            observation.value = .number(10)
            observation.knownOn = CalendarDate(year: known, month: 6) ?? .unknown
            plan.observations.append(observation)
        }
        let cell = Trajectories(index: PlanIndex(plan))[ID("x"), ID("city")]?.history[Year(2025)]
        #expect(cell?.number == 20)
        #expect(cell?.isProvisional == true)
    }
}
