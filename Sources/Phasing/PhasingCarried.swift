import LinearPrograms

extension PhasingSearch {
    /// The programme near a reference where what was proved of the reference's plan covers this one too; else nil.
    ///
    /// What was proved of this plan itself covers it, unless projects are to be taken in besides.
    ///
    /// The reference itself where it keeps all rules. Else the programme with the fewest moves of those that serve the
    /// targets as well as was proved and are worth enough of the proved bound; nil where that is not found soon, so that the
    /// whole search is made.
    mutating func carried() -> PhasingResult? {
        let own = terms.adding.isEmpty ? terms.proved.map { PhasingProof(phasing: phasing, bounds: $0) } : nil
        guard let reference, let proof = own ?? terms.proof, proof.covers(phasing, terms),
            let benefit = proof.bounds.bounds.last
        else { return nil }
        var program = model.program
        for (isBinding, most) in zip([true, false], proof.bounds.heldRows) {
            if let most { program.addRow(model.shortfalls(ofBinding: isBinding), .atMost(most)) }
        }
        program.addRow(model.benefit, .atLeast((benefit.bound * (1 - terms.gap)).rounded(.up)))
        var chosen = reference
        var moves = ObjectiveResult(
            objective: .moves, value: 0, bound: 0, gap: 0, isCutShort: false, work: WorkDone())
        if !program.isKept(by: model.values(reference)) {
            guard let solution = fewestMoves(from: reference, in: program) else { return nil }
            chosen = model.chosen(solution.values)
            let count = Double(reference.count { $0 != nil })
            moves = ObjectiveResult(
                objective: .moves, value: 0, bound: (solution.bound + count - 1e-6).rounded(.up), gap: 0,
                isCutShort: false, work: solution.work)
        }
        objectives = proof.bounds.bounds.map(\.carried) + [moves]
        defer { objectives = [] }
        return result(ProgrammeTally(phasing, chosen), proof)
    }

    private func fewestMoves(from reference: [Int?], in program: LinearProgram) -> Solution? {
        var program = program
        program.setObjective(.minimise, model.moves(from: reference))
        var solving = solving(absoluteGap: 0.5, share: 20)
        solving.isSimplified = false
        let outcome = program.solved(solving, watcher: watcher)
        return outcome.isSettled ? outcome.solution : nil
    }
}

extension ProvedBounds.Bound {
    /// What was reached, without work: that was done for another choice.
    fileprivate var carried: ObjectiveResult {
        ObjectiveResult(
            objective: objective, value: value, bound: bound, gap: 0, isCutShort: isCutShort, work: WorkDone())
    }
}
