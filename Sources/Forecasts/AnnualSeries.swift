/// Observations of one indicator for consecutive years; a year without observation is a gap.
///
/// Values are in the indicator's own unit. Gaps at either end are dropped, so that the first and the last year have an
/// observation; a series without any observation keeps its years and counts zero observations.
public struct AnnualSeries: Hashable, Sendable {
    /// The year of the first value.
    public let firstYear: Int
    /// One value a year from the first year on, nil where the year has no observation.
    public let values: [Double?]

    /// Reads observations for consecutive years, dropping gaps at both ends.
    ///
    /// - Parameters:
    ///   - firstYear: the year of the first value.
    ///   - values: one value a year, nil for a gap.
    /// - Throws: ``ForecastProblem`` when there is no value, a value is not finite or too large, or a year is absurd.
    public init(firstYear: Int, values: [Double?]) throws(ForecastProblem) {
        guard !values.isEmpty else { throw .emptySeries }
        guard (1...9_999).contains(firstYear) else { throw .yearOutOfRange(firstYear) }
        guard values.count <= 9_999 - firstYear + 1 else { throw .yearOutOfRange(9_999 + 1) }
        for (offset, value) in values.enumerated() {
            guard let value else { continue }
            guard value.isFinite else { throw .notFinite(year: firstYear + offset) }
            guard value.magnitude <= ForecastLimits.magnitude else { throw .tooLarge(year: firstYear + offset) }
        }
        guard let first = values.firstIndex(where: { $0 != nil }), let last = values.lastIndex(where: { $0 != nil })
        else {
            self.firstYear = firstYear
            self.values = values
            return
        }
        self.firstYear = firstYear + first
        self.values = Array(values[first...last])
    }

    /// The year of the last value.
    public var lastYear: Int { firstYear + values.count - 1 }

    /// The number of years that have an observation.
    public var observationCount: Int { values.count { $0 != nil } }

    /// The years between the first and the last that have no observation, in order.
    public var gapYears: [Int] { values.indices.filter { values[$0] == nil }.map { firstYear + $0 } }

    /// The years that a forecast uses: at most the last ``ForecastLimits/years`` of them, beginning with an observation.
    var recent: AnnualSeries {
        guard values.count > ForecastLimits.years else { return self }
        let kept = values.suffix(ForecastLimits.years)
        let start = kept.firstIndex { $0 != nil } ?? kept.startIndex
        return AnnualSeries(trimmedFirstYear: firstYear + start, values: Array(kept[start...]))
    }

    private init(trimmedFirstYear: Int, values: [Double?]) {
        firstYear = trimmedFirstYear
        self.values = values
    }
}

/// The range an indicator cannot leave, as far as it is known; both ends belong to it.
public struct ValueBounds: Hashable, Sendable {
    /// The least value there can be, or nil when there is none.
    public let lower: Double?
    /// The largest value there can be, or nil when there is none.
    public let upper: Double?

    /// Bounds in the unit of the indicator.
    ///
    /// - Throws: ``ForecastProblem/boundsOutOfOrder`` when an end is not finite, or the lower end is not below the upper.
    public init(lower: Double? = nil, upper: Double? = nil) throws(ForecastProblem) {
        for end in [lower, upper] {
            guard let end else { continue }
            guard end.isFinite, end.magnitude <= ForecastLimits.magnitude else { throw .boundsOutOfOrder }
        }
        if let lower, let upper, lower >= upper { throw .boundsOutOfOrder }
        self.init(uncheckedLower: lower, upper: upper)
    }

    init(uncheckedLower lower: Double?, upper: Double?) {
        self.lower = lower
        self.upper = upper
    }

    /// No bounds: any number can come.
    public static let none = ValueBounds(uncheckedLower: nil, upper: nil)
    /// A share in per cent: 0 to 100.
    public static let percentage = ValueBounds(uncheckedLower: 0, upper: 100)
    /// A count or an amount: at least 0.
    public static let nonNegative = ValueBounds(uncheckedLower: 0, upper: nil)

    /// Whether a value keeps the bounds.
    public func contains(_ value: Double) -> Bool {
        value >= (lower ?? -.infinity) && value <= (upper ?? .infinity)
    }

    /// The value within the bounds that is nearest to the given one.
    func clamp(_ value: Double) -> Double {
        max(lower ?? -.infinity, min(upper ?? .infinity, value))
    }

    /// The bounds of a sum of so many values, each within these bounds.
    func times(_ count: Int) -> ValueBounds {
        ValueBounds(uncheckedLower: lower.map { $0 * Double(count) }, upper: upper.map { $0 * Double(count) })
    }

    /// The bounds of a value within these bounds after an amount is added.
    func shifted(by amount: Double) -> ValueBounds {
        ValueBounds(uncheckedLower: lower.map { $0 + amount }, upper: upper.map { $0 + amount })
    }
}

/// How far the yearly change is assumed to scatter where too few observations exist to tell.
public struct SpreadAssumption: Hashable, Sendable {
    /// The measure of the assumed scatter.
    public enum Size: Hashable, Sendable {
        /// The standard deviation of the yearly change, in the unit of the indicator.
        case absolute(Double)
        /// The standard deviation of the yearly change as a fraction of the last value: 0.02 is two per cent.
        case relative(Double)
    }

    /// The address or short name under which the assumption is recorded.
    public let label: String
    /// How large the scatter is assumed to be.
    public let size: Size

    /// An assumption with its label.
    public init(label: String, size: Size) {
        self.label = label
        self.size = size
    }

    /// The standard deviation of the yearly change in the unit of the indicator.
    func deviation(lastValue: Double) throws(ForecastProblem) -> Double {
        let given: Double
        let deviation: Double
        switch size {
        case .absolute(let amount): (given, deviation) = (amount, amount)
        case .relative(let fraction): (given, deviation) = (fraction, fraction * lastValue.magnitude)
        }
        guard given.isFinite, given >= 0, deviation <= ForecastLimits.magnitude else { throw .spreadNotUsable(given) }
        return deviation
    }
}
