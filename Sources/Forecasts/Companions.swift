/// Series that may be known further than the one that is forecast.
///
/// Some of them moved together with it and are known for years it has yet to report: a neighbouring county, the province, the
/// same count from another office. What forecasts of theirs missed by in those years tells something of it (decision 72).
public struct Companions: Sendable {
    /// One series with its name and its yearly changes.
    struct Record: Sendable {
        let name: String
        let series: AnnualSeries
        /// The change into the year at the same place in `series.values`; not a number where either year is missing.
        let changes: [Double]

        init(name: String, series: AnnualSeries) {
            self.name = name
            self.series = series
            let values = series.values
            // Powers of two scale exactly, and keep squares of the changes from overflowing.
            let largest = values.reduce(0) { max($0, ($1 ?? 0).magnitude) }
            let unit = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
            changes = values.indices.map { index in
                guard index > 0, let value = values[index], let before = values[index - 1] else { return .nan }
                return value / unit - before / unit
            }
        }
    }

    /// The most series that are compared with one that is forecast; those known furthest come first.
    public static let limit = 1_000
    /// The fewest yearly changes two series must share.
    static let leastShared = 10

    /// The series, those known furthest first.
    let records: [Record]

    /// Companions from their names and observations; a series is no companion of one that is known as far as it.
    public init(_ series: [(name: String, series: AnnualSeries)]) {
        records = series.filter { $0.series.observationCount >= ForecastLimits.observations }
            .map { Record(name: $0.name, series: $0.series) }
            .sorted { ($1.series.lastYear, $0.name) < ($0.series.lastYear, $1.name) }
    }

    /// No companions: a forecast is made from its own record only.
    public static let none = Companions([])

    /// How much two series have in common, from 0 to 0.95: 0.95 · c³·⁵.
    ///
    /// c is the correlation of their yearly changes over the years up to an end that both observed, less one standard
    /// error (Fisher's z: 1 / √(n - 3) for n changes), and 0 where that is negative or n below ``leastShared``. Error and
    /// power keep what is alike by chance near nothing; the numbers were chosen by the scores of decision 72.
    static func likeness(_ left: Record, _ right: Record, to end: Int) -> Double {
        let (correlation, changes) = correlation(left, right, to: end)
        guard correlation > 0 else { return 0 }
        let score = RealFunctions.logarithm((1 + correlation) / (1 - correlation)) / 2
        let power = RealFunctions.exponential(2 * (score - 1 / (changes - 3).squareRoot()))
        let careful = max(0, (power - 1) / (power + 1))
        return 0.95 * careful * careful * careful * careful.squareRoot()
    }

    /// The correlation, at most 0.9999, and the number of changes that both observed; 0 where there are too few.
    private static func correlation(
        _ left: Record, _ right: Record, to end: Int
    ) -> (value: Double, changes: Double) {
        let first = max(left.series.firstYear, right.series.firstYear, end - ForecastLimits.years + 1)
        let last = min(left.series.lastYear, right.series.lastYear, end)
        guard last - first >= leastShared else { return (0, 0) }
        var sums = (count: 0.0, left: 0.0, right: 0.0, leftSquare: 0.0, rightSquare: 0.0, product: 0.0)
        for year in (first + 1)...last {
            let one = left.changes[year - left.series.firstYear]
            let other = right.changes[year - right.series.firstYear]
            guard !one.isNaN, !other.isNaN else { continue }
            sums.count += 1
            sums.left += one
            sums.right += other
            sums.leftSquare += one * one
            sums.rightSquare += other * other
            sums.product += one * other
        }
        guard sums.count >= Double(leastShared) else { return (0, 0) }
        let leftVariance = sums.leftSquare - sums.left * sums.left / sums.count
        let rightVariance = sums.rightSquare - sums.right * sums.right / sums.count
        // Straight lines have no changes to compare, only rounding.
        guard leftVariance > 1e-9 * sums.leftSquare, rightVariance > 1e-9 * sums.rightSquare else {
            return (0, 0)
        }
        let shared = sums.product - sums.left * sums.right / sums.count
        return (min(0.9999, shared / (leftVariance * rightVariance).squareRoot()), sums.count)
    }
}
