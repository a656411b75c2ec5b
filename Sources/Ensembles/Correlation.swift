/// How far sources of uncertainty move together: a symmetric matrix of correlations with ones on its diagonal.
public struct Correlation: Equatable, Sendable {
    /// How many sources there are.
    public let count: Int
    /// The share of the stated correlations that is kept: less than one where together they could not hold.
    public let kept: Double
    /// The lower triangle L of the matrix as a product L · Lᵀ, row by row.
    private let triangle: [Double]

    /// Makes sources move together as stated; pairs that are not stated do not.
    ///
    /// Stated pair by pair, correlations may contradict each other (three sources cannot all be opposed). Then all are
    /// weakened by one factor, the largest of 0.95ⁿ with which they can hold.
    ///
    /// - Parameters:
    ///   - count: how many sources there are.
    ///   - pairs: the correlation of two sources, -1 to 1; pairs outside of the sources are left out.
    public init(count: Int, pairs: [(one: Int, other: Int, value: Double)] = []) {
        self.count = count
        var kept = 1.0
        for _ in 0..<400 {
            if let triangle = Self.triangle(count, pairs, kept) {
                self.kept = kept
                self.triangle = triangle
                return
            }
            kept *= 0.95
        }
        self.kept = 0
        triangle = (0..<count).flatMap { row in (0...row).map { $0 == row ? 1.0 : 0.0 } }
    }

    /// Values that move together, from as many that do not: x = L · z.
    public func together(_ independent: [Double]) -> [Double] {
        var values = independent
        bring(together: &values, lanes: 1)
        return values
    }

    /// Makes a block of draws move together in place: `values[source * lanes + draw]`.
    ///
    /// Every draw is treated alike, so that it comes out the same in whatever block it stands.
    public func bring(together values: inout [Double], lanes: Int) {
        var position = triangle.count
        for row in (0..<count).reversed() {
            position -= row + 1
            let own = triangle[position + row]
            for draw in 0..<lanes { values[row * lanes + draw] *= own }
            for column in 0..<row {
                let share = triangle[position + column]
                guard share != 0 else { continue }
                for draw in 0..<lanes { values[row * lanes + draw] += share * values[column * lanes + draw] }
            }
        }
    }

    /// The factor of Cholesky, or nil where the matrix is not positive definite.
    private static func triangle(
        _ count: Int, _ pairs: [(one: Int, other: Int, value: Double)], _ kept: Double
    ) -> [Double]? {
        var matrix = [Double](repeating: 0, count: count * (count + 1) / 2)
        func place(_ row: Int, _ column: Int) -> Int { row * (row + 1) / 2 + column }
        for row in 0..<count { matrix[place(row, row)] = 1 }
        for pair in pairs where pair.one != pair.other {
            guard (0..<count).contains(pair.one), (0..<count).contains(pair.other), pair.value.isFinite else {
                continue
            }
            matrix[place(max(pair.one, pair.other), min(pair.one, pair.other))] = kept * min(1, max(-1, pair.value))
        }
        for row in 0..<count {
            for column in 0...row {
                var sum = matrix[place(row, column)]
                for before in 0..<column { sum -= matrix[place(row, before)] * matrix[place(column, before)] }
                if row == column {
                    guard sum > 1e-9 else { return nil }
                    matrix[place(row, row)] = sum.squareRoot()
                } else {
                    matrix[place(row, column)] = sum / matrix[place(column, column)]
                }
            }
        }
        return matrix
    }
}
