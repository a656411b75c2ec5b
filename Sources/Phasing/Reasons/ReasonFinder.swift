import PlanModel
import Quantities

/// Finds why a candidate is in, when, or what keeps it out, by trying the other ways one at a time.
struct ReasonFinder {
    let tally: ProgrammeTally
    let gap: Double
    private var phasing: PhasingCase { tally.phasing }

    init(tally: ProgrammeTally, gap: Double) {
        self.tally = tally
        self.gap = gap
    }

    func reason(of project: Int) -> ProjectReason {
        guard let option = tally.chosen[project] else { return leftOut(project) }
        var without = tally
        without.take(project)
        return .chosen(chosenFor(project, without), startsThen(project, option, without))
    }

    // MARK: In

    private func chosenFor(_ project: Int, _ without: ProgrammeTally) -> ProjectReason.ChosenFor {
        if phasing.isMandated(project) { return .mandate }
        let broken = without.obstaclesOfTaking(project, from: tally)
        for obstacle in broken {
            switch obstacle {
            case .package(let other), .isAwaited(let other): return .other(other)
            default: continue
            }
        }
        for obstacle in broken {
            switch obstacle {
            case .target(let target, let amount): return .target(target, by: amount)
            case .floor(let floor, _): return .floor(floor)
            default: continue
            }
        }
        return .benefit(Double(tally.option(of: project)?.benefit ?? 0))
    }

    private func startsThen(_ project: Int, _ option: Int, _ without: ProgrammeTally) -> ProjectReason.StartsThen {
        guard option > 0 else { return .firstYear }
        let earlier = phasing.options[project][option - 1].start
        let obstacles = without.obstacles(to: project, option - 1)
        return obstacles.isEmpty ? .byChoice(earlier) : .notEarlier(earlier, obstacles)
    }

    // MARK: Out

    /// Of all years in which it might start, the one in which least stands in the way.
    private func leftOut(_ project: Int) -> ProjectReason {
        let together = company(of: project)
        var best: (weight: Double, start: Year, obstacles: [Obstacle])?
        for (number, option) in phasing.options[project].enumerated() {
            let obstacles = tally.obstacles(to: project, number, with: together)
            if obstacles.isEmpty { return .tie(from: option.start) }
            let weight = obstacles.reduce(0) { $0 + self.weight($1) }
            if best.map({ weight < $0.weight }) ?? true { best = (weight, option.start, obstacles) }
        }
        return best.map { .leftOut(from: $0.start, $0.obstacles) } ?? .cannotBe
    }

    /// The other parts of its package that would have to come with a project, each in its first year.
    private func company(of project: Int) -> [(project: Int, option: Int)] {
        var members: [Int] = [project]
        var next = 0
        while next < members.count {
            for (whole, parts) in phasing.packages where whole == members[next] || parts.contains(members[next]) {
                let part =
                    parts.contains(members[next]) ? members[next] : parts.first { members.contains($0) } ?? parts[0]
                for other in [whole, part] where !members.contains(other) { members.append(other) }
            }
            next += 1
        }
        return members.dropFirst().filter { tally.chosen[$0] == nil && !phasing.options[$0].isEmpty }
            .map { (project: $0, option: 0) }
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
