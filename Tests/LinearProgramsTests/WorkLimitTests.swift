import LinearPrograms
import Testing

@Suite("Work limits")
struct WorkLimitTests {
    /// A knapsack with five limits that takes many branches.
    private func hard(_ projects: Int = 40) -> LinearProgram {
        var dice = Dice(11)
        var program = LinearProgram()
        program.sense = .maximise
        let weights = (0..<projects).map { _ in (0..<5).map { _ in dice.roll(50...1000) } }
        let choices = weights.map { program.addChoice(cost: Double($0.reduce(0, +) / 5 + dice.roll(0...500))) }
        for limit in 0..<5 {
            let total = weights.reduce(0) { $0 + $1[limit] }
            program.addRow(zip(choices, weights).map { .init($0, Double($1[limit])) }, .atMost(Double(total / 4)))
        }
        return program
    }

    @Test func `the same work gives the same answer twice, to the last bit`() {
        let program = hard()
        for terms in [
            SolvingTerms(nodes: 20), SolvingTerms(iterations: 400), SolvingTerms(gap: 0.02), SolvingTerms(nodes: 300),
        ] {
            let (one, other) = (program.solved(terms), program.solved(terms))
            #expect(one == other)
            #expect(one.solution != nil)
        }
    }

    @Test func `where the work ends the bound still holds`() throws {
        let program = hard()
        let best = try #require(program.solved().solution)
        for nodes in [1, 5, 50] {
            guard case .workLimitReached(let found?, let bound) = program.solved(SolvingTerms(nodes: nodes)) else {
                Issue.record("\(nodes) branches settled it")
                continue
            }
            #expect(found.objective <= best.objective && best.objective <= bound + 1e-6)
            #expect(found.gap > 0)
        }
        guard case .workLimitReached(_, let bound) = program.solved(SolvingTerms(iterations: 100)) else {
            Issue.record("100 steps settled it")
            return
        }
        #expect(bound >= best.objective)
    }

    @Test func `within a gap asked for the bound is that near`() throws {
        let outcome = hard().solved(SolvingTerms(gap: 0.05))
        let solution = try #require(outcome.solution)
        #expect(solution.gap <= 0.05)
        if case .withinGap = outcome { #expect(outcome.sentence["en"]?.contains("%") == true) }
    }

    @Test func `a watcher sees the bound and may stop`() {
        let program = hard()
        var seen: [SolvingProgress] = []
        let outcome = program.solved { progress in
            seen.append(progress)
            return progress.objective != nil && progress.work.nodes > 3 ? .stop : .goOn
        }
        guard case .stopped(let best?, let bound) = outcome else {
            Issue.record("not stopped: \(outcome.sentence)")
            return
        }
        #expect(best.objective <= bound)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.bound >= $1.bound - 1e-6 }, "the bound only falls")
        #expect(program.solved { _ in .stop }.solution?.objective ?? 0 <= best.objective + 1e-6)
    }

    @Test func `a linear program stops at its steps`() {
        let program = hard(400).withoutWholes
        guard case .workLimitReached(_, _) = program.solved(SolvingTerms(iterations: 1)) else {
            Issue.record("one step was enough")
            return
        }
        guard case .stopped(_, .infinity) = program.solved(watcher: { _ in .stop }) else {
            Issue.record("the watcher was not heard")
            return
        }
    }

    @Test func `a start that is the best one needs less work`() throws {
        let program = hard()
        let cold = try #require(program.solved().solution)
        let warm = try #require(program.solved(startingFrom: cold.values).solution)
        #expect(warm.objective == cold.objective)
        #expect(warm.work.nodes <= cold.work.nodes)
        let wrong = program.solved(startingFrom: Array(repeating: 1, count: program.variableCount))
        #expect(wrong.solution?.objective == cold.objective, "a start that keeps no row is not believed")
    }
}
