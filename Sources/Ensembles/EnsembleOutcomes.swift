import PlanModel

/// What came of a stretch of draws: for every target the number compared and whether the target was met.
public struct EnsembleOutcomes: Equatable, Sendable {
    /// What all draws began from.
    public let seed: UInt64
    /// The number of the first draw.
    public let first: Int
    /// The keys of the targets.
    public let targets: [String]
    /// What was drawn.
    public let sources: [EnsembleSource]
    /// How many draws there are.
    public private(set) var count = 0
    /// By draw and source, what was drawn: standard deviations for forecasts, differences for stated amounts.
    private var drawn: [Double] = []
    /// By draw and target, the number compared.
    private var numbers: [Double] = []
    /// By draw and target, whether it was met.
    private var met: [Bool] = []

    init(seed: UInt64, first: Int, targets: [String], sources: [EnsembleSource]) {
        self.seed = seed
        self.first = first
        self.targets = targets
        self.sources = sources
    }

    mutating func beginDraw(_ values: [Double]) {
        drawn += values
        count += 1
    }

    mutating func add(_ outcome: (number: Double, isMet: Bool)) {
        numbers.append(outcome.number)
        met.append(outcome.isMet)
    }

    /// The draws of two stretches that follow each other; nil where they do not, or are of other ensembles.
    public func followed(by next: EnsembleOutcomes) -> EnsembleOutcomes? {
        guard seed == next.seed, targets == next.targets, sources == next.sources, next.first == first + count else {
            return nil
        }
        var all = self
        all.count += next.count
        all.drawn += next.drawn
        all.numbers += next.numbers
        all.met += next.met
        return all
    }

    // MARK: Answers

    /// A share of draws with its standard error.
    public struct Share: Equatable, Sendable {
        /// The share, 0 to 1.
        public let value: Double
        /// Its standard error: √(p (1 - p) / n), with p moved one draw towards the middle so that 0 and 1 have one too.
        public let error: Double
    }

    /// How often a target is met.
    public func chance(of target: Int) -> Share { chance(ofAll: [target]) }

    /// How often all of some targets are met together.
    public func chance(ofAll wanted: [Int]) -> Share {
        var hits = 0
        for draw in 0..<count where wanted.allSatisfy({ met[draw * targets.count + $0] }) { hits += 1 }
        let share = count == 0 ? 0 : Double(hits) / Double(count)
        let inner = (Double(hits) + 1) / (Double(count) + 2)
        return Share(value: share, error: (inner * (1 - inner) / Double(max(1, count))).squareRoot())
    }

    /// The numbers that a target compared, in the order of the draws.
    public func numbers(of target: Int) -> [Double] {
        (0..<count).map { numbers[$0 * targets.count + target] }
    }

    /// How much of the variance of a target's number each source accounts for by itself, largest first.
    ///
    /// The share of a source is Var(E[Y | X]) / Var(Y), estimated by the means of Y over k equal parts of the draws in the
    /// order of X (k is a hundredth of the draws, 20 to 100), less what chance alone gives: (k - 1) / (n - k) of the rest.
    /// What several sources do together is in none of them.
    public func drivers(of target: Int) -> [(source: EnsembleSource, share: Double)] {
        let numbers = numbers(of: target)
        let mean = numbers.reduce(0, +) / Double(max(1, count))
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard count >= 200, variance > 0 else { return [] }
        let parts = max(20, min(100, count / 100))
        let shares = sources.indices.map { source in
            let order = (0..<count).sorted {
                (drawn[$0 * sources.count + source], $0) < (drawn[$1 * sources.count + source], $1)
            }
            var between = 0.0
            for part in 0..<parts {
                let members = order[(part * count / parts)..<((part + 1) * count / parts)]
                let sum = members.reduce(0.0) { $0 + numbers[$1] - mean }
                between += sum * sum / Double(members.count)
            }
            let chance = Double(parts - 1) / Double(count - parts) * (variance - between)
            return (source: sources[source], share: max(0, (between - chance) / variance))
        }
        return shares.sorted { ($1.share, $0.source.name) < ($0.share, $1.source.name) }
    }
}
