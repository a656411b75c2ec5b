import PlanModel
import Quantities

/// What a choice of options adds up to, in whole numbers where limits are compared.
struct ProgrammeTally: Sendable {
    let phasing: PhasingCase
    /// The option of each project; nil for those that are not chosen.
    private(set) var chosen: [Int?]
    /// What candidates use of each limit, in grid units.
    private(set) var used: [Int]
    /// What the programme gives each floor, and what it uses in all, fixed projects included.
    private(set) var floorParts: [Int]
    private(set) var floorWholes: [Int]
    /// What candidates add to each target, in its unit.
    private(set) var added: [Double]
    /// Money by year of the period, fixed projects included.
    private(set) var money: [Double]
    private(set) var benefit = 0

    /// Adds a choice up.
    init(_ phasing: PhasingCase, _ chosen: [Int?]) {
        self.phasing = phasing
        self.chosen = Array(repeating: nil, count: chosen.count)
        used = Array(repeating: 0, count: phasing.limits.count)
        floorParts = phasing.floors.map(\.fixedPart)
        floorWholes = phasing.floors.map(\.fixedWhole)
        added = Array(repeating: 0, count: phasing.targets.count)
        money = phasing.fixedMoney
        for (project, option) in chosen.enumerated() {
            if let option { put(project, option) }
        }
    }

    /// Puts a project into the programme.
    mutating func put(_ project: Int, _ option: Int) {
        chosen[project] = option
        count(project, option, 1)
    }

    /// Takes a project out of the programme.
    mutating func take(_ project: Int) {
        guard let option = chosen[project] else { return }
        chosen[project] = nil
        count(project, option, -1)
    }

    private mutating func count(_ project: Int, _ number: Int, _ sign: Int) {
        let option = phasing.options[project][number]
        for (limit, units) in option.use { used[limit] += sign * units }
        for (floor, part, whole) in option.floors {
            floorParts[floor] += sign * part
            floorWholes[floor] += sign * whole
        }
        for (target, amount) in option.effects { added[target] += Double(sign) * amount }
        for (year, amount) in option.money.enumerated() { money[year] += Double(sign) * amount }
        benefit += sign * option.benefit
    }

    /// How far a target stays away, in its unit.
    func shortfall(_ target: Int) -> Double { phasing.targets[target].shortfall(adding: added[target]) }

    /// The shortfalls of the targets of a kind, each as a share of its scale.
    func shortfalls(ofBinding isBinding: Bool) -> Double {
        phasing.targets.indices.filter { phasing.targets[$0].isBinding == isBinding }
            .reduce(0) { $0 + phasing.targets[$1].weight * shortfall($1) / phasing.targets[$1].scale }
    }

    /// The programme with the fixed projects.
    var programme: Programme {
        var programme = PhasingCase.fixedProgramme(phasing.roles, phasing.projects)
        for (project, option) in chosen.enumerated() {
            if let option {
                programme.placements[phasing.projects[project].id] = phasing.options[project][option].placement
            }
        }
        return programme
    }

    /// The option of a project that is in; nil where it is not a chosen candidate.
    func option(of project: Int) -> PhasingOption? { chosen[project].map { phasing.options[project][$0] } }
}

/// What stands in the way of an option.
public enum Obstacle: Equatable, Sendable {
    /// A limit would be exceeded: what the project needs of it, what is free, in the resource's unit.
    case limit(Int, needs: Double, free: Double)
    /// A floor would be broken, by an amount in the resource's unit.
    case floor(Int, short: Double)
    /// A target would stay further away, by an amount in the indicator's unit.
    case target(Int, by: Double)
    /// Another one of its alternatives is chosen.
    case alternative(ID<Project>)
    /// A project that it waits for is left out.
    case waitsForLeftOut(ID<Project>)
    /// A project that it waits for is finished in a year that is too late.
    case waitsUntil(ID<Project>, finish: Year)
    /// A chosen project waits for this one and would start before it is finished.
    case isAwaited(by: ID<Project>)
    /// The package of which it is a part is left out, or a part of it.
    case package(ID<Project>)

    /// What more of a limit or floor would remove the obstacle, in the resource's unit; nil for other obstacles.
    public var lacking: Double? {
        switch self {
        case .limit(_, let needs, let free): needs - free
        case .floor(_, let short): short
        case .target, .alternative, .waitsForLeftOut, .waitsUntil, .isAwaited, .package: nil
        }
    }
}
