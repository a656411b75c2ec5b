import Forecasts
import Foundation

/// Accuracy averaged over series: each series counts once, its steps share the weight.
struct Scores {
    var count = 0
    /// How many of them move steadily.
    var steady = 0
    /// How many of them have companions that count.
    var accompanied = 0
    private var sums: [String: Double] = [:]

    mutating func add(_ name: String, _ value: Double) { sums[name, default: 0] += value }

    func mean(_ name: String) -> Double { (sums[name] ?? 0) / Double(max(1, count)) }
}

/// Judges forecasts by the definitions of `cases/README.md`.
enum Evaluation {
    /// Adds one series: MASE and sMAPE of median and mean and of drift, coverage, msis95, Brier score.
    static func judge(_ one: Case, _ forecast: Forecast, into scores: inout Scores) {
        let past = one.series.values.compactMap { $0 }
        let changes = zip(past.dropFirst(), past).map { abs($0 - $1) }
        let scale = changes.reduce(0, +) / Double(changes.count)
        guard scale > 0 else { return }
        scores.count += 1
        // How far the yearly changes stray from their mean tells steady series from wandering ones.
        let drifts = zip(past.dropFirst(), past).map { $0 - $1 }
        let mean = drifts.reduce(0, +) / Double(drifts.count)
        let isSteady = drifts.reduce(0) { $0 + abs($1 - mean) } / Double(drifts.count) < 0.6 * scale
        let steadyKey = isSteady ? "steady80" : "unsteady80"
        if isSteady { scores.steady += 1 }
        let last = past[past.count - 1]
        let slope = (last - past[0]) / Double(past.count - 1)
        let share = 1 / Double(one.future.count)
        for (index, actual) in one.future.enumerated() {
            let distribution = forecast.steps[index]
            let drift = last + slope * Double(index + 1)
            for (name, point) in [("p50", distribution.median), ("mean", distribution.mean), ("drift", drift)] {
                scores.add(name + " mase", share * abs(point - actual) / scale)
                scores.add(name + " smape", share * 200 * abs(point - actual) / (abs(point) + abs(actual)))
            }
            let bounds = distribution.summary
            scores.add("cover80", share * ((bounds[1]...bounds[3]).contains(actual) ? 100 : 0))
            scores.add(steadyKey, share * ((bounds[1]...bounds[3]).contains(actual) ? 100 : 0))
            let years = stepGroups[min(index / 3, stepGroups.count - 1)]
            scores.add("years " + years, 1)
            scores.add("80 " + years, (bounds[1]...bounds[3]).contains(actual) ? 100 : 0)
            scores.add("95 " + years, (bounds[0]...bounds[4]).contains(actual) ? 100 : 0)
            scores.add("cover95", share * ((bounds[0]...bounds[4]).contains(actual) ? 100 : 0))
            let outside = max(0, bounds[0] - actual) + max(0, actual - bounds[4])
            scores.add("msis95", share * (bounds[4] - bounds[0] + 40 * outside) / scale)
        }
        let end = forecast.steps[one.future.count - 1]
        let direction: Double = last >= past[0] ? 1 : -1
        for factor in brierFactors {
            let target = last + direction * factor * scale * Double(one.future.count)
            let probability = direction > 0 ? end.probability(atLeast: target) : end.probability(atMost: target)
            let event = direction * (one.future[one.future.count - 1] - target) >= 0 ? 1.0 : 0
            let miss = probability - event
            scores.add("brier", miss * miss / Double(brierFactors.count))
        }
        if let sum = forecast.cumulative(over: 1...one.future.count) {
            let actual = one.future.reduce(0, +)
            scores.add("sum80", (sum.quantile(0.1)...sum.quantile(0.9)).contains(actual) ? 100 : 0)
        }
    }

    private static let stepGroups = ["1-3", "4-6", "7-9", "10-12", "13-15"]

    /// The coverage of forecasts made earlier, by years ahead.
    static func coverage(_ name: String, _ scores: Scores) -> String {
        let groups = stepGroups.filter { scores.mean("years " + $0) > 0 }.map { group in
            let count = scores.mean("years " + group)
            return String(
                format: "%@: %.1f / %.1f", group, scores.mean("80 " + group) / count, scores.mean("95 " + group) / count
            )
        }
        return "\(name): 80 % / 95 % cover by years ahead\n  \(groups.joined(separator: ", "))"
    }

    static let brierFactors = [-2, -1, 0, 0.5, 1, 1.5, 2]

    /// The line of one set of cases.
    static func report(_ name: String, _ scores: Scores) -> String {
        func figure(_ key: String, _ digits: Int) -> String { String(format: "%.\(digits)f", scores.mean(key)) }
        let steadyCover = String(
            format: "%.1f", scores.mean("steady80") * Double(scores.count) / Double(max(1, scores.steady)))
        let accompanied = scores.accompanied > 0 ? ", \(scores.accompanied) of them with companions that count" : ""
        return """
            \(name): \(scores.count) series\(accompanied)
              MASE   median \(figure("p50 mase", 3)), mean \(figure("mean mase", 3)), drift \(figure("drift mase", 3))
              sMAPE  median \(figure("p50 smape", 2)), mean \(figure("mean smape", 2)), drift \(figure("drift smape", 2))
              covers 80 %: \(figure("cover80", 1)), 95 %: \(figure("cover95", 1)), sum over all steps 80 %: \(figure("sum80", 1))
              covers 80 % on \(scores.steady) steady series: \(steadyCover)
              msis95 \(figure("msis95", 2)), Brier \(figure("brier", 4))
            """
    }

    /// Pools by fold, each fitted on the cases of all other folds.
    static func crossPools(_ cases: [Case], _ misses: [[Miss]], by fold: (Case) -> Int = \.fold) -> [Int: ErrorPool] {
        Set(cases.map(fold)).reduce(into: [:]) { pools, held in
            pools[held] = PoolFit.fit(zip(cases, misses).filter { fold($0.0) != held }.map(\.1))
        }
    }

    /// Companions by fold, the cases of all other folds with at most so many of the years that followed.
    static func crossCompanions(
        _ cases: [Case], years: Int = .max, by fold: (Case) -> Int = \.fold
    ) -> [Int: Companions] {
        Set(cases.map(fold)).reduce(into: [:]) { companions, held in
            let others = cases.filter { fold($0) != held }
            companions[held] = Companions(others.compactMap { one in one.known(years).map { (one.id, $0) } })
        }
    }

    /// Forecasts each case with the pool of its fold, and with the companions of its fold where some are given.
    static func forecasts(
        _ cases: [Case], pools: [Int: ErrorPool], companions: [Int: Companions] = [:],
        by fold: (Case) -> Int = \.fold
    ) -> [(Case, Forecast)] {
        cases.compactMap { one in
            guard let pool = pools[fold(one)],
                let outcome = try? forecast(
                    one.series, horizon: one.future.count, pool: pool, companions: companions[fold(one)] ?? .none),
                case .assessed(let made) = outcome
            else { return nil }
            return (one, made)
        }
    }

    static func run(
        _ cases: [Case], pools: [Int: ErrorPool], companions: [Int: Companions] = [:],
        by fold: (Case) -> Int = \.fold
    ) -> Scores {
        var scores = Scores()
        for (one, made) in forecasts(cases, pools: pools, companions: companions, by: fold) {
            if !made.explanation.companions.isEmpty { scores.accompanied += 1 }
            judge(one, made, into: &scores)
        }
        return scores
    }
}
