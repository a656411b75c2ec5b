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

/// The part of them that the system spent, most of it on giving memory.
func systemTime() -> Double {
    var usage = rusage()
    getrusage(0, &usage)
    return Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) * 1e-6
}

/// The largest memory of this process so far, in GB.
func memory() -> Double {
    var usage = rusage()
    // 0 is this process; the name of it has another type than the parameter.
    getrusage(0, &usage)
    return Double(usage.ru_maxrss) / 1e6
}

/// Writes to so much memory as CUBE_TOUCHED_GB says and gives it back: where a host takes memory that was free for a while,
/// the next to ask finds it there.
func touchMemory() {
    let count = (ProcessInfo.processInfo.environment["CUBE_TOUCHED_GB"].flatMap { Int($0) } ?? 0) * 1_000_000_000
    guard count > 0 else { return }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 1, count: count)
    memory.deallocate()
}

func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }

/// One line for the script that compares: a name and a number.
func report(_ name: String, _ number: Double) { print("\(name) \(number)") }

let arguments = CommandLine.arguments
guard arguments.count >= 4, let size = Case.Size.all[arguments[3]] else {
    let usage = "usage: cube-bench check|full|scenarios|held|asked|touch|places|sparse|change MODEL SIZE [CHECKS]\n"
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
let start = cpu()
let made = try Case(arguments[2], size)
report("read_and_compile", cpu() - start)

switch arguments[1] {
case "check":
    var base = made.filled()
    base.compute()
    let cubes = [base] + (1..<max(1, size.scenarios)).map { base.applying(made.changes($0)) }
    report("worst", try Checks(arguments[4]).worst(size.scenarios, made) { cubes[$0] })
case "full":
    var times: [Double] = []
    var cube = made.filled()
    for _ in 0..<8 {
        let start = cpu()
        cube.compute()
        times.append(cpu() - start)
    }
    if arguments.count > 4 { report("worst", try Checks(arguments[4]).worst(1, made) { _ in cube }) }
    report("first", times[0])
    report("full", median(Array(times.dropFirst())))
case "scenarios": try Scenarios(made).report(arguments.count > 4 ? Checks(arguments[4]) : nil)
case "held": try Scenarios(made).reportHeld(arguments.count > 4 ? Checks(arguments[4]) : nil)
case "asked": Scenarios(made).reportAsked()
case "touch": Touch(made).report()
case "places": Touch(made).reportPlaces()
case "sparse": Sparse(made).report()
case "change": change()
default: exit(2)
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
