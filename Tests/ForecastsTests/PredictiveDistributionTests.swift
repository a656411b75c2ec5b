import Testing

@testable import Forecasts

@Suite struct PredictiveDistributionTests {
    private let even = PredictiveDistribution(unchecked: PredictiveDistribution.scores, bounds: .none)
    private let skewed = PredictiveDistribution(
        unchecked: PredictiveDistribution.scores.map { 10 + RealFunctions.exponential($0 / 3) }, bounds: .none)

    @Test(arguments: [0.001, 0.01, 0.025, 0.33, 0.5, 0.77, 0.9, 0.999])
    func `the probability of staying at or below a quantile is the quantile's own`(probability: Double) {
        for distribution in [even, skewed] {
            let value = distribution.quantile(probability)
            #expect(abs(distribution.probability(atMost: value) - probability) < 1e-9)
            #expect(abs(distribution.probability(atLeast: value) - (1 - probability)) < 1e-9)
        }
    }

    @Test func `a higher threshold is never more likely reached`() {
        for distribution in [even, skewed] {
            let chances = (-100...300).map { distribution.probability(atLeast: Double($0) / 10) }
            #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
            #expect(chances.allSatisfy { (0...1).contains($0) })
        }
    }

    @Test func `the mean is that of ten thousand evenly spread quantiles`() throws {
        let cut = PredictiveDistribution(
            unchecked: skewed.knots, bounds: try ValueBounds(lower: 10.6, upper: 12))
        for (distribution, tolerance) in [(even, 1e-9), (skewed, 1e-3), (cut, 1e-3)] {
            let draws = (0..<10_000).map { distribution.quantile((Double($0) + 0.5) / 10_000) }
            #expect(abs(distribution.mean - draws.reduce(0, +) / 10_000) < tolerance)
        }
    }

    @Test func `a share never leaves its bounds, and what lies beyond counts at the bound`() {
        let share = PredictiveDistribution(
            unchecked: PredictiveDistribution.scores.map { 99 + $0 }, bounds: .percentage)
        #expect(share.quantile(0.999) == 100)
        #expect(share.probability(atLeast: 100.1) == 0)
        #expect(share.probability(atMost: 100) == 1)
        #expect(share.probability(atLeast: 0) == 1)
        #expect(abs(share.probability(atLeast: 100) - 0.27) < 0.03)
        #expect(share.mean < 100)
    }

    @Test func `a value without spread is met exactly or not at all`() {
        let certain = PredictiveDistribution(
            unchecked: PredictiveDistribution.levels.map { _ in 7 }, bounds: .none)
        #expect(certain.probability(atLeast: 7) == 1)
        #expect(certain.probability(atMost: 7) == 1)
        #expect(certain.probability(atLeast: 7.000_1) == 0)
        #expect(certain.probability(within: 6.9...7.1) == 1)
        #expect(certain.probability(within: 7...7) == 1)
        #expect(certain.mean == 7)
    }

    @Test func `keeping within a range is missing neither of its ends`() {
        let inside = skewed.probability(within: 10.5...11.5)
        let below = 1 - skewed.probability(atLeast: 10.5)
        let above = 1 - skewed.probability(atMost: 11.5)
        #expect(abs(inside + below + above - 1) < 1e-12)
    }

    @Test func `an average growth is as likely as the level it leads to`() throws {
        let chance = try #require(skewed.probability(averageGrowthAtLeast: 0.02, from: 10, over: 5))
        #expect(abs(chance - skewed.probability(atLeast: 10 * 1.02 * 1.02 * 1.02 * 1.02 * 1.02)) < 1e-9)
        #expect(skewed.probability(averageGrowthAtLeast: 0.02, from: 0, over: 5) == nil)
        #expect(skewed.probability(averageGrowthAtLeast: -1, from: 10, over: 5) == nil)
    }

    @Test func `what has been observed already moves a sum by its amount`() {
        let moved = skewed.shifted(by: 5)
        #expect(abs(moved.probability(atLeast: 16) - skewed.probability(atLeast: 11)) < 1e-12)
        #expect(abs(moved.mean - skewed.mean - 5) < 1e-9)
    }

    @Test func `absurd questions have an answer and never an undefined number`() {
        #expect(even.probability(atLeast: .nan) == 0)
        #expect(even.probability(atMost: .nan) == 0)
        #expect(even.probability(atLeast: -.infinity) == 1)
        #expect(even.probability(atLeast: .infinity) == 0)
        #expect(even.quantile(-3).isFinite)
        #expect(even.quantile(4).isFinite)
        #expect(even.quantile(.nan) == even.median)
    }

    @Test func `quantiles that fall are no distribution`() {
        #expect(PredictiveDistribution(knots: PredictiveDistribution.scores.reversed()) == nil)
        #expect(PredictiveDistribution(knots: [1, 2, 3]) == nil)
    }
}
