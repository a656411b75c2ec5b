import CHiGHS

/// One program in the hands of HiGHS, and the only file that speaks with it.
///
/// The program is handed over in one call; costs and bounds may change between runs, and each run starts from where the
/// last one ended. One thread, one seed and no clock: the same calls have the same answers.
final class SolverSession {
    private let solver: UnsafeMutableRawPointer
    private var program: LinearProgram
    private let isLoaded: Bool

    init(_ program: LinearProgram) throws(SolvingRefusal) {
        guard program.coefficientCount <= Int(Int32.max), let solver = Highs_create() else {
            throw SolvingRefusal(.tooLarge)
        }
        self.solver = solver
        self.program = program
        Highs_setBoolOptionValue(solver, "output_flag", 0)
        Highs_setIntOptionValue(solver, "threads", 1)
        Highs_setIntOptionValue(solver, "random_seed", 0)
        Highs_setStringOptionValue(solver, "parallel", "off")
        // Only corner solutions have prices and can be started from.
        if !program.hasWholes { Highs_setStringOptionValue(solver, "solver", "simplex") }
        isLoaded = Self.load(program, into: solver)
    }

    deinit { Highs_destroy(solver) }

    /// Hands the whole program over.
    private static func load(_ program: LinearProgram, into solver: UnsafeMutableRawPointer) -> Bool {
        let status = Highs_passMip(
            solver, Int32(program.variableCount), Int32(program.rowCount), Int32(program.coefficientCount),
            kHighsMatrixFormatRowwise,
            program.sense == .minimise ? kHighsObjSenseMinimize : kHighsObjSenseMaximize, program.offset, program.costs,
            program.variableBounds.map(\.lower), program.variableBounds.map(\.upper),
            program.rowBounds.map(\.lower), program.rowBounds.map(\.upper),
            program.rowStarts, program.columns, program.coefficients,
            program.wholes.map { $0 ? kHighsVarTypeInteger : kHighsVarTypeContinuous })
        return status != kHighsStatusError
    }

    /// Sets the bounds of a row for the next run.
    func setBounds(_ bounds: LinearProgram.Bounds, of row: LinearProgram.Row) {
        program.setBounds(bounds, of: row)
        Highs_changeRowBounds(solver, Int32(row.position), bounds.lower, bounds.upper)
    }

    /// Says where to start: one value for each variable.
    func start(from values: [Double]) {
        guard values.count == program.variableCount else { return }
        _ = values.withUnsafeBufferPointer { Highs_setSolution(solver, $0.baseAddress, nil, nil, nil) }
    }

    /// Solves, and says in which state the solver ended.
    func run(_ terms: SolvingTerms, watcher: SolvingWatcher?) -> SolverEnd {
        guard isLoaded else { return SolverEnd(state: .broken(Int(kHighsModelStatusModelError))) }
        Highs_setDoubleOptionValue(solver, "mip_rel_gap", max(0, terms.gap))
        Highs_setDoubleOptionValue(solver, "mip_abs_gap", max(0, terms.absoluteGap))
        Highs_setIntOptionValue(solver, "mip_max_nodes", Int32(clamping: terms.nodes ?? .max))
        setSearches(terms.searchesBeside)
        Highs_setStringOptionValue(solver, "presolve", terms.isSimplified ? "choose" : "off")
        let steps = program.hasWholes ? nil : terms.iterations
        Highs_setIntOptionValue(solver, "simplex_iteration_limit", Int32(clamping: steps ?? .max))
        return withoutActuallyEscaping(watcher ?? { _ in .goOn }) { watcher in
            let watch = SolvingWatch(terms: program.hasWholes ? terms : SolvingTerms(), watcher: watcher)
            return withExtendedLifetime(watch) {
                let context = Unmanaged.passUnretained(watch).toOpaque()
                Highs_setCallback(solver, Self.callback, context)
                Highs_startCallback(solver, kHighsCallbackMipInterrupt)
                Highs_startCallback(solver, kHighsCallbackSimplexInterrupt)
                Highs_run(solver)
                Highs_stopCallback(solver, kHighsCallbackMipInterrupt)
                Highs_stopCallback(solver, kHighsCallbackSimplexInterrupt)
                Highs_setCallback(solver, nil, nil)
                return end(watch)
            }
        }
    }

    private func setSearches(_ searches: SearchesBeside) {
        let isFull = searches == .all || searches == .fromStart
        let choices = [
            ("mip_heuristic_run_rins", searches != .none), ("mip_heuristic_run_rens", searches != .none),
            ("mip_heuristic_run_root_reduced_cost", isFull),
            ("mip_heuristic_run_feasibility_jump", searches == .all), ("mip_root_presolve_only", searches == .none),
        ]
        for (option, isOn) in choices { Highs_setBoolOptionValue(solver, option, isOn ? 1 : 0) }
    }

    private static let callback: HighsCCallbackType = { kind, _, out, into, context in
        guard let out, let into, let context else { return }
        let watch = Unmanaged<SolvingWatch>.fromOpaque(context).takeUnretainedValue()
        let isTree = kind == kHighsCallbackMipInterrupt
        let isStopped = watch.stops(
            SolvingProgress(
                objective: isTree && out.pointee.mip_primal_bound.isFinite ? out.pointee.mip_primal_bound : nil,
                bound: isTree ? out.pointee.mip_dual_bound : -.infinity,
                work: WorkDone(
                    nodes: Int(out.pointee.mip_node_count),
                    iterations: isTree
                        ? Int(out.pointee.mip_total_lp_iterations) : Int(out.pointee.simplex_iteration_count))))
        into.pointee.user_interrupt = isStopped ? 1 : 0
    }

    // MARK: What came of it

    private func end(_ watch: SolvingWatch) -> SolverEnd {
        let state: SolverEnd.State =
            switch Highs_getModelStatus(solver) {
            case kHighsModelStatusOptimal, kHighsModelStatusModelEmpty: .solved
            case kHighsModelStatusInfeasible: .infeasible
            case kHighsModelStatusUnboundedOrInfeasible: .unboundedOrInfeasible
            case kHighsModelStatusUnbounded: .unbounded
            case kHighsModelStatusIterationLimit, kHighsModelStatusSolutionLimit: .workLimit
            case kHighsModelStatusInterrupt: watch.isAsked ? .stopped : .workLimit
            case let other: .broken(Int(other))
            }
        var end = SolverEnd(state: state)
        end.work = WorkDone(nodes: program.hasWholes ? max(0, nodes) : 0, iterations: Int(steps))
        let worst = program.sense == .minimise ? -Double.infinity : Double.infinity
        end.bound = program.hasWholes ? double("mip_dual_bound") ?? worst : worst
        if whole("primal_solution_status") == kHighsSolutionStatusFeasible { read(into: &end) }
        return end
    }

    private func read(into end: inout SolverEnd) {
        let (columns, rows) = (program.variableCount, program.rowCount)
        var values = [Double](repeating: 0, count: columns)
        var prices = Prices(rows: Array(repeating: 0, count: rows), variables: Array(repeating: 0, count: columns))
        var rowValues = [Double](repeating: 0, count: rows)
        var (rowPrices, variablePrices) = (prices.rows, prices.variables)
        guard Highs_getSolution(solver, &values, &variablePrices, &rowValues, &rowPrices) != kHighsStatusError else {
            return
        }
        prices = Prices(rows: rowPrices, variables: variablePrices)
        for position in values.indices where program.wholes[position] { values[position].round() }
        end.values = values
        let hasPrices = whole("dual_solution_status") == kHighsSolutionStatusFeasible && !program.hasWholes
        if hasPrices { end.prices = prices }
    }

    private var nodes: Int {
        var nodes: Int64 = 0
        Highs_getInt64InfoValue(solver, "mip_node_count", &nodes)
        return Int(nodes)
    }

    private var steps: Int32 { max(0, whole("simplex_iteration_count") ?? 0) }

    private func whole(_ name: String) -> Int32? {
        var value: Int32 = 0
        return Highs_getIntInfoValue(solver, name, &value) == kHighsStatusOk ? value : nil
    }

    private func double(_ name: String) -> Double? {
        var value = 0.0
        return Highs_getDoubleInfoValue(solver, name, &value) == kHighsStatusOk ? value : nil
    }
}

/// The solver does not take a program.
struct SolvingRefusal: Error {
    let failure: SolvingFailure

    init(_ failure: SolvingFailure) { self.failure = failure }
}

/// In which state a run ended, and what is known then.
struct SolverEnd {
    enum State: Equatable {
        case solved
        case infeasible
        case unboundedOrInfeasible
        case unbounded
        case workLimit
        case stopped
        case broken(Int)
    }

    let state: State
    var values: [Double]?
    var prices: Prices?
    var bound = -Double.infinity
    var work = WorkDone()
}

/// Asks the watcher and counts the work while the solver runs.
private final class SolvingWatch {
    private let terms: SolvingTerms
    private let watcher: SolvingWatcher
    /// Whether it was the watcher that stopped the run.
    private(set) var isAsked = false

    init(terms: SolvingTerms, watcher: @escaping SolvingWatcher) {
        self.terms = terms
        self.watcher = watcher
    }

    func stops(_ progress: SolvingProgress) -> Bool {
        if isAsked { return true }
        if watcher(progress) == .stop {
            isAsked = true
            return true
        }
        return terms.iterations.map { progress.work.iterations >= $0 } ?? false
    }
}
