import Forecasts

/// What one forecast of a series missed by, at one step.
struct Miss {
    let predictors: ErrorPredictors
    /// How far the series moved, in its direction, in typical changes a year.
    let move: Double
    let weight: Double
    let step: Int

    /// The misses of forecasts of one series made from several records of it.
    ///
    /// The whole record counts twice and its last 5, 8 and 15 observations once each, so that the spread also suits short
    /// records. Forecasts made every third year earlier reach up to 15 years ahead and count once together; such forecasts
    /// from nine observations, every fifth year, count 0.3 each. Within a forecast the steps share the weight.
    static func all(of whole: Case) -> [Miss] {
        var misses = misses(of: whole, weight: 2)
        for count in [5, 8, 15] {
            misses += whole.shortened(to: count).map { Self.misses(of: $0, weight: 1) } ?? []
        }
        let length = whole.series.values.count
        let origins = Array(stride(from: length - 3, to: 7, by: -3))
        for origin in origins {
            let earlier = whole.cut(after: origin, observations: origin, steps: longest)
            misses += earlier.map { Self.misses(of: $0, weight: 1 / Double(origins.count)) } ?? []
        }
        for origin in stride(from: length - 9, to: 9, by: -5) {
            let earlier = whole.cut(after: origin, observations: 9, steps: longest)
            misses += earlier.map { Self.misses(of: $0, weight: 0.3) } ?? []
        }
        return misses
    }

    /// The furthest step whose errors are pooled.
    static let longest = 15

    private static func misses(of one: Case, weight: Double) -> [Miss] {
        guard let path = CentralPath(one.series, horizon: one.future.count) else { return [] }
        return one.future.indices.compactMap { index in
            ErrorPredictors(path, step: index + 1).map { predictors in
                let move = path.direction * (one.future[index] - path.last) / path.typicalChange / Double(index + 1)
                return Miss(
                    predictors: predictors, move: move, weight: weight / Double(one.future.count), step: index + 1)
            }
        }
    }
}
