import Cubes
import Formulas
import Foundation
import PlanModel
import Quantities

/// One line for the script that compares: a name and a number.
func report(_ name: String, _ number: Double) { print("\(name) \(number)") }

let arguments = CommandLine.arguments
guard arguments.count == 5, let draws = Int(arguments[3]), draws >= 100 else {
    FileHandle.standardError.write(Data("usage: ensemble-bench MODEL SIZE DRAWS VALUES\n".utf8))
    exit(2)
}
guard let size = Case.Size.all[arguments[2]] else { exit(2) }
let start = cpu()
let made = try Case(arguments[1], size)
var base = made.filled()
base.compute()
let given = made.indicators.filter { $0.input != nil }
let inputs = given.enumerated().map { DrawnInput.factor(ID($1.name), source: $0) }
// The last year of every indicator at the top, and the middle one at the first district.
let cells = made.indicators.flatMap { indicator in
    [
        FormulaCell(ID(indicator.name), ID("0"), made.inputs.period.last),
        FormulaCell(ID(indicator.name), ID("1"), Year(2021 + made.inputs.period.count / 2)),
    ]
}
let cube = CubeDraws(base, inputs: inputs, sources: given.count, wanted: cells)
report("prepare", cpu() - start)

let drawing = Drawing(cube: cube, indicators: given.map(\.id), draws: draws)
let one = drawing.all(1)
let two = drawing.all(2)
report("cpu", one.cpu)
report("wall", one.wall)
report("two_threads_wall", two.wall)
report("two_threads_cpu", two.cpu)
report("two_threads_longest_cpu", two.longest)
report("two_threads_faster_wall", one.wall / two.wall)
// What the wall would say of a machine that runs nothing else: the time that the busier thread works.
report("two_threads_faster_cpu", one.cpu / two.longest)
report("two_threads_differing", Double(zip(one.values, two.values).count { $0.bitPattern != $1.bitPattern }))
report("cells_per_second", Double(draws) * Double(made.indicators.count * made.inputs.ids.count * 15) / one.cpu)

// The peer's sums over the draws of every wanted cell, with the sum of absolutes of its indicator's.
if let text = try? String(contentsOfFile: arguments[4], encoding: .utf8) {
    var worst = 0.0
    var lines = 0
    for (cell, line) in text.split(separator: "\n").enumerated() where cell < cells.count {
        let numbers = line.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 3 else { continue }
        var found = Array(one.values[(cell * draws)..<((cell + 1) * draws)])
        // One formula stands apart: its text gives 0 for the share of the top in itself where that is 0, the peer 1.
        if cell % 2 == 0, made.indicators[cell / 2].expr?.hasPrefix("IF(PARENT(") ?? false {
            found = found.map { $0 == 0 ? 1 : $0 }
        }
        let differences = [
            (found.reduce(0, +) - numbers[0]).magnitude / max(numbers[1], .leastNormalMagnitude),
            (found[draws - 1] - numbers[2]).magnitude
                / max(numbers[1] / Double(draws), .leastNormalMagnitude),
        ]
        worst = max(worst, differences.max() ?? .infinity)
        lines += 1
    }
    report("compared", Double(lines))
    report("worst", worst)
}
