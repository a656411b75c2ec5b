/// Where the spread of a forecast comes from.
public enum SpreadSource: Hashable, Sendable {
    /// From the errors of forecasts of so many other series, told apart for so many steps.
    case pooledErrors(seriesCount: Int, fittedSteps: Int)
    /// From a stated assumption; every probability read from the forecast rests on it.
    case assumption(SpreadAssumption)
    /// The series never changed, so no spread can be told and the forecast has none.
    case neverChanged

    /// Whether the forecast rests on an assumption instead of observations.
    public var isAssumed: Bool {
        if case .assumption = self { return true }
        return false
    }
}

/// What a forecast was made from, so that it can be told and checked.
public struct ForecastExplanation: Hashable, Sendable {
    /// One method, the weight of its vote in the median, and what it forecast.
    public struct Vote: Hashable, Sendable {
        /// The method.
        public let member: ForecastMember
        /// The share of the vote, all shares summing to one.
        public let weight: Double
        /// The method's own forecast for each step, in the unit of the series, before bounds are applied.
        public let path: [Double]
    }

    /// A series that moved alike and is known for later years.
    public struct Companion: Hashable, Sendable {
        /// The name of the series.
        public let name: String
        /// The last year it is known for.
        public let lastYear: Int
    }

    /// The methods whose median is the combined forecast, in a fixed order.
    public let votes: [Vote]
    /// The combined forecast for each step, before what such forecasts missed by on other series shifts it.
    public let combined: [Double]
    /// The number of observations used.
    public let observations: Int
    /// The year of the first observation used.
    public let firstYear: Int
    /// The year of the last observation used.
    public let lastYear: Int
    /// The years within the series that had no observation and were put on the straight line between their neighbours.
    public let bridgedYears: [Int]
    /// Where the spread comes from.
    public let spread: SpreadSource
    /// The series whose later years shifted and narrowed the forecast, the most alike first.
    public let companions: [Companion]

    init(
        series: AnnualSeries, members: [ForecastMember: [Double]], combined: [Double], spread: SpreadSource,
        companions: [Companion] = []
    ) {
        votes = ForecastMember.allCases.compactMap { member in
            members[member].map { Vote(member: member, weight: 1 / Double(members.count), path: $0) }
        }
        self.combined = combined
        observations = series.observationCount
        firstYear = series.firstYear
        lastYear = series.lastYear
        bridgedYears = series.gapYears
        self.spread = spread
        self.companions = companions
    }
}
