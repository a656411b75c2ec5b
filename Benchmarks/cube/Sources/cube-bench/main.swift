import Cubes
import Formulas
import Foundation
import PlanModel
import Quantities

/// CPU seconds of this process so far.
func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The largest memory of this process so far, in GB.
func memory() -> Double {
    var usage = rusage()
    // 0 is this process; the name of it has another type than the parameter.
    getrusage(0, &usage)
    return Double(usage.ru_maxrss) / 1e6
}

func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }

/// One line for the script that compares: a name and a number.
func report(_ name: String, _ number: Double) { print("\(name) \(number)") }

let arguments = CommandLine.arguments
guard arguments.count >= 4, let size = Case.Size.all[arguments[3]] else {
    FileHandle.standardError.write(Data("usage: cube-bench check|full|scenarios|change MODEL SIZE [CHECKS]\n".utf8))
    exit(2)
}
let start = cpu()
let made = try Case(arguments[2], size)
report("read_and_compile", cpu() - start)

/// Computes every scenario, each as a list of changes on the first, and returns them with the CPU seconds.
func scenarios() -> ([Cube], Double) {
    var base = made.filled()
    let start = cpu()
    base.compute()
    let cubes = [base] + (1..<max(1, size.scenarios)).map { base.applying(made.changes($0)) }
    return (Array(cubes.prefix(size.scenarios)), cpu() - start)
}

switch arguments[1] {
case "check":
    let (cubes, _) = scenarios()
    report("worst", try Checks(arguments[4]).worst(cubes, made))
case "full":
    var times: [Double] = []
    var cube = made.filled()
    for _ in 0..<8 {
        let start = cpu()
        cube.compute()
        times.append(cpu() - start)
    }
    if arguments.count > 4 { report("worst", try Checks(arguments[4]).worst([cube], made)) }
    report("first", times[0])
    report("full", median(Array(times.dropFirst())))
case "scenarios":
    let (cubes, time) = scenarios()
    report("scenarios", time)
    report("memory", memory())
    if arguments.count > 4 { report("worst", try Checks(arguments[4]).worst(cubes, made)) }
case "touch": touch()
case "change": change()
default: exit(2)
}

/// Scenarios that touch 5 % of the inputs, drawn at random, as a share of computing everything.
func touch() {
    var base = made.filled()
    let start = cpu()
    base.compute()
    let full = cpu() - start
    let inputs = made.indicators.filter { $0.input != nil }
    var shares: [Double] = []
    for draw in 0..<40 {
        let touched = inputs.sorted { Mix.unit($0.id, draw, 7) < Mix.unit($1.id, draw, 7) }.prefix(inputs.count / 20)
        let start = cpu()
        let scenario = base.applying(touched.map { .factor(ID($0.name), 1.1) })
        shares.append((cpu() - start) / full)
        withExtendedLifetime(scenario) {}
    }
    report("touch_full", full)
    report("touch_share_median", median(shares))
    report("touch_share_mean", shares.reduce(0, +) / Double(shares.count))
    report("touch_share_worst", shares.max() ?? 0)
}

/// Single input cells changed at random, each measured by itself, and in the end compared with a full computation.
func change() {
    var cube = made.filled()
    cube.compute()
    let inputs = made.indicators.filter { $0.input != nil }
    let leaves = made.inputs.parts.indices.filter { made.inputs.parts[$0].isEmpty }
    var times: [Double] = []
    var changes: [CubeChange] = []
    for draw in 0..<4_000 {
        func pick(_ count: Int, _ stream: Int) -> Int { Int(Mix.unit(draw, 1, stream) * Double(count)) }
        let cell = FormulaCell(
            ID(inputs[pick(inputs.count, 11)].name), ID(String(leaves[pick(leaves.count, 12)])),
            Year(2021 + pick(made.inputs.period.count, 13)))
        let change = CubeChange.cell(cell, .number(60 + 40 * Mix.unit(draw, 2, 14)))
        changes.append(change)
        let start = cpu()
        cube.apply([change])
        times.append(cpu() - start)
    }
    report("change_median_ms", median(times) * 1_000)
    report("change_mean_ms", times.reduce(0, +) / Double(times.count) * 1_000)
    report("change_worst_ms", (times.max() ?? 0) * 1_000)
    var differing = 0
    var full = made.filled()
    full.apply(changes)
    full.compute()
    for indicator in made.indicators {
        for year in made.inputs.period.years {
            let one = cube.numbers(of: ID(indicator.name), in: year) ?? []
            let other = full.numbers(of: ID(indicator.name), in: year) ?? []
            differing += zip(one, other).count { $0.bitPattern != $1.bitPattern }
        }
    }
    report("change_differing_cells", Double(differing))
}
