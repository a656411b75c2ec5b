import Diagnostics
import PlanModel
import Quantities

extension SyntheticPlan {
    /// The years for which the region is said to have been measured.
    static let observedYears = 2015...baselineYear

    /// Where an indicator stands and where it is to go, in its smallest shown unit.
    struct Aim {
        let indicator: SyntheticIndicator
        let number: Int
        /// The level in the baseline year.
        let baseline: Int
        /// What the plan wants to add, or to take away.
        let gain: Int
        /// The past, a level for each observed year.
        let past: [Int]

        /// The level so many gains on the way.
        func level(after gains: Double) -> Int {
            let change = Int((Double(gain) * gains).rounded())
            return indicator.isLessBetter ? baseline - change : baseline + change
        }

        /// A level in the indicator's unit.
        func value(_ level: Int) -> Double {
            Double(level) / Double((0..<indicator.decimals).reduce(1) { power, _ in power * 10 })
        }
    }

    /// The aims of all indicators: a little less than what the reference programme finishes within the plan.
    var aims: [Aim] {
        var draws = SeededDraws(seed: seed, stream: "aims")
        var reached = [Int](repeating: 0, count: SyntheticIndicator.all.count)
        for (number, project) in portfolio.projects.enumerated() {
            guard let start = reference.starts[number], start + project.duration <= SyntheticPortfolio.years else {
                continue
            }
            for (indicator, amount) in portfolio.contributions[number] { reached[indicator] += amount }
        }
        return SyntheticIndicator.all.enumerated().map { number, indicator in
            let gain = max(100, Int(Double(reached[number]) * draws.number(in: 0.8..<0.97)))
            let baseline = Int(Double(gain) * draws.number(in: 3..<6))
            let pace = Double(gain) / 5 * draws.number(in: 0.6..<1) * (indicator.isLessBetter ? 1 : -1)
            let past = Self.observedYears.map { year -> Int in
                let back = Double(Self.baselineYear - year)
                return back == 0 ? baseline : Int(Double(baseline) + pace * (back + 0.15 * draws.normal()))
            }
            return Aim(indicator: indicator, number: number, baseline: baseline, gain: gain, past: past)
        }
    }

    /// The indicators; their places add up.
    var indicators: [Indicator] {
        SyntheticIndicator.all.enumerated().map { number, word in
            var indicator = Indicator()
            indicator.id = ID(word.id)
            indicator.name = word.name
            indicator.field = ID(word.field)
            indicator.unit = word.unit
            indicator.decimals = word.decimals
            indicator.direction = word.isLessBetter ? .down : .up
            indicator.combine = .sum
            indicator.lowest = 0
            indicator.mainOrder = number + 1
            if let field = SyntheticField.all.firstIndex(where: { $0.id == word.field }) {
                indicator.body = id(ofOffice: field)
            }
            return indicator
        }
    }

    /// What is said to have been measured.
    func observations(_ aim: Aim) -> [Observation] {
        zip(Self.observedYears, aim.past).map { year, level in
            var observation = Observation()
            observation.indicator = ID(aim.indicator.id)
            observation.place = Self.region
            observation.year = Year(year)
            observation.value = .number(aim.value(level))
            observation.knownOn = CalendarDate(year: year + 1, month: 2, day: 20) ?? .unknown
            observation.sources = [report(of: year)]
            return observation
        }
    }

    /// The target for the last year of the plan, and the objective behind it.
    func targets(_ aim: Aim) -> [Target] {
        func target(_ year: Int, _ value: Double) -> Target {
            var target = Target()
            target.indicator = ID(aim.indicator.id)
            target.place = Self.region
            target.year = Year(year)
            target.value = .number(value)
            target.baseline = .number(aim.value(aim.baseline))
            target.baselineYear = Year(Self.baselineYear)
            target.baselineSources = [report(of: Self.baselineYear)]
            target.basis = LocalizedText(en: "Drawn at random", zh: "随机生成")
            target.sources = [Self.proposals]
            return target
        }
        var own = target(2030, aim.value(aim.level(after: 1)))
        own.kind = ID(aim.number % 5 < 2 ? "binding" : "anticipatory")
        if aim.number % 8 == 5, !aim.indicator.isLessBetter {
            own.form = .annualGrowth
            own.value = .number(Self.yearlyGrowth(from: aim.baseline, to: aim.level(after: 1)))
        }
        return [own, target(2035, aim.value(aim.level(after: 2.2)))]
    }

    /// The average growth over five years in %, cut to two decimals: 100 ((to / from)^(1/5) - 1).
    private static func yearlyGrowth(from: Int, to: Int) -> Double {
        let factor = PortableReals.exponential(PortableReals.logarithm(Double(to) / Double(from)) / 5)
        return Double(Int((factor - 1) * 10_000)) / 100
    }

    /// One goal for each field, measured by the indicators of the field.
    var goals: [Goal] {
        SyntheticField.all.map { field in
            var goal = Goal()
            goal.id = ID("better-\(field.id)")
            goal.title = LocalizedText(
                en: "Better: \(field.name.text(in: "en").lowercased())", zh: "提升\(field.name.text(in: "zh"))水平")
            goal.indicators = Self.indicators(of: field)
            return goal
        }
    }

    /// How many tasks each field has.
    static let tasksOfField = 3

    /// Three tasks for each field.
    var tasks: [PlanTask] {
        let ways = [
            LocalizedText(en: "where there is none yet", zh: "补齐短板"),
            LocalizedText(en: "in place of what is old", zh: "更新改造"),
            LocalizedText(en: "for the demand to come", zh: "适度超前"),
        ]
        return SyntheticField.all.enumerated().flatMap { number, field in
            ways.prefix(Self.tasksOfField).enumerated().map { position, way in
                var task = PlanTask()
                task.id = id(ofTask: position, field: number)
                task.title = LocalizedText(
                    en: "\(field.works.text(in: "en")) \(way.text(in: "en"))",
                    zh: "\(way.text(in: "zh"))：\(field.works.text(in: "zh"))")
                task.field = ID(field.id)
                task.goals = [ID("better-\(field.id)")]
                task.indicators = Self.indicators(of: field)
                task.lead = id(ofOffice: number)
                task.deadline = CalendarDate(year: 2030)
                task.sources = [Self.proposals]
                return task
            }
        }
    }

    private static func indicators(of field: SyntheticField) -> [ID<Indicator>] {
        SyntheticIndicator.all.filter { $0.field == field.id }.map { ID($0.id) }
    }
}
