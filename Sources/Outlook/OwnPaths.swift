import Forecasts
import Formulas
import PlanModel
import Quantities

/// The paths of single series, each from its own past: made when it is asked for, and then kept.
///
/// A path carries the effects that are stated on its own series. On an indicator with a formula none are: the formula
/// overwrites them, and what effects on its inputs do to it is for `Futures` to say.
struct OwnPaths: Sendable {
    private(set) var index: PlanIndex
    let formulas: PlanFormulas
    private(set) var counted: CountedEffects
    private(set) var effects: EffectsByYear
    private let settings: OutlookSettings
    /// The last year of interest.
    let last: Year
    private var histories: Histories
    private var known: [PlanIndex.SeriesKey: Trajectory] = [:]

    init(index: PlanIndex, settings: OutlookSettings, programme: Programme?) {
        self.index = index
        self.settings = settings
        formulas = PlanFormulas(index: index)
        let header = index.plan.header
        let last = max(header.horizon ?? header.period.last, header.period.last)
        self.last = last
        counted = CountedEffects(index: index, settings: settings, programme: programme)
        effects = EffectsByYear(counted, index: index, last: last)
        histories = Histories(index: index, settings: settings, formulas: formulas)
    }

    /// The same pasts and forecasts with the effects of another programme, for a plan that has them in common.
    func with(_ programme: Programme?, of index: PlanIndex) -> OwnPaths {
        var paths = self
        paths.index = index
        let counted = CountedEffects(index: index, settings: settings, programme: programme)
        guard counted != paths.counted else { return paths }
        paths.counted = counted
        paths.effects = EffectsByYear(counted, index: index, last: last)
        paths.known = known.mapValues { path in
            let isComputed = formulas.rules[path.key.indicator]?.formula != nil
            return path.with(effects: isComputed ? [:] : paths.effects[path.key])
        }
        return paths
    }

    /// Whether another plan has the same pasts and forecasts: everything that they rest on is the same.
    func areCommon(to other: PlanIndex) -> Bool {
        let (one, other) = (index.plan, other.plan)
        return one.observations == other.observations && one.indicators == other.indicators
            && one.places == other.places && one.groupMembers == other.groupMembers && one.sources == other.sources
            && one.assumptions == other.assumptions && one.header == other.header
    }

    /// The years from the first observation to the last year of interest.
    var period: Period { Period(histories.period.first, max(histories.period.last, last)) }

    /// The path of a series; nil where the plan has no such indicator.
    mutating func path(_ key: PlanIndex.SeriesKey) -> Trajectory? {
        if let path = known[key] { return path }
        guard let indicator = index.indicators[key.indicator] else { return nil }
        let history = histories.history(key)
        let forecast = PathForecast(indicator: indicator, index: index, history: history, key: key, last: forecastLast)
        let path = Trajectory(
            key: key, history: history, outlook: forecast.outcome,
            effects: formulas.rules[key.indicator]?.formula == nil ? effects[key] : [:],
            comparableFrom: forecast.comparableFrom)
        known[key] = path
        return path
    }

    /// How a past cell was computed; nil where it was observed or is missing.
    mutating func trace(of cell: FormulaCell) -> FormulaTrace? { histories.trace(of: cell, units: index.units) }

    private var forecastLast: Year { index.plan.header.horizon ?? index.plan.header.period.last }
}
