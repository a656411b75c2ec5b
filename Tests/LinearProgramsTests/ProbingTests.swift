import LinearPrograms
import Testing

@Suite("Choices that rows force")
struct ProbingTests {
    /// A program of choices, the first three of which exclude each other.
    private func table(_ dice: inout Dice) -> TableProgram {
        var table = TableProgram(&dice, wholes: dice.roll(4...9))
        table.upper = table.upper.map { _ in 1 }
        table.rows.append((table.upper.indices.map { $0 < 3 ? 1 : 0 }, nil, 1))
        return table
    }

    @Test func `no point that keeps the rows is lost, and the optimum stays`() {
        var dice = Dice(11)
        var (fixed, forced) = (0, 0)
        for number in 0..<400 {
            let table = table(&dice)
            let points = table.points()
            var program = table.program
            let count = program.fixForcedChoices(visits: .max)
            guard !points.isEmpty else {
                #expect(program.solved() == .noSolution, "program \(number)")
                continue
            }
            fixed += count
            forced += table.upper.indices.count { choice in Set(points.map { $0[choice] }).count == 1 }
            for point in points { #expect(program.isKept(by: point.map(Double.init)), "program \(number)") }
            #expect(program.solved().solution?.objective == table.best.map(Double.init), "program \(number)")
        }
        print("choices that every point decides alike: \(forced), of which fixed: \(fixed)")
        #expect(fixed <= forced && 10 * fixed > 9 * forced)
    }

    @Test func `what a held shortfall leaves no room for is ruled out`() {
        var program = LinearProgram()
        let (small, large, other) = (program.addChoice(), program.addChoice(), program.addChoice())
        let shortfall = program.addVariable()
        program.addRow([.init(small), .init(large)], .atMost(1))
        program.addRow([.init(small, 0.3), .init(large, 0.6), .init(other, 0.1), .init(shortfall)], .atLeast(1))
        var held = program
        #expect(program.fixForcedChoices(visits: .max) == 0)
        held.addRow([.init(shortfall)], .atMost(0.45))
        #expect(held.fixForcedChoices(visits: .max) == 2)
        #expect(held.bounds(of: large) == .exactly(1) && held.bounds(of: small) == .exactly(0))
        #expect(held.bounds(of: other) == .zeroToOne)
    }

    @Test func `a program that nothing can keep is left to the solver`() {
        var program = LinearProgram()
        let (one, other) = (program.addChoice(), program.addChoice())
        program.addRow([.init(one), .init(other)], .atMost(1))
        program.addRow([.init(one), .init(other)], .atLeast(2))
        let before = program
        #expect(program.fixForcedChoices(visits: .max) == 0 && program == before)
    }
}
