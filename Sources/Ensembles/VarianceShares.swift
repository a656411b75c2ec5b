/// How much of what happens in draws each source accounts for by itself.
///
/// The share of a source is Var(E[Y | X]) / Var(Y), estimated by the means of Y over k equal parts of the draws in the
/// order of X (k is a hundredth of the draws, 20 to 100), less what chance alone gives: (k - 1) / (n - k) of the rest.
/// What several sources do together is in none of them; of sources that move together each has what it shares with the
/// others, so that the shares may add up to more than 1.
struct VarianceShares {
    private let order: [Int]
    private let parts: Int

    /// Sorts the draws by what was drawn of a source; nil for fewer draws than say anything.
    init?(of drawn: [Double]) {
        guard drawn.count >= EnsembleOutcomes.fewestForDrivers else { return nil }
        order = drawn.indices.sorted { (drawn[$0], $0) < (drawn[$1], $1) }
        parts = max(20, min(100, drawn.count / 100))
    }

    /// The share of the source in the variance of an outcome; 0 where the outcome is always the same.
    func share(in outcome: [Double]) -> Double {
        let count = order.count
        let mean = outcome.reduce(0, +) / Double(count)
        let variance = outcome.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard variance > 0 else { return 0 }
        var between = 0.0
        for part in 0..<parts {
            let members = order[(part * count / parts)..<((part + 1) * count / parts)]
            let sum = members.reduce(0.0) { $0 + outcome[$1] - mean }
            between += sum * sum / Double(members.count)
        }
        let chance = Double(parts - 1) / Double(count - parts) * (variance - between)
        return max(0, (between - chance) / variance)
    }
}

extension EnsembleOutcomes {
    /// Fewer draws say nothing of what drives a miss.
    static let fewestForDrivers = 200

    /// The sources of something with their shares in its variance, largest first; none for too few draws.
    func drivers(of outcome: [Double], among wanted: [Int]) -> [(source: EnsembleSource, share: Double)] {
        wanted.compactMap { source in
            VarianceShares(of: drawn[source]).map { (source: sources[source], share: $0.share(in: outcome)) }
        }.sorted { ($1.share, $0.source.name) < ($0.share, $1.source.name) }
    }
}

extension EnsembleModel {
    /// What drives the number of a target: its own course and what is stated to be uncertain, largest share first.
    public func drivers(of target: Int, in outcomes: EnsembleOutcomes) -> [(source: EnsembleSource, share: Double)] {
        outcomes.drivers(of: outcomes.numbers(of: target), among: sources(of: target))
    }
}
