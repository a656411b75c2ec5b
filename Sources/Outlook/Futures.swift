import Diagnostics
import Forecasts
import Formulas
import PlanModel
import Quantities

/// The coming years of computed series: formulas and roll-ups put to the central paths of their inputs.
///
/// A computed series keeps its own forecast, which is moved by the difference that effects on its inputs make:
/// f(central paths of the inputs with effects) - f(the same without), evaluated in full.
struct Futures: Sendable {
    var paths: OwnPaths
    private var computed: [PlanIndex.SeriesKey: Bool] = [:]
    /// What computed series rest on, as far as somebody has asked.
    private var rests: [PlanIndex.SeriesKey: Set<PlanIndex.SeriesKey>] = [:]

    init(paths: OwnPaths) { self.paths = paths }

    /// The same pasts and forecasts under another programme, for a plan that has them in common.
    func with(_ programme: Programme?, of index: PlanIndex) -> Futures {
        var futures = self
        futures.paths = paths.with(programme, of: index)
        return futures
    }

    /// The paths of series, each moved by what effects on its inputs do to it.
    mutating func paths(of keys: Set<PlanIndex.SeriesKey>) -> [PlanIndex.SeriesKey: Trajectory] {
        var found: [PlanIndex.SeriesKey: Trajectory] = [:]
        var reached: [PlanIndex.SeriesKey] = []
        var needed: Set<PlanIndex.SeriesKey> = []
        for key in keys {
            guard let own = paths.path(key) else { continue }
            found[key] = own
            guard isComputed(key), case .assessed = own.outlook else { continue }
            let rests = series(neededFor: key)
            guard carriesEffect(rests, besides: key) else { continue }
            reached.append(key)
            needed.formUnion(rests)
        }
        guard !reached.isEmpty else { return found }
        let inputs = inputs(over: needed)
        var with = paths.formulas.evaluator(from: inputs)
        var without = paths.formulas.evaluator(from: withoutEffects(inputs, over: needed))
        for key in reached {
            found[key] = found[key].map { moved($0, &with, &without) }
        }
        return found
    }

    private func moved(
        _ own: Trajectory, _ with: inout FormulaEvaluator<FutureInputs>,
        _ without: inout FormulaEvaluator<FutureInputs>
    ) -> Trajectory {
        guard case .assessed(let forecast) = own.outlook else { return own }
        var moves: [Year: Trajectory.Move] = [:]
        var uncounted: [Year: MissingReason] = [:]
        for year in Period(Year(forecast.explanation.lastYear), paths.last).years {
            let cell = FormulaCell(own.key.indicator, own.key.place, year)
            let (high, low) = (with.ruledValue(of: cell), without.ruledValue(of: cell))
            switch (high, low) {
            case (.number(let high), .number(let low)): moves[year] = Trajectory.Move(with: high, without: low)
            case (.missing(let reason), _), (_, .missing(let reason)): uncounted[year] = reason
            }
        }
        return own.moved(moves, uncounted: uncounted)
    }

    /// What computes those of some series that are computed in the years to come, effects included.
    mutating func evaluator(of keys: Set<PlanIndex.SeriesKey>) -> FormulaEvaluator<FutureInputs> {
        var needed: Set<PlanIndex.SeriesKey> = []
        for key in keys where isComputed(key) { needed.formUnion(series(neededFor: key)) }
        return paths.formulas.evaluator(from: inputs(over: needed))
    }

    /// What the rules of computed cells give, with slopes, where the central values of inputs are moved.
    mutating func gradients(
        of cells: [FormulaCell], moved moves: [FormulaCell: Double]
    ) -> [FormulaCell: FormulaGradient] {
        let computed = cells.filter { isComputed(PlanIndex.SeriesKey($0.indicator, $0.place)) }
        let keys = Set(computed.map { PlanIndex.SeriesKey($0.indicator, $0.place) })
        let needed = keys.reduce(into: Set<PlanIndex.SeriesKey>()) { $0.formUnion(series(neededFor: $1)) }
        var evaluator = paths.formulas.evaluator(from: inputs(over: needed, moved: moves))
        var gradients: [FormulaCell: FormulaGradient] = [:]
        for cell in computed { gradients[cell] = evaluator.gradient(of: cell, byRule: true) }
        return gradients
    }

    // MARK: What rests on what

    /// Whether the coming years of a series come from others: by formula, or as the mean of parts that have forecasts.
    mutating func isComputed(_ key: PlanIndex.SeriesKey) -> Bool {
        if let known = computed[key] { return known }
        guard let rule = paths.formulas.rules[key.indicator] else { return false }
        // Until it is known it counts as not computed, which ends a hierarchy that goes round in a loop.
        computed[key] = false
        let answer = rule.formula != nil || isMeanOfForecasts(key, rule)
        computed[key] = answer
        return answer
    }

    private mutating func isMeanOfForecasts(_ key: PlanIndex.SeriesKey, _ rule: FormulaRule) -> Bool {
        guard case .mean(let weight) = rule.rollUp, let parts = paths.index.children[key.place] else { return false }
        for part in parts {
            for indicator in [key.indicator, weight] {
                let below = PlanIndex.SeriesKey(indicator, part)
                guard isComputed(below) || isForecast(below) else { return false }
            }
        }
        return !parts.isEmpty
    }

    private mutating func isForecast(_ key: PlanIndex.SeriesKey) -> Bool {
        if case .assessed? = paths.path(key)?.outlook { true } else { false }
    }

    /// All series that a series rests on, itself included.
    private mutating func series(neededFor key: PlanIndex.SeriesKey) -> Set<PlanIndex.SeriesKey> {
        if let known = rests[key] { return known }
        var needed: Set<PlanIndex.SeriesKey> = [key]
        var open = [key]
        while let next = open.popLast() {
            for below in directNeeds(of: next) where needed.insert(below).inserted { open.append(below) }
        }
        rests[key] = needed
        return needed
    }

    private mutating func directNeeds(of key: PlanIndex.SeriesKey) -> [PlanIndex.SeriesKey] {
        guard let rule = paths.formulas.rules[key.indicator] else { return [] }
        let parts = rule.rollUp == .none ? [] : paths.index.children[key.place] ?? []
        let isComputed = isComputed(key)
        if !parts.isEmpty {
            guard isComputed || !isForecast(key) else { return [] }
            var indicators = [key.indicator]
            if case .mean(let weight) = rule.rollUp { indicators.append(weight) }
            return parts.flatMap { part in indicators.map { PlanIndex.SeriesKey($0, part) } }
        }
        guard isComputed else { return [] }
        let above = paths.index.line(of: key.place).dropFirst()
        return (paths.formulas.mentions[key.indicator] ?? []).flatMap { mention in
            [PlanIndex.SeriesKey(mention.indicator, key.place)]
                + (mention.isAbove ? above.map { PlanIndex.SeriesKey(mention.indicator, $0) } : [])
        }
    }

    private mutating func carriesEffect(
        _ series: Set<PlanIndex.SeriesKey>, besides own: PlanIndex.SeriesKey
    ) -> Bool {
        for key in series where key != own && !(paths.path(key)?.effects.isEmpty ?? true) { return true }
        return false
    }

    /// What computed series rest on, each with itself; series that are not computed are left out.
    mutating func computed(among keys: [PlanIndex.SeriesKey]) -> [PlanIndex.SeriesKey: Set<PlanIndex.SeriesKey>] {
        keys.reduce(into: [:]) { found, key in if isComputed(key) { found[key] = series(neededFor: key) } }
    }

    /// What formulas over some series start from, effects included.
    mutating func inputs(
        over series: Set<PlanIndex.SeriesKey>, moved moves: [FormulaCell: Double] = [:]
    ) -> FutureInputs {
        var inputs = FutureInputs(period: paths.period, index: paths.index)
        for key in series { give(key, withEffects: true, moved: moves, to: &inputs) }
        return inputs
    }

    /// The same without the effects stated on some of the series.
    private mutating func withoutEffects(
        _ inputs: FutureInputs, over series: Set<PlanIndex.SeriesKey>
    ) -> FutureInputs {
        var inputs = inputs
        for key in series where !(paths.path(key)?.effects.isEmpty ?? true) {
            give(key, withEffects: false, moved: [:], to: &inputs)
        }
        return inputs
    }

    private mutating func give(
        _ key: PlanIndex.SeriesKey, withEffects: Bool, moved moves: [FormulaCell: Double], to inputs: inout FutureInputs
    ) {
        guard let path = paths.path(key) else { return }
        inputs.give(
            path, isComputed: isComputed(key), restsOnOthers: !directNeeds(of: key).isEmpty, withEffects: withEffects,
            moved: moves)
    }
}
