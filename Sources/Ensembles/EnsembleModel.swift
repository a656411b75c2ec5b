import Diagnostics
import Forecasts
import Outlook
import PlanModel
import Quantities

/// The uncertain things behind the open targets of a plan, ready to be drawn.
///
/// For draw d a series s takes the rank u = Φ(z), where the z of all series are normal and hang together as their past
/// changes did; its path keeps that rank in every year. What is stated to be uncertain about projects and assumptions is
/// drawn beside it and moves the numbers that targets compare. Same seed, same draws: two variants of a plan differ by
/// what was changed in them and by nothing else.
public struct EnsembleModel: Sendable {
    /// A target whose outcome is open.
    struct OpenTarget: Sendable {
        let key: String
        let conditions: [TargetCondition]
        /// The forecast behind it, by its position among the series.
        let series: Int
    }

    /// The path of a series.
    struct DrawnSeries: Sendable {
        let key: PlanIndex.SeriesKey
        /// The coming years with their distributions, effects included.
        let years: [(year: Year, distribution: PredictiveDistribution)]
        /// The last year that the forecast rests on.
        let last: Year
        /// What adds to a year, in the order of `years`: rows of effects and formulas, added or taken away.
        let moves: [[RowMove]]
        /// The stated change a year, by its position among the stated uncertainties, and the change assumed.
        let change: Int?
        /// The stated spread, likewise.
        let spread: Int?
        /// All stated uncertainties that act on it, by position.
        let stated: [Int]

        /// Whether something beside its own course is drawn.
        var isMoved: Bool { !stated.isEmpty }
    }

    /// What is uncertain: forecasts first, then stated uncertainties, in a fixed order.
    public let sources: [EnsembleSource]
    /// How the forecasts hang together.
    public let correlation: Correlation
    /// The assumptions with a low or high value that are not drawn.
    public let idle: [IdleAssumption]
    let targets: [OpenTarget]
    let series: [DrawnSeries]
    let stated: [StatedUncertainty]
    let effects: DrawnEffects
    let formulas: DrawnFormulas
    let costs: DrawnCosts

    /// The addresses of the targets that are drawn, in the order of the plan.
    public var addresses: [Address] { targets.map { Address("targets", $0.key) } }

    /// Reads a plan.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - trajectories: its paths, from the standpoint and with the programme wanted.
    ///   - programme: the programme with which the paths were computed; nil for none.
    public init(index: PlanIndex, trajectories: Trajectories, programme: Programme? = nil) {
        let reading = StatedReading(index)
        let period = index.plan.header.period
        let last = max(index.plan.header.horizon ?? period.last, period.last)
        let first = trajectories.keys.compactMap { trajectories[$0.indicator, $0.place]?.lastKnown }.min()
        let years = Period(min(first ?? period.first, period.first), last)
        let effects = DrawnEffects(reading.stated, index: index, trajectories: trajectories, years: years)
        var keys: [PlanIndex.SeriesKey] = []
        var positions: [PlanIndex.SeriesKey: Int] = [:]
        func position(_ key: PlanIndex.SeriesKey) -> Int {
            if let known = positions[key] { return known }
            positions[key] = keys.count
            keys.append(key)
            return keys.count - 1
        }
        targets = trajectories.targets.compactMap { outlook in
            guard case .chance(let chance) = outlook.standing else { return nil }
            let key = PlanIndex.SeriesKey(outlook.target.indicator, outlook.target.place)
            return OpenTarget(key: outlook.target.key, conditions: chance.conditions, series: position(key))
        }
        for indicator in index.plan.indicators {
            let key = PlanIndex.SeriesKey(indicator.id, index.plan.header.place)
            if case .assessed? = trajectories[key.indicator, key.place]?.outlook { _ = position(key) }
        }
        let formulas = DrawnFormulas(keys, trajectories: trajectories, effects: effects, until: last)
        series = keys.map { DrawnSeries($0, trajectories, effects, formulas, reading.stated, until: last) }
        let past = PastChanges(keys.map { trajectories[$0.indicator, $0.place] })
        correlation = Correlation(count: keys.count, pairs: past.pairs)
        sources = keys.map { .forecast($0.indicator, $0.place) } + reading.stated.map { .stated($0.assumption) }
        stated = reading.stated
        idle = reading.idle
        self.effects = effects
        self.formulas = formulas
        costs = DrawnCosts(
            reading.stated, index: index, programme: programme,
            includesUnverified: trajectories.settings.includesUnverified)
    }

    /// The sources that act on the number of a target, by position.
    func sources(of target: Int) -> [Int] {
        let position = targets[target].series
        return [position] + series[position].stated.map { correlation.count + $0 }
    }
}

extension EnsembleModel.DrawnSeries {
    init(
        _ key: PlanIndex.SeriesKey, _ trajectories: Trajectories, _ effects: DrawnEffects, _ formulas: DrawnFormulas,
        _ stated: [StatedUncertainty], until end: Year
    ) {
        self.key = key
        guard let path = trajectories.path(of: key), case .assessed(let forecast) = path.outlook else {
            (years, last, moves, change, spread, self.stated) = ([], end, [], nil, nil, [])
            return
        }
        let last = Year(forecast.explanation.lastYear)
        self.last = last
        let coming = last.advanced(by: 1) <= end ? Array(last.advanced(by: 1)...end) : []
        years = coming.compactMap { year in path.distribution(year).map { (year, $0) } }
        let acting: Set<Int>
        if let rests = formulas.rests[key] {
            moves = years.map { year, _ in formulas.moves(of: key, in: year) }
            acting = rests.reduce(into: []) { $0.formUnion(effects.stated(on: $1)) }
        } else {
            moves = years.map { year, _ in effects.moves(of: key, in: year, after: last) }
            acting = effects.stated(on: key)
        }
        let isAssumed = forecast.explanation.spread.isAssumed
        change = isAssumed ? stated.firstIndex { $0.subject == .change(key.indicator) } : nil
        spread = isAssumed ? stated.firstIndex { $0.subject == .spread(key.indicator) } : nil
        self.stated = acting.union([change, spread].compactMap { $0 }).sorted()
    }

    /// The position of a year among the coming ones.
    func position(of year: Year) -> Int? {
        guard let first = years.first?.year, first <= year else { return nil }
        let position = first.distance(to: year)
        return position < years.count ? position : nil
    }
}

extension Trajectory {
    /// The last year that the forecast rests on; nil without a forecast.
    fileprivate var lastKnown: Year? {
        if case .assessed(let forecast) = outlook { Year(forecast.explanation.lastYear) } else { nil }
    }
}

/// One thing that is uncertain.
public enum EnsembleSource: Hashable, Sendable {
    /// The course of an indicator at a place beyond what is known.
    case forecast(ID<Indicator>, ID<Place>)
    /// An amount whose low and high values an assumption states.
    case stated(ID<Assumption>)

    /// The name from which its draws begin.
    public var name: String {
        switch self {
        case .forecast(let indicator, let place): "forecast/\(indicator)/\(place)"
        case .stated(let assumption): assumption.address.path
        }
    }
}
