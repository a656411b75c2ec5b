import LinearPrograms
import Testing

@Suite("Small programs")
struct SmallProgramTests {
    @Test func `three hundred small programs have the optimum that trying every point finds`() {
        var dice = Dice(1)
        var without = 0
        for number in 0..<300 {
            let table = TableProgram(&dice, wholes: dice.roll(1...6))
            let outcome = table.program.solved()
            guard let best = table.best else {
                without += 1
                #expect(outcome == .noSolution, "program \(number)")
                continue
            }
            #expect(outcome.solution?.objective == Double(best), "program \(number)")
            #expect(table.points().contains((outcome.solution?.values ?? []).map { Int($0) }), "program \(number)")
        }
        #expect((30...200).contains(without), "both kinds occur: \(without)")
    }

    @Test func `the points that keep a program are those that trying every point finds`() {
        var dice = Dice(4)
        for number in 0..<60 {
            let table = TableProgram(&dice, wholes: dice.roll(1...4))
            let kept = Set(table.points())
            for point in table.points(keeping: []) {
                #expect(table.program.isKept(by: point.map(Double.init)) == kept.contains(point), "program \(number)")
            }
        }
        #expect(!LinearProgram().isKept(by: [1]))
    }

    @Test func `a smallest conflict is one that trying every point confirms`() {
        var dice = Dice(2)
        var found = 0
        while found < 60 {
            let table = TableProgram(&dice, wholes: dice.roll(2...5))
            let program = table.program
            let search = program.conflict(among: program.rows)
            guard table.points().isEmpty else {
                #expect(search == .none)
                continue
            }
            found += 1
            guard case .found(let conflict) = search else {
                Issue.record("no conflict found")
                continue
            }
            let rows = conflict.rows.map(\.position)
            #expect(conflict.isMinimal && table.points(keeping: rows).isEmpty)
            for left in rows { #expect(!table.points(keeping: rows.filter { $0 != left }).isEmpty) }
        }
    }

    @Test func `objectives in order are those of the best point in that order`() {
        var dice = Dice(3)
        var solved = 0
        while solved < 60 {
            let table = TableProgram(&dice, wholes: dice.roll(2...5))
            let objectives = (0..<3).map { _ in table.upper.map { _ in dice.roll(-4...4) } }
            let program = table.program
            let answer = program.solved(
                for: objectives.enumerated().map { number, costs in
                    OrderedObjective(
                        number == 1 ? .maximise : .minimise,
                        zip(program.variables, costs).map { .init($0, Double($1)) })
                })
            guard !table.points().isEmpty else {
                #expect(answer.values == nil && answer.outcomes == [.noSolution])
                continue
            }
            solved += 1
            let keys = table.points().map { point in
                objectives.enumerated().map { $0 == 1 ? -table.value(point, $1) : table.value(point, $1) }
            }
            let best = keys.min { $0.lexicographicallyPrecedes($1) }
            let point = (answer.values ?? []).map { Int($0) }
            #expect(objectives.enumerated().map { $0 == 1 ? -table.value(point, $1) : table.value(point, $1) } == best)
            #expect(answer.outcomes.count == 3)
        }
    }
}
