/// The standard normal distribution: probabilities as scores, and back.
enum NormalScores {
    /// The scores of ``PredictiveDistribution/levels``.
    static let ofLevels: [Double] =
        AssumedSpread.normalScores.dropFirst().reversed().map { -$0 } + AssumedSpread.normalScores

    /// The probability of a score of at most x.
    static func probability(below x: Double) -> Double { RealFunctions.normalBelow(x) }

    /// The score that is not exceeded with a probability strictly between 0 and 1.
    ///
    /// A rational start (Abramowitz and Stegun 1964, 26.2.23, error below 4.5e-4) and two steps of Halley's method.
    static func score(of probability: Double) -> Double {
        let tail = min(probability, 1 - probability)
        let t = (-2 * RealFunctions.logarithm(tail)).squareRoot()
        let above = 2.515_517 + t * (0.802_853 + t * 0.010_328)
        let below = 1 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308))
        var x = above / below - t
        for _ in 0..<2 {
            let density = RealFunctions.exponential(-x * x / 2) / (2 * Double.pi).squareRoot()
            let step = (RealFunctions.normalBelow(x) - tail) / density
            x -= step / (1 + x * step / 2)
        }
        return probability < 0.5 ? x : -x
    }
}
