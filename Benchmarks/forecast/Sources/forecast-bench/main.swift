import Forecasts
import Foundation

// forecast-bench fit STEM | evaluate STEM | quantiles STEM | time STEM
// STEM_train.csv and STEM_future.csv are the series and their futures.
let arguments = CommandLine.arguments
guard arguments.count == 3 else { stop("usage: forecast-bench fit|evaluate|quantiles|time STEM") }
let cases = loadCases(stem: arguments[2])

switch arguments[1] {
case "fit":
    print(PoolFit.fit(cases.map(Miss.all)).source, terminator: "")
case "evaluate":
    let misses = cases.map(Miss.all)
    let pools = Evaluation.crossPools(cases, misses)
    print(Evaluation.report("whole records, cross-validated", Evaluation.run(cases, pools: pools)))
    for (name, fold) in [("related series", \Case.block), ("all series of a field", \Case.kind)] {
        let scores = Evaluation.run(cases, pools: Evaluation.crossPools(cases, misses) { $0[keyPath: fold] }) {
            $0[keyPath: fold]
        }
        print(Evaluation.report("the same, \(name) held out together", scores))
    }
    for count in [5, 6, 8, 10, 15, 20] {
        let short = cases.compactMap { $0.shortened(to: count) }
        print(Evaluation.report("last \(count) observations only", Evaluation.run(short, pools: pools)))
    }
    for steps in [12, 15] {
        let scores = Evaluation.run(cases.compactMap { $0.earlier(steps: steps) }, pools: pools)
        print(Evaluation.report("made earlier, \(steps) steps", scores))
        print(Evaluation.coverage("made earlier, \(steps) steps", scores))
    }
    let shortLong = cases.compactMap { $0.earlier(steps: 15) }.compactMap {
        $0.cut(after: $0.series.values.count, observations: 9, steps: 15)
    }
    print(Evaluation.coverage("made earlier from 9 observations, 15 steps", Evaluation.run(shortLong, pools: pools)))
case "quantiles":
    // For a judge in another language: cross-validated quantiles and the probability of each target of the Brier score.
    let pools = Evaluation.crossPools(cases, cases.map(Miss.all))
    print("id,step,mean,p2.5,p10,p50,p90,p97.5,p_targets...")
    for one in cases {
        guard let pool = pools[one.fold],
            let outcome = try? forecast(one.series, horizon: one.future.count, pool: pool),
            case .assessed(let made) = outcome
        else { continue }
        let past = one.series.values.compactMap { $0 }
        let scale = zip(past.dropFirst(), past).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(past.count - 1)
        let last = past[past.count - 1]
        let direction: Double = last >= past[0] ? 1 : -1
        for (index, step) in made.steps.enumerated() {
            let probabilities = Evaluation.brierFactors.map { factor in
                let target = last + direction * factor * scale * Double(one.future.count)
                return direction > 0 ? step.probability(atLeast: target) : step.probability(atMost: target)
            }
            let numbers = [step.mean] + step.summary + probabilities
            print("\(one.id),\(index + 1),\(numbers.map { "\($0)" }.joined(separator: ","))")
        }
    }
case "time":
    let clock = ContinuousClock()
    var made = 0
    let elapsed = clock.measure {
        for one in cases {
            let outcome = try? forecast(one.series, horizon: one.future.count)
            if case .assessed = outcome { made += 1 }
        }
    }
    print("\(made) series forecast in \(elapsed)")
default:
    stop("'\(arguments[1])' is none of fit, evaluate, quantiles, time")
}
