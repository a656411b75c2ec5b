extension Forecast {
    /// The forecast with its centre moved to a steady yearly change that is assumed.
    ///
    /// The median of step h becomes last + h · change; the spread stays.
    ///
    /// - Parameters:
    ///   - change: the assumed yearly change, in the unit of the series.
    ///   - last: the last observation.
    /// - Returns: the forecast with every step moved.
    public func following(yearlyChange change: Double, from last: Double) -> Forecast {
        let moved = steps.enumerated().map { step, distribution in
            distribution.shifted(by: last + change * Double(step + 1) - distribution.median)
        }
        return Forecast(steps: moved, explanation: explanation)
    }
}
