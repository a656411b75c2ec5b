import LinearPrograms
import Testing

@Suite("Least relaxation")
struct LeastRelaxationTests {
    /// Energy saved and output wanted pull at one figure: at least 10, at most 6 and at most 9.
    private func torn() -> (LinearProgram, [LinearProgram.Row]) {
        var program = LinearProgram()
        let output = program.addVariable()
        let rows = [
            program.addRow([.init(output)], .atLeast(10)), program.addRow([.init(output)], .atMost(6)),
            program.addRow([.init(output)], .atMost(9)),
        ]
        return (program, rows)
    }

    @Test func `what gives way is what costs least, and no more than needed`() throws {
        let (program, rows) = torn()
        let cheap = try #require(program.leastRelaxation(of: rows.map { .init($0) }))
        #expect(cheap.cost == 4 && cheap.amounts.map(abs).reduce(0, +) == 4)
        let dear = try #require(program.leastRelaxation(of: zip(rows, [9.0, 1, 1]).map { .init($0, cost: $1) }))
        #expect(dear.amounts == [0, 4, 1] && dear.cost == 5)
    }

    @Test func `the relaxation applied makes the rows hold, and one per cent less does not`() throws {
        var (program, rows) = torn()
        let least = try #require(program.leastRelaxation(of: [.init(rows[1]), .init(rows[2])]))
        for (share, holds) in [(1.0, true), (0.99, false)] {
            for (row, amount) in zip([rows[1], rows[2]], least.amounts) {
                program.setBounds(.atMost((row == rows[1] ? 6 : 9) + share * amount), of: row)
            }
            #expect((program.solved().solution != nil) == holds)
        }
    }

    @Test func `rows that hold together need no relaxation`() throws {
        let (program, rows) = torn()
        #expect(program.leastRelaxation(of: [.init(rows[2])]) == nil, "the other two stay in conflict")
        var sound = program
        sound.setBounds(.atLeast(3), of: rows[0])
        let least = try #require(sound.leastRelaxation(of: rows.map { .init($0) }))
        #expect(least.cost == 0 && least.amounts == [0, 0, 0])
    }

    @Test func `of two rows in conflict with a third the one that asks for more is named`() {
        let (program, rows) = torn()
        for order in [[0, 2, 1], [0, 1, 2], [2, 1, 0]] {
            guard case .found(let conflict) = program.conflict(among: order.map { rows[$0] }) else {
                Issue.record("no conflict")
                continue
            }
            #expect(Set(conflict.rows) == [rows[0], rows[1]] && conflict.isMinimal)
        }
    }

    @Test func `rows that are not asked about may be in conflict by themselves`() {
        let (program, rows) = torn()
        guard case .found(let conflict) = program.conflict(among: [rows[2]]) else {
            Issue.record("no conflict")
            return
        }
        #expect(conflict.rows.isEmpty)
    }

    @Test func `a conflict that whole numbers alone make is found`() {
        var program = LinearProgram()
        let (road, school) = (program.addChoice(), program.addChoice())
        let both = program.addRow([.init(road, 2), .init(school, 2)], .init(lower: 1, upper: 1))
        let other = program.addRow([.init(road)], .atMost(1))
        guard case .found(let conflict) = program.conflict(among: [other, both]) else {
            Issue.record("no conflict")
            return
        }
        #expect(conflict.rows == [both])
    }
}
