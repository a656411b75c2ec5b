import Outlook
import PlanModel
import Quantities

/// Turns what projects use into whole grid units, by option and for the fixed projects.
struct OptionBuilder {
    let use: ProjectUse
    private(set) var limits: [GridLimit] = []
    private(set) var floors: [GridFloor] = []
    private(set) var fixedMoney: [Double]
    private let relations: ProjectRelations
    private let slots: LimitSlots
    /// The position among the limits that count, by that among the limits of the plan.
    private var countedSlots: [Int: Int] = [:]

    init(_ relations: ProjectRelations, _ slots: LimitSlots, _ use: ProjectUse, _ settings: OutlookSettings) {
        self.relations = relations
        self.slots = slots
        self.use = use
        fixedMoney = Array(repeating: 0, count: relations.years.count)
        let plan = relations.index.plan
        for (slot, limit) in plan.limits.enumerated() {
            guard let amount = limit.amount.number, settings.includesUnverified || limit.origin != .unverified else {
                continue
            }
            countedSlots[slot] = limits.count
            limits.append(GridLimit(slot: slot, limit, amount: amount))
        }
        for (row, floor) in plan.floors.enumerated() {
            guard settings.includesUnverified || floor.origin != .unverified,
                floor.share.number != nil || floor.amount.number != nil
            else { continue }
            floors.append(
                GridFloor(
                    row: row, share: floor.share.number.map { GridLimit.units($0, grid: 1e-6) },
                    amount: floor.amount.number.map { GridLimit.units($0, grid: 1) }))
        }
    }

    private var projects: [Project] { relations.index.plan.projects }

    /// The ways of putting a candidate into the plan.
    func options(of position: Int, _ effects: TargetEffects) -> [PhasingOption] {
        let starts = relations.starts[position]
        guard !starts.isEmpty else { return [] }
        let project = projects[position]
        let amounts = use.amounts(of: project, besides: relations.countedWholes(of: position), span: 0)
        let shares = use.shares(of: project)
        return starts.map { start in
            let finish = start.advanced(by: relations.spans[position])
            return PhasingOption(
                placement: .init(start: start, finish: finish), use: units(amounts, shares, from: start),
                effects: effects.effects(of: project.id, finish: finish), money: money(amounts, from: start),
                floors: floorParts(project, amounts, shares, from: start))
        }
    }

    /// Adds what a fixed project uses at its own time.
    mutating func addFixed(_ position: Int) {
        let project = projects[position]
        guard case .fixed(_?, _) = relations.roles[position], let start = use.start(of: project) else { return }
        let amounts = use.amounts(of: project, besides: relations.countedWholes(of: position))
        let shares = use.shares(of: project)
        for (limit, units) in units(amounts, shares, from: start) { limits[limit].fixed += units }
        for (year, amount) in money(amounts, from: start).enumerated() { fixedMoney[year] += amount }
        for (floor, part, whole) in floorParts(project, amounts, shares, from: start) {
            floors[floor].fixedPart += part
            floors[floor].fixedWhole += whole
        }
    }

    private func units(
        _ amounts: [ProjectUse.Amount], _ shares: [(place: ID<Place>, share: Double)], from start: Year
    ) -> [(slot: Int, units: Int)] {
        slots.use(amounts, shares, from: start).compactMap { slot, amount in
            guard let position = countedSlots[slot] else { return nil }
            let units = GridLimit.units(amount, grid: limits[position].grid)
            return units == 0 ? nil : (position, units)
        }
    }

    private func money(_ amounts: [ProjectUse.Amount], from start: Year) -> [Double] {
        relations.years.map { year in
            amounts.reduce(0) { sum, amount in
                let isDue = amount.resource == Resources.cost && start.advanced(by: amount.offset) == year
                return isDue ? sum + amount.amount : sum
            }
        }
    }

    /// What a project gives to each floor over the years of the period, and what it uses of the floor's resource in all.
    private func floorParts(
        _ project: Project, _ amounts: [ProjectUse.Amount], _ shares: [(place: ID<Place>, share: Double)],
        from start: Year
    ) -> [(floor: Int, part: Int, whole: Int)] {
        floors.enumerated().compactMap { position, grid in
            let floor = relations.index.plan.floors[grid.row]
            let sum = amounts.reduce(0.0) { sum, amount in
                let year = start.advanced(by: amount.offset)
                let counts =
                    amount.resource == floor.resource && relations.index.plan.header.period.period.contains(year)
                return counts ? sum + amount.amount : sum
            }
            let share = floor.place.map { place in shares.first { $0.place == place }?.share ?? 0 } ?? 1
            let isOfField = floor.field == nil || floor.field == project.field
            let whole = GridLimit.units(sum, grid: 1)
            let part = isOfField ? GridLimit.units(sum * share, grid: 1) : 0
            return whole == 0 && part == 0 ? nil : (position, part, whole)
        }
    }
}
