/// Exponential smoothing over a fixed grid of settings, averaged by how well each setting followed the series.
///
/// For every setting (level weight α, trend weight β = α · b, damping φ) the recursion of Gardner and McKenzie (1985) runs
/// once: f = l + φt, e = y - f, l' = f + αe, t' = φt + βe. The forecasts of the settings are averaged with weights
/// (Σ|e|)^(-n/2), so that no single setting decides on a short series (after Kolassa 2011, with absolute errors).
enum Smoothing {
    /// One setting of the recursion: weights between 0 and 1, damping at most 1.
    struct Setting: Sendable {
        let levelWeight: Double
        let trendWeight: Double
        let damping: Double
    }

    /// Settings without trend: α from 0.1 to 1 in tenths.
    static let levelGrid: [Setting] = (1...10).map {
        Setting(levelWeight: Double($0) / 10, trendWeight: 0, damping: 0)
    }

    /// Settings with a damped trend: five α, four trend weights, three dampings.
    static let dampedGrid: [Setting] = [0.2, 0.4, 0.6, 0.8, 1].flatMap { level in
        [0, 0.1, 0.3, 0.6].flatMap { trend in
            [0.8, 0.9, 0.97].map { Setting(levelWeight: level, trendWeight: level * trend, damping: $0) }
        }
    }

    /// Where one setting ends: level and trend after the last value, and how far off it was on the way.
    struct Run {
        let setting: Setting
        let level: Double
        let trend: Double
        let absoluteErrors: Double
    }

    /// Runs one setting through a series of at least one value.
    static func run(_ setting: Setting, over series: [Double], startingTrend: Double) -> Run {
        var level = series[0]
        var trend = startingTrend
        var absoluteErrors = 0.0
        for value in series.dropFirst() {
            let forecast = level + setting.damping * trend
            let error = value - forecast
            level = forecast + setting.levelWeight * error
            trend = setting.damping * trend + setting.trendWeight * error
            absoluteErrors += error.magnitude
        }
        return Run(setting: setting, level: level, trend: trend, absoluteErrors: absoluteErrors)
    }

    /// The weights (Σ|e|)^(-n/2) of the runs, summing to one; a perfect run is kept from taking all by a small floor.
    static func weights(of runs: [Run], observations: Int) -> [Double] {
        let worst = runs.map(\.absoluteErrors).max() ?? 0
        guard worst > 0 else { return runs.map { _ in 1 / Double(runs.count) } }
        let floored = runs.map { $0.absoluteErrors / worst + 3e-5 }
        let best = floored.min() ?? 1
        let raw = floored.map { RealFunctions.power(best / $0, Double(observations - 1) / 2) }
        let total = raw.reduce(0, +)
        return raw.map { $0 / total }
    }

    /// The averaged forecast of a level without trend, the same for every step.
    static func level(of series: [Double]) -> Double {
        let runs = levelGrid.map { run($0, over: series, startingTrend: 0) }
        return zip(weights(of: runs, observations: series.count), runs).reduce(0) { $0 + $1.0 * $1.1.level }
    }

    /// The averaged forecast of a damped trend: f(h) = l + t · Σ φ^i over i = 1 to h.
    static func dampedTrend(of series: [Double], horizon: Int) -> [Double] {
        let start = Changes.median(Array(Changes.yearly(series).prefix(5)))
        let runs = dampedGrid.map { run($0, over: series, startingTrend: start) }
        var path = [Double](repeating: 0, count: horizon)
        for (weight, run) in zip(weights(of: runs, observations: series.count), runs) {
            var power = 1.0
            var value = run.level
            for step in 0..<horizon {
                power *= run.setting.damping
                value += power * run.trend
                path[step] += weight * value
            }
        }
        return path
    }

    /// The theta forecast: an averaged level that moves on with half the slope of the straight line through the series.
    ///
    /// f(h) = l + b/2 · (h - 1 + (1 - (1 - α)^n) / α), b the least-squares slope (Assimakopoulos and Nikolopoulos 2000 in
    /// the form of Hyndman and Billah 2003, eq. 9), averaged over α as above.
    static func theta(of series: [Double], horizon: Int) -> [Double] {
        let count = Double(series.count)
        let middle = (count - 1) / 2
        var covariance = 0.0
        var variance = 0.0
        for (index, value) in series.enumerated() {
            covariance += (Double(index) - middle) * value
            variance += (Double(index) - middle) * (Double(index) - middle)
        }
        let half = variance > 0 ? covariance / variance / 2 : 0
        let runs = levelGrid.map { run($0, over: series, startingTrend: 0) }
        var origin = 0.0
        for (weight, run) in zip(weights(of: runs, observations: series.count), runs) {
            let alpha = run.setting.levelWeight
            origin += weight * (run.level + half * (1 - RealFunctions.power(1 - alpha, count)) / alpha)
        }
        return (0..<horizon).map { origin + half * Double($0) }
    }
}
