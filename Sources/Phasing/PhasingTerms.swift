import LinearPrograms
import PlanModel

/// Told of progress while projects are chosen; may stop the search.
public typealias PhasingWatcher = SolvingWatcher

/// How a programme is to be chosen: how near to the best, with how much work, and near to what.
public struct PhasingTerms: Equatable, Sendable {
    /// The share of the benefit by which the best programme may be better: 0.02 for 2 %.
    public var gap = 0.02
    /// How much of the way to all targets of a kind may be given up again for what comes later, as a share of one target.
    public var shortfallSlack = 0.001
    /// The share of the benefit that may be given up for even money.
    public var benefitSlack = 0.002
    /// Steps that each of the objectives may take at most; work is never counted in time.
    public var steps = 60_000
    /// A programme to stay near to: among those within the gap, one with few moves from it.
    public var near: Programme?
    /// What was proved when that programme was chosen; where it covers this choice nothing is proved again.
    public var proof: PhasingProof?
    /// What was proved of this very plan when that programme was chosen; then nothing is proved again.
    public var proved: ProvedBounds?
    /// Candidates that are to be taken in, whatever it costs.
    public var adding: Set<ID<Project>> = []

    /// Makes terms.
    public init(near: Programme? = nil, proof: PhasingProof? = nil, adding: Set<ID<Project>> = []) {
        self.near = near
        self.proof = proof
        self.adding = adding
    }

    /// The share of the benefit at which the search for it stops.
    ///
    /// Small enough that a programme found so, less what even money took, is still within the gap of what a second such
    /// search proves of the same plan: (1 - slack) / (1 + share)² is not below 1 - gap.
    var searchGap: Double { gap * 0.44 }
}
