import Outlook
import PlanModel
import Quantities

/// Tries every way of choosing: slow, obvious, and without any code of the room.
struct SlowChoice {
    let plan: Plan
    private let central: [Double?]
    private let needed: [Double]

    /// The best of all ways: shortfall of binding targets, of others, benefit.
    struct Best: Equatable {
        var binding: Double
        var other: Double
        var benefit: Double

        func isWorse(than other: Best) -> Bool {
            if abs(binding - other.binding) > 1e-7 { return binding > other.binding }
            if abs(self.other - other.other) > 1e-7 { return self.other > other.other }
            return benefit < other.benefit
        }
    }

    init(_ plan: Plan) {
        self.plan = plan
        var programme = Programme()
        for project in plan.projects where project.stage?.hasBegun == true {
            guard let start = project.start, let finish = project.finish else { continue }
            programme.placements[project.id] = .init(start: Year(start.year), finish: Year(finish.year))
        }
        let paths = Trajectories(index: PlanIndex(plan), programme: programme)
        central = plan.targets.map { paths[$0.indicator, $0.place]?.distribution($0.year)?.median }
        needed = plan.targets.map { $0.value.number ?? 0 }
    }

    private func isFixed(_ project: Project) -> Bool { project.stage == .continuing }

    /// Every choice that keeps all rules, with what it is worth.
    func best() -> Best? {
        var best: Best?
        explore(0, [:]) { starts in
            guard keepsRules(starts) else { return }
            let value = value(starts)
            if best.map({ $0.isWorse(than: value) }) ?? true { best = value }
        }
        return best
    }

    private func explore(_ position: Int, _ starts: [ID<Project>: Int], _ visit: ([ID<Project>: Int]) -> Void) {
        guard position < plan.projects.count else { return visit(starts) }
        let project = plan.projects[position]
        var more = starts
        if isFixed(project) {
            more[project.id] = project.start?.year
            return explore(position + 1, more, visit)
        }
        if !project.isMandated { explore(position + 1, starts, visit) }
        guard project.stage != .suspended, let first = project.earliest?.number, let last = project.latest?.number
        else { return explore(position + 1, starts, visit) }
        for year in first...last {
            more[project.id] = year
            // Money only ever adds up, so that a year that is full stays full.
            if moneyFits(more) { explore(position + 1, more, visit) }
        }
    }

    private func moneyFits(_ starts: [ID<Project>: Int]) -> Bool {
        plan.limits.filter { $0.resource == "cost" }.allSatisfy { fits($0, starts) }
    }

    // MARK: Rules

    private func keepsRules(_ starts: [ID<Project>: Int]) -> Bool {
        plan.limits.allSatisfy { fits($0, starts) } && plan.floors.allSatisfy { keeps($0, starts) }
            && keepsRelations(starts)
    }

    private func fits(_ limit: Limit, _ starts: [ID<Project>: Int]) -> Bool {
        var (sum, fixed) = (0, 0)
        for project in plan.projects {
            guard let start = starts[project.id] else { continue }
            let own = amounts(project).filter { row in
                row.resource == limit.resource && start + row.offset == limit.year.number
                    && (limit.funding == nil || limit.funding == row.funding)
            }
            let use = own.reduce(0.0) { $0 + $1.amount } * share(project, limit.place)
            let units = Int((use / limit.resolution + 0.5).rounded(.down))
            sum += units
            if isFixed(project) { fixed += units }
        }
        return sum <= max(fixed, Int(((limit.amount.number ?? 0) / limit.resolution + 0.5).rounded(.down)))
    }

    private func keeps(_ floor: Floor, _ starts: [ID<Project>: Int]) -> Bool {
        var (part, all) = (0, 0)
        for project in plan.projects {
            guard let start = starts[project.id] else { continue }
            let sum = amounts(project).filter { $0.resource == "cost" && SmallPlans.years.contains(start + $0.offset) }
                .reduce(0.0) { $0 + $1.amount }
            all += Int((sum + 0.5).rounded(.down))
            guard project.field == floor.field else { continue }
            part += Int((sum * (floor.place.map { share(project, $0) } ?? 1) + 0.5).rounded(.down))
        }
        if let share = floor.share.number { return Double(part) * 10 >= (share * 10).rounded() * Double(all) }
        return Double(part) >= floor.amount.number ?? 0
    }

    private func keepsRelations(_ starts: [ID<Project>: Int]) -> Bool {
        let group = plan.alternatives.map(\.project)
        let fixed = group.filter { id in plan.projects.contains { $0.id == id && isFixed($0) } }
        let chosen = group.filter { starts[$0] != nil && !fixed.contains($0) }
        if chosen.count > 1 || (!chosen.isEmpty && !fixed.isEmpty) { return false }
        for row in plan.prerequisites {
            guard let project = plan.projects.first(where: { $0.id == row.project }), !isFixed(project),
                let start = starts[row.project]
            else { continue }
            guard let before = starts[row.requires], let first = plan.projects.first(where: { $0.id == row.requires })
            else { return false }
            if before + span(first) >= start { return false }
        }
        return plan.projects.allSatisfy { part in
            guard let id = part.package, let whole = plan.projects.first(where: { $0.id == id }),
                !(isFixed(whole) && isFixed(part)), part.stage != .suspended
            else { return true }
            if whole.stage == .suspended { return isFixed(part) || starts[part.id] == nil }
            return (starts[whole.id] != nil) == (starts[part.id] != nil)
        }
    }

    // MARK: Figures

    private func span(_ project: Project) -> Int { (project.finish?.year ?? 0) - (project.start?.year ?? 0) }

    private struct Row {
        let resource: String
        let offset: Int
        let amount: Double
        let funding: ID<FundingSource>?
    }

    private func amounts(_ project: Project) -> [Row] {
        let whole = plan.projects.first { $0.id == project.package && $0.stage != .suspended }
        let covered = whole.map { Set(own($0).map(\.resource)) } ?? []
        return own(project).filter { !covered.contains($0.resource) }
    }

    private func own(_ project: Project) -> [Row] {
        var rows = plan.projectYears.filter { $0.project == project.id }.map {
            Row(resource: $0.resource, offset: $0.offset, amount: $0.amount.number ?? 0, funding: $0.funding)
        }
        if !rows.contains(where: { $0.resource == "cost" }) {
            let years = span(project) + 1
            rows += (0..<years).map {
                Row(resource: "cost", offset: $0, amount: (project.cost.number ?? 0) / Double(years), funding: nil)
            }
        }
        return rows
    }

    private func share(_ project: Project, _ place: ID<Place>) -> Double {
        let rows = plan.projectPlaces.filter { $0.project == project.id }
        if rows.isEmpty { return place == SmallPlans.region ? 1 : 0 }
        return rows.reduce(0) { sum, row in
            let part = row.share.number ?? 1
            if place == SmallPlans.region || place == row.place { return sum + part }
            return place.text == "Z" && row.place.text == "A" ? sum + part / 2 : sum
        }
    }

    private func value(_ starts: [ID<Project>: Int]) -> Best {
        var best = Best(binding: 0, other: 0, benefit: 0)
        for (number, target) in plan.targets.enumerated() {
            guard let central = central[number] else { continue }
            let sign = target.indicator.text == "i0" ? 1.0 : -1
            let gap = sign * (needed[number] - central)
            let scale = gap > 1e-9 * max(1, abs(needed[number])) ? gap : abs(needed[number])
            let missing = max(0, gap - sign * added(target, starts)) / scale
            if target.kind?.text == "binding" { best.binding += missing } else { best.other += missing }
        }
        for project in plan.projects where !isFixed(project) {
            guard let start = starts[project.id] else { continue }
            let isPart = plan.projects.contains { $0.id == project.package && $0.stage != .suspended }
            let benefit = isPart ? 0 : project.benefit.number ?? project.cost.number ?? 0
            let years = span(project) + 1
            let inside = min(years, SmallPlans.years.upperBound - start + 1)
            best.benefit += (benefit * Double(inside) / Double(years) + 0.5).rounded(.down)
        }
        return best
    }

    private func added(_ target: Target, _ starts: [ID<Project>: Int]) -> Double {
        plan.effects.filter { $0.indicator == target.indicator }.reduce(0) { sum, effect in
            guard let project = plan.projects.first(where: { $0.id.address == effect.cause }), !isFixed(project),
                let start = starts[project.id]
            else { return sum }
            let first = start + span(project) + effect.lag
            guard first <= target.year.number else { return sum }
            let grown = min(1, Double(target.year.number - first + 1) / Double(effect.ramp))
            return sum + grown * (effect.amount.number ?? 0)
        }
    }
}
