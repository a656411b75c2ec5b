import Forecasts
import Foundation

/// Fits an ``ErrorPool`` to what forecasts of many series missed by.
///
/// Each series counts with its whole record twice and with its last 5, 8 and 15 observations once each, so that the scale
/// also suits short records. Within a forecast the steps share the weight.
enum PoolFit {
    static let shorterRecords = [5, 8, 15]
    static let rowCount = 6

    private struct Miss {
        let predictors: [Double]
        /// Error in the direction of the series, in typical changes.
        let error: Double
        let weight: Double
        let step: Int
    }

    static func fit(_ cases: [Case]) -> ErrorPool {
        let samples = cases.flatMap { whole in
            let shorter = shorterRecords.compactMap(whole.shortened)
            return misses(of: whole, weight: 2) + shorter.flatMap { misses(of: $0, weight: 1) }
        }
        let coefficients = scaleCoefficients(samples)
        let scaled = samples.map { miss in
            (miss.error * exp(-dot(coefficients, miss.predictors)), miss.weight, miss.step)
        }
        let rows = (1...rowCount).map { row in
            quantiles(scaled.filter { abs($0.2 - row) <= 1 }.map { ($0.0, $0.1) })
        }
        guard let pool = ErrorPool(scaleCoefficients: coefficients.map(rounded), rows: rows, seriesCount: cases.count)
        else { stop("the fit did not yield a usable pool") }
        return pool
    }

    private static func misses(of one: Case, weight: Double) -> [Miss] {
        guard let path = CentralPath(one.series, horizon: one.future.count) else { return [] }
        return one.future.indices.compactMap { index in
            ErrorPool.predictors(of: path, step: index + 1).map { predictors in
                let error = (one.future[index] - path.center[index]) * path.direction / path.typicalChange
                return Miss(
                    predictors: predictors, error: error, weight: weight / Double(one.future.count), step: index + 1)
            }
        }
    }

    /// The b that maximise the likelihood of Laplace errors with scale exp(b · x): Newton's method on a convex function.
    private static func scaleCoefficients(_ samples: [Miss]) -> [Double] {
        let size = ErrorPool.coefficientCount
        var current = [Double](repeating: 0, count: size)
        func loss(_ b: [Double]) -> Double {
            samples.reduce(0) { sum, miss in
                let exponent = dot(b, miss.predictors)
                return sum + miss.weight * (exponent + abs(miss.error) * exp(-exponent))
            }
        }
        var best = loss(current)
        for _ in 0..<100 {
            var gradient = [Double](repeating: 0, count: size)
            var curvature = [[Double]](repeating: gradient, count: size)
            for miss in samples {
                let ratio = abs(miss.error) * exp(-dot(current, miss.predictors))
                for row in 0..<size {
                    gradient[row] += miss.weight * (1 - ratio) * miss.predictors[row]
                    for column in 0..<size {
                        curvature[row][column] += miss.weight * ratio * miss.predictors[row] * miss.predictors[column]
                    }
                }
            }
            let step = solved(curvature, gradient)
            var length = 1.0
            var next = current
            var value = best
            repeat {
                next = zip(current, step).map { $0 - length * $1 }
                value = loss(next)
                length /= 2
            } while value > best && length > 1e-9
            let gain = best - value
            guard gain > 0 else { break }
            (current, best) = (next, value)
            if gain < 1e-12 * abs(best) { break }
        }
        return current
    }

    /// Gaussian elimination with partial pivoting.
    private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let size = right.count
        for column in 0..<size {
            let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            for row in (column + 1)..<size {
                let factor = rows[row][column] / rows[column][column]
                for index in column...size { rows[row][index] -= factor * rows[column][index] }
            }
        }
        var solution = [Double](repeating: 0, count: size)
        for row in (0..<size).reversed() {
            let known = ((row + 1)..<size).reduce(0) { $0 + rows[row][$1] * solution[$1] }
            solution[row] = (rows[row][size] - known) / rows[row][row]
        }
        return solution
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

extension ErrorPool {
    /// The committed pool as Swift source.
    var source: String {
        let table = rows.map { row in
            let lines = stride(from: 0, to: row.count, by: 9).map { start in
                "            " + row[start..<min(start + 9, row.count)].map { "\($0)" }.joined(separator: ", ") + ","
            }
            return "        [\n\(lines.joined(separator: "\n"))\n        ],"
        }
        return """
            extension ErrorPool {
                /// The pool that ships: errors on \(seriesCount) yearly series of the M3 and tourism forecasting competitions.
                ///
                /// Derived, never edited: written by `Benchmarks/forecast/run fit`. Series: M3 (Makridakis and Hibon 2000) and
                /// tourism (Athanasopoulos and others 2011), the yearly ones; the forecast is made after each record and
                /// compared with the 4 to 6 years that followed. How well it holds is measured with pools fitted on four
                /// fifths of the series and judged on the rest: `Benchmarks/forecast/run evaluate`.
                public static let committed = ErrorPool(
                    uncheckedCoefficients: [\(scaleCoefficients.map { "\($0)" }.joined(separator: ", "))],
                    rows: committedRows,
                    seriesCount: \(seriesCount))

                private static let committedRows: [[Double]] = [
            \(table.joined(separator: "\n"))
                ]
            }

            """
    }
}
