import PlanModel
import Quantities

/// Finds why a candidate is in, when, or what keeps it out, by trying the other ways one at a time.
struct ReasonFinder {
    private var tally: ProgrammeTally
    private var phasing: PhasingCase { tally.phasing }

    init(tally: ProgrammeTally) { self.tally = tally }

    /// The reason of a candidate; the programme is as it was afterwards.
    mutating func reason(of project: Int) -> ProjectReason {
        guard let option = tally.chosen[project] else { return leftOut(project) }
        return .chosen(chosenFor(project), startsThen(project, option))
    }

    // MARK: In

    private mutating func chosenFor(_ project: Int) -> ProjectReason.ChosenFor {
        if phasing.isMandated(project) { return .mandate }
        if let whole = whole(of: project) { return .part(of: phasing.projects[whole].id) }
        // A package stands or falls with its parts: what is lost without all of them is what it is in for.
        let group = company(of: project) { tally, member in tally.chosen[member] != nil }
        let broken = tally.obstaclesOfTaking(group)
        for obstacle in broken {
            if case .isAwaited(let other) = obstacle { return .other(other) }
        }
        for obstacle in broken {
            switch obstacle {
            case .target(let target, let amount): return .target(target, by: amount)
            case .floor(let floor, _): return .floor(floor)
            default: continue
            }
        }
        return .benefit(Double(group.reduce(0) { $0 + (tally.option(of: $1)?.benefit ?? 0) }))
    }

    /// The chosen package of which a chosen project is a part.
    private func whole(of project: Int) -> Int? {
        phasing.ties.packages[project].map { phasing.packages[$0].whole }
            .first { $0 != project && tally.chosen[$0] != nil }
    }

    private mutating func startsThen(_ project: Int, _ option: Int) -> ProjectReason.StartsThen {
        guard option > 0 else { return .firstYear }
        let earlier = phasing.options[project][option - 1].start
        tally.take(project)
        let obstacles = tally.obstacles(to: project, option - 1)
        tally.put(project, option)
        return obstacles.isEmpty ? .byChoice(earlier) : .notEarlier(earlier, obstacles)
    }

    // MARK: Out

    /// Of all years in which it might start, the one in which least stands in the way.
    private mutating func leftOut(_ project: Int) -> ProjectReason {
        let together = company(of: project) { tally, member in
            tally.chosen[member] == nil && !tally.phasing.options[member].isEmpty
        }.dropFirst().map { (project: $0, option: 0) }
        var best: (weight: Double, start: Year, obstacles: [Obstacle])?
        for (number, option) in phasing.options[project].enumerated() {
            let obstacles = tally.obstacles(to: project, number, with: together)
            if obstacles.isEmpty { return .tie(from: option.start) }
            let weight = obstacles.reduce(0) { $0 + self.weight($1) }
            if best.map({ weight < $0.weight }) ?? true { best = (weight, option.start, obstacles) }
        }
        return best.map { .leftOut(from: $0.start, $0.obstacles) } ?? .cannotBe
    }

    /// A project, then the other members of its packages that a question is about.
    ///
    /// Of parts that are alternatives one is there: the project itself, else one that is there already, else a chosen one,
    /// else the first.
    private func company(of project: Int, _ isAsked: (ProgrammeTally, Int) -> Bool) -> [Int] {
        var members: [Int] = [project]
        var next = 0
        while next < members.count {
            let member = members[next]
            for (whole, parts) in phasing.ties.packages[member].map({ phasing.packages[$0] }) {
                let part =
                    parts.contains(member)
                    ? member
                    : parts.first { members.contains($0) } ?? parts.first { tally.chosen[$0] != nil } ?? parts[0]
                for other in [whole, part] where !members.contains(other) { members.append(other) }
            }
            next += 1
        }
        return [project] + members.dropFirst().filter { isAsked(tally, $0) }
    }

    /// How much an obstacle weighs: the share of the limit that is lacking, other projects more.
    private func weight(_ obstacle: Obstacle) -> Double {
        switch obstacle {
        case .limit(let slot, let needs, let free):
            let allowed = phasing.index.plan.limits[slot].amount.number ?? 0
            return 0.01 + (needs - free) / max(abs(allowed), 1e-9)
        case .floor(let row, let short):
            return 0.01 + short / max(abs(phasing.index.plan.floors[row].amount.number ?? 1e6), 1)
        case .target: return 1
        case .alternative, .waitsForLeftOut, .waitsUntil, .isAwaited, .package: return 10
        }
    }
}
