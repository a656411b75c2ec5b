/// How much certain rows must give way so that a program has a solution, at the least cost.
public struct LeastRelaxation: Equatable, Sendable {
    /// A row that may give way, and what one unit of it costs.
    public struct Concession: Equatable, Sendable {
        /// The row.
        public let row: LinearProgram.Row
        /// The cost of one unit by which its bounds give way; larger for rows that matter more.
        public let cost: Double

        /// Makes a concession; a cost that is not above zero counts as 1.
        public init(_ row: LinearProgram.Row, cost: Double = 1) {
            self.row = row
            self.cost = cost > 0 ? cost : 1
        }
    }

    /// By how much each of the rows gives way, in the order given: above zero its upper bound is raised, below zero its
    /// lower bound is lowered.
    public let amounts: [Double]
    /// What the relaxation costs in all.
    public let cost: Double
    /// Values that keep the relaxed program.
    public let values: [Double]
    /// What no relaxation can undercut.
    public let bound: Double
    /// Which of the rows hold the others back, in the order given: those whose bounds have a price.
    ///
    /// Of a program without whole variables these rows alone, with the rows that do not give way, cannot hold together.
    public let holding: [Bool]
}

extension LinearProgram {
    /// The least relaxation of certain rows; all other rows and all bounds of variables are kept.
    ///
    /// Minimises Σ cost · |amount| over the program without its own objective (Chinneck, Feasibility and Infeasibility
    /// in Optimization, 2008, chapter 6).
    ///
    /// - Parameters:
    ///   - concessions: the rows that may give way.
    ///   - terms: the terms of solving.
    ///   - watcher: told of progress; may stop the solving.
    /// - Returns: the relaxation, all of whose amounts are 0 where the program has a solution; nil where none was found,
    ///   which without a work limit means that the other rows cannot hold together.
    public func leastRelaxation(
        of concessions: [LeastRelaxation.Concession], _ terms: SolvingTerms = SolvingTerms(),
        watcher: SolvingWatcher? = nil
    ) -> LeastRelaxation? {
        var elastic = self
        elastic.setObjective(.minimise, [Term]())
        let slacks = concessions.map { concession in
            (
                up: elastic.addVariable(.notNegative, cost: concession.cost),
                down: elastic.addVariable(.notNegative, cost: concession.cost)
            )
        }
        elastic.addTerms(
            zip(concessions, slacks).flatMap { concession, slack in
                [(concession.row, Term(slack.up, -1)), (concession.row, Term(slack.down, 1))]
            })
        guard let solution = elastic.solved(terms, watcher: watcher).solution else { return nil }
        let amounts = slacks.map { slack -> Double in
            let amount = solution[slack.up] - solution[slack.down]
            return abs(amount) < 1e-9 ? 0 : amount
        }
        let holding = concessions.map { concession in
            solution.prices.map { abs($0[concession.row]) > 1e-9 } ?? true
        }
        return LeastRelaxation(
            amounts: amounts, cost: solution.objective, values: Array(solution.values.prefix(variableCount)),
            bound: solution.bound, holding: holding)
    }

    /// Adds terms to rows that are there already; the variables must be newer than all others of those rows.
    mutating func addTerms(_ more: [(Row, Term)]) {
        var added: [Int: [Term]] = [:]
        for (row, term) in more { added[row.position, default: []].append(term) }
        var program = LinearProgram()
        program.sense = sense
        program.offset = offset
        for variable in variables {
            _ = program.addVariable(bounds(of: variable), isWhole: isWhole(variable), cost: cost(of: variable))
        }
        for row in rows { program.addRow(terms(of: row) + (added[row.position] ?? []), bounds(of: row)) }
        self = program
    }
}
