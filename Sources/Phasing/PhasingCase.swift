import Gates
import Outlook
import PlanModel
import Quantities

/// Everything that the choice of projects rests on, in whole numbers where limits are compared.
struct PhasingCase: Sendable {
    let index: PlanIndex
    /// The years of the period.
    let years: [Year]
    /// The projects by identifier.
    let positions: [ID<Project>: Int]
    /// What the choice may do with each project, in the order of the plan.
    let roles: [ProjectRole]
    /// The ways of putting each candidate into the plan, by start; none for other projects.
    let options: [[PhasingOption]]
    /// What each project is worth, in 10,000 of the currency.
    let benefits: [Int]
    /// The projects whose cost stands in for a benefit that nobody appraised.
    let costAsBenefit: Set<ID<Project>>
    /// The limits that count.
    let limits: [GridLimit]
    /// The floors that count.
    let floors: [GridFloor]
    /// The targets that a choice can decide.
    let targets: [PhasingTarget]
    /// Money of the fixed projects by year of the period.
    let fixedMoney: [Double]
    /// Which candidates wait for which.
    let waits: [(project: Int, requires: Int)]
    /// Candidates of which at most one may be in, by group.
    let alternatives: [(group: String, members: [Int])]
    /// Candidates that are in together: a whole and a part of it, or the parts of it of which one is chosen.
    let packages: [(whole: Int, parts: [Int])]

    /// The same by project.
    let ties: ProjectTies
    /// The paths of all indicators with the fixed projects alone.
    let trajectories: Trajectories

    var projects: [Project] { index.plan.projects }

    func role(of project: Int) -> ProjectRole { roles[project] }

    func isMandated(_ project: Int) -> Bool {
        if case .candidate(isMandated: true) = roles[project] { true } else { false }
    }

    /// The programme of the fixed projects alone.
    static func fixedProgramme(_ roles: [ProjectRole], _ projects: [Project]) -> Programme {
        var programme = Programme()
        for (project, role) in zip(projects, roles) {
            if case .fixed(let placement?, _) = role { programme.placements[project.id] = placement }
        }
        return programme
    }
}

extension PhasingCase {
    /// Reads a plan from a standpoint; trajectories of the same plan save making its pasts and forecasts anew.
    init(
        index: PlanIndex, gates: [GateVerdict], settings: OutlookSettings, adding: Set<ID<Project>> = [],
        outlook: Trajectories? = nil
    ) {
        let slots = LimitSlots(index.plan.limits)
        let places = slots.places.union(index.plan.floors.compactMap(\.place))
        let use = ProjectUse(index: index, in: places, includesUnverified: settings.includesUnverified)
        let reading = RoleReading(index: index, use: use, gates: gates) { project in
            project.stageKnownOn.map(settings.knows) ?? true
        }
        var relations = ProjectRelations(index: index, use: use, roles: reading.roles(), adding: adding)
        relations.settle()
        let begun = Self.fixedProgramme(relations.roles, index.plan.projects)
        let trajectories =
            outlook?.with(programme: begun, of: index)
            ?? Trajectories(index: index, settings: settings, programme: begun)
        self.init(relations, trajectories, OptionBuilder(relations, slots, use, settings))
    }

    private init(_ relations: ProjectRelations, _ trajectories: Trajectories, _ builder: OptionBuilder) {
        let effects = TargetEffects(index: relations.index, trajectories: trajectories)
        var builder = builder
        self.trajectories = trajectories
        let projects = relations.index.plan.projects
        index = relations.index
        years = relations.years
        positions = relations.positions
        roles = relations.roles
        let worth = ProjectWorth(relations, builder.use)
        let period = index.plan.header.period.period
        options = projects.indices.map { position in
            builder.options(of: position, effects).map { option in
                var option = option
                option.benefit = option.counted(worth.benefits[position], in: period)
                return option
            }
        }
        for position in projects.indices { builder.addFixed(position) }
        benefits = worth.benefits
        costAsBenefit = worth.costAsBenefit
        limits = builder.limits
        floors = builder.floors
        targets = effects.targets
        fixedMoney = builder.fixedMoney
        waits = relations.waits
        alternatives = relations.alternatives
        packages = relations.packages
        ties = ProjectTies(count: projects.count, relations)
    }
}

/// What projects are worth to the choice.
struct ProjectWorth {
    private(set) var benefits: [Int] = []
    private(set) var costAsBenefit: Set<ID<Project>> = []

    /// The appraised benefit; without one the cost, labelled; nothing for a part whose whole has its own.
    init(_ relations: ProjectRelations, _ use: ProjectUse) {
        let includes = relations.includesUnverified
        func appraised(_ project: Project) -> Double? {
            includes || project.benefitOrigin != .unverified ? project.benefit.number : nil
        }
        func cost(_ project: Project) -> Double? {
            if let cost = project.cost.number, includes || project.costOrigin != .unverified { return cost }
            let amounts = use.amounts(of: project).filter { $0.resource == Resources.cost }
            return amounts.isEmpty ? nil : amounts.reduce(0) { $0 + $1.amount }
        }
        for (position, project) in relations.index.plan.projects.enumerated() {
            let wholes = relations.countedWholes(of: position)
            guard !wholes.contains(where: { appraised($0) != nil || cost($0) != nil }) else {
                benefits.append(0)
                continue
            }
            if appraised(project) == nil, cost(project) != nil { costAsBenefit.insert(project.id) }
            let worth = appraised(project) ?? cost(project) ?? 0
            benefits.append(GridLimit.units(worth, grid: 1))
        }
    }
}
