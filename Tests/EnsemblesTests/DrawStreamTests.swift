import Testing

@testable import Ensembles

@Suite("Draws")
struct DrawStreamTests {
    private let count = 20_000

    /// The mean of values and the standard error of that mean.
    private func mean(_ values: [Double]) -> (mean: Double, error: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        return (mean, (variance / Double(values.count)).squareRoot())
    }

    @Test func `a draw is known by seed, source and number alone`() {
        let stream = DrawStream(seed: 7, source: "forecast/gdp/county")
        let again = DrawStream(seed: 7, source: "forecast/gdp/county")
        #expect((0..<100).map(stream.uniform) == (0..<100).reversed().map(again.uniform).reversed())
        #expect(stream.uniform(3) != DrawStream(seed: 8, source: "forecast/gdp/county").uniform(3))
        #expect(stream.uniform(3) != DrawStream(seed: 7, source: "forecast/gdp/town").uniform(3))
    }

    @Test func `even draws fill the range between 0 and 1`() {
        let draws = (0..<count).map(DrawStream(seed: 1, source: "even").uniform)
        let (middle, error) = mean(draws)
        #expect(abs(middle - 0.5) < 4 * error)
        #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
        for tenth in 0..<10 {
            let part = draws.filter { Int($0 * 10) == tenth }.count
            #expect(abs(part - count / 10) < 4 * 43)
        }
    }

    @Test func `normal draws have the mean, the spread and the tails of the normal distribution`() {
        let draws = (0..<count).map(DrawStream(seed: 2, source: "normal").normal)
        let (middle, error) = mean(draws)
        #expect(abs(middle) < 4 * error)
        let square = mean(draws.map { $0 * $0 })
        #expect(abs(square.mean - 1) < 4 * square.error)
        let tail = mean(draws.map { $0 > 1.959964 ? 1 : 0 })
        #expect(abs(tail.mean - 0.025) < 4 * tail.error)
        #expect(abs(StandardNormal.probability(atMost: 1.959963984540054) - 0.975) < 1e-12)
    }

    @Test func `neighbouring draws and neighbouring sources are independent`() {
        let one = DrawStream(seed: 3, source: "source 1")
        let two = DrawStream(seed: 3, source: "source 2")
        let across = mean((0..<count).map { one.normal($0) * two.normal($0) })
        let along = mean((0..<count).map { one.normal($0) * one.normal($0 + 1) })
        #expect(abs(across.mean) < 4 * across.error)
        #expect(abs(along.mean) < 4 * along.error)
    }

    @Test func `sources move together as stated`() {
        let correlation = Correlation(count: 3, pairs: [(0, 1, 0.8), (2, 0, -0.5)])
        #expect(correlation.kept == 1)
        let streams = (0..<3).map { DrawStream(seed: 4, source: "source \($0)") }
        let draws = (0..<count).map { draw in correlation.together(streams.map { $0.normal(draw) }) }
        for (one, other, value) in [(0, 1, 0.8), (0, 2, -0.5), (1, 2, 0), (1, 1, 1)] {
            let product = mean(draws.map { $0[one] * $0[other] })
            #expect(abs(product.mean - value) < 4 * product.error, "sources \(one) and \(other)")
        }
    }

    @Test func `correlations that cannot hold together are weakened by one factor and that is said`() {
        let opposed = Correlation(count: 3, pairs: [(0, 1, -0.9), (0, 2, -0.9), (1, 2, -0.9)])
        #expect(opposed.kept < 0.6 && opposed.kept > 0.5)
        #expect(Correlation(count: 2, pairs: [(0, 1, .nan), (5, 0, 1)]).kept == 1)
        #expect(Correlation(count: 0).together([]) == [])
    }
}
