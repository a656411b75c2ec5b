import LinearPrograms
import Testing

@Suite("Prices")
struct PricesTests {
    /// A district builds homes (8 each) and beds (5 each) with labour and money.
    private func district(_ sense: LinearProgram.Sense, labour: Double = 36, money: Double = 90) -> LinearProgram {
        var program = LinearProgram()
        program.sense = sense
        let sign = sense == .maximise ? 1.0 : -1
        let homes = program.addVariable(.init(lower: 0, upper: 9), cost: 8 * sign)
        let beds = program.addVariable(cost: 5 * sign)
        program.addRow([.init(homes, 2), .init(beds, 4)], .atMost(labour))
        program.addRow([.init(homes, 9), .init(beds, 3)], .atMost(money))
        program.addRow([.init(homes, 1), .init(beds, 1)], .atMost(1000))
        return program
    }

    @Test func `the price of a limit is what one unit more of it changes`() throws {
        for sense in [LinearProgram.Sense.maximise, .minimise] {
            let base = try #require(district(sense).solved().solution)
            let prices = try #require(base.prices)
            let more = try #require(district(sense, labour: 37).solved().solution).objective - base.objective
            let richer = try #require(district(sense, money: 91).solved().solution).objective - base.objective
            let rows = district(sense).rows
            #expect(abs(prices[rows[0]] - more) < 1e-9)
            #expect(abs(prices[rows[1]] - richer) < 1e-9)
            #expect(prices[rows[2]] == 0, "a limit that does not bind has no price")
            #expect(more != 0 && richer != 0)
        }
    }

    @Test func `the price of a variable is what one unit more of its bound changes`() throws {
        var program = district(.maximise, money: 900)
        let base = try #require(program.solved().solution)
        program.setBounds(.init(lower: 0, upper: 10), of: program.variables[0])
        let more = try #require(program.solved().solution)
        #expect(abs((base.prices?[program.variables[0]] ?? 0) - (more.objective - base.objective)) < 1e-9)
    }

    @Test func `prices times limits give the objective`() throws {
        let program = district(.maximise)
        let solution = try #require(program.solved().solution)
        let prices = try #require(solution.prices)
        let worth = 36 * prices.rows[0] + 90 * prices.rows[1] + 9 * prices.variables[0]
        #expect(abs(worth - solution.objective) < 1e-9)
    }
}
