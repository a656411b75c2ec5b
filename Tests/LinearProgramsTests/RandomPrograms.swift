import LinearPrograms

/// Random whole numbers that are the same on every run (splitmix64).
struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return range.lowerBound + Int((bits ^ (bits >> 31)) % UInt64(range.count))
    }
}

/// A small program over whole numbers as plain tables, with the slow search through all of its points.
struct TableProgram {
    var upper: [Int] = []
    var costs: [Int] = []
    var rows: [(coefficients: [Int], lower: Int?, upper: Int?)] = []
    var isMaximised = false

    /// A program of a few variables and rows; about one in four has no solution.
    init(_ dice: inout Dice, wholes: Int) {
        isMaximised = dice.roll(0...1) == 1
        for _ in 0..<wholes {
            upper.append(dice.roll(1...3))
            costs.append(dice.roll(-9...9))
        }
        for _ in 0..<dice.roll(1...5) {
            let coefficients = (0..<wholes).map { _ in dice.roll(-1...2) * dice.roll(0...5) }
            let level = dice.roll(-3...14)
            switch dice.roll(0...3) {
            case 0: rows.append((coefficients, level, nil))
            case 1: rows.append((coefficients, level, level + dice.roll(0...4)))
            default: rows.append((coefficients, nil, level))
            }
        }
    }

    /// The same program for the solver.
    var program: LinearProgram {
        var program = LinearProgram()
        program.sense = isMaximised ? .maximise : .minimise
        let variables = zip(upper, costs).map { upper, cost in
            program.addVariable(.init(lower: 0, upper: Double(upper)), isWhole: true, cost: Double(cost))
        }
        for row in rows {
            program.addRow(
                zip(variables, row.coefficients).map { .init($0, Double($1)) },
                .init(lower: row.lower.map(Double.init) ?? -.infinity, upper: row.upper.map(Double.init) ?? .infinity))
        }
        return program
    }

    /// Every point that keeps the rows.
    func points(keeping kept: [Int]? = nil) -> [[Int]] {
        var points: [[Int]] = [[]]
        for bound in upper { points = points.flatMap { point in (0...bound).map { point + [$0] } } }
        let kept = kept ?? Array(rows.indices)
        return points.filter { point in
            kept.allSatisfy { row in
                let sum = zip(rows[row].coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
                return sum >= rows[row].lower ?? .min && sum <= rows[row].upper ?? .max
            }
        }
    }

    func value(_ point: [Int], _ costs: [Int]) -> Int { zip(costs, point).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The best objective, or nil where no point keeps the rows.
    var best: Int? {
        let values = points().map { value($0, costs) }
        return isMaximised ? values.max() : values.min()
    }
}
