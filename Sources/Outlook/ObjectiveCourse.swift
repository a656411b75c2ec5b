import Forecasts
import PlanModel
import Quantities

/// A target at the end of the period against the objective behind it: the pace of the plan and the pace then needed.
///
/// With baseline b in year y0, target v in year y1 and objective o in year y2: the plan's pace is (v - b)/(y1 - y0), the
/// pace then needed (o - v)/(y2 - y1), both in the indicator's unit a year.
public struct ObjectiveCourse: Equatable, Sendable {
    /// The target at the end of the period.
    public let target: Target
    /// The objective, of this plan or a higher one.
    public let objective: Target
    /// The level that the target reaches.
    public let value: Double
    /// The level that the objective asks for.
    public let aim: Double
    /// Whether changes are told as average growth: amounts of money of different years do not compare.
    public let countsAsGrowth: Bool
    /// The level of the baseline and its year; nil where either is not stated or does not lie before the target.
    public let base: Base?

    /// Where the target starts.
    public struct Base: Equatable, Sendable {
        /// The year.
        public let year: Year
        /// The level.
        public let level: Double
    }

    /// The years between target and objective, at least 1.
    public var years: Int { target.year.distance(to: objective.year) }
    /// The yearly change of the plan itself; nil without a baseline.
    public var pace: Double? { base.map { (value - $0.level) / Double($0.year.distance(to: target.year)) } }
    /// The yearly change that the objective leaves for the years behind the target.
    public var needed: Double { (aim - value) / Double(years) }
    /// The average growth of the plan itself, %; nil without a baseline or where a level is not above zero.
    public var growth: Double? {
        base.flatMap { Self.growth(from: $0.level, to: value, over: $0.year.distance(to: target.year)) }
    }
    /// The average growth that it leaves, %; nil where a level is not above zero.
    public var neededGrowth: Double? { Self.growth(from: value, to: aim, over: years) }

    /// Compares a target with an objective of the same indicator and place.
    ///
    /// - Returns: nil where one of them says nothing of a level: floors and ceilings that are no aim, bands, sums, and real
    ///   growth rates of money at current prices.
    public init?(_ target: Target, _ objective: Target, index: PlanIndex) {
        guard target.year < objective.year, let indicator = index.indicators[target.indicator],
            indicator.direction != .hold, indicator.nature == .level || indicator.nature == .flow,
            let value = Self.level(target, indicator, index), objective.form != .annualGrowth,
            let aim = Self.level(objective, indicator, index)
        else { return nil }
        self.target = target
        self.objective = objective
        self.value = value
        self.aim = aim
        countsAsGrowth = (index.units[indicator.id]?.dimension.money ?? 0) != 0 && value > 0 && aim > 0
        let start = target.baselineYear ?? index.plan.header.baselineYear
        base =
            if let start, start < target.year, let level = target.baseline.number {
                Base(year: start, level: level)
            } else { nil }
    }

    /// The level that a target reaches; a real growth rate says nothing of a level at current prices.
    private static func level(_ target: Target, _ indicator: Indicator, _ index: PlanIndex) -> Double? {
        guard let value = target.value.number else { return nil }
        switch target.form {
        case .level: return value
        case .atLeast: return indicator.direction == .up ? value : nil
        case .atMost: return indicator.direction == .down ? value : nil
        case .annualGrowth:
            let isMoney = (index.units[indicator.id]?.dimension.money ?? 1) != 0
            guard !isMoney || indicator.priceBasis == .constant, let baseline = target.baseline.number,
                let start = target.baselineYear ?? index.plan.header.baselineYear, start < target.year
            else { return nil }
            return (0..<start.distance(to: target.year)).reduce(baseline) { level, _ in level * (1 + value / 100) }
        case .cumulative, .keepWithin: return nil
        }
    }

    /// The average yearly growth between two levels, %; nil where one is not above zero.
    private static func growth(from start: Double, to end: Double, over years: Int) -> Double? {
        guard start > 0, end > 0, years > 0 else { return nil }
        // A run that grows in its first year alone averages the same.
        return AverageGrowth.of([(end / start - 1) * 100] + Array(repeating: 0, count: years - 1))
    }

    // MARK: What was reached here

    /// A run of years in the past.
    public struct Run: Equatable, Sendable {
        /// The first and the last year: the change lies between their values.
        public let period: Period
        /// The yearly change, in the indicator's unit.
        public let pace: Double
        /// The average growth, %; nil where a level is not above zero.
        public let growth: Double?
    }

    /// The best run of as many years as lie between target and objective, in the direction that is wanted.
    ///
    /// - Parameter path: the observed past of the indicator at the place.
    /// - Returns: the run; of equal ones the latest. Nil where no two comparable years lie that far apart.
    public func bestRun(in path: Trajectory) -> Run? {
        let isUp = aim >= value
        var best: Run?
        for year in path.history.keys.sorted() where path.comparableFrom.map({ $0 <= year }) ?? true {
            let last = year.advanced(by: years)
            guard let start = path.settled(year), let end = path.settled(last) else { continue }
            let run = Run(
                period: Period(year, last), pace: (end - start) / Double(years),
                growth: Self.growth(from: start, to: end, over: years))
            guard let new = speed(of: run) else { continue }
            let isBetter = best.flatMap(speed).map { isUp ? new >= $0 : new <= $0 } ?? true
            if isBetter { best = run }
        }
        return best
    }

    /// What runs are compared by: growth where changes are told so, else the change a year.
    private func speed(of run: Run) -> Double? { countsAsGrowth ? run.growth : run.pace }

    /// Whether a run is as good as what the objective leaves; nil where they do not compare.
    public func isMatched(by run: Run) -> Bool? {
        guard let speed = speed(of: run), let wanted = countsAsGrowth ? neededGrowth : needed else { return nil }
        return aim >= value ? speed >= wanted : speed <= wanted
    }
}
