import Diagnostics
import Forecasts
import Formulas
import PlanModel
import Quantities

/// What formulas start from in the years to come: what is settled, and behind it the central paths of the inputs.
public struct FutureInputs: FormulaInputs {
    /// The years from the first observation to the last year of interest.
    public let period: Period
    private var values: [PlanIndex.SeriesKey: [Value?]] = [:]
    private let parents: [ID<Place>: ID<Place>]
    private let children: [ID<Place>: [ID<Place>]]

    init(period: Period, index: PlanIndex) {
        self.period = period
        parents = index.parents
        children = index.children
    }

    /// Gives the values of a series.
    ///
    /// - Parameters:
    ///   - path: the path of the series.
    ///   - isComputed: whether its coming years are computed by rule; then only settled years are given.
    ///   - restsOnOthers: whether a year that the path does not know may still be rolled up.
    ///   - withEffects: whether the effects stated on the series count.
    ///   - moves: by how much central values are moved besides.
    mutating func give(
        _ path: Trajectory, isComputed: Bool, restsOnOthers: Bool, withEffects: Bool, moved moves: [FormulaCell: Double]
    ) {
        values[path.key] = period.years.map { year in
            if let number = path.settled(year) { return .number(number) }
            if isComputed { return nil }
            if let distribution = withEffects ? path.distribution(year) : path.forecast(year) {
                let move = moves.isEmpty ? nil : moves[FormulaCell(path.key.indicator, path.key.place, year)]
                return Value(computed: distribution.median + (move ?? 0))
            }
            if let number = path.history[year]?.number { return .number(number) }
            return restsOnOthers ? nil : .missing(Self.reason(path, year))
        }
    }

    /// The value of a cell that is not computed; nil where a rule computes it.
    public func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? {
        guard period.contains(year), let known = values[PlanIndex.SeriesKey(indicator, place)] else { return nil }
        return known[period.first.distance(to: year)]
    }

    /// The place above; nil at the top.
    public func parent(of place: ID<Place>) -> ID<Place>? { parents[place] }

    /// The parts of a place or zone, in official order.
    public func parts(of place: ID<Place>) -> [ID<Place>] { children[place] ?? [] }

    /// Why a year of an input is not known: a year to come without a forecast, or a past one without an observation.
    private static func reason(_ path: Trajectory, _ year: Year) -> MissingReason {
        let (indicator, place) = (path.key.indicator.text, path.key.place.text)
        let isToCome = path.latest.map { $0.year < year } ?? true
        switch path.outlook {
        case .notAssessable(let count) where isToCome:
            return .other(
                LocalizedText(
                    en:
                        "no forecast of \(indicator) for \(place): \(count) observation\(count == 1 ? "" : "s"), too few",
                    zh: "\(place) 的 \(indicator) 仅有 \(count) 个监测值，无法预测"))
        case .notPossible(let problem) where isToCome:
            return .other(
                LocalizedText(
                    en: "no forecast of \(indicator) for \(place): \(problem)",
                    zh: "\(place) 的 \(indicator) 无法预测：\(problem.sentence.text(in: "zh"))"))
        case .assessed, .notAssessable, .notPossible: return path.value(year).missingReason ?? .notStated
        }
    }
}
