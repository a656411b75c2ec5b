import PlanModel
import Quantities

extension ProgrammeVerifier {
    /// An amount of a project in a year, in ten-thousandths of the resource's unit.
    struct Use {
        let resource: String
        let funding: ID<FundingSource>?
        let year: Int
        let amount: Int128
    }

    /// A project that is built, by its position in the plan, with what it uses.
    struct Built {
        let row: Int
        let isFixed: Bool
        let uses: [Use]
    }

    /// What a project uses from a start on, without what a package counts in its place.
    private func use(of project: Project, from start: Int, _ programme: Programme) -> [Use] {
        var covered: Set<String> = []
        var seen: Set<ID<Project>> = [project.id]
        var next = project.package
        while let id = next, let whole = projects[id], seen.insert(id).inserted {
            let counts = isFixed(whole) ? ownStart(whole) != nil : programme[id] != nil
            if counts { covered.formUnion(rows(of: whole, from: 0).map(\.resource)) }
            next = whole.package
        }
        return rows(of: project, from: start).filter { !covered.contains($0.resource) }
    }

    private func rows(of project: Project, from start: Int) -> [Use] {
        let all = amounts[project.id] ?? []
        var rows = all.compactMap { row -> Use? in
            guard includesUnverified || row.origin != .unverified, let amount = row.amount.number else { return nil }
            return Use(
                resource: row.resource, funding: row.funding, year: start + row.offset,
                amount: whole(amount, per: 10_000))
        }
        let hasCost = all.contains { $0.resource == "cost" }
        let hasYears = !isFixed(project) || hasDuration(project)
        if !hasCost, hasYears, let cost = project.cost.number, cost > 0,
            includesUnverified || project.costOrigin != .unverified
        {
            let years = duration(project)
            for offset in 0..<years {
                rows.append(
                    Use(
                        resource: "cost", funding: nil, year: start + offset,
                        amount: whole(cost / Double(years), per: 10_000)))
            }
        }
        return rows
    }

    /// Whether anything says how long a project is built.
    private func hasDuration(_ project: Project) -> Bool {
        if let start = project.start.flatMap(planYear), let finish = project.finish.flatMap(planYear), start <= finish {
            return true
        }
        return (amounts[project.id] ?? []).contains { $0.stage == .build }
    }

    /// The projects that are built, from the year in which their amounts begin.
    func built(_ programme: Programme) -> [Built] {
        plan.projects.enumerated().compactMap { row, project in
            let isFixed = isFixed(project)
            let start = isFixed ? ownStart(project) : programme[project.id]?.start.number
            return start.map { Built(row: row, isFixed: isFixed, uses: use(of: project, from: $0, programme)) }
        }
    }

    // MARK: Limits

    func limits(_ built: [Built]) -> [ProgrammeViolation] {
        var uses: [Int: [String: [(position: Int, use: Use)]]] = [:]
        for (position, project) in built.enumerated() {
            for use in project.uses { uses[use.year, default: [:]][use.resource, default: []].append((position, use)) }
        }
        var shares: [ID<Place>: [Int128]] = [:]
        for place in Set(plan.limits.map(\.place)) {
            shares[place] = built.map { share(of: plan.projects[$0.row], in: place) }
        }
        return plan.limits.enumerated().compactMap { row, limit in
            guard let amount = limit.amount.number, includesUnverified || limit.origin != .unverified else {
                return nil
            }
            var own = [Int128](repeating: 0, count: built.count)
            for (position, use) in uses[limit.year.number]?[limit.resource] ?? []
            where limit.funding == nil || use.funding == limit.funding {
                own[position] += use.amount
            }
            var (sum, fixed): (Int128, Int128) = (0, 0)
            for (position, share) in (shares[limit.place] ?? []).enumerated() where own[position] != 0 && share != 0 {
                let units = units(own[position] * share, grid: limit.resolution)
                sum += units
                if built[position].isFixed { fixed += units }
            }
            let allowed = max(units(whole(amount, per: 10_000) * 1_000_000, grid: limit.resolution), fixed)
            guard sum > allowed else { return nil }
            return .limitExceeded(row, by: Double(sum - allowed) * (limit.resolution > 0 ? limit.resolution : 1))
        }
    }

    /// An amount in ten-thousandths times millionths as whole units of a grid, half up.
    private func units(_ amount: Int128, grid: Double) -> Int128 {
        let size = max(1, whole(grid > 0 ? grid : 1, per: 1_000_000)) * 10_000
        let (quotient, rest) = (2 * amount + size).quotientAndRemainder(dividingBy: 2 * size)
        return rest < 0 ? quotient - 1 : quotient
    }

    // MARK: Floors

    func floors(_ built: [Built]) -> [ProgrammeViolation] {
        let period =
            plan.header.period.first.number...max(plan.header.period.first.number, plan.header.period.last.number)
        return plan.floors.enumerated().flatMap { row, floor -> [ProgrammeViolation] in
            guard includesUnverified || floor.origin != .unverified else { return [] }
            var (part, all): (Int128, Int128) = (0, 0)
            for project in built {
                var sum: Int128 = 0
                for use in project.uses where use.resource == floor.resource && period.contains(use.year) {
                    sum += use.amount
                }
                guard sum != 0 else { continue }
                all += units(sum * 1_000_000, grid: 1)
                guard floor.field == nil || plan.projects[project.row].field == floor.field else { continue }
                let inPlace = floor.place.map { share(of: plan.projects[project.row], in: $0) } ?? 1_000_000
                part += units(sum * inPlace, grid: 1)
            }
            var missed: [ProgrammeViolation] = []
            if let share = floor.share.number, part * 1_000_000 < whole(share, per: 1_000_000) * all {
                let short = Double(whole(share, per: 1_000_000) * all - part * 1_000_000) / 1_000_000
                missed.append(.floorMissed(row, by: short))
            }
            if let amount = floor.amount.number, part < units(whole(amount, per: 10_000) * 1_000_000, grid: 1) {
                missed.append(.floorMissed(row, by: amount - Double(part)))
            }
            return missed
        }
    }
}
