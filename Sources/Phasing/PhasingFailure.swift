import LinearPrograms

extension PhasingSearch {
    // MARK: No programme

    /// The result where the rules cannot be kept together, or nothing was found.
    func failure(_ outcome: SolvingOutcome) -> PhasingResult {
        let model = PhasingModel(phasing, isWhole: true)
        let conflict = conflict(outcome, model)
        return PhasingReport(phasing, settings, terms, tally: nil, reference: reference)
            .result(objectives: [], conflict: conflict.map(\.rule), relief: relief(conflict, model))
    }

    private func conflict(
        _ outcome: SolvingOutcome, _ model: PhasingModel
    ) -> [(row: LinearProgram.Row, rule: PhasingRule)] {
        guard case .noSolution = outcome else { return [] }
        let search = model.program.conflict(among: model.rules.map(\.row), solving(), watcher: watcher)
        guard case .found(let conflict) = search else { return [] }
        let rows = Set(conflict.rows)
        return model.rules.filter { rows.contains($0.row) }
    }

    /// The least by which limits and floors of a conflict would have to give way, each as a share of its amount.
    ///
    /// Nothing where they alone cannot end it.
    private func relief(
        _ conflict: [(row: LinearProgram.Row, rule: PhasingRule)], _ model: PhasingModel
    ) -> [PhasingResult.Relief] {
        let soft = conflict.filter { $0.rule.isAmount }
        guard !soft.isEmpty else { return [] }
        let concessions = soft.map { row, _ in
            let bounds = model.program.bounds(of: row)
            let size = [bounds.lower, bounds.upper].filter(\.isFinite).map(abs).max() ?? 0
            return LeastRelaxation.Concession(row, cost: 1 / max(1, size))
        }
        let least = model.program.leastRelaxation(of: concessions, solving(), watcher: watcher)
        return zip(soft, least?.amounts ?? []).compactMap { row, amount in
            guard abs(amount) > 1e-6 else { return nil }
            guard case .limit(let slot) = row.rule, let limit = phasing.limits.first(where: { $0.slot == slot }) else {
                return PhasingResult.Relief(rule: row.rule, amount: abs(amount))
            }
            // Where fixed projects use more than is allowed, the limit first has to come up to them.
            let units = (abs(amount) - 1e-6).rounded(.up) + Double(max(0, limit.fixed - limit.units))
            return PhasingResult.Relief(rule: row.rule, amount: units * limit.grid)
        }
    }
}
