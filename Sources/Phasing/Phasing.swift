import Gates
import LinearPrograms
import Outlook
import PlanModel
import Quantities

/// Chooses the projects of a plan and puts them into years, under its limits, floors and relations.
///
/// Projects that have begun go ahead at their own time, and in a plan of a real place all do. Of the others the choice
/// serves in order: binding targets, other targets, benefit, few moves from a reference where one is given, and even
/// money; each is held within its slack while the next is served. Every programme is recomputed by
/// ``ProgrammeVerifier``, which shares no code with this search.
///
/// - Parameters:
///   - index: the plan with its look-ups.
///   - gates: what the dated rules say of its projects.
///   - settings: the standpoint.
///   - terms: gap, work and reference.
///   - watcher: told of progress; may stop the search.
/// - Returns: the programme with the reason of every project, or the rules that cannot be kept together.
public func phase(
    _ index: PlanIndex, gates: [GateVerdict], settings: OutlookSettings = OutlookSettings(),
    terms: PhasingTerms = PhasingTerms(), watcher: PhasingWatcher? = nil
) -> PhasingResult {
    let phasing = PhasingCase(index: index, gates: gates, settings: settings, adding: terms.adding)
    return PhasingSearch(phasing, settings, terms, watcher).result()
}

/// The search for one programme.
private struct PhasingSearch {
    let phasing: PhasingCase
    let settings: OutlookSettings
    let terms: PhasingTerms
    let watcher: SolvingWatcher?
    let model: PhasingModel
    /// The options of the reference, where there is one.
    let reference: [Int?]?

    init(_ phasing: PhasingCase, _ settings: OutlookSettings, _ terms: PhasingTerms, _ watcher: SolvingWatcher?) {
        self.phasing = phasing
        self.settings = settings
        self.terms = terms
        self.watcher = watcher
        model = PhasingModel(phasing)
        reference = terms.near.map(model.chosen)
    }

    func result() -> PhasingResult {
        let wanted = objectives()
        let start = reference.map(model.values)
        let answer = model.program.solved(for: wanted.map(\.solving), startingFrom: start, watcher: watcher)
        guard let values = answer.values else {
            let conflict = conflict(answer.outcomes.last)
            return PhasingReport(phasing, settings, terms, tally: nil, reference: reference)
                .result(objectives: [], conflict: conflict.map(\.rule), relief: relief(conflict))
        }
        var tally = ProgrammeTally(phasing, model.chosen(values))
        if reference == nil { tally.fill() }
        let objectives = zip(wanted, answer.outcomes).map { wanted, outcome in
            result(wanted.objective, outcome, tally)
        }
        return PhasingReport(phasing, settings, terms, tally: tally, reference: reference)
            .result(objectives: objectives)
    }

    // MARK: Objectives

    private typealias Term = LinearProgram.Term

    private func objectives() -> [(objective: PhasingObjective, solving: OrderedObjective)] {
        var objectives: [(objective: PhasingObjective, solving: OrderedObjective)] = []
        for isBinding in [true, false] {
            let terms = zip(phasing.targets, model.shortfalls).filter { $0.0.isBinding == isBinding }
                .map { Term($0.1, $0.0.weight) }
            guard !terms.isEmpty else { continue }
            objectives.append(
                (
                    isBinding ? .bindingTargets : .anticipatoryTargets,
                    OrderedObjective(
                        .minimise, terms, solving: solving(absoluteGap: self.terms.shortfallSlack / 10),
                        absoluteSlack: max(1e-6, self.terms.shortfallSlack))
                ))
        }
        let benefit = zip(model.choices, phasing.options).flatMap { variables, options in
            zip(variables, options).filter { $1.benefit != 0 }.map { Term($0, Double($1.benefit)) }
        }
        objectives.append(
            (
                .benefit,
                OrderedObjective(
                    .maximise, benefit, solving: solving(gap: terms.searchGap, absoluteGap: 0.5),
                    slack: reference == nil ? terms.benefitSlack : terms.gap, absoluteSlack: 0.25)
            ))
        if let reference {
            objectives.append(
                (
                    .moves,
                    OrderedObjective(
                        .minimise, moves(reference), solving: solving(absoluteGap: 0.5), absoluteSlack: 0.5)
                )
            )
        }
        guard !model.distances.isEmpty else { return objectives }
        objectives.append(
            (
                .evenMoney,
                OrderedObjective(.minimise, model.distances.map { Term($0) }, solving: solving(gap: 0.05, share: 4))
            ))
        return objectives
    }

    /// One for every project whose option is another one, less a constant.
    private func moves(_ reference: [Int?]) -> [Term] {
        zip(model.choices, reference).flatMap { variables, option in
            option.map { [Term(variables[$0], -1)] } ?? variables.map { Term($0) }
        }
    }

    private func solving(gap: Double = 0, absoluteGap: Double = 1e-6, share: Int = 1) -> SolvingTerms {
        SolvingTerms(gap: gap, absoluteGap: absoluteGap, iterations: terms.steps / share)
    }

    private func result(_ objective: PhasingObjective, _ outcome: SolvingOutcome, _ tally: ProgrammeTally)
        -> ObjectiveResult
    {
        let solution = outcome.solution
        let value: Double =
            switch objective {
            case .bindingTargets: tally.shortfalls(ofBinding: true)
            case .anticipatoryTargets: tally.shortfalls(ofBinding: false)
            case .benefit: Double(tally.benefit)
            case .moves: Double(zip(reference ?? [], tally.chosen).count { $0 != $1 })
            case .evenMoney:
                tally.money.map { abs($0 - tally.money.reduce(0, +) / Double(tally.money.count)) }.reduce(0, +)
            }
        let constant = objective == .moves ? Double((reference ?? []).count { $0 != nil }) : 0
        let scale = objective == .evenMoney ? 10_000.0 : 1
        return ObjectiveResult(
            objective: objective, value: value, bound: ((solution?.bound ?? .nan) + constant) * scale,
            gap: solution?.gap ?? .infinity, isCutShort: !outcome.isSettled, work: solution?.work ?? WorkDone())
    }

    // MARK: No programme

    private func conflict(_ outcome: SolvingOutcome?) -> [(row: LinearProgram.Row, rule: PhasingRule)] {
        guard case .noSolution? = outcome else { return [] }
        let search = model.program.conflict(among: model.rules.map(\.row), solving(), watcher: watcher)
        guard case .found(let conflict) = search else { return [] }
        let rows = Set(conflict.rows)
        return model.rules.filter { rows.contains($0.row) }
    }

    /// The least by which limits and floors of a conflict would have to give way, each as a share of its amount.
    ///
    /// Nothing where they alone cannot end it.
    private func relief(_ conflict: [(row: LinearProgram.Row, rule: PhasingRule)]) -> [PhasingResult.Relief] {
        let soft = conflict.filter { $0.rule.isAmount }
        guard !soft.isEmpty else { return [] }
        let concessions = soft.map { row, _ in
            let bounds = model.program.bounds(of: row)
            let size = [bounds.lower, bounds.upper].filter(\.isFinite).map(abs).max() ?? 0
            return LeastRelaxation.Concession(row, cost: 1 / max(1, size))
        }
        let least = model.program.leastRelaxation(of: concessions, solving(), watcher: watcher)
        return zip(soft, least?.amounts ?? []).compactMap { row, amount in
            guard abs(amount) > 1e-6 else { return nil }
            guard case .limit(let slot) = row.rule, let limit = phasing.limits.first(where: { $0.slot == slot }) else {
                return PhasingResult.Relief(rule: row.rule, amount: abs(amount))
            }
            // Where fixed projects use more than is allowed, the limit first has to come up to them.
            let units = (abs(amount) - 1e-6).rounded(.up) + Double(max(0, limit.fixed - limit.units))
            return PhasingResult.Relief(rule: row.rule, amount: units * limit.grid)
        }
    }
}

extension ProgrammeTally {
    /// Adds what fits beside the programme without breaking or worsening anything, the most worth first.
    mutating func fill() {
        let bound = Set(phasing.packages.flatMap { [$0.whole] + $0.parts })
        let left = chosen.indices.filter {
            chosen[$0] == nil && !phasing.options[$0].isEmpty && phasing.benefits[$0] > 0 && !bound.contains($0)
        }
        for project in left.sorted(by: { (phasing.benefits[$1], $0) < (phasing.benefits[$0], $1) }) {
            let fitting = phasing.options[project].indices.filter { obstacles(to: project, $0).isEmpty }
            let best = fitting.max {
                (phasing.options[project][$0].benefit, $1) < (phasing.options[project][$1].benefit, $0)
            }
            if let best { put(project, best) }
        }
    }
}
