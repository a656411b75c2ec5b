import Formulas
import LinearPrograms
import Outlook
import PlanModel
import Quantities

/// The linear program of a question, with formulas linearised at a point.
///
/// Variables: for every path u⁺, u⁻ ≥ 0 with u⁺ + u⁻ ≤ 1, the share of its plausible range that it runs above or below
/// its forecast, the same in every year; for every project and start year a share x of it between 0 and 1; for every
/// target that is the sum of places below a number v that is within reach of its own path and of theirs.
struct ConsistencyModel {
    private(set) var program = LinearProgram()
    /// The row of each member, divided by its gap.
    private(set) var rows: [LinearProgram.Row] = []
    /// The variables of each path in the order in which they came up.
    private(set) var paths: [(key: PlanIndex.SeriesKey, up: LinearProgram.Variable, down: LinearProgram.Variable)] = []
    /// How much each member gives way upwards and downwards, in gaps; empty where nothing may.
    private(set) var slacks: [(up: LinearProgram.Variable, down: LinearProgram.Variable)] = []
    private let question: ConsistencyQuestion
    private let relations: [FormulaCell: FormulaGradient]
    private let moves: [FormulaCell: Double]
    private var positions: [PlanIndex.SeriesKey: Int] = [:]
    private var shares: [[LinearProgram.Variable]] = []
    /// For each member that is the sum of places below, its number by its own path and by theirs.
    private var sums: [Int: [Line]] = [:]
    /// What is added to a row's linear part to give the member's number, by member.
    private var constants: [Double] = []

    /// A sum of variables with a constant.
    struct Line {
        var constant = 0.0
        var terms: [LinearProgram.Term] = []

        mutating func add(_ coefficient: Double, _ variable: LinearProgram.Variable) {
            if coefficient != 0 { terms.append(LinearProgram.Term(variable, coefficient)) }
        }
    }

    init(
        _ question: ConsistencyQuestion, relations: [FormulaCell: FormulaGradient],
        at moves: [FormulaCell: Double], isElastic: Bool
    ) {
        self.question = question
        self.relations = relations
        self.moves = moves
        addShares()
        let use = limitUse()
        for (position, member) in question.members.enumerated() {
            var line = line(of: member, position, use)
            constants.append(line.constant)
            let scale = member.gap
            line.terms = line.terms.map { LinearProgram.Term($0.variable, $0.coefficient / scale) }
            if isElastic {
                let slack = (up: program.addVariable(.notNegative), down: program.addVariable(.notNegative))
                slacks.append(slack)
                line.terms += [LinearProgram.Term(slack.down, 1), LinearProgram.Term(slack.up, -1)]
            }
            rows.append(
                program.addRow(
                    line.terms,
                    LinearProgram.Bounds(
                        lower: member.least.map { ($0 - line.constant) / scale } ?? -.infinity,
                        upper: member.most.map { ($0 - line.constant) / scale } ?? .infinity)))
        }
    }

    // MARK: Projects

    private mutating func addShares() {
        let candidates = question.freedom.candidates
        shares = candidates.map { $0.placements.map { _ in program.addVariable(.zeroToOne) } }
        for variables in shares { program.addRow(variables.map { .init($0) }, .atMost(1)) }
        let plan = question.index.plan
        let place = Dictionary(candidates.enumerated().map { ($1.project, $0) }) { first, _ in first }
        for (_, rows) in Dictionary(grouping: plan.alternatives, by: \.group).sorted(by: { $0.key < $1.key }) {
            let members = Set(rows.compactMap { place[$0.project] }).sorted()
            let isTaken = rows.contains { question.freedom.fixed[$0.project] != nil }
            program.addRow(members.flatMap { shares[$0] }.map { .init($0) }, .atMost(isTaken ? 0 : 1))
        }
        func less(_ first: Int, than second: Int, _ bounds: LinearProgram.Bounds) {
            program.addRow(shares[first].map { .init($0) } + shares[second].map { .init($0, -1) }, bounds)
        }
        for row in plan.prerequisites {
            guard let first = place[row.project], let second = place[row.requires], first != second else { continue }
            less(first, than: second, .atMost(0))
        }
        let choices = Set(plan.alternatives.map(\.project))
        for (position, candidate) in candidates.enumerated() where !choices.contains(candidate.project) {
            let whole = question.index.projects[candidate.project]?.package
            guard let whole = whole.flatMap({ place[$0] }), whole != position else { continue }
            less(position, than: whole, .exactly(0))
        }
    }

    /// The terms of each limit, by its position in the plan.
    private func limitUse() -> [Int: [LinearProgram.Term]] {
        var use: [Int: [LinearProgram.Term]] = [:]
        for (candidate, variables) in zip(question.freedom.candidates, shares) {
            let project = question.index.plan.projects[candidate.row]
            let amounts = question.freedom.amounts(of: project)
            let places = question.freedom.use.shares(of: project)
            for (placement, variable) in zip(candidate.placements, variables) {
                for (slot, amount) in question.slots.use(amounts, places, from: placement.start) {
                    use[slot, default: []].append(LinearProgram.Term(variable, amount))
                }
            }
        }
        return use
    }

    // MARK: Members

    private mutating func line(
        of member: ConsistencyMember, _ position: Int, _ use: [Int: [LinearProgram.Term]]
    ) -> Line {
        switch member.subject {
        case .limit(let row): return Line(constant: member.central, terms: use[row] ?? [])
        case .decided(let project):
            let place = question.freedom.candidates.firstIndex { $0.project == project }
            return Line(terms: place.map { shares[$0].map { LinearProgram.Term($0) } } ?? [])
        case .target:
            let cells = member.cells(in: question.index.plan)
            guard let condition = question.conditions[position] else { return Line() }
            if cells.allSatisfy({ relations[$0] != nil }) { return computed(cells) }
            let own = observed(cells, condition)
            return question.sums[position].map { summed(own, $0, position) } ?? own
        }
    }

    /// The number of a target that its own path reaches and the sum of the places below as well.
    ///
    /// Each place below moves from its forecast as far as its own targets let it; what projects add is in both.
    private mutating func summed(_ own: Line, _ sum: SumOfPlaces, _ position: Int) -> Line {
        let cells = question.members[position].cells(in: question.index.plan)
        guard let first = cells.first, let rank = positions[PlanIndex.SeriesKey(first.indicator, first.place)] else {
            return own
        }
        let ranks = [paths[rank].up, paths[rank].down]
        var below = own
        below.terms.removeAll { ranks.contains($0.variable) }
        for part in sum.parts { addRank(of: part.key, up: part.up, down: part.down, to: &below) }
        let number = program.addVariable(.free)
        for line in [own, below] {
            let terms = [LinearProgram.Term(number)] + line.terms.map { .init($0.variable, -$0.coefficient) }
            let isLeast = question.members[position].least != nil
            program.addRow(terms, isLeast ? .atMost(line.constant) : .atLeast(line.constant))
        }
        sums[position] = [own, below]
        return Line(terms: [LinearProgram.Term(number)])
    }

    /// The number of a target on an observed series: its forecast, its rank in it, and what projects add.
    private mutating func observed(_ cells: [FormulaCell], _ condition: TargetCondition) -> Line {
        var line = Line(constant: condition.distribution.median)
        guard let first = cells.first else { return line }
        let number = condition.distribution
        let ends = (up: number.quantile(question.terms.range.high), down: number.quantile(question.terms.range.low))
        addRank(
            of: PlanIndex.SeriesKey(first.indicator, first.place), up: ends.up - number.median,
            down: ends.down - number.median, to: &line)
        for cell in cells {
            for (read, slope) in (question.courses.slopes[cell]?.effects ?? [:]).sorted(by: { $0.key < $1.key }) {
                addProjects(at: read, slope, since: nil, to: &line)
            }
        }
        return line
    }

    /// The number of a target on a formula: f(m) + Σ slope · (move - m) over the input cells.
    private mutating func computed(_ cells: [FormulaCell]) -> Line {
        var line = Line()
        for cell in cells {
            guard let relation = relations[cell], let value = relation.value.number else { continue }
            line.constant += value
            for (input, slope) in relation.slopes.sorted(by: { $0.key < $1.key }) {
                line.constant -= slope * (moves[input] ?? 0)
                addMove(of: input, slope, to: &line)
            }
        }
        return line
    }

    /// The move of an input cell: its rank within its range, and what projects add to it.
    private mutating func addMove(of cell: FormulaCell, _ slope: Double, to line: inout Line) {
        let key = PlanIndex.SeriesKey(cell.indicator, cell.place)
        guard let path = question.courses.path(key), path.settled(cell.year) == nil,
            let distribution = path.distribution(cell.year)
        else { return }
        let ends = (
            up: distribution.quantile(question.terms.range.high), down: distribution.quantile(question.terms.range.low)
        )
        addRank(
            of: key, up: slope * (ends.up - distribution.median), down: slope * (ends.down - distribution.median),
            to: &line)
        addProjects(at: cell, slope, since: path.lastForecastFrom, to: &line)
    }

    private mutating func addRank(of key: PlanIndex.SeriesKey, up: Double, down: Double, to line: inout Line) {
        let position = position(of: key)
        line.add(up, paths[position].up)
        line.add(down, paths[position].down)
    }

    private mutating func position(of key: PlanIndex.SeriesKey) -> Int {
        if let known = positions[key] { return known }
        let (up, down) = (program.addVariable(.zeroToOne), program.addVariable(.zeroToOne))
        program.addRow([.init(up), .init(down)], .atMost(1))
        positions[key] = paths.count
        paths.append((key, up, down))
        return paths.count - 1
    }

    /// What candidates add at a cell, less what is in the forecast's last year already.
    private func addProjects(at cell: FormulaCell, _ slope: Double, since last: Year?, to line: inout Line) {
        for served in question.courses.served[PlanIndex.SeriesKey(cell.indicator, cell.place)] ?? [] {
            let placements = question.freedom.candidates[served.candidate].placements
            for (placement, variable) in zip(placements, shares[served.candidate]) {
                let before = last.map { served.course.grown(in: $0, finish: placement.finish) } ?? 0
                let grown = served.course.grown(in: cell.year, finish: placement.finish) - before
                line.add(slope * served.amount * grown, variable)
            }
        }
    }

    // MARK: Bounds

    /// Lets the bounds of a member give way by a share of its gap; without end leaves the member out.
    mutating func give(way share: Double, _ member: Int) {
        guard share != 0 else { return }
        var bounds = program.bounds(of: rows[member])
        bounds.lower -= share
        bounds.upper += share
        program.setBounds(share.isFinite ? bounds : .free, of: rows[member])
    }

    /// How near a member comes to its bound where others hold, in its own unit.
    ///
    /// - Parameters:
    ///   - member: the member, which itself need not hold.
    ///   - others: the members that hold; it may be among them.
    /// - Returns: the number that comes nearest to the bound.
    func reach(of member: Int, keeping others: [Int]) -> Double {
        var program = program
        for position in rows.indices where position == member || !others.contains(position) {
            program.setBounds(.free, of: rows[position])
        }
        let terms = program.terms(of: rows[member])
        // Of a band the end that is missed is not known beforehand: the nearer value of both directions counts.
        let ends = [
            (LinearProgram.Sense.maximise, question.members[member].least),
            (.minimise, question.members[member].most),
        ]
        let reached = ends.compactMap { sense, bound -> Double? in
            guard bound != nil else { return nil }
            program.setObjective(sense, terms)
            return program.solved().solution.map { number(of: member, at: $0.values) }
        }
        let shortfalls = reached.map { question.members[member].shortfall($0) }
        let worst = zip(reached, shortfalls).max { $0.1 < $1.1 }
        return worst?.0 ?? question.members[member].central
    }

    // MARK: Solutions

    /// The number of a member, in its own unit, for values of the variables; slacks do not count.
    func number(of member: Int, at values: [Double]) -> Double {
        if let lines = sums[member] {
            let numbers = lines.map { line in
                line.terms.reduce(line.constant) { $0 + $1.coefficient * values[$1.variable.position] }
            }
            return (question.members[member].least != nil ? numbers.min() : numbers.max()) ?? 0
        }
        let ignored = slacks.isEmpty ? [] : [slacks[member].up, slacks[member].down]
        let sum = program.terms(of: rows[member]).reduce(0.0) { sum, term in
            ignored.contains(term.variable) ? sum : sum + term.coefficient * values[term.variable.position]
        }
        return constants[member] + sum * question.members[member].gap
    }

    /// The moves of the input cells of formulas for values of the variables.
    mutating func moves(at values: [Double]) -> [FormulaCell: Double] {
        var moves: [FormulaCell: Double] = [:]
        for cell in Set(relations.values.flatMap(\.slopes.keys)) {
            var line = Line()
            addMove(of: cell, 1, to: &line)
            let move = line.terms.reduce(0) { $0 + $1.coefficient * values[$1.variable.position] }
            if move != 0 { moves[cell] = move }
        }
        return moves
    }
}

extension Trajectory {
    /// The last year on which its forecast rests.
    var lastForecastFrom: Year? {
        if case .assessed(let forecast) = outlook { Year(forecast.explanation.lastYear) } else { nil }
    }
}
