/// The average of yearly growth rates, compounded.
public enum AverageGrowth {
    /// The one rate that gives the same growth as several rates one after another: (Π (1 + gᵢ/100))^(1/n) - 1, in %.
    ///
    /// - Parameter rates: yearly rates, %; none may be -100 or below.
    /// - Returns: the average rate, %; nil where there are no rates or one leaves nothing.
    public static func of(_ rates: [Double]) -> Double? {
        guard !rates.isEmpty, let product = factor(rates) else { return nil }
        return (RealFunctions.power(product, 1 / Double(rates.count)) - 1) * 100
    }

    /// The average rate that the years still open need, so that all years together average a rate.
    ///
    /// - Parameters:
    ///   - rate: the average wanted over all years, %.
    ///   - done: the rates of the years that are over, %.
    ///   - open: how many years are still open, at least 1.
    /// - Returns: the average rate over the open years, %; nil where the rates leave nothing.
    public static func needed(for rate: Double, after done: [Double], over open: Int) -> Double? {
        guard open > 0, rate > -100, let reached = factor(done) else { return nil }
        let wanted = RealFunctions.power(1 + rate / 100, Double(done.count + open))
        return (RealFunctions.power(wanted / reached, 1 / Double(open)) - 1) * 100
    }

    private static func factor(_ rates: [Double]) -> Double? {
        guard rates.allSatisfy({ $0 > -100 && $0.isFinite }) else { return nil }
        return rates.reduce(1) { $0 * (1 + $1 / 100) }
    }
}
