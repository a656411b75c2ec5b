import Forecasts
import Foundation

/// Fits an ``ErrorPool`` to what forecasts of many series missed by.
enum PoolFit {
    /// Moves beyond this many typical changes a year count as that many in the fit of the shift.
    private static let farthest = 2.5

    /// The pool of some series, from the misses of each.
    static func fit(_ series: [[Miss]]) -> ErrorPool {
        let misses = series.flatMap { $0 }
        let shift = shiftCoefficients(misses).map(rounded)
        let errors = misses.map {
            $0.move - $0.predictors.pace - $0.predictors.damping * dot(shift, $0.predictors.shift)
        }
        let onward = spreadCoefficients(misses, errors, onward: true).map(rounded)
        let back = spreadCoefficients(misses, errors, onward: false).map(rounded)
        let scaled = zip(misses, errors).map { miss, error in
            (error * exp(-dot(error > 0 ? onward : back, miss.predictors.spread)), miss.weight, miss.step)
        }
        let rows = (1...Miss.longest).map { row in
            let window = row <= 6 ? 1 : 2
            return quantiles(scaled.filter { abs($0.2 - row) <= window }.map { ($0.0, $0.1) })
        }
        guard let coefficients = ErrorPool.Coefficients(shift: shift, onward: onward, back: back),
            let pool = ErrorPool(coefficients: coefficients, rows: rows, seriesCount: series.count)
        else { stop("the fit did not yield a usable pool") }
        return pool
    }

    /// The a for which logistic curves around u + k · a · x score best by the continuous ranked probability.
    ///
    /// With v = (move - u - k · a · x) / σ, σ = exp(b · w) on the first predictors of the spread, and F(v) = 1 / (1 + exp(-v)),
    /// the score is σ · (v - 2 ln F - 1) (Taillardat and others 2016, appendix). b is thrown away: the spread is fitted
    /// on each side by itself.
    private static func shiftCoefficients(_ misses: [Miss]) -> [Double] {
        let shifts = Columns(misses.map(\.predictors.shift), width: ErrorPredictors.shiftCount)
        let spreads = Columns(misses.map(\.predictors.spread), width: ErrorPredictors.plainSpreadCount)
        let size = shifts.width + spreads.width
        let total = misses.reduce(0) { $0 + $1.weight }
        var start = [Double](repeating: 0, count: size)
        start[shifts.width] = -1
        let penalties = (0..<size).map { $0 == 0 || $0 == shifts.width ? 2e-5 : 2e-3 }
        let found = Minimum.search(from: start) { point in
            var value = 0.0
            var gradient = [Double](repeating: 0, count: size)
            for index in 0..<size {
                let away = point[index] - start[index]
                value += penalties[index] * away * away
                gradient[index] = 2 * penalties[index] * away
            }
            for (row, miss) in misses.enumerated() {
                let damping = miss.predictors.damping
                let center = miss.predictors.pace + damping * shifts.product(row, point)
                let scale = exp(max(-5, min(3, spreads.product(row, point, from: shifts.width))))
                let off = (max(-farthest, min(farthest, miss.move)) - center) / scale
                let below = 1 / (1 + exp(-off))
                let score = off + 2 * (off > 0 ? log1p(exp(-off)) : log1p(exp(off)) - off) - 1
                let weight = miss.weight / total
                value += weight * scale * score
                let turn = 2 * below - 1
                shifts.add(row, times: -weight * damping * turn, to: &gradient)
                spreads.add(row, times: weight * scale * (score - off * turn), to: &gradient, from: shifts.width)
            }
            return (value, gradient)
        }
        return shifts.unscaled(found.prefix(shifts.width))
    }

    /// The b that maximise the likelihood of exponential errors with scale exp(b · w) on one side of the shifted forecast.
    private static func spreadCoefficients(_ misses: [Miss], _ errors: [Double], onward: Bool) -> [Double] {
        let kept = zip(misses, errors).filter { ($0.1 > 0) == onward }
        let columns = Columns(kept.map(\.0.predictors.spread), width: ErrorPredictors.spreadCount)
        let total = kept.reduce(0) { $0 + $1.0.weight }
        let start = [Double](repeating: 0, count: columns.width)
        let found = Minimum.search(from: start) { point in
            var value = 0.0
            var gradient = start
            for index in 1..<columns.width {
                value += 1e-3 * point[index] * point[index]
                gradient[index] = 2e-3 * point[index]
            }
            for (row, one) in kept.enumerated() {
                let exponent = columns.product(row, point)
                let ratio = abs(one.1) * exp(-exponent)
                let weight = one.0.weight / total
                value += weight * (exponent + ratio)
                columns.add(row, times: weight * (1 - ratio), to: &gradient)
            }
            return (value, gradient)
        }
        return columns.unscaled(found)
    }

    /// Weighted quantiles at the levels, linear between the middles of the weights.
    private static func quantiles(_ sample: [(value: Double, weight: Double)]) -> [Double] {
        let sorted = sample.sorted { $0.value < $1.value }
        let total = sorted.reduce(0) { $0 + $1.weight }
        var sum = 0.0
        let positions = sorted.map { one in
            defer { sum += one.weight }
            return (sum + one.weight / 2) / total
        }
        return PredictiveDistribution.levels.map { level in
            let right = positions.firstIndex { $0 >= level } ?? sorted.count - 1
            guard right > 0, positions[right] >= level else { return rounded(sorted[right].value) }
            let share = (level - positions[right - 1]) / (positions[right] - positions[right - 1])
            return rounded(sorted[right - 1].value + share * (sorted[right].value - sorted[right - 1].value))
        }
    }

    private static func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
