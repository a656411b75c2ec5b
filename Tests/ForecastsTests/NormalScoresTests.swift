import Testing

@testable import Forecasts

@Suite struct NormalScoresTests {
    @Test func `scores and probabilities lead back to each other`() {
        for probability in [1e-6, 0.005, 0.2, 0.5, 0.6, 0.99, 1 - 1e-6] {
            let score = NormalScores.score(of: probability)
            #expect(abs(NormalScores.probability(below: score) - probability) < 1e-12)
        }
    }

    @Test func `the scores of the levels are the published quantiles, symmetric about one half`() {
        #expect(NormalScores.ofLevels.count == PredictiveDistribution.levels.count)
        for (score, level) in zip(NormalScores.ofLevels, PredictiveDistribution.levels) {
            #expect(abs(NormalScores.score(of: level) - score) < 1e-9)
        }
    }
}
