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
    /// How far each target stays away, as a share of its scale; nil where no choice can change that.
    private(set) var shortfalls: [LinearProgram.Variable?] = []
    /// The rows that stand for rules of the plan, those that are first given way named first.
    private(set) var rules: [(row: LinearProgram.Row, rule: PhasingRule)] = []
    private let phasing: PhasingCase

    /// Builds the program.
    ///
    /// - Parameters:
    ///   - phasing: what the choice rests on.
    ///   - isWhole: whether rows that can never bind are there too, as a search for what is in conflict needs them.
    init(_ phasing: PhasingCase, isWhole: Bool = false) {
        self.phasing = phasing
        choices = phasing.options.map { options in options.map { _ in program.addChoice() } }
        addChoices()
        addAlternatives()
        addWaits()
        addPackages()
        addLimits(isWhole)
        addFloors()
        addTargets()
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

    private mutating func addLimits(_ isWhole: Bool) {
        var rows = [[LinearProgram.Term]](repeating: [], count: phasing.limits.count)
        var most = [Int](repeating: 0, count: phasing.limits.count)
        for (options, variables) in zip(phasing.options, choices) {
            var own: [Int: Int] = [:]
            for (option, variable) in zip(options, variables) {
                for (limit, units) in option.use {
                    rows[limit].append(Term(variable, Double(units)))
                    own[limit] = max(own[limit] ?? 0, units)
                }
            }
            for (limit, units) in own { most[limit] += units }
        }
        for (position, terms) in rows.enumerated() where isWhole || most[position] > phasing.limits[position].room {
            let limit = phasing.limits[position]
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
    ///
    /// A target that no choice brings nearer or makes miss has no row. What one option adds beyond all that could ever be
    /// lacking is left out, so that a part of an option counts for no more than that part of the gap.
    private mutating func addTargets() {
        var rows = [[LinearProgram.Term]](repeating: [], count: phasing.targets.count)
        var least = [Double](repeating: 0, count: phasing.targets.count)
        for (options, variables) in zip(phasing.options, choices) {
            var own: [Int: Double] = [:]
            for (option, variable) in zip(options, variables) {
                for (target, amount) in option.effects {
                    let sign = phasing.targets[target].isAtLeast ? 1.0 : -1
                    let share = sign * amount / phasing.targets[target].scale
                    rows[target].append(Term(variable, share))
                    own[target] = min(own[target] ?? 0, share)
                }
            }
            for (target, share) in own { least[target] += share }
        }
        for (target, terms) in zip(phasing.targets.indices, rows) {
            let gap = phasing.targets[target].gap / phasing.targets[target].scale
            let most = gap - least[target]
            guard most > 0, !terms.isEmpty else {
                shortfalls.append(nil)
                continue
            }
            let shortfall = program.addVariable()
            shortfalls.append(shortfall)
            program.addRow(
                terms.map { Term($0.variable, min($0.coefficient, most)) } + [Term(shortfall)], .atLeast(gap))
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
            guard let shortfall else { continue }
            values[shortfall.position] = tally.shortfall(target) / phasing.targets[target].scale
        }
        return values
    }

    // MARK: Objectives

    /// The shortfalls of the targets of a kind that a choice can change, each as a share of its scale.
    func shortfalls(ofBinding isBinding: Bool) -> [LinearProgram.Term] {
        zip(phasing.targets, shortfalls).compactMap { target, shortfall in
            target.isBinding == isBinding ? shortfall.map { Term($0, target.weight) } : nil
        }
    }

    /// What the options are worth.
    var benefit: [LinearProgram.Term] {
        zip(choices, phasing.options).flatMap { variables, options in
            zip(variables, options).filter { $1.benefit != 0 }.map { Term($0, Double($1.benefit)) }
        }
    }

    /// One for every project whose option is another one than in a reference, less the number of options there.
    func moves(from reference: [Int?]) -> [LinearProgram.Term] {
        zip(choices, reference).flatMap { variables, option in
            option.map { [Term(variables[$0], -1)] } ?? variables.map { Term($0) }
        }
    }
}
