import PlanModel
import Quantities

/// What came of a stretch of draws, draw by draw.
public struct EnsembleOutcomes: Equatable, Sendable {
    /// What all draws began from.
    public let seed: UInt64
    /// The number of the first draw.
    public let first: Int
    /// The keys of the targets.
    public let targets: [String]
    /// What was drawn.
    public let sources: [EnsembleSource]
    /// The years of series for which a fan was drawn, one for each column of the fan.
    public let fans: [FanYear]
    /// How many draws there are.
    public internal(set) var count = 0
    /// By source and draw: how many standard deviations from its middle it was drawn.
    var drawn: [[Double]]
    /// By target and draw: the number compared.
    var numbers: [[Double]]
    /// By target and draw: whether it was met.
    var met: [[Bool]]
    /// By limit and draw: what was used.
    var used: [[Double]]
    /// By fan and draw: the value.
    var fan: [[Double]]

    /// A year of a series.
    public struct FanYear: Hashable, Sendable {
        /// The series.
        public let key: PlanIndex.SeriesKey
        /// The year.
        public let year: Year
    }

    init(of model: EnsembleModel, seed: UInt64, first: Int, room: Int = 0) {
        self.seed = seed
        self.first = first
        targets = model.targets.map(\.key)
        sources = model.sources
        fans = model.series.filter(\.isMoved).flatMap { series in
            series.years.map { FanYear(key: series.key, year: $0.year) }
        }
        func columns<Number>(_ count: Int, _ type: Number.Type) -> [[Number]] {
            (0..<count).map { _ in
                var column: [Number] = []
                column.reserveCapacity(room)
                return column
            }
        }
        drawn = columns(sources.count, Double.self)
        numbers = columns(targets.count, Double.self)
        met = columns(targets.count, Bool.self)
        used = columns(model.costs.limits.count, Double.self)
        fan = columns(fans.count, Double.self)
    }

    // MARK: Filling

    mutating func begin(_ draws: Int) { count += draws }

    mutating func add(drawn values: ArraySlice<Double>, _ source: Int) { drawn[source] += values }

    mutating func add(numbers values: ArraySlice<Double>, met outcomes: ArraySlice<Bool>, _ target: Int) {
        numbers[target] += values
        met[target] += outcomes
    }

    mutating func add(used values: ArraySlice<Double>, _ limit: Int) { used[limit] += values }

    mutating func add(fan values: ArraySlice<Double>, _ column: Int) { fan[column] += values }

    /// The draws of two stretches that follow each other; nil where they do not, or are of other ensembles.
    public func followed(by next: EnsembleOutcomes) -> EnsembleOutcomes? {
        var all = self
        return all.append(next) ? all : nil
    }

    /// Appends the stretch that follows; whether it does and is of the same ensemble.
    public mutating func append(_ next: EnsembleOutcomes) -> Bool {
        guard seed == next.seed, targets == next.targets, sources == next.sources, fans == next.fans,
            used.count == next.used.count, next.first == first + count
        else { return false }
        count += next.count
        for source in drawn.indices { drawn[source] += next.drawn[source] }
        for target in numbers.indices {
            numbers[target] += next.numbers[target]
            met[target] += next.met[target]
        }
        for limit in used.indices { used[limit] += next.used[limit] }
        for column in fan.indices { fan[column] += next.fan[column] }
        return true
    }

    // MARK: Shares

    /// A share of draws with its standard error.
    public struct Share: Equatable, Sendable {
        /// The share, 0 to 1.
        public let value: Double
        /// Its standard error: √(p (1 - p) / n), with p moved one draw towards the middle so that 0 and 1 have one too.
        public let error: Double

        init(_ hits: Int, of count: Int) {
            value = count == 0 ? 0 : Double(hits) / Double(count)
            let inner = (Double(hits) + 1) / (Double(count) + 2)
            error = (inner * (1 - inner) / Double(max(1, count))).squareRoot()
        }
    }

    /// How often a target is met.
    public func chance(of target: Int) -> Share { chance(ofAll: [target]) }

    /// How often all of some targets are met together.
    public func chance(ofAll wanted: [Int]) -> Share {
        Share(together(wanted).count { $0 }, of: count)
    }

    /// Whether all of some targets are met, by draw.
    func together(_ wanted: [Int]) -> [Bool] {
        var all = [Bool](repeating: true, count: count)
        for target in wanted { for draw in 0..<count where !met[target][draw] { all[draw] = false } }
        return all
    }

    /// The numbers that a target compared, in the order of the draws.
    public func numbers(of target: Int) -> [Double] { numbers[target] }
}
