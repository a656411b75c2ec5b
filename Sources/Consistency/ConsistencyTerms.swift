/// How far paths may leave their forecasts, and how much is looked for.
public struct ConsistencyTerms: Hashable, Sendable {
    /// How much of a forecast's chance lies in the range that counts as plausible: 0.8 from the 10 % to the 90 % value.
    public var coverage: Double
    /// How often formulas are linearised anew at the last solution, at most.
    public var rounds: Int
    /// How many conflicts are looked for, at most.
    public var conflicts: Int

    /// Makes terms; a coverage outside 0 to 0.99 is brought inside.
    public init(coverage: Double = 0.8, rounds: Int = 8, conflicts: Int = 60) {
        self.coverage = min(max(coverage, 0), 0.99)
        self.rounds = max(1, rounds)
        self.conflicts = max(1, conflicts)
    }

    /// The probabilities between which a path may run.
    public var range: (low: Double, high: Double) { ((1 - coverage) / 2, (1 + coverage) / 2) }
}
