import Quantities

/// Maps values to positions on a drawing, with round marks on the axis.
struct ChartScale {
    /// The values at both ends of the axis.
    let low: Double
    let high: Double
    /// The values that are marked, from low to high.
    let ticks: [Double]
    /// How many decimals the marks need.
    let decimals: Int
    private let start: Double
    private let end: Double

    /// Makes a scale that holds all values and ends on round marks.
    ///
    /// - Parameters:
    ///   - values: the values to be shown; finite.
    ///   - start: the position of the low end.
    ///   - end: the position of the high end.
    init(_ values: [Double], from start: Double, to end: Double) {
        let least = values.min() ?? 0
        let greatest = values.max() ?? 1
        let span = greatest > least ? greatest - least : max(abs(greatest) / 2, 1)
        let (step, decimals) = Self.roundStep(atLeast: span / 5)
        let first = (least / step).rounded(.down)
        let last = max((greatest / step).rounded(.up), first + 1)
        low = first * step
        high = last * step
        ticks = (0...Int(min(max(last - first, 1), 12))).map { (first + Double($0)) * step }
        self.decimals = decimals
        self.start = start
        self.end = end
    }

    /// The position of a value.
    func position(_ value: Double) -> Double { start + (value - low) / (high - low) * (end - start) }

    /// The smallest of 1, 2 and 5 times a power of ten that is not below a number, and the decimals that it needs.
    private static func roundStep(atLeast number: Double) -> (step: Double, decimals: Int) {
        guard number.isFinite, number > 0 else { return (1, 0) }
        var power = 1.0
        var decimals = 0
        while power > number, decimals < 9 {
            power /= 10
            decimals += 1
        }
        while power * 10 <= number, power < 1e15 { power *= 10 }
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= number } ?? power * 10
        return (step, step == power * 10 ? max(0, decimals - 1) : decimals)
    }
}

/// Numbers as attributes of drawings: one decimal, no locale.
enum Drawn {
    static func number(_ number: Double) -> String { DecimalText.fixed(number, decimals: 1) }

    static func points(_ points: [(Double, Double)]) -> String {
        points.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
    }
}
