import Forecasts
import Foundation

// forecast-bench fit STEM | evaluate STEM | quantiles STEM | alone STEM | time STEM
// STEM_train.csv and STEM_future.csv are the series and their futures. A series has those of the other folds, with their
// futures, as its companions, except where it stands alone.
let arguments = CommandLine.arguments
guard arguments.count == 3 else { stop("usage: forecast-bench fit|evaluate|quantiles|alone|time STEM") }
let cases = loadCases(stem: arguments[2])

switch arguments[1] {
case "fit":
    print(PoolFit.fit(cases.map(Miss.all)).source, terminator: "")
case "evaluate":
    let misses = cases.map(Miss.all)
    let pools = Evaluation.crossPools(cases, misses)
    let ways = [
        ("cross-validated", \Case.fold), ("related series held out together", \Case.block),
        ("all series of a field held out together", \Case.kind),
    ]
    for (name, key) in ways {
        let fold: (Case) -> Int = { $0[keyPath: key] }
        let held = key == \Case.fold ? pools : Evaluation.crossPools(cases, misses, by: fold)
        let companions = Evaluation.crossCompanions(cases, by: fold)
        let together = Evaluation.run(cases, pools: held, companions: companions, by: fold)
        print(Evaluation.report("whole records with companions, \(name)", together))
        print(Evaluation.report("the same, each alone", Evaluation.run(cases, pools: held, by: fold)))
    }
    for years in [1, 2] {
        let companions = Evaluation.crossCompanions(cases, years: years)
        let scores = Evaluation.run(cases, pools: pools, companions: companions)
        print(Evaluation.report("companions with \(years) of the years that followed, cross-validated", scores))
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
case "quantiles", "alone":
    // For a judge in another language: cross-validated quantiles and the probability of each target of the Brier score.
    let pools = Evaluation.crossPools(cases, cases.map(Miss.all))
    let companions = arguments[1] == "alone" ? [:] : Evaluation.crossCompanions(cases)
    print("id,step,mean,p2.5,p10,p50,p90,p97.5,p_targets...")
    for (one, made) in Evaluation.forecasts(cases, pools: pools, companions: companions) {
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
    let pools = Dictionary(Set(cases.map(\.fold)).map { ($0, ErrorPool.committed) }, uniquingKeysWith: { $1 })
    for (name, companions) in [("alone", [:]), ("with companions", Evaluation.crossCompanions(cases))] {
        let begin = clock()
        let made = Evaluation.forecasts(cases, pools: pools, companions: companions).count
        let seconds = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
        print(String(format: "%d series forecast %@ in %.3f CPU seconds", made, name, seconds))
    }
default:
    stop("'\(arguments[1])' is none of fit, evaluate, quantiles, alone, time")
}
