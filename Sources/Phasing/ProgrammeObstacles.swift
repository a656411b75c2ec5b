import PlanModel

/// What stands in the way of putting projects in, or of taking them out.
///
/// Only what the projects themselves use is looked at, so that asking for every project of a plan is not slower by the
/// square of their number.
extension ProgrammeTally {
    /// A project with an option.
    typealias Part = (project: Int, option: Int)

    /// What stands in the way of putting a project in with an option, which it is not in with now.
    ///
    /// - Parameters:
    ///   - project: the project; where it is in with another option, take it out first.
    ///   - number: the option.
    ///   - together: further projects with their options that come with it: the other parts of a package.
    /// - Returns: limits, floors, targets and relations, in this order; none where it fits.
    mutating func obstacles(to project: Int, _ number: Int, with together: [Part] = []) -> [Obstacle] {
        let group = [(project: project, option: number)] + together
        let before = Reach(group, self)
        for (member, option) in group { put(member, option) }
        let relations = group.flatMap { relationObstacles(of: $0.project) }
        let obstacles = limitObstacles(before) + floorObstacles(before) + targetObstacles(before) + relations
        for (member, _) in group.reversed() { take(member) }
        return obstacles
    }

    /// What a programme without projects that are in would break that the one with them keeps.
    ///
    /// - Parameter projects: the projects, all of which are in.
    /// - Returns: floors, limits, targets and relations, in this order; none where nothing is broken.
    mutating func obstaclesOfTaking(_ projects: [Int]) -> [Obstacle] {
        let group = projects.compactMap { project in chosen[project].map { (project: project, option: $0) } }
        let before = Reach(group, self)
        for (member, _) in group { take(member) }
        var obstacles = floorObstacles(before) + limitObstacles(before) + targetObstacles(before)
        for project in projects { obstacles += relationObstacles(ofTaking: project) }
        for (member, option) in group.reversed() { put(member, option) }
        return obstacles
    }

    /// The state of all that some options reach.
    private struct Reach {
        let used: [(limit: Int, units: Int)]
        let short: [(floor: Int, units: Int)]
        let missing: [(target: Int, amount: Double)]

        init(_ group: [Part], _ tally: ProgrammeTally) {
            let options = group.map { tally.phasing.options[$0.project][$0.option] }
            func positions(_ lists: [[Int]]) -> [Int] {
                lists.count == 1 ? lists[0] : Set(lists.joined()).sorted()
            }
            used = positions(options.map { $0.use.map(\.slot) }).map { ($0, tally.used[$0]) }
            short = positions(options.map { $0.floors.map(\.floor) }).map { ($0, tally.floorShort($0)) }
            missing = positions(options.map { $0.effects.map(\.target) }).map { ($0, tally.shortfall($0)) }
        }
    }

    private func limitObstacles(_ before: Reach) -> [Obstacle] {
        before.used.compactMap { position, units in
            let limit = phasing.limits[position]
            guard used[position] > limit.room, used[position] > units else { return nil }
            return .limit(
                limit.slot, needs: Double(used[position] - units) * limit.grid,
                free: Double(limit.room - units) * limit.grid)
        }
    }

    private func floorObstacles(_ before: Reach) -> [Obstacle] {
        before.short.compactMap { position, units in
            let short = floorShort(position)
            return short > units ? .floor(phasing.floors[position].row, short: Double(short)) : nil
        }
    }

    private func targetObstacles(_ before: Reach) -> [Obstacle] {
        before.missing.compactMap { target, amount in
            let more = shortfall(target) - amount
            return more > 1e-9 * max(1, abs(phasing.targets[target].needed))
                ? .target(phasing.targets[target].row, by: more) : nil
        }
    }

    /// By how many whole units a floor is not kept.
    func floorShort(_ position: Int) -> Int {
        let floor = phasing.floors[position]
        let share = floor.share.map { millionths in
            let needed = (Double(millionths) * Double(floorWholes[position]) / 1_000_000 - 1e-6).rounded(.up)
            return Int(needed) - floorParts[position]
        }
        let amount = floor.amount.map { $0 - floorParts[position] }
        return max(0, share ?? 0, amount ?? 0)
    }

    /// What other projects hold against one that is in.
    func relationObstacles(of project: Int) -> [Obstacle] {
        guard let own = option(of: project) else { return [] }
        var obstacles: [Obstacle] = []
        for group in phasing.ties.alternatives[project] {
            for other in phasing.alternatives[group].members where other != project && chosen[other] != nil {
                obstacles.append(.alternative(phasing.projects[other].id))
            }
        }
        for (waiting, requires) in phasing.ties.waits[project].map({ phasing.waits[$0] }) {
            if waiting == project {
                let first = phasing.projects[requires].id
                guard let option = option(of: requires) else {
                    obstacles.append(.waitsForLeftOut(first))
                    continue
                }
                if option.finish >= own.start { obstacles.append(.waitsUntil(first, finish: option.finish)) }
            } else if let option = option(of: waiting), own.finish >= option.start {
                obstacles.append(.isAwaited(by: phasing.projects[waiting].id))
            }
        }
        for (whole, parts) in phasing.ties.packages[project].map({ phasing.packages[$0] }) {
            let count = parts.count { chosen[$0] != nil }
            if (chosen[whole] != nil) != (count == 1) {
                obstacles.append(.package(phasing.projects[whole == project ? parts[0] : whole].id))
            }
        }
        return obstacles
    }

    /// What is left in without a project that has been taken out and cannot do without it.
    func relationObstacles(ofTaking project: Int) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        for (waiting, requires) in phasing.ties.waits[project].map({ phasing.waits[$0] })
        where requires == project && chosen[waiting] != nil {
            obstacles.append(.isAwaited(by: phasing.projects[waiting].id))
        }
        for (whole, parts) in phasing.ties.packages[project].map({ phasing.packages[$0] }) {
            if whole != project, chosen[whole] != nil {
                obstacles.append(.package(phasing.projects[whole].id))
            } else if whole == project, let part = parts.first(where: { chosen[$0] != nil }) {
                obstacles.append(.package(phasing.projects[part].id))
            }
        }
        return obstacles
    }
}

/// Which relations each project stands in, by their positions in the case.
struct ProjectTies: Sendable {
    /// Groups of alternatives, by project.
    private(set) var alternatives: [[Int]]
    /// Waits, by either of the two projects.
    private(set) var waits: [[Int]]
    /// Packages, by whole and by part.
    private(set) var packages: [[Int]]

    init(count: Int, _ relations: ProjectRelations) {
        alternatives = Array(repeating: [], count: count)
        waits = alternatives
        packages = alternatives
        for (position, group) in relations.alternatives.enumerated() {
            for member in group.members { alternatives[member].append(position) }
        }
        for (position, wait) in relations.waits.enumerated() {
            waits[wait.project].append(position)
            waits[wait.requires].append(position)
        }
        for (position, package) in relations.packages.enumerated() {
            for member in [package.whole] + package.parts { packages[member].append(position) }
        }
    }
}
