import Diagnostics
import LinearPrograms
import Testing

@Suite("Solving outcomes")
struct SolvingOutcomeTests {
    /// Two projects, 3 and 4 in cost, of which 5 can be paid.
    private func knapsack() -> LinearProgram {
        var program = LinearProgram()
        program.sense = .maximise
        let road = program.addChoice(cost: 3)
        let school = program.addChoice(cost: 4)
        program.addRow([.init(road, 3), .init(school, 4)], .atMost(5))
        return program
    }

    @Test func `the best choice is found and proved`() throws {
        guard case .optimal(let solution) = knapsack().solved() else {
            Issue.record("not optimal: \(knapsack().solved())")
            return
        }
        #expect(solution.values == [0, 1])
        #expect(solution.objective == 4 && solution.bound == 4 && solution.gap == 0)
        #expect(solution.prices == nil, "a choice of whole projects has no prices")
    }

    @Test func `conditions that cannot hold together have no solution`() {
        var program = knapsack()
        let road = program.variables[0]
        program.addRow([.init(road)], .atLeast(2))
        #expect(program.solved() == .noSolution)
        #expect(program.withoutWholes.solved() == .noSolution)
    }

    @Test func `a result that nothing limits is said to be unbounded`() {
        for isWhole in [false, true] {
            var program = LinearProgram()
            program.sense = .maximise
            let use = program.addVariable(isWhole: isWhole, cost: 1)
            let other = program.addVariable(.zeroToOne)
            program.addRow([.init(use), .init(other, -1)], .atLeast(0))
            #expect(program.solved() == .unbounded)
            program.addRow([.init(other)], .atLeast(2))
            #expect(program.solved() == .noSolution, "without a solution nothing is unbounded")
        }
    }

    @Test func `bounds without a value between leave no solution`() {
        var program = LinearProgram()
        let use = program.addVariable(.init(lower: 2, upper: 1))
        #expect(program.solved() == .noSolution)
        program.setBounds(.notNegative, of: use)
        program.addRow([.init(use)], .init(lower: 3, upper: 2))
        #expect(program.solved() == .noSolution)
    }

    @Test func `a figure that is no number is refused`() {
        for poison in [Double.nan, .infinity] {
            var program = LinearProgram()
            _ = program.addVariable(cost: poison)
            #expect(program.solved() == .failed(.malformed))
        }
        var program = LinearProgram()
        program.addRow([.init(program.addVariable(), .nan)], .atMost(1))
        #expect(program.solved() == .failed(.malformed))
        program = LinearProgram()
        _ = program.addVariable(.init(lower: .nan))
        #expect(program.solved() == .failed(.malformed))
    }

    @Test func `a program with nothing to decide is solved at sight`() {
        var program = LinearProgram()
        program.offset = 7
        #expect(program.solved().solution?.objective == 7)
        program.addRow([LinearProgram.Term](), .atMost(1))
        #expect(program.solved().solution?.objective == 7)
        program.addRow([LinearProgram.Term](), .atLeast(1))
        #expect(program.solved() == .noSolution)
    }

    @Test func `terms of one variable in a row are added up`() {
        var program = LinearProgram()
        let (one, two) = (program.addVariable(), program.addVariable())
        let row = program.addRow([.init(two, 1), .init(one, 2), .init(two, -1), .init(one, 3)], .atMost(1))
        #expect(program.terms(of: row) == [.init(one, 5)])
        #expect(program.coefficientCount == 1)
    }

    @Test func `every outcome has its sentence in both languages`() {
        let solution = knapsack().solved().solution
        let outcomes: [SolvingOutcome] = [
            knapsack().solved(), .noSolution, .unbounded, .stopped(best: nil, bound: 0),
            .workLimitReached(best: nil, bound: 0), .failed(.malformed), .failed(.tooLarge), .failed(.solver(state: 4)),
            .stopped(best: solution, bound: 4), .workLimitReached(best: solution, bound: 4),
        ]
        for language in ["en", "zh"] {
            let sentences = outcomes.map { $0.sentence[language] ?? "" }
            #expect(Set(sentences).count == outcomes.count)
            #expect(!sentences.contains(""))
            for word in ["shadow price", "dual", "infeasible", "IIS", "MIP", "solver", "optimis"] {
                #expect(!sentences.contains { $0.contains(word) }, "\(word) is no planner's word")
            }
        }
    }
}
