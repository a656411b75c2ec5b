/// One of several objectives, of which an earlier one is worth more than any amount of a later one.
public struct OrderedObjective: Equatable, Sendable {
    /// Which way it is to go.
    public var sense: LinearProgram.Sense
    /// What counts for it.
    public var terms: [LinearProgram.Term]
    /// When to be content with it, and how much work to do at most.
    public var solving: SolvingTerms
    /// How much of it, as a share of its value, later objectives may give up.
    public var slack: Double
    /// How much of it, in its own unit, later objectives may give up.
    public var absoluteSlack: Double

    /// Makes an objective.
    public init(
        _ sense: LinearProgram.Sense, _ terms: [LinearProgram.Term], solving: SolvingTerms = SolvingTerms(),
        slack: Double = 0, absoluteSlack: Double = 1e-6
    ) {
        self.sense = sense
        self.terms = terms
        self.solving = solving
        self.slack = slack
        self.absoluteSlack = absoluteSlack
    }
}

/// What came of solving for objectives in order.
public struct OrderedSolution: Equatable, Sendable {
    /// The outcome for each objective that was solved for, in order; the last may be without a solution.
    public let outcomes: [SolvingOutcome]
    /// The values of the last objective that had a solution; nil where not even the first had one.
    public let values: [Double]?

    /// The work of all of them.
    public var work: WorkDone { outcomes.compactMap(\.solution?.work).reduce(WorkDone(), +) }
}

extension LinearProgram {
    /// Solves for several objectives in order: each is solved for, then held within its slack while the next one is.
    ///
    /// Every solution is the start of the next search, so that a later objective never ends without one. A search that is
    /// stopped or fails ends the order there.
    ///
    /// - Parameters:
    ///   - objectives: the objectives, the most important first.
    ///   - values: values to start from.
    ///   - watcher: told of progress; may stop the solving.
    /// - Returns: the outcome for each, and the last values.
    public func solved(
        for objectives: [OrderedObjective], startingFrom values: [Double]? = nil, watcher: SolvingWatcher? = nil
    ) -> OrderedSolution {
        var program = self
        var best = values
        var found: [Double]?
        var outcomes: [SolvingOutcome] = []
        for objective in objectives {
            program.setObjective(objective.sense, objective.terms)
            let outcome = program.solved(objective.solving, startingFrom: best, watcher: watcher)
            outcomes.append(outcome)
            guard let solution = outcome.solution else { break }
            best = solution.values
            found = solution.values
            if case .stopped = outcome { break }
            program.hold(objective, at: solution.objective)
        }
        return OrderedSolution(outcomes: outcomes, values: found)
    }

    /// Adds the row that keeps an objective at its value, less its slack.
    private mutating func hold(_ objective: OrderedObjective, at value: Double) {
        let slack = max(objective.absoluteSlack, abs(value) * objective.slack)
        addRow(objective.terms, objective.sense == .minimise ? .atMost(value + slack) : .atLeast(value - slack))
    }
}
