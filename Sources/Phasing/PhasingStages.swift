import LinearPrograms

extension PhasingSearch {
    private typealias Term = LinearProgram.Term

    // MARK: Targets

    /// Brings the targets of a kind as near as can be, and holds them there.
    ///
    /// Near a reference every move counts a little besides, all of them together no more than half of what may be given
    /// up again: so the search starts where it may end.
    ///
    /// - Returns: nil, or how it failed.
    mutating func serveTargets(isBinding: Bool) -> SolvingOutcome? {
        let shortfalls = model.shortfalls(ofBinding: isBinding)
        let slack = terms.shortfallSlack
        var counted = shortfalls
        var toll = 0.0
        if !isBinding, let reference, slack > 0, !mayStay(reference) {
            toll = slack / 2 / Double(max(1, phasing.projects.count))
            counted += model.moves(from: reference).map { Term($0.variable, $0.coefficient * toll) }
        }
        program.setObjective(.minimise, counted)
        let outcome = program.solved(
            solving(absoluteGap: slack / (toll > 0 ? 100 : 10)), startingFrom: best.map(model.values), watcher: watcher)
        // Stopped before it found anything: what was found before stands.
        guard let chosen = outcome.solution.map({ model.chosen($0.values) }) ?? (objectives.isEmpty ? nil : best) else {
            return outcome
        }
        best = chosen
        let value = ProgrammeTally(phasing, chosen).shortfalls(ofBinding: isBinding)
        let values = model.values(chosen)
        let reached = shortfalls.reduce(0) { $0 + $1.coefficient * values[$1.variable.position] }
        held[isBinding ? 0 : 1] = value + max(1e-6, slack)
        heldRows[isBinding ? 0 : 1] = reached + max(1e-6, slack)
        program.addRow(shortfalls, .atMost(reached + max(1e-6, slack)))
        // Where targets compete for the same projects, holding them decides most of these.
        if reached > 1e-6 { program.fixForcedChoices(visits: 400 * program.coefficientCount) }
        if let reference, program.isKept(by: model.values(reference)) { best = reference }
        let distance = outcome.solution.map { $0.objective - $0.bound } ?? .infinity
        objectives.append(
            ObjectiveResult(
                objective: isBinding ? .bindingTargets : .anticipatoryTargets, value: value,
                bound: max(0, value - distance - (toll > 0 ? slack / 2 : 0)), gap: 0,
                isCutShort: !outcome.isSettled, work: outcome.solution?.work ?? WorkDone()))
        return nil
    }

    // MARK: Benefit

    /// Looks for the programme that is worth most and proves how much more another one could be worth.
    ///
    /// In the search every shortfall has a price, which no programme can earn back beyond the slack: so the bound soon
    /// knows what the targets cost. The price is taken out of the bound again.
    ///
    /// - Returns: nil, or how it failed.
    mutating func serveBenefit() -> SolvingOutcome? {
        let worth = phasing.options.reduce(0.0) { $0 + Double($1.map(\.benefit).max() ?? 0) }
        let priced = [true, false].map(model.shortfalls(ofBinding:))
        let price = worth / 2
        let stays = reference != nil && best == reference && program.isKept(by: model.values(reference ?? []))
        if let start = best, !objectives.isEmpty, !stays { best = bettered(start) }
        let incumbent = objectives.isEmpty ? 0 : best.map { ProgrammeTally(phasing, $0).benefit } ?? 0
        program.setObjective(
            .maximise, model.benefit + priced.joined().map { Term($0.variable, -price * $0.coefficient) })
        var solving = solving(absoluteGap: max(0.5, terms.searchGap * Double(incumbent)))
        if objectives.isEmpty { solving.gap = terms.searchGap }
        if let reference {
            solving.searchesBeside = isGood(incumbent, beside: reference) ? .none : .aroundStart
            if stays { solving.absoluteGap = max(solving.absoluteGap, room(above: incumbent, of: reference, price)) }
        } else if !objectives.isEmpty {
            solving.searchesBeside = .fromStart
        }
        let outcome = program.solved(solving, startingFrom: best.map(model.values), watcher: watcher)
        guard outcome.solution != nil || !objectives.isEmpty else { return outcome }
        var found = best
        if let solution = outcome.solution {
            let chosen = bettered(model.chosen(solution.values))
            if objectives.isEmpty || ProgrammeTally(phasing, chosen).benefit > incumbent { found = chosen }
        }
        best = found
        let value = Double(found.map { ProgrammeTally(phasing, $0).benefit } ?? 0)
        objectives.append(
            ObjectiveResult(
                objective: .benefit, value: value, bound: bound(outcome, price), gap: 0,
                isCutShort: !outcome.isSettled, work: outcome.solution?.work ?? WorkDone()))
        return nil
    }

    /// What no programme that keeps the rows of the program can be worth more than.
    private func bound(_ outcome: SolvingOutcome, _ price: Double) -> Double {
        guard let bound = outcome.solution?.bound else { return .infinity }
        let most = program.rows.suffix(objectives.count).map { program.bounds(of: $0).upper }.reduce(0, +)
        return bound + price * most
    }

    /// By how much the bound of the search may lie above a programme that then still counts as equal to the best.
    private func room(above benefit: Int, of chosen: [Int?], _ price: Double) -> Double {
        let values = model.values(chosen)
        let spare = zip([true, false], heldRows).reduce(0.0) { sum, part in
            let reached = model.shortfalls(ofBinding: part.0).reduce(0) {
                $0 + $1.coefficient * values[$1.variable.position]
            }
            return sum + (part.1.map { max(0, $0 - reached) } ?? 0)
        }
        return 0.98 * Double(benefit) * (1 / (1 - terms.gap) - 1) - price * spare
    }

    /// Whether a reference may still serve the targets as well as before; else the search counts moves from the start.
    private func mayStay(_ reference: [Int?]) -> Bool {
        guard let proof = terms.proof, let most = proof.bounds.held[1] else { return false }
        return program.isKept(by: model.values(reference))
            && ProgrammeTally(phasing, reference).shortfalls(ofBinding: false) <= most
    }

    /// Whether a programme is worth nearly as much as the reference was, which a search has found.
    private func isGood(_ benefit: Int, beside reference: [Int?]) -> Bool {
        let before = zip(phasing.options, reference).reduce(0) { sum, pair in
            sum + (pair.1.map { pair.0[$0].benefit } ?? 0)
        }
        return Double(benefit) >= (1 - terms.searchGap) * Double(before)
    }

    private func bettered(_ chosen: [Int?]) -> [Int?] {
        var improvement = ProgrammeImprovement(ProgrammeTally(phasing, chosen), most: held, steps: Self.steps)
        improvement.fill()
        improvement.exchange()
        return improvement.tally.chosen
    }

    /// How many options are tried at most to better a programme.
    private static let steps = 400_000

    // MARK: Moves and even money

    /// The least that a programme must be worth to count as equal to the best.
    var enough: Int {
        guard let benefit = objectives.first(where: { $0.objective == .benefit }) else { return 0 }
        let isProved = benefit.bound.isFinite && benefit.bound <= benefit.value * (1 + terms.gap)
        return Int(((1 - terms.gap) * (isProved ? benefit.bound : benefit.value)).rounded(.up))
    }

    /// The programme with few moves from a reference among those that are worth enough.
    mutating func near(_ reference: [Int?], from nearest: [Int?]) -> ProgrammeTally {
        let worth = min(enough, best.map { ProgrammeTally(phasing, $0).benefit } ?? .max)
        var tries: [ProgrammeTally] = []
        for chosen in [nearest, best ?? nearest] {
            let start = ProgrammeTally(phasing, chosen)
            var improvement = ProgrammeImprovement(start, most: held, steps: Self.steps)
            improvement.fill(upTo: worth)
            improvement.exchange(upTo: worth)
            guard improvement.tally.benefit >= worth else { continue }
            improvement.restore(reference, keeping: worth)
            tries.append(ProgrammeTally(phasing, improvement.tally.chosen))
        }
        let isThere = tries.contains { $0.chosen == reference }
        let (between, work) = isThere ? (nil, WorkDone()) : between(reference, nearest, worth)
        if let between { tries.insert(between, at: 0) }
        func moves(_ tally: ProgrammeTally) -> Int { zip(tally.chosen, reference).count { $0 != $1 } }
        objectives.append(
            ObjectiveResult(objective: .moves, value: 0, bound: 0, gap: .infinity, isCutShort: false, work: work))
        return tries.min { moves($0) < moves($1) } ?? ProgrammeTally(phasing, best ?? nearest)
    }

    /// The programme with the fewest moves of those that are worth enough and leave every project where the reference,
    /// the nearest and the best programme agree on it.
    ///
    /// - Returns: the programme, nil where none was found, and the work done.
    private func between(
        _ reference: [Int?], _ nearest: [Int?], _ worth: Int
    ) -> (programme: ProgrammeTally?, work: WorkDone) {
        guard let best else { return (nil, WorkDone()) }
        var program = program
        for project in reference.indices where reference[project] == nearest[project] {
            guard reference[project] == best[project] else { continue }
            for (option, variable) in model.choices[project].enumerated() {
                program.setBounds(.exactly(option == best[project] ? 1 : 0), of: variable)
            }
        }
        program.addRow(model.benefit, .atLeast(Double(worth)))
        program.setObjective(.minimise, model.moves(from: reference))
        let outcome = program.solved(
            solving(absoluteGap: 0.5, share: 4), startingFrom: model.values(best), watcher: watcher)
        let work = outcome.solution?.work ?? WorkDone()
        return (outcome.solution.map { ProgrammeTally(phasing, model.chosen($0.values)) }, work)
    }

    /// The same programme with years moved so that money is more even.
    mutating func evened(_ tally: ProgrammeTally) -> ProgrammeTally {
        objectives.append(
            ObjectiveResult(
                objective: .evenMoney, value: 0, bound: 0, gap: .infinity, isCutShort: false, work: WorkDone()))
        let worth = Int((Double(tally.benefit) * (1 - terms.benefitSlack)).rounded(.up))
        var improvement = ProgrammeImprovement(tally, most: held, steps: Self.steps)
        improvement.even(keeping: worth)
        return ProgrammeTally(phasing, improvement.tally.chosen)
    }
}
