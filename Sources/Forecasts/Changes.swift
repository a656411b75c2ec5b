/// Figures about the year-to-year changes of a series.
enum Changes {
    /// The differences of neighbours.
    static func yearly(_ series: [Double]) -> [Double] {
        zip(series.dropFirst(), series).map { $0 - $1 }
    }

    /// The middle value, or the mean of the two middle ones; 0 for none.
    static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }

    /// The mean of some values; 0 for none.
    static func mean(_ values: ArraySlice<Double>) -> Double {
        values.reduce(0, +) / Double(max(1, values.count))
    }

    /// The correlation of each value with the one before it, between -1 and 1; 0 where the values do not differ.
    static func autocorrelation(_ values: [Double]) -> Double {
        let middle = mean(values[...])
        let centred = values.map { $0 - middle }
        let variance = centred.reduce(0) { $0 + $1 * $1 }
        guard variance > 1e-9 * Double(values.count) else { return 0 }
        return zip(centred.dropFirst(), centred).reduce(0) { $0 + $1.0 * $1.1 } / variance
    }

    /// The yearly change typical of the whole series and of its last years, over observed years only.
    ///
    /// A change over a gap of k years counts as |change| / √k, what a random walk would show in one year.
    ///
    /// - Returns: the plain mean, and the mean with weights 0.8^(age in changes) on the recent ones; both 0 without changes.
    static func typical(_ observed: [(year: Int, value: Double)]) -> (overall: Double, recent: Double) {
        var sum = 0.0
        var weighted = 0.0
        var weights = 0.0
        for (next, previous) in zip(observed.dropFirst(), observed) {
            let years = Double(next.year - previous.year)
            let change = (next.value - previous.value).magnitude / years.squareRoot()
            sum += change
            weighted = weighted * 0.8 + change
            weights = weights * 0.8 + 1
        }
        guard observed.count > 1 else { return (0, 0) }
        return (sum / Double(observed.count - 1), weighted / weights)
    }

    /// The mean distance of the yearly changes from their median; 0 without changes.
    static func scatter(_ series: [Double]) -> Double {
        let changes = yearly(series)
        let middle = median(changes)
        return changes.reduce(0) { $0 + ($1 - middle).magnitude } / Double(max(1, changes.count))
    }

    /// The values of consecutive years, years without observation put on the straight line between their neighbours.
    static func bridged(_ observed: [(year: Int, value: Double)]) -> [Double] {
        guard let first = observed.first else { return [] }
        var series = [first.value]
        for (next, previous) in zip(observed.dropFirst(), observed) {
            let years = next.year - previous.year
            for offset in 1...max(1, years) {
                series.append(previous.value + (next.value - previous.value) * Double(offset) / Double(years))
            }
        }
        return series
    }
}
