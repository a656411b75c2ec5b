/// When to be content, and how much work to do at most.
///
/// Work is counted in branches and steps, never in time, so that the same program under the same terms has the same
/// solution on every run.
public struct SolvingTerms: Equatable, Sendable {
    /// The share of the objective by which the best may be better: 0.02 for 2 %.
    public var gap: Double
    /// The amount of the objective by which the best may be better.
    public var absoluteGap: Double
    /// Branches to look at at most; nil for no limit.
    public var nodes: Int?
    /// Steps at most; nil for no limit.
    ///
    /// With whole variables it is looked at now and then only, so that some more may be done.
    public var iterations: Int?
    /// Which searches look for solutions beside the proof.
    public var searchesBeside = SearchesBeside.all
    /// Whether the program is simplified before it is solved; a waste where it nearly is.
    public var isSimplified = true

    /// Makes terms; unless asked otherwise the best is looked for, without a limit.
    public init(gap: Double = 0, absoluteGap: Double = 1e-6, nodes: Int? = nil, iterations: Int? = nil) {
        self.gap = gap
        self.absoluteGap = absoluteGap
        self.nodes = nodes
        self.iterations = iterations
    }
}

/// The searches that only look for solutions and prove nothing.
public enum SearchesBeside: Equatable, Sendable {
    /// All of them.
    case all
    /// All but the one that needs no bound: from a start on it finds nothing better.
    case fromStart
    /// Those around the start and where the bound points alone: where the start is not far from the best.
    case aroundStart
    /// None: where the start is nearly the best.
    case none
}

/// How far the solving of a program is.
public struct SolvingProgress: Equatable, Sendable {
    /// The objective of the best solution so far; nil before there is one.
    public let objective: Double?
    /// What no solution can pass; infinite where nothing is known yet.
    public let bound: Double
    /// The work done so far.
    public let work: WorkDone
}

/// What a watcher says to progress.
public enum SolvingAdvice: Equatable, Sendable {
    /// Go on.
    case goOn
    /// Stop and hand over the best solution so far.
    case stop
}

/// Told of progress many times a second, on the thread that solves; a slow one slows the solving down.
public typealias SolvingWatcher = (SolvingProgress) -> SolvingAdvice
