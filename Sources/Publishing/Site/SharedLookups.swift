import Appraisals
import Diagnostics
import Gates
import Outlook
import PlanModel
import Quantities

/// Look-ups over an appraisal that many pages share, made once so that no page goes through the whole plan.
struct SharedLookups: Sendable {
    /// What the audience may not read, with the reason.
    let withheld: [Address: Withheld.Reason]
    /// How the targets stand, by indicator and place, in order of years.
    let targets: [PlanIndex.SeriesKey: [TargetOutlook]]
    /// The places at which each indicator has a path, in official order.
    let placesOfIndicator: [ID<Indicator>: [ID<Place>]]
    /// The indicators that have a path at each place, in the order of the plan.
    let indicatorsOfPlace: [ID<Place>: [ID<Indicator>]]
    /// All places in official order, each below the one of which it is a part.
    let places: [ID<Place>]
    /// How many steps a place stands below the top.
    let depths: [ID<Place>: Int]
    /// Projects by field, lead body and place.
    let projectsByField: [ID<PlanField>?: [Project]]
    let projectsByLead: [ID<Body>?: [Project]]
    let projectsByPlace: [ID<Place>: [ID<Project>]]
    /// Rulings by project.
    let gates: [ID<Project>: [GateVerdict]]
    /// Findings by the record they are about.
    let findings: [Address: [Finding]]
    /// Effects by what causes them and by the indicator and place they move.
    let effectsByCause: [Address: [Effect]]
    let effectsBySeries: [PlanIndex.SeriesKey: [Effect]]
    /// What objectives leave to do, by indicator and place.
    let objectives: [PlanIndex.SeriesKey: [ObjectiveOutlook]]
    /// Projects that a task is served by.
    let projectsByTask: [ID<PlanTask>: [ID<Project>]]
    /// Parts of packages.
    let parts: [ID<Project>: [ID<Project>]]
    /// What each project waits for, and what waits for it.
    let requirements: [ID<Project>: [ID<Project>]]
    let dependents: [ID<Project>: [ID<Project>]]
    /// All projects of the groups of alternatives in which a project stands.
    let alternatives: [ID<Project>: [ID<Project>]]
    /// What stands in the way, by responsible body.
    let obstacles: [Obstacle]

    init(_ appraisal: Appraisal, withheld: [Withheld]) {
        let plan = appraisal.plan
        let index = appraisal.index
        self.withheld = Dictionary(withheld.map { ($0.address, $0.reason) }) { first, _ in first }
        targets = Dictionary(grouping: appraisal.targets) {
            PlanIndex.SeriesKey($0.target.indicator, $0.target.place)
        }.mapValues { $0.sorted { ($0.target.year, $0.target.key) < ($1.target.year, $1.target.key) } }
        let (places, depths) = Self.order(index)
        self.places = places
        self.depths = depths
        let positions = Dictionary(places.enumerated().map { ($1, $0) }) { first, _ in first }
        let indicatorPositions = Dictionary(plan.indicators.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let told = appraisal.trajectories.keys.filter { key in
            !(appraisal.trajectories[key.indicator, key.place]?.history.isEmpty ?? true)
                || index.observations[key] != nil
        }
        let keys = Set(told).union(appraisal.targets.map { PlanIndex.SeriesKey($0.target.indicator, $0.target.place) })
            .filter { index.indicators[$0.indicator] != nil && positions[$0.place] != nil }
        placesOfIndicator = Dictionary(grouping: keys, by: \.indicator)
            .mapValues { $0.map(\.place).sorted { (positions[$0] ?? .max, $0) < (positions[$1] ?? .max, $1) } }
        indicatorsOfPlace = Dictionary(grouping: keys, by: \.place).mapValues {
            $0.map(\.indicator).sorted { (indicatorPositions[$0] ?? .max, $0) < (indicatorPositions[$1] ?? .max, $1) }
        }
        projectsByField = Dictionary(grouping: plan.projects, by: \.field)
        projectsByLead = Dictionary(grouping: plan.projects, by: \.lead)
        projectsByPlace = Dictionary(grouping: plan.projectPlaces, by: \.place).mapValues { $0.map(\.project) }
        gates = Dictionary(grouping: appraisal.gates, by: \.project)
        findings = Dictionary(grouping: appraisal.findings.filter { $0.address != nil }) {
            $0.address?.record ?? Address("plan")
        }
        effectsByCause = Dictionary(grouping: plan.effects) { $0.cause.record }
        effectsBySeries = Dictionary(grouping: plan.effects) { PlanIndex.SeriesKey($0.indicator, $0.place) }
        objectives = Dictionary(grouping: ObjectiveOutlook.all(in: index, appraisal.trajectories)) {
            PlanIndex.SeriesKey($0.course.target.indicator, $0.course.target.place)
        }
        var byTask: [ID<PlanTask>: [ID<Project>]] = [:]
        for project in plan.projects { for task in project.tasks { byTask[task, default: []].append(project.id) } }
        projectsByTask = byTask
        parts = Dictionary(grouping: plan.projects.filter { $0.package != nil }) { $0.package ?? ID("") }
            .mapValues { $0.map(\.id) }
        requirements = Dictionary(grouping: plan.prerequisites, by: \.project).mapValues { $0.map(\.requires) }
        dependents = Dictionary(grouping: plan.prerequisites, by: \.requires).mapValues { $0.map(\.project) }
        let groups = Dictionary(grouping: plan.alternatives, by: \.group).mapValues { $0.map(\.project) }
        alternatives = Dictionary(grouping: plan.alternatives, by: \.project)
            .mapValues { $0.flatMap { groups[$0.group] ?? [] } }
        obstacles = Obstacle.all(in: appraisal)
    }

    /// Places from the top down, parts below their whole, and behind them zones and what hangs nowhere.
    private static func order(_ index: PlanIndex) -> ([ID<Place>], [ID<Place>: Int]) {
        var order: [ID<Place>] = []
        var depths: [ID<Place>: Int] = [:]
        func visit(_ place: ID<Place>, _ depth: Int) {
            guard depths[place] == nil, index.places[place] != nil else { return }
            depths[place] = depth
            order.append(place)
            for part in index.children[place] ?? [] where index.places[part]?.parent == place { visit(part, depth + 1) }
        }
        visit(index.plan.header.place, 0)
        let rest = index.plan.places.sorted { ($0.order ?? .max, $0.id) < ($1.order ?? .max, $1.id) }
        for place in rest where place.parent == nil { visit(place.id, 0) }
        for place in rest { visit(place.id, 0) }
        for group in index.plan.header.groups where depths[ID(group.id.text)] == nil {
            depths[ID(group.id.text)] = 0
            order.append(ID(group.id.text))
        }
        return (order, depths)
    }
}
