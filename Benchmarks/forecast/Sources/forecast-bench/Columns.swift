/// Predictors of many misses, the first one 1 and the others brought to mean 0 and deviation 1, so that one penalty suits all.
struct Columns {
    let rows: Int
    let width: Int
    private(set) var values: [Double]
    private var middles: [Double]
    private var deviations: [Double]

    init(_ predictors: [[Double]], width: Int) {
        rows = predictors.count
        self.width = width
        values = predictors.flatMap { $0.prefix(width) }
        middles = [Double](repeating: 0, count: width)
        deviations = [Double](repeating: 1, count: width)
        for column in 1..<width {
            let cells = stride(from: column, to: values.count, by: width)
            let middle = cells.reduce(0) { $0 + values[$1] } / Double(max(1, rows))
            let variance = cells.reduce(0) { $0 + (values[$1] - middle) * (values[$1] - middle) } / Double(max(1, rows))
            middles[column] = middle
            deviations[column] = variance > 0 ? variance.squareRoot() : 1
            for cell in cells { values[cell] = (values[cell] - middle) / deviations[column] }
        }
    }

    /// The coefficients of the predictors as they were, from those of the columns.
    func unscaled(_ coefficients: some Collection<Double>) -> [Double] {
        var result = zip(coefficients, deviations).map { $0 / $1 }
        for column in 1..<width { result[0] -= result[column] * middles[column] }
        return result
    }

    /// The sum of coefficients times predictors of one row; the coefficients begin at an offset.
    @inline(__always)
    func product(_ row: Int, _ coefficients: [Double], from offset: Int = 0) -> Double {
        var sum = 0.0
        for column in 0..<width { sum += values[row * width + column] * coefficients[offset + column] }
        return sum
    }

    @inline(__always)
    func add(_ row: Int, times factor: Double, to gradient: inout [Double], from offset: Int = 0) {
        for column in 0..<width { gradient[offset + column] += factor * values[row * width + column] }
    }
}
