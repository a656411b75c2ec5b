/// Rows that cannot hold together, none of which can be left out of the conflict.
public struct Conflict: Equatable, Sendable {
    /// The rows in conflict, in the order in which they were given.
    public let rows: [LinearProgram.Row]
    /// Whether it is certain that leaving out any one row ends the conflict; not where a work limit was reached.
    public let isMinimal: Bool
    /// The work that was done.
    public let work: WorkDone
}

/// What the search for a conflict found.
public enum ConflictSearch: Equatable, Sendable {
    /// All rows hold together.
    case none
    /// A smallest set of rows in conflict; empty where already the rows that were not asked about have no solution.
    case found(Conflict)
    /// Not known: the work allowed was done, or the search was stopped.
    case unknown(SolvingOutcome)
}

extension LinearProgram {
    /// A smallest set of rows, out of those given, that cannot hold together with all other rows and bounds.
    ///
    /// A deletion filter: the rows that the least relaxation names are tried one by one, and a row without which there is
    /// still no solution is left out for good (Chinneck and Dravnieks, 1991). Every trial starts from the last one.
    /// Where there are several conflicts one is named: of the rows that the least relaxation names, those given first are
    /// left out first.
    ///
    /// - Parameters:
    ///   - policies: the rows that a person may want to change, by rising weight.
    ///   - terms: the terms of every single trial.
    ///   - watcher: told of progress; may stop the search.
    /// - Returns: none, a conflict, or that it is not known.
    public func conflict(
        among policies: [Row], _ terms: SolvingTerms = SolvingTerms(), watcher: SolvingWatcher? = nil
    ) -> ConflictSearch {
        var program = self
        program.setObjective(.minimise, [Term]())
        switch program.solved(terms, watcher: watcher) {
        case .noSolution: break
        case let outcome where outcome.solution != nil: return .none
        case let outcome: return .unknown(outcome)
        }
        var filter = ConflictFilter(program, policies, terms, watcher)
        return filter.filtered()
    }
}

/// The deletion filter over one session.
private struct ConflictFilter {
    let program: LinearProgram
    let policies: [LinearProgram.Row]
    let terms: SolvingTerms
    let watcher: SolvingWatcher?
    private var work = WorkDone()

    init(
        _ program: LinearProgram, _ policies: [LinearProgram.Row], _ terms: SolvingTerms, _ watcher: SolvingWatcher?
    ) {
        self.program = program
        self.policies = policies
        self.terms = terms
        self.watcher = watcher
    }

    mutating func filtered() -> ConflictSearch {
        guard let session = try? SolverSession(program) else { return .unknown(.failed(.tooLarge)) }
        var kept = candidates(in: session)
        var isMinimal = true
        for row in kept {
            session.setBounds(.free, of: row)
            switch trial(session) {
            case .noSolution: kept.removeAll { $0 == row }
            case let outcome:
                if outcome.solution == nil { isMinimal = false }
                session.setBounds(program.bounds(of: row), of: row)
            }
        }
        return .found(Conflict(rows: policies.filter(Set(kept).contains), isMinimal: isMinimal, work: work))
    }

    /// The rows that the least relaxation names, if they alone are in conflict; else all of them.
    private mutating func candidates(in session: SolverSession) -> [LinearProgram.Row] {
        let relaxation = program.withoutWholes.leastRelaxation(of: policies.map { .init($0) }, terms, watcher: watcher)
        guard let relaxation, relaxation.cost > 1e-9 else { return policies }
        let named = Set(zip(policies, relaxation.holding).filter(\.1).map(\.0))
        for row in policies where !named.contains(row) { session.setBounds(.free, of: row) }
        if case .noSolution = trial(session) { return policies.filter(named.contains) }
        for row in policies { session.setBounds(program.bounds(of: row), of: row) }
        return policies
    }

    private mutating func trial(_ session: SolverSession) -> SolvingOutcome {
        let end = session.run(terms, watcher: watcher)
        work = work + end.work
        return program.outcome(end, terms)
    }
}
