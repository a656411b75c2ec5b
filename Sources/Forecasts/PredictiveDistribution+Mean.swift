extension PredictiveDistribution {
    /// The expected value: the quantile function integrated over the probabilities, in closed form.
    ///
    /// On a stretch where q(p) = a + b · ln(p / (1 - p)) the integral from u to v is
    /// a · (v - u) + b · (G(v) - G(u)) with G(p) = p · ln p + (1 - p) · ln(1 - p).
    /// Where a bound cuts the curve, the stretch beyond counts with the bound.
    public var mean: Double {
        if let first = knots.first, first == knots.last { return first }
        var sum = 0.0
        for segment in 0..<(knots.count - 1) {
            let isFirst = segment == 0
            let isLast = segment == knots.count - 2
            let from = isFirst ? 0 : Self.levels[segment]
            let to = isLast ? 1 : Self.levels[segment + 1]
            sum += integral(segment: segment, from: from, to: to)
        }
        return bounds.clamp(sum)
    }

    private func integral(segment: Int, from: Double, to: Double) -> Double {
        let slope = (knots[segment + 1] - knots[segment]) / (Self.scores[segment + 1] - Self.scores[segment])
        let intercept = knots[segment] - slope * Self.scores[segment]
        guard slope > 0 else { return knots[segment] * (to - from) }
        var (from, to) = (from, to)
        var sum = 0.0
        if let lower = bounds.lower, from == 0 {
            let cut = min(to, RealFunctions.inverseLogit((lower - intercept) / slope))
            sum += lower * (cut - from)
            from = cut
        }
        if let upper = bounds.upper, to == 1 {
            let cut = max(from, RealFunctions.inverseLogit((upper - intercept) / slope))
            sum += upper * (to - cut)
            to = cut
        }
        return sum + intercept * (to - from) + slope * (Self.antiderivative(to) - Self.antiderivative(from))
    }

    private static func antiderivative(_ p: Double) -> Double {
        let left = p > 0 ? p * RealFunctions.logarithm(p) : 0
        let right = p < 1 ? (1 - p) * RealFunctions.logarithm(1 - p) : 0
        return left + right
    }
}
