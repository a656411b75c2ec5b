import Outlook
import PlanModel
import Quantities

/// What one field of the plan holds: the thread from goals over tasks to projects and money.
public struct FieldSummary: Equatable, Sendable {
    /// The field; nil for what has none.
    public let field: PlanField?
    /// Indicators of the field.
    public let indicators: Int
    /// Its key tasks and measures.
    public let tasks: Int
    /// Its projects, packages not counted.
    public let projects: Int
    /// Those that are under way or finished.
    public let begun: Int
    /// Projects whose cost is known and counts.
    public let withCost: Int
    /// The cost of those, in 10,000 of the currency.
    public let cost: Double

    /// One summary a field in official order, and one for what has no field, where there is any.
    static func summaries(of plan: Plan, settings: OutlookSettings) -> [FieldSummary] {
        let packages = Self.packages(of: plan)
        let fields: [PlanField?] = plan.header.fieldsOfPlan.map { $0 } + [nil]
        let projects = Dictionary(grouping: plan.projects.filter { $0.kind != .package }, by: \.field)
        let tasks = Dictionary(grouping: plan.tasks, by: \.field)
        let indicators = Dictionary(grouping: plan.indicators, by: \.field)
        return fields.compactMap { field in
            let own = projects[field?.id] ?? []
            let costs = own.compactMap { Self.cost(of: $0, in: packages, settings) }
            let summary = FieldSummary(
                field: field, indicators: indicators[field?.id]?.count ?? 0, tasks: tasks[field?.id]?.count ?? 0,
                projects: own.count,
                begun: own.count { project in
                    project.stage?.hasBegun == true && project.stageKnownOn.map(settings.knows) ?? true
                }, withCost: costs.count,
                cost: costs.reduce(0, +))
            let isEmpty = field == nil && summary.projects + summary.tasks + summary.indicators == 0
            return isEmpty ? nil : summary
        }
    }

    /// The packages of a plan, whose parts count while they themselves do not.
    public static func packages(of plan: Plan) -> Set<ID<Project>> {
        Set(plan.projects.filter { $0.kind == .package }.map(\.id))
    }

    /// The cost of a project as far as it adds to a sum over projects, in 10,000 of the currency; nil where it does not.
    ///
    /// A package stands for its parts, so that they count and it does not; a part of a project stands in its whole.
    public static func cost(
        of project: Project, in packages: Set<ID<Project>>, _ settings: OutlookSettings
    ) -> Double? {
        guard settings.includesUnverified || project.costOrigin != .unverified else { return nil }
        switch project.kind {
        case .project: return project.cost.number
        case .package: return nil
        case .subproject: return project.package.map(packages.contains) == true ? project.cost.number : nil
        }
    }
}
