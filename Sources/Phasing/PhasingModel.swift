import LinearPrograms
import PlanModel

/// A rule of the plan that a programme keeps, as a row of the calculation.
public enum PhasingRule: Hashable, Sendable {
    /// A limit, by its position in the plan.
    case limit(Int)
    /// A minimum share or amount, by its position in the plan.
    case floor(Int)
    /// At most one of a group of alternatives.
    case alternatives(String)
    /// A project waits for another one.
    case prerequisite(ID<Project>, requires: ID<Project>)
    /// A package is built as a whole or not at all.
    case package(ID<Project>)
    /// A project must be in.
    case mandated(ID<Project>)

    /// Whether it is an amount that can give way by degrees.
    var isAmount: Bool {
        switch self {
        case .limit, .floor: true
        case .alternatives, .prerequisite, .package, .mandated: false
        }
    }
}

/// The choice as a linear program over whole numbers.
struct PhasingModel {
    private(set) var program = LinearProgram()
    /// One variable for each option of each project.
    private(set) var choices: [[LinearProgram.Variable]] = []
    /// How far each target stays away, as a share of its scale.
    private(set) var shortfalls: [LinearProgram.Variable] = []
    /// How far the money of each year is from the mean, in hundred millions.
    private(set) var distances: [LinearProgram.Variable] = []
    private var sums: [LinearProgram.Variable] = []
    /// The rows that stand for rules of the plan, those that are first given way named first.
    private(set) var rules: [(row: LinearProgram.Row, rule: PhasingRule)] = []
    private let phasing: PhasingCase

    init(_ phasing: PhasingCase) {
        self.phasing = phasing
        choices = phasing.options.map { options in options.map { _ in program.addChoice() } }
        addChoices()
        addAlternatives()
        addWaits()
        addPackages()
        addLimits()
        addFloors()
        addTargets()
        addMoney()
    }

    private typealias Term = LinearProgram.Term

    private func id(_ project: Int) -> ID<Project> { phasing.projects[project].id }

    private func terms(_ project: Int, _ coefficient: Double = 1) -> [LinearProgram.Term] {
        choices[project].map { Term($0, coefficient) }
    }

    private mutating func addRule(_ rule: PhasingRule, _ terms: [LinearProgram.Term], _ bounds: LinearProgram.Bounds) {
        guard !terms.isEmpty || bounds.lower > 0 || bounds.upper < 0 else { return }
        rules.append((program.addRow(terms, bounds), rule))
    }

    // MARK: Rows

    private mutating func addChoices() {
        for project in choices.indices where !choices[project].isEmpty {
            if phasing.isMandated(project) {
                program.addRow(terms(project), .atMost(1))
                addRule(.mandated(id(project)), terms(project), .atLeast(1))
            } else if choices[project].count > 1 {
                program.addRow(terms(project), .atMost(1))
            }
        }
    }

    private mutating func addAlternatives() {
        for (group, members) in phasing.alternatives {
            addRule(.alternatives(group), members.flatMap { terms($0) }, .atMost(1))
        }
    }

    /// By every year, a project has started only if the one that it waits for was finished before.
    private mutating func addWaits() {
        for (project, requires) in phasing.waits {
            for option in phasing.options[project] {
                let begun = zip(phasing.options[project], choices[project]).filter { $0.0.start <= option.start }
                let done = zip(phasing.options[requires], choices[requires]).filter { $0.0.finish < option.start }
                addRule(
                    .prerequisite(id(project), requires: id(requires)),
                    begun.map { Term($0.1) } + done.map { Term($0.1, -1) }, .atMost(0))
            }
        }
    }

    private mutating func addPackages() {
        for (whole, parts) in phasing.packages {
            addRule(.package(id(whole)), parts.flatMap { terms($0) } + terms(whole, -1), .exactly(0))
        }
    }

    private mutating func addLimits() {
        var rows = [[LinearProgram.Term]](repeating: [], count: phasing.limits.count)
        for (options, variables) in zip(phasing.options, choices) {
            for (option, variable) in zip(options, variables) {
                for (limit, units) in option.use { rows[limit].append(Term(variable, Double(units))) }
            }
        }
        for (limit, terms) in zip(phasing.limits, rows) {
            addRule(.limit(limit.slot), terms, .atMost(Double(limit.room)))
        }
    }

    /// A share: part - share · whole is not below zero; an amount: part is not below it.
    private mutating func addFloors() {
        var rows = [[(LinearProgram.Variable, part: Int, whole: Int)]](repeating: [], count: phasing.floors.count)
        for (options, variables) in zip(phasing.options, choices) {
            for (option, variable) in zip(options, variables) {
                for (floor, part, whole) in option.floors { rows[floor].append((variable, part, whole)) }
            }
        }
        for (floor, row) in zip(phasing.floors, rows) {
            if let millionths = floor.share {
                let share = Double(millionths) / 1_000_000
                let fixed = Double(floor.fixedPart) - share * Double(floor.fixedWhole)
                addRule(
                    .floor(floor.row), row.map { Term($0.0, Double($0.part) - share * Double($0.whole)) },
                    .atLeast(-fixed))
            }
            if let amount = floor.amount {
                addRule(
                    .floor(floor.row), row.map { Term($0.0, Double($0.part)) },
                    .atLeast(Double(amount - floor.fixedPart)))
            }
        }
    }

    /// What candidates add and the shortfall together close the gap; all as shares of the target's scale.
    private mutating func addTargets() {
        var rows = [[LinearProgram.Term]](repeating: [], count: phasing.targets.count)
        for (options, variables) in zip(phasing.options, choices) {
            for (option, variable) in zip(options, variables) {
                for (target, amount) in option.effects {
                    let sign = phasing.targets[target].isAtLeast ? 1.0 : -1
                    rows[target].append(Term(variable, sign * amount / phasing.targets[target].scale))
                }
            }
        }
        for (target, terms) in zip(phasing.targets, rows) {
            let shortfall = program.addVariable()
            shortfalls.append(shortfall)
            program.addRow(terms + [Term(shortfall)], .atLeast(target.gap / target.scale))
        }
    }

    /// Money of each year in hundred millions, and how far it is from the mean of the years.
    private mutating func addMoney() {
        let count = phasing.years.count
        guard count > 1 else { return }
        sums = (0..<count).map { _ in program.addVariable(.free) }
        for year in 0..<count {
            var terms = [Term(sums[year], -1)]
            for (options, variables) in zip(phasing.options, choices) {
                for (option, variable) in zip(options, variables) where option.money[year] != 0 {
                    terms.append(Term(variable, option.money[year] / 10_000))
                }
            }
            program.addRow(terms, .exactly(-phasing.fixedMoney[year] / 10_000))
        }
        for year in 0..<count {
            let distance = program.addVariable()
            distances.append(distance)
            for sign in [1.0, -1] {
                let mean = sums.map { Term($0, -sign / Double(count)) }
                program.addRow(mean + [Term(sums[year], sign), Term(distance, -1)], .atMost(0))
            }
        }
    }

    // MARK: Reading

    /// The options that values choose, by project.
    func chosen(_ values: [Double]) -> [Int?] {
        choices.map { variables in variables.firstIndex { values[$0.position] > 0.5 } }
    }

    /// The options that a programme chooses, by project; nil where it has none for it, or at a time that is not possible.
    func chosen(_ programme: Programme) -> [Int?] {
        zip(phasing.projects, phasing.options).map { project, options in
            programme[project.id].flatMap { placement in options.firstIndex { $0.placement == placement } }
        }
    }

    /// Values that choose options, with everything that follows from them.
    func values(_ chosen: [Int?]) -> [Double] {
        var values = [Double](repeating: 0, count: program.variableCount)
        let tally = ProgrammeTally(phasing, chosen)
        for (project, option) in chosen.enumerated() {
            if let option { values[choices[project][option].position] = 1 }
        }
        for (target, shortfall) in shortfalls.enumerated() {
            values[shortfall.position] = tally.shortfall(target) / phasing.targets[target].scale
        }
        let mean = tally.money.reduce(0, +) / Double(max(1, tally.money.count))
        for (year, distance) in distances.enumerated() {
            values[sums[year].position] = tally.money[year] / 10_000
            values[distance.position] = abs(tally.money[year] - mean) / 10_000
        }
        return values
    }
}
