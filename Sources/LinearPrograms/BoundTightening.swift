/// Bounds of the variables of a program as its rows imply them, one row at a time.
///
/// A row that could just be kept if everything else in it helped as much as it can leaves a variable no more than that.
/// Of choices of which one at most may be taken, one at most helps. Changes are remembered, so that a trial can be undone.
struct BoundTightening {
    private(set) var lower: [Double]
    private(set) var upper: [Double]
    /// Whether some row cannot be kept within the bounds.
    private(set) var isImpossible = false
    /// How many coefficients were looked at.
    private(set) var visits = 0
    /// The changes since the last call of `keep`, with the bounds that were there before.
    private(set) var changes: [(variable: Int, lower: Double, upper: Double)] = []

    private let program: LinearProgram
    private let rowsOf: [[(row: Int, coefficient: Double)]]
    private let cliques: Cliques
    private var waiting: [Int] = []
    private var isWaiting: [Bool]
    /// For each clique what its best and its second best choice help the row that is looked at.
    private var help: [(best: Double, second: Double, owner: Int)]
    private var helping: [Int] = []

    init(_ program: LinearProgram) {
        self.program = program
        lower = program.variableBounds.map(\.lower)
        upper = program.variableBounds.map(\.upper)
        var rowsOf = [[(row: Int, coefficient: Double)]](repeating: [], count: program.variableCount)
        for row in program.rowBounds.indices {
            for position in program.positions(of: row) {
                rowsOf[Int(program.columns[position])].append((row, program.coefficients[position]))
            }
        }
        self.rowsOf = rowsOf
        cliques = Cliques(program)
        isWaiting = Array(repeating: false, count: program.rowCount)
        help = Array(repeating: (0, 0, -1), count: cliques.members.count)
    }

    /// Whether a variable is a choice that is still open.
    func isOpen(_ variable: Int) -> Bool {
        program.wholes[variable] && lower[variable] == 0 && upper[variable] == 1
    }

    // MARK: Changing

    /// Tightens all bounds by all rows.
    mutating func tighten() {
        for row in program.rowBounds.indices { queue(row) }
        propagate()
    }

    /// Sets an open choice, with all that follows.
    mutating func decide(_ variable: Int, _ isTaken: Bool) {
        set(variable, isTaken)
        propagate()
    }

    /// Narrows the bounds of a variable, with all that follows.
    mutating func narrow(_ variable: Int, to bounds: LinearProgram.Bounds) {
        raise(variable, to: bounds.lower)
        reduce(variable, to: bounds.upper)
        propagate()
    }

    /// Makes what was found so far the ground of the next trial.
    mutating func keep() { changes.removeAll(keepingCapacity: true) }

    /// Takes back all changes since the last `keep`.
    mutating func undo() {
        for change in changes.reversed() {
            lower[change.variable] = change.lower
            upper[change.variable] = change.upper
        }
        keep()
        isImpossible = false
    }

    private mutating func set(_ variable: Int, _ isTaken: Bool) {
        if isTaken { raise(variable, to: 1) } else { reduce(variable, to: 0) }
    }

    private mutating func raise(_ variable: Int, to bound: Double) {
        let isWhole = program.wholes[variable]
        guard bound > lower[variable] + Self.step(isWhole) else { return }
        let bound = isWhole ? (bound - 0.5).rounded(.up) : bound
        guard bound <= upper[variable] + 1e-6 else {
            isImpossible = true
            return
        }
        changes.append((variable, lower[variable], upper[variable]))
        lower[variable] = bound
        queueRows(of: variable, raised: true)
        guard isWhole, bound == 1 else { return }
        for clique in cliques.of[variable] {
            for member in cliques.members[clique] where member != variable { reduce(member, to: 0) }
        }
    }

    private mutating func reduce(_ variable: Int, to bound: Double) {
        let isWhole = program.wholes[variable]
        guard bound < upper[variable] - Self.step(isWhole) else { return }
        let bound = isWhole ? (bound + 0.5).rounded(.down) : bound
        guard bound >= lower[variable] - 1e-6 else {
            isImpossible = true
            return
        }
        changes.append((variable, lower[variable], upper[variable]))
        upper[variable] = bound
        queueRows(of: variable, raised: false)
    }

    /// What a bound has to move by to count.
    private static func step(_ isWhole: Bool) -> Double { isWhole ? 0.5 : 1e-4 }

    // MARK: Rows

    /// Looks again at the rows that a change leaves less room.
    private mutating func queueRows(of variable: Int, raised: Bool) {
        for (row, coefficient) in rowsOf[variable] where !isWaiting[row] {
            let bounds = program.rowBounds[row]
            if raised == (coefficient > 0) ? bounds.upper < .infinity : bounds.lower > -.infinity { queue(row) }
        }
    }

    private mutating func queue(_ row: Int) {
        isWaiting[row] = true
        waiting.append(row)
    }

    private mutating func propagate() {
        var next = 0
        while next < waiting.count {
            let row = waiting[next]
            next += 1
            isWaiting[row] = false
            guard !isImpossible else { continue }
            let bounds = program.rowBounds[row]
            if bounds.upper < .infinity { look(at: row, sign: 1, limit: bounds.upper) }
            if bounds.lower > -.infinity, !isImpossible { look(at: row, sign: -1, limit: -bounds.lower) }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Tightens by one side of a row: Σ sign · coefficient · x ≤ limit.
    private mutating func look(at row: Int, sign: Double, limit: Double) {
        let range = program.positions(of: row)
        visits += range.count
        let room = limit - least(range, sign)
        defer { for clique in helping { help[clique] = (0, 0, -1) } }
        let tolerance = 1e-6 * max(1, abs(limit))
        guard room >= -tolerance else {
            isImpossible = true
            return
        }
        guard room < .infinity else { return }
        for position in range {
            let variable = Int(program.columns[position])
            guard lower[variable] < upper[variable] else { continue }
            let coefficient = sign * program.coefficients[position]
            guard program.wholes[variable] else {
                let reach = room / coefficient
                if coefficient > 0 {
                    reduce(variable, to: lower[variable] + reach + tolerance)
                } else {
                    raise(variable, to: upper[variable] + reach - tolerance)
                }
                continue
            }
            guard isOpen(variable) else { continue }
            guard let clique = cliques.of[variable].first else {
                if abs(coefficient) > room + tolerance { set(variable, coefficient < 0) }
                continue
            }
            let best = min(0, help[clique].best)
            let isBest = help[clique].owner == variable
            let loss = (isBest ? help[clique].second : coefficient) - best
            if loss > room + tolerance { set(variable, isBest) }
        }
    }

    /// The least that a row can come to; minus infinity where nothing bounds it.
    private mutating func least(_ range: Range<Int>, _ sign: Double) -> Double {
        var least = 0.0
        helping.removeAll(keepingCapacity: true)
        for position in range {
            let variable = Int(program.columns[position])
            let coefficient = sign * program.coefficients[position]
            if coefficient >= 0 {
                least += coefficient * lower[variable]
            } else if let clique = cliques.of[variable].first, isOpen(variable) {
                let now = help[clique]
                if now.owner < 0 { helping.append(clique) }
                if coefficient < now.best {
                    help[clique] = (coefficient, now.best, variable)
                } else if coefficient < now.second {
                    help[clique].second = coefficient
                }
            } else {
                least += coefficient * upper[variable]
            }
        }
        return helping.reduce(least) { $0 + help[$1].best }
    }
}

/// Sets of choices of which one at most may be taken.
private struct Cliques {
    private(set) var members: [[Int]] = []
    /// The sets of each variable, the first of which counts where a row is looked at.
    private(set) var of: [[Int]]

    init(_ program: LinearProgram) {
        of = Array(repeating: [], count: program.variableCount)
        for (row, bounds) in program.rowBounds.enumerated() where bounds.upper == 1 {
            let range = program.positions(of: row)
            let isClique = range.allSatisfy { position in
                let variable = Int(program.columns[position])
                return program.coefficients[position] == 1 && program.wholes[variable]
                    && program.variableBounds[variable].lower >= 0
            }
            guard range.count > 1, isClique else { continue }
            for position in range { of[Int(program.columns[position])].append(members.count) }
            members.append(range.map { Int(program.columns[$0]) })
        }
    }
}
