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
/// ``ProgrammeVerifier``, which shares no code with this search. Targets and benefit are served with a proof: what no
/// programme can pass. Moves and even money are served step by step from there.
///
/// - Parameters:
///   - index: the plan with its look-ups.
///   - gates: what the dated rules say of its projects.
///   - settings: the standpoint.
///   - terms: gap, work and reference.
///   - outlook: trajectories of the plan from the same standpoint, where somebody has made them already.
///   - watcher: told of progress; may stop the search.
/// - Returns: the programme with the reason of every project, or the rules that cannot be kept together.
public func phase(
    _ index: PlanIndex, gates: [GateVerdict], settings: OutlookSettings = OutlookSettings(),
    terms: PhasingTerms = PhasingTerms(), outlook: Trajectories? = nil, watcher: PhasingWatcher? = nil
) -> PhasingResult {
    let known = terms.proof.map(\.phasing.trajectories).flatMap { $0.settings == settings ? $0 : nil }
    let phasing = PhasingCase(
        index: index, gates: gates, settings: settings, adding: terms.adding, outlook: known ?? outlook)
    var search = PhasingSearch(phasing, settings, terms, watcher)
    return search.result()
}

/// The search for one programme.
struct PhasingSearch {
    let phasing: PhasingCase
    let settings: OutlookSettings
    let terms: PhasingTerms
    let watcher: SolvingWatcher?
    let model: PhasingModel
    /// The options of the reference, where there is one.
    let reference: [Int?]?
    /// The program with what has been reached so far as rows.
    var program: LinearProgram
    /// The options of the best programme so far; of the reference before there is one.
    var best: [Int?]?
    /// What the shortfalls of binding and of other targets may add up to; nil before it is known.
    var held: [Double?] = [nil, nil]
    /// The same for the rows of the program, which leave out what no choice can change.
    var heldRows: [Double?] = [nil, nil]
    var objectives: [ObjectiveResult] = []

    init(_ phasing: PhasingCase, _ settings: OutlookSettings, _ terms: PhasingTerms, _ watcher: SolvingWatcher?) {
        self.phasing = phasing
        self.settings = settings
        self.terms = terms
        self.watcher = watcher
        model = PhasingModel(phasing)
        reference = terms.near.map(model.chosen)
        program = model.program
        best = reference
    }

    mutating func result() -> PhasingResult {
        if let carried = carried() { return carried }
        for isBinding in [true, false] where phasing.targets.contains(where: { $0.isBinding == isBinding }) {
            if let failed = serveTargets(isBinding: isBinding) { return failure(failed) }
        }
        // The programme with the fewest moves of those that serve the targets alone.
        let isServed = !objectives.isEmpty || best.map { program.isKept(by: model.values($0)) } == true
        let nearest = isServed ? best : nil
        if let failed = serveBenefit() { return failure(failed) }
        var tally = ProgrammeTally(phasing, best ?? [])
        if let reference {
            tally = near(reference, from: nearest ?? best ?? [])
        } else if !phasing.years.isEmpty {
            tally = evened(tally)
        }
        let proved = ProvedBounds(
            gap: terms.gap, slack: terms.shortfallSlack, held: held, heldRows: heldRows,
            bounds: objectives.filter(\.objective.isProved).map {
                .init(objective: $0.objective, value: $0.value, bound: $0.bound, isCutShort: $0.isCutShort)
            })
        return result(tally, proved.isSound ? PhasingProof(phasing: phasing, bounds: proved) : nil)
    }

    func result(_ tally: ProgrammeTally, _ proof: PhasingProof?) -> PhasingResult {
        PhasingReport(phasing, settings, terms, tally: tally, reference: reference)
            .result(objectives: objectives.map { $0.reached(in: tally, reference) }, proof: proof)
    }

    func solving(gap: Double = 0, absoluteGap: Double = 1e-6, share: Int = 1) -> SolvingTerms {
        SolvingTerms(gap: gap, absoluteGap: absoluteGap, iterations: terms.steps / share)
    }
}

extension ObjectiveResult {
    /// The same with the value of the programme that came of all objectives.
    func reached(in tally: ProgrammeTally, _ reference: [Int?]?) -> ObjectiveResult {
        let value: Double =
            switch objective {
            case .bindingTargets: tally.shortfalls(ofBinding: true)
            case .anticipatoryTargets: tally.shortfalls(ofBinding: false)
            case .benefit: Double(tally.benefit)
            case .moves: Double(zip(reference ?? [], tally.chosen).count { $0 != $1 })
            case .evenMoney:
                tally.money.map { abs($0 - tally.money.reduce(0, +) / Double(tally.money.count)) }.reduce(0, +)
            }
        let distance = abs(value - bound)
        let gap = distance <= 1e-9 * max(1, abs(value)) ? 0 : value == 0 ? .infinity : distance / abs(value)
        return ObjectiveResult(
            objective: objective, value: value, bound: bound, gap: gap, isCutShort: isCutShort, work: work)
    }
}
