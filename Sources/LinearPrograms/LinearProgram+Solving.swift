extension LinearProgram {
    /// Solves the program with HiGHS, on one thread.
    ///
    /// - Parameters:
    ///   - terms: when to be content and how much work to do at most.
    ///   - values: values to start from, one for each variable, in any state; of whole variables a good solution saves work.
    ///   - watcher: told of progress; may stop the solving.
    /// - Returns: the outcome, the same for the same program, terms and start.
    public func solved(
        _ terms: SolvingTerms = SolvingTerms(), startingFrom values: [Double]? = nil, watcher: SolvingWatcher? = nil
    ) -> SolvingOutcome {
        if let known = outcomeAtSight { return known }
        do {
            let session = try SolverSession(self)
            if let values { session.start(from: values) }
            let end = session.run(terms, watcher: watcher)
            return outcome(end, terms)
        } catch {
            return .failed(error.failure)
        }
    }

    /// What can be said without solving: figures that are none, bounds without a value between, nothing to decide.
    var outcomeAtSight: SolvingOutcome? {
        let bounds = variableBounds + rowBounds
        let isSound =
            costs.allSatisfy(\.isFinite) && coefficients.allSatisfy(\.isFinite) && offset.isFinite
            && bounds.allSatisfy { !$0.lower.isNaN && !$0.upper.isNaN }
        guard isSound else { return .failed(.malformed) }
        guard bounds.allSatisfy({ $0.lower <= $0.upper && $0.lower < .infinity && $0.upper > -.infinity }) else {
            return .noSolution
        }
        guard variableCount == 0 else { return nil }
        guard rowBounds.allSatisfy({ $0.lower <= 0 && 0 <= $0.upper }) else { return .noSolution }
        return .optimal(
            Solution(values: [], objective: offset, bound: offset, prices: emptyPrices, work: WorkDone()))
    }

    private var emptyPrices: Prices { Prices(rows: Array(repeating: 0, count: rowCount), variables: []) }

    /// The outcome of a run in the words of this room.
    func outcome(_ end: SolverEnd, _ terms: SolvingTerms) -> SolvingOutcome {
        switch end.state {
        case .solved:
            guard let solution = solution(end) else { return .failed(.solver(state: -1)) }
            return solution.gap <= 1e-6 || abs(solution.objective - solution.bound) <= 1e-6
                ? .optimal(solution) : .withinGap(solution)
        case .infeasible: return .noSolution
        case .workLimit: return .workLimitReached(best: solution(end), bound: end.bound)
        case .stopped: return .stopped(best: solution(end), bound: end.bound)
        case .unbounded where !hasWholes: return .unbounded
        case .unbounded, .unboundedOrInfeasible:
            // The solver leaves open which of the two it is: without an objective only the first remains.
            var program = self
            program.setObjective(.minimise, [Term]())
            let outcome = program.solved(terms)
            return outcome.solution == nil ? outcome : .unbounded
        case .broken(let state): return .failed(.solver(state: state))
        }
    }

    /// The solution of a run; of a program without whole variables that is solved, the objective is its own bound.
    private func solution(_ end: SolverEnd) -> Solution? {
        guard let values = end.values else { return nil }
        let objective = objective(at: values)
        let bound = end.state == .solved && !hasWholes ? objective : end.bound
        return Solution(values: values, objective: objective, bound: bound, prices: end.prices, work: end.work)
    }
}
