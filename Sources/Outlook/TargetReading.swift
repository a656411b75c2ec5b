import Diagnostics
import Forecasts
import PlanModel
import Quantities

/// Turns a target into a condition on one number and asks the trajectory how likely it is.
struct TargetReading {
    let target: Target
    let indicator: Indicator
    let trajectory: Trajectory
    let header: PlanHeader
    let settings: OutlookSettings

    /// How the target stands.
    var outlook: TargetOutlook {
        let latest = trajectory.history.filter { $0.key <= target.year && $0.value.number != nil }
            .max { $0.key < $1.key }
        let (requirement, standing) = answer()
        return TargetOutlook(
            target: target, latest: latest?.value.number, latestYear: latest?.key, required: requirement,
            standing: standing)
    }

    private func answer() -> (Requirement?, TargetOutlook.Standing) {
        guard let number = target.value.number else {
            let reason = target.value.missingReason?.text ?? MissingReason.notStated.text
            return (
                nil,
                .notAssessable(
                    LocalizedText(
                        en: "the target has no value: \(reason.text(in: "en"))",
                        zh: "目标值缺失：\(reason.text(in: "zh"))"))
            )
        }
        guard settings.includesUnverified || target.origin != .unverified else {
            return (nil, .notAssessable(LocalizedText(en: "the target's value is unverified", zh: "目标值未经核实")))
        }
        switch requirement(number) {
        case .failure(let reason): return (nil, .notAssessable(reason.text))
        case .success(let requirement): return (requirement, standing(requirement))
        }
    }

    /// Why a target cannot be turned into a condition.
    struct Unclear: Error {
        let text: LocalizedText
        init(en: String, zh: String) { text = LocalizedText(en: en, zh: zh) }
    }

    private func requirement(_ number: Double) -> Result<Requirement, Unclear> {
        switch (target.form, indicator.nature) {
        case (.atLeast, _): return .success(.atLeast(number))
        case (.atMost, _): return .success(.atMost(number))
        case (.keepWithin, _):
            guard let upper = target.upper.number, number <= upper else {
                return .failure(Unclear(en: "the band has no upper end above its lower one", zh: "区间上限缺失或低于下限"))
            }
            return .success(.within(number...upper))
        case (.annualGrowth, .growth): return growthOfRates(number)
        case (.annualGrowth, _): return growthOfLevel(number)
        case (.cumulative, .flow):
            let first = target.baselineYear.map { $0.advanced(by: 1) } ?? header.period.first
            let years = Period(min(first, target.year), target.year)
            return .success(isUp ? .sumAtLeast(number, years) : .sumAtMost(number, years))
        case (.level, _), (.cumulative, _):
            guard indicator.direction != .hold else {
                return .failure(
                    Unclear(en: "the indicator is to be held, but no band is given", zh: "指标要求保持稳定，但未给出区间"))
            }
            return .success(isUp ? .atLeast(number) : .atMost(number))
        }
    }

    private var isUp: Bool { indicator.direction != .down }

    /// Average growth g of a level: the level of the year is at least base · (1 + g/100)^n.
    private func growthOfLevel(_ rate: Double) -> Result<Requirement, Unclear> {
        guard let baseYear = target.baselineYear ?? header.baselineYear else {
            return .failure(Unclear(en: "the baseline has no year", zh: "基期年份缺失"))
        }
        let years = baseYear.distance(to: target.year)
        guard years > 0 else { return .failure(Unclear(en: "the baseline lies after the target", zh: "基期晚于目标年份")) }
        let stated = settings.includesUnverified || target.baselineOrigin != .unverified ? target.baseline.number : nil
        guard let base = stated ?? trajectory.value(baseYear).number, base > 0 else {
            return .failure(Unclear(en: "no usable baseline for \(baseYear)", zh: "\(baseYear) 年无可用基期值"))
        }
        var level = base
        for _ in 0..<years { level *= 1 + rate / 100 }
        return .success(isUp ? .atLeast(level) : .atMost(level))
    }

    /// Average of yearly growth rates over the years after the baseline.
    private func growthOfRates(_ rate: Double) -> Result<Requirement, Unclear> {
        let first = (target.baselineYear ?? header.baselineYear).map { $0.advanced(by: 1) } ?? header.period.first
        guard first <= target.year else { return .failure(Unclear(en: "the target has no years", zh: "目标期内没有年份")) }
        let years = Period(first, target.year)
        return .success(isUp ? .averageAtLeast(rate, years) : .averageAtMost(rate, years))
    }

    // MARK: Standing

    private func standing(_ requirement: Requirement) -> TargetOutlook.Standing {
        switch requirement {
        case .sumAtLeast(let level, let years), .sumAtMost(let level, let years),
            .averageAtLeast(let level, let years), .averageAtMost(let level, let years):
            return runStanding(requirement, level, years)
        case .atLeast, .atMost, .within: return levelStanding(requirement)
        }
    }

    private func levelStanding(_ requirement: Requirement) -> TargetOutlook.Standing {
        if let number = trajectory.settled(target.year) {
            return requirement.holds(number, decimals: indicator.decimals)
                ? .reached(number) : .notReached(number, in: target.year)
        }
        if let (number, year) = brokenYear(requirement) { return .notReached(number, in: year) }
        guard trajectory.distribution(target.year) != nil else { return notForecast() }
        let (least, most) = requirement.bounds
        return chance(
            openYears.compactMap { year in
                trajectory.distribution(year).map { distribution in
                    TargetCondition(years: [year], distribution: distribution, least: least, most: most)
                }
            })
    }

    /// Whether the target is to hold in every year of the plan up to its own.
    private var isOfEveryYear: Bool {
        [.atLeast, .atMost, .keepWithin].contains(target.form) && header.period.first <= target.year
    }

    /// The years still to come in which a level has to hold: the target's own, or every one of the plan up to it.
    private var openYears: [Year] {
        guard isOfEveryYear else { return [target.year] }
        return Period(header.period.first, target.year).years.filter { trajectory.settled($0) == nil }
    }

    /// A floor, ceiling or band holds in every year of the plan: the first observed year that breaks it.
    private func brokenYear(_ requirement: Requirement) -> (Double, Year)? {
        guard isOfEveryYear else { return nil }
        for year in Period(header.period.first, target.year).years {
            guard let number = trajectory.settled(year) else { continue }
            if !requirement.holds(number, decimals: indicator.decimals) { return (number, year) }
        }
        return nil
    }

    /// A sum or an average over a run of years: of the settled years as they were, of the open ones as forecast.
    ///
    /// Rates of open years average a rate where their sum reaches the number of years times that rate: for rates below
    /// 10 % the compounded average differs from that by less than a quarter of a point.
    private func runStanding(_ requirement: Requirement, _ level: Double, _ years: Period) -> TargetOutlook.Standing {
        let settled = years.years.map { trajectory.settled($0) }
        let done = settled.compactMap { $0 }
        let open = zip(years.years, settled).filter { $0.1 == nil }.map(\.0)
        let isAverage = requirement.isAverage
        guard let firstOpen = open.first, let lastOpen = open.last else {
            let result = isAverage ? AverageGrowth.of(done) : done.reduce(0, +)
            guard let result else { return notForecast() }
            return requirement.holds(result, decimals: indicator.decimals)
                ? .reached(result) : .notReached(result, in: target.year)
        }
        guard case .assessed(let forecast) = trajectory.outlook else { return notForecast() }
        let needed =
            isAverage
            ? AverageGrowth.needed(for: level, after: done, over: open.count).map { $0 * Double(open.count) }
            : level - done.reduce(0, +)
        let first = firstOpen.number - forecast.firstYear + 1
        let last = lastOpen.number - forecast.firstYear + 1
        guard let needed, first >= 1, last - first + 1 == open.count, let sum = forecast.cumulative(over: first...last)
        else {
            return .notAssessable(
                LocalizedText(en: "years within the period are not observed", zh: "规划期内部分年份无监测值"))
        }
        let distribution = sum.shifted(by: open.reduce(0) { $0 + trajectory.addedEffect(in: $1) })
        return chance([
            TargetCondition(
                years: open, distribution: distribution, least: requirement.isAtLeast ? needed : nil,
                most: requirement.isAtLeast ? nil : needed)
        ])
    }

    private func chance(_ conditions: [TargetCondition]) -> TargetOutlook.Standing {
        guard case .assessed(let forecast) = trajectory.outlook else { return notForecast() }
        var assumption: String?
        if case .assumption(let spread) = forecast.explanation.spread { assumption = spread.label }
        return .chance(
            TargetOutlook.Chance(
                conditions: conditions, observations: forecast.explanation.observations, assumption: assumption))
    }

    private func notForecast() -> TargetOutlook.Standing {
        .notAssessable(
            trajectory.reasonForNoForecast?.text
                ?? LocalizedText(en: "the target's year lies beyond the forecast", zh: "目标年份超出预测范围"))
    }
}
