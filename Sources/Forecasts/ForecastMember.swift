/// The simple forecasts whose median every forecast starts from.
///
/// Five plain methods that err in different ways; their median is hard to beat on short annual series (Makridakis and
/// others 2020; Petropoulos and Svetunkov 2020). Two work on logarithms when all observations are positive.
public enum ForecastMember: String, CaseIterable, Hashable, Sendable {
    /// The last value moved on by the mean yearly change.
    case meanChange = "mean change"
    /// The last value moved on by the median yearly change.
    case medianChange = "median change"
    /// An exponentially smoothed level, without trend.
    case smoothedLevel = "smoothed level"
    /// A smoothed level with half the slope of the straight line through the series.
    case theta
    /// A smoothed level and trend, the trend fading out.
    case dampedTrend = "damped trend"

    /// Whether this member works on logarithms where all observations are positive.
    public var prefersLogarithms: Bool {
        switch self {
        case .meanChange, .medianChange, .smoothedLevel: false
        case .theta, .dampedTrend: true
        }
    }

    /// The forecast for the steps 1...horizon after a series of consecutive years with at least one value.
    func path(of series: [Double], horizon: Int) -> [Double] {
        guard prefersLogarithms, series.allSatisfy({ $0 > 0 }) else { return plainPath(of: series, horizon: horizon) }
        let logarithms = series.map(RealFunctions.logarithm)
        let highest = logarithms.max() ?? 0
        // Growth beyond e times all that was ever seen is an artefact of the logarithm; and exp must not overflow.
        let range = min(20, highest - (logarithms.min() ?? 0))
        return plainPath(of: logarithms, horizon: horizon).map {
            RealFunctions.exponential(min($0, highest + range + 1))
        }
    }

    private func plainPath(of series: [Double], horizon: Int) -> [Double] {
        let last = series[series.count - 1]
        switch self {
        case .meanChange:
            let change = (last - series[0]) / Double(max(1, series.count - 1))
            return (1...horizon).map { last + change * Double($0) }
        case .medianChange:
            let change = Changes.median(Changes.yearly(series))
            return (1...horizon).map { last + change * Double($0) }
        case .smoothedLevel:
            return [Double](repeating: Smoothing.level(of: series), count: horizon)
        case .theta:
            return Smoothing.theta(of: series, horizon: horizon)
        case .dampedTrend:
            return Smoothing.dampedTrend(of: series, horizon: horizon)
        }
    }
}
