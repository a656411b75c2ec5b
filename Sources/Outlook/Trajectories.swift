import Diagnostics
import Forecasts
import Formulas
import PlanModel
import Quantities

/// The paths of all indicators that the plan observes, computes or wants something of, and how its targets stand.
public struct Trajectories: Sendable {
    /// The standpoint from which they are computed.
    public let settings: OutlookSettings
    /// How each target stands, in the order of the plan's targets.
    public internal(set) var targets: [TargetOutlook]
    /// The formulas of the plan and what is wrong with them.
    public let formulas: PlanFormulas
    var paths: [PlanIndex.SeriesKey: Trajectory]
    /// What makes further paths and slopes when they are asked for.
    private(set) var futures: Futures

    /// Computes every path: observations chosen, rolled up and put through formulas, then forecast with effects.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - settings: the standpoint.
    ///   - programme: the projects that are built, with their years; an effect of a project begins from the finish that
    ///     it gives, and other projects have none. Nil: from the years that the plan itself gives its projects.
    ///   - wanted: further indicators and places for which a path is wanted.
    public init(
        index: PlanIndex, settings: OutlookSettings = OutlookSettings(), programme: Programme? = nil,
        also wanted: Set<PlanIndex.SeriesKey> = []
    ) {
        let futures = Futures(paths: OwnPaths(index: index, settings: settings, programme: programme))
        self.init(index, settings, futures, also: wanted)
    }

    /// The paths under another programme, of the same plan or of one after some changes.
    ///
    /// Pasts and forecasts are kept where the plan has them in common with the one of these paths, and made anew where it
    /// has not; the paths are the same as those made anew.
    ///
    /// - Parameters:
    ///   - programme: the projects that are built, with their years; nil: from the years that the plan itself gives.
    ///   - index: the plan with its look-ups.
    /// - Returns: the paths from the same standpoint.
    public func with(programme: Programme?, of index: PlanIndex) -> Trajectories {
        guard futures.paths.areCommon(to: index) else {
            return Trajectories(index: index, settings: settings, programme: programme)
        }
        let moved = futures.with(programme, of: index)
        guard moved.paths.counted == futures.paths.counted, futures.paths.index.plan.targets == index.plan.targets
        else {
            return Trajectories(index, settings, moved, also: [])
        }
        var same = self
        same.futures = moved
        return same
    }

    private init(
        _ index: PlanIndex, _ settings: OutlookSettings, _ start: Futures, also wanted: Set<PlanIndex.SeriesKey>
    ) {
        let plan = index.plan
        var futures = start
        let formulas = futures.paths.formulas
        let paths = futures.paths(of: Self.keys(of: index, formulas).union(wanted))
        self.futures = futures
        self.settings = settings
        self.formulas = formulas
        self.paths = paths
        targets = plan.targets.map { target in
            let key = PlanIndex.SeriesKey(target.indicator, target.place)
            guard let indicator = index.indicators[target.indicator], let path = paths[key] else {
                return TargetOutlook(
                    target: target, latest: nil, latestYear: nil, required: nil,
                    standing: .notAssessable(LocalizedText(en: "its indicator is not in the plan", zh: "规划中没有该指标")))
            }
            return TargetReading(
                target: target, indicator: indicator, trajectory: path, header: plan.header, settings: settings
            ).outlook
        }
    }

    /// The path of an indicator at a place; nil where the plan neither observes, computes nor wants it there.
    public subscript(_ indicator: ID<Indicator>, _ place: ID<Place>) -> Trajectory? {
        paths[PlanIndex.SeriesKey(indicator, place)]
    }

    /// How a past cell was computed, with every value that was read; nil where it was observed or is missing.
    public func trace(of cell: FormulaCell) -> FormulaTrace? {
        var paths = futures.paths
        return paths.trace(of: cell)
    }

    /// All indicators at all places for which there is a path, sorted.
    public var keys: [PlanIndex.SeriesKey] {
        paths.keys.sorted { ($0.indicator, $0.place) < ($1.indicator, $1.place) }
    }

    /// What is observed or wanted somewhere, every indicator at the plan's own place, and formulas where an input is.
    private static func keys(of index: PlanIndex, _ formulas: PlanFormulas) -> Set<PlanIndex.SeriesKey> {
        var keys = Set(index.observations.keys)
        let observedPlaces = Dictionary(grouping: keys, by: \.indicator).mapValues { $0.map(\.place) }
        for target in index.plan.targets { keys.insert(PlanIndex.SeriesKey(target.indicator, target.place)) }
        for indicator in index.plan.indicators {
            keys.insert(PlanIndex.SeriesKey(indicator.id, index.plan.header.place))
        }
        for (indicator, mentions) in formulas.mentions {
            for mention in mentions {
                for place in observedPlaces[mention.indicator] ?? [] {
                    keys.insert(PlanIndex.SeriesKey(indicator, place))
                }
            }
        }
        return keys
    }
}

/// The forecast of one path from its comparable past.
struct PathForecast {
    let outcome: ForecastOutcome
    let comparableFrom: Year?

    init(
        indicator: Indicator, index: PlanIndex, history: [Year: Trajectory.Cell], key: PlanIndex.SeriesKey, last: Year
    ) {
        let broken = indicator.definitions.filter { !$0.isComparable && $0.bridge == nil }.map(\.from).max()
        let first = history.keys.min()
        comparableFrom = broken.flatMap { from in first.map { $0 < from } == true ? from : nil }
        var values: [(year: Year, number: Double)] = []
        for (year, cell) in history {
            guard let number = cell.value.number, !cell.isProvisional, broken.map({ year >= $0 }) ?? true else {
                continue
            }
            values.append((year, number * Self.bridge(indicator.definitions, from: year)))
        }
        values.sort { $0.year < $1.year }
        outcome = Self.forecast(values, indicator: indicator, index: index, last: last)
    }

    /// The product of the bridges of all meanings that began after a year.
    private static func bridge(_ definitions: [Definition], from year: Year) -> Double {
        definitions.filter { $0.from > year }.reduce(1) { $0 * ($1.bridge ?? 1) }
    }

    private static func forecast(
        _ values: [(year: Year, number: Double)], indicator: Indicator, index: PlanIndex, last: Year
    ) -> ForecastOutcome {
        guard let first = values.first, let final = values.last else { return .notAssessable(observations: 0) }
        var slots = [Double?](repeating: nil, count: first.year.distance(to: final.year) + 1)
        for value in values { slots[first.year.distance(to: value.year)] = value.number }
        let horizon = min(max(1, final.year.distance(to: last)), ForecastLimits.horizon.upperBound)
        let about = indicator.id.address
        let spread = index.plan.assumptions.first {
            $0.quantity == .changeSpread && $0.value.number != nil && $0.about == about
        }
        do {
            let series = try AnnualSeries(firstYear: first.year.number, values: slots)
            let bounds = try ValueBounds(lower: indicator.lowest, upper: indicator.highest)
            let assumed = spread.flatMap { spread in
                Self.amount(spread, in: index).map { SpreadAssumption(label: spread.id.text, size: .absolute($0)) }
            }
            let outcome = try Forecasts.forecast(series, horizon: horizon, bounds: bounds, assumedSpread: assumed)
            let change = meanChange(of: indicator.id, in: index)?.change
            return shifted(outcome, toChange: change, from: final.number)
        } catch {
            return .notPossible(error)
        }
    }

    /// What an assumption says, in the indicator's unit; nil where its own unit measures something else.
    private static func amount(_ assumption: Assumption, in index: PlanIndex) -> Double? {
        guard let number = assumption.value.number else { return nil }
        return factor(assumption, in: index).map { number * $0 }
    }

    /// The indicator's unit per unit of the assumption; 1 where one of them has none.
    private static func factor(_ assumption: Assumption, in index: PlanIndex) -> Double? {
        guard !assumption.unit.isEmpty, let about = assumption.about, let own = index.units[ID(about.key)] else {
            return 1
        }
        return (try? index.unitBook.unit(assumption.unit))?.factor(to: own)
    }

    /// The assumed mean change of an indicator in its own unit, with the factor that brings it there.
    static func meanChange(
        of indicator: ID<Indicator>, in index: PlanIndex
    ) -> (assumption: ID<Assumption>, change: Double, factor: Double)? {
        let about = indicator.address
        let assumption = index.plan.assumptions.first { $0.quantity == .meanChange && $0.about == about }
        guard let assumption, let change = amount(assumption, in: index), let factor = factor(assumption, in: index)
        else { return nil }
        return (assumption.id, change, factor)
    }

    /// Moves a forecast that rests on an assumed spread to the mean change that is assumed with it.
    private static func shifted(
        _ outcome: ForecastOutcome, toChange change: Double?, from last: Double
    ) -> ForecastOutcome {
        guard let change, case .assessed(let forecast) = outcome, forecast.explanation.spread.isAssumed else {
            return outcome
        }
        return .assessed(forecast.following(yearlyChange: change, from: last))
    }
}
