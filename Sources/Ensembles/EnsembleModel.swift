import Diagnostics
import Forecasts
import Outlook
import PlanModel
import Quantities

/// The uncertain things behind the open targets of a plan, ready to be drawn.
///
/// For draw d a series s takes the rank u = Φ(z), where the z of all series are normal and hang together as their past
/// changes did; its path keeps that rank in every year. What is stated to be uncertain about projects is drawn beside it
/// and moves the number that a target compares by the exact slope of that target. Same seed, same draws: two variants of
/// a plan differ by what was changed in them and by nothing else.
public struct EnsembleModel: Sendable {
    /// A target whose outcome is open.
    struct OpenTarget: Sendable {
        let key: String
        let conditions: [TargetCondition]
        /// The forecast behind it, by its position among the series.
        let series: Int
        /// What one unit of each uncertain amount adds to the number of each condition.
        let slopes: [(condition: Int, source: Int, slope: Double)]
    }

    /// Names of what is uncertain: forecasts first, then stated uncertainties, in a fixed order.
    public let sources: [EnsembleSource]
    /// How the forecasts hang together.
    public let correlation: Correlation
    let targets: [OpenTarget]
    private let stated: [StatedUncertainty]

    /// The addresses of the targets that are drawn, in the order of the plan.
    public var addresses: [Address] { targets.map { Address("targets", $0.key) } }

    /// Reads a plan.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - trajectories: its paths, from the standpoint and with the programme wanted.
    public init(index: PlanIndex, trajectories: Trajectories) {
        var series: [PlanIndex.SeriesKey] = []
        var targets: [OpenTarget] = []
        let stated = StatedUncertainty.all(in: index, settings: trajectories.settings)
        for outlook in trajectories.targets {
            guard case .chance(let chance) = outlook.standing else { continue }
            let key = PlanIndex.SeriesKey(outlook.target.indicator, outlook.target.place)
            let position = series.firstIndex(of: key) ?? series.count
            if position == series.count { series.append(key) }
            let slopes = chance.conditions.enumerated().flatMap { number, condition in
                Self.slopes(of: condition, key, stated, trajectories).map { (number, $0.source, $0.slope) }
            }
            targets.append(
                OpenTarget(key: outlook.target.key, conditions: chance.conditions, series: position, slopes: slopes))
        }
        let past = PastChanges(series.map { trajectories[$0.indicator, $0.place] })
        correlation = Correlation(count: series.count, pairs: past.pairs)
        sources = series.map { .forecast($0.indicator, $0.place) } + stated.map { .stated($0.assumption) }
        self.targets = targets
        self.stated = stated
    }

    private static func slopes(
        of condition: TargetCondition, _ key: PlanIndex.SeriesKey, _ stated: [StatedUncertainty],
        _ trajectories: Trajectories
    ) -> [(source: Int, slope: Double)] {
        guard !stated.isEmpty else { return [] }
        let slopes = condition.years.compactMap { trajectories.slopes(of: key.indicator, at: key.place, in: $0) }
        return stated.enumerated().compactMap { position, uncertainty in
            let sum = slopes.reduce(0) { $0 + $1.slope(of: uncertainty.course, finish: uncertainty.finish) }
            return sum == 0 ? nil : (position, sum)
        }
    }

    // MARK: Drawing

    /// Draws a stretch of the ensemble.
    ///
    /// - Parameters:
    ///   - draws: the numbers of the draws; any stretch gives the same as the part of a longer one.
    ///   - seed: what all draws begin from.
    ///   - isStopped: asked now and then; the draws done so far are returned where it says so.
    /// - Returns: the number compared and the outcome of every target in every draw.
    public func outcomes(
        of draws: Range<Int>, seed: UInt64, isStopped: () -> Bool = { false }
    ) -> EnsembleOutcomes {
        let streams = sources.map { DrawStream(seed: seed, source: $0.name) }
        let series = correlation.count
        var outcomes = EnsembleOutcomes(
            seed: seed, first: draws.lowerBound, targets: targets.map(\.key), sources: sources)
        for draw in draws {
            if draw % 256 == 0, isStopped() { break }
            let normals = correlation.together(streams[..<series].map { $0.normal(draw) })
            let amounts = stated.indices.map { stated[$0].difference(at: streams[series + $0].normal(draw)) }
            outcomes.beginDraw(normals + amounts)
            for target in targets {
                let rank = StandardNormal.probability(atMost: normals[target.series])
                outcomes.add(Self.outcome(of: target, rank: rank, amounts))
            }
        }
        return outcomes
    }

    /// The number of the condition that is kept least, and whether all are kept.
    private static func outcome(
        of target: OpenTarget, rank: Double, _ amounts: [Double]
    ) -> (number: Double, isMet: Bool) {
        var worst = (number: Double.nan, margin: Double.infinity)
        for (position, condition) in target.conditions.enumerated() {
            var number = condition.distribution.quantile(rank)
            for slope in target.slopes where slope.condition == position {
                number += slope.slope * amounts[slope.source]
            }
            let margin = min(
                condition.least.map { number - $0 } ?? .infinity, condition.most.map { $0 - number } ?? .infinity)
            if margin < worst.margin || worst.number.isNaN { worst = (number, margin) }
        }
        return (worst.number, worst.margin >= 0)
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
