import LinearPrograms
import Outlook
import PlanModel
import Quantities

/// Writes up what a search found.
struct PhasingReport {
    let phasing: PhasingCase
    let settings: OutlookSettings
    let terms: PhasingTerms
    /// The choice; nil where none was found.
    let tally: ProgrammeTally?
    /// The options of the reference; nil without one.
    let reference: [Int?]?

    init(
        _ phasing: PhasingCase, _ settings: OutlookSettings, _ terms: PhasingTerms, tally: ProgrammeTally?,
        reference: [Int?]?
    ) {
        self.phasing = phasing
        self.settings = settings
        self.terms = terms
        self.tally = tally
        self.reference = reference
    }

    func result(
        objectives: [ObjectiveResult], proof: PhasingProof? = nil, conflict: [PhasingRule] = [],
        relief: [PhasingResult.Relief] = []
    ) -> PhasingResult {
        let programme = tally?.programme
        let shown = tally ?? ProgrammeTally(phasing, phasing.projects.map { _ in nil })
        return PhasingResult(
            programme: programme, projects: decisions(programme), objectives: objectives, conflict: conflict,
            relief: relief,
            limits: zip(phasing.limits, shown.used).map { limit, used in
                PhasingResult.LimitUse(
                    row: limit.slot, allowed: Double(limit.units) * limit.grid,
                    used: Double(limit.fixed + used) * limit.grid, fixed: Double(limit.fixed) * limit.grid)
            },
            targets: phasing.targets.indices.map { target in
                PhasingResult.TargetUse(
                    target: phasing.targets[target], added: shown.added[target], shortfall: shown.shortfall(target))
            },
            money: zip(phasing.years, shown.money).map { PhasingResult.Money(year: $0, amount: $1) },
            moves: moves, costAsBenefit: phasing.costAsBenefit,
            violations: programme.map {
                ProgrammeVerifier(knownPlan, includesUnverified: settings.includesUnverified).violations(
                    of: $0)
            } ?? [],
            statedGap: terms.gap, proof: proof)
    }

    /// The plan as it was known at the standpoint: a stage that became known later is none.
    private var knownPlan: Plan {
        var plan = phasing.index.plan
        for row in plan.projects.indices {
            if let date = plan.projects[row].stageKnownOn, !settings.knows(date) { plan.projects[row].stage = nil }
        }
        return plan
    }

    private func decisions(_ programme: Programme?) -> [ProjectDecision] {
        var reasons = tally.map { ReasonFinder(tally: $0) }
        return phasing.projects.enumerated().map { position, project in
            let reason: ProjectReason =
                switch phasing.roles[position] {
                case .fixed: .goesAhead
                case .out: .cannotBe
                case .candidate: reasons?.reason(of: position) ?? .undecided
                }
            let own: Programme.Placement? =
                if case .fixed(let placement, _) = phasing.roles[position] { placement } else { nil }
            return ProjectDecision(
                project: project.id, role: phasing.roles[position], placement: programme?[project.id] ?? own,
                benefit: Double(phasing.benefits[position]), reason: reason)
        }
    }

    // MARK: Moves

    private var moves: [ProgrammeMove] {
        guard var tally, let near = terms.near, let reference else { return [] }
        let programme = tally.programme
        return phasing.projects.enumerated().compactMap { position, project in
            guard case .candidate = phasing.roles[position] else { return outMove(position, near) }
            let (before, after) = (near[project.id], programme[project.id])
            guard before != after else { return nil }
            return ProgrammeMove(
                project: project.id, before: before, after: after,
                cause: cause(of: position, reference[position], before, &tally))
        }
    }

    /// A project of the reference that cannot be in any more, or goes ahead at another time.
    private func outMove(_ position: Int, _ near: Programme) -> ProgrammeMove? {
        let project = phasing.projects[position].id
        var after: Programme.Placement?
        if case .fixed(let placement, _) = phasing.roles[position] { after = placement }
        guard near[project] != after else { return nil }
        return ProgrammeMove(project: project, before: near[project], after: after, cause: .notPossible)
    }

    private func cause(
        of position: Int, _ option: Int?, _ before: Programme.Placement?, _ tally: inout ProgrammeTally
    ) -> ProgrammeMove.Cause {
        let worth = tally.benefit
        guard let option else {
            guard before == nil else { return .notPossible }
            let broken = tally.obstaclesOfTaking([position])
            let own = tally.option(of: position)?.benefit ?? 0
            return broken.isEmpty ? difference(own, of: worth) : .forced(broken)
        }
        let now = tally.chosen[position]
        tally.take(position)
        defer { if let now { tally.put(position, now) } }
        let obstacles = tally.obstacles(to: position, option)
        guard obstacles.isEmpty else { return .forced(obstacles) }
        return difference(worth - tally.benefit - phasing.options[position][option].benefit, of: worth)
    }

    /// What a move is worth of the benefit of the programme.
    private func difference(_ worth: Int, of benefit: Int) -> ProgrammeMove.Cause {
        abs(Double(worth)) <= terms.gap * Double(max(1, benefit)) ? .tie : .worth(Double(worth))
    }
}
