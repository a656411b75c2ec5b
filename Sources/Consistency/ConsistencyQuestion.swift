import Outlook
import PlanModel
import Quantities

/// The question whether the targets, limits and decided projects of a plan can all hold, ready to be answered.
///
/// The model, with its symbols and units, stands in docs/decisions/0050-what-can-hold-means.md.
public struct ConsistencyQuestion: Sendable {
    /// The plan with its look-ups.
    public let index: PlanIndex
    /// The paths with the projects that go ahead anyway and no others.
    public let trajectories: Trajectories
    /// How far paths may leave their forecasts, and how much is looked for.
    public let terms: ConsistencyTerms
    /// What has to hold together: targets in the order of the plan, then limits, then decided projects.
    public let members: [ConsistencyMember]
    /// The targets that take no part.
    public let setAside: [TargetSetAside]
    let freedom: ProjectFreedom
    /// The condition of each member that is a target.
    let conditions: [Int: TargetCondition]
    /// What fixed projects use of each limit, by the position of the limit.
    let fixedUse: [Int: Double]
    let slots: LimitSlots
    let courses: CandidateCourses
    /// The targets that are the sums of places below, by the position of the member.
    let sums: [Int: SumOfPlaces]

    /// Reads a plan from a standpoint.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - settings: the standpoint.
    ///   - refused: projects that a legal gate turned down.
    ///   - terms: how far paths may leave their forecasts.
    public init(
        index: PlanIndex, settings: OutlookSettings = OutlookSettings(), refused: Set<ID<Project>> = [],
        terms: ConsistencyTerms = ConsistencyTerms()
    ) {
        let freedom = ProjectFreedom(index: index, settings: settings, refused: refused)
        let trajectories = Trajectories(index: index, settings: settings, programme: freedom.fixed)
        let slots = LimitSlots(index.plan.limits)
        let fixedUse = freedom.fixedUse(slots)
        var reading = MemberReading(index: index, trajectories: trajectories)
        reading.readTargets()
        reading.readLimits(fixedUse)
        for candidate in freedom.candidates where candidate.isDecided { reading.readDecided(candidate.project) }
        self.index = index
        self.trajectories = trajectories
        self.terms = terms
        self.freedom = freedom
        self.slots = slots
        self.fixedUse = fixedUse
        members = reading.members
        courses = CandidateCourses(
            index: index, trajectories: trajectories, freedom: freedom, members: reading.members)
        sums = Self.sums(of: reading.members, index: index, trajectories: trajectories, terms: terms)
        conditions = reading.conditions
        setAside = reading.setAside
    }

    /// How many projects may be chosen and how many go ahead anyway.
    public var projectCounts: (free: Int, fixed: Int) { (freedom.candidates.count, freedom.fixed.placements.count) }
}

/// Reads what has to hold together from a plan.
private struct MemberReading {
    let index: PlanIndex
    let trajectories: Trajectories
    var members: [ConsistencyMember] = []
    var conditions: [Int: TargetCondition] = [:]
    var setAside: [TargetSetAside] = []

    mutating func readTargets() {
        let header = index.plan.header
        let binding = Set(header.kinds.filter(\.isBinding).map(\.id))
        for (row, outlook) in trajectories.targets.enumerated() {
            let target = outlook.target
            guard target.plan == nil || target.plan?.text == header.id else {
                setAside.append(TargetSetAside(target: row, reason: .ofAnotherPlan))
                continue
            }
            switch outlook.standing {
            case .reached: setAside.append(TargetSetAside(target: row, reason: .reached))
            case .notReached(let number, let year):
                setAside.append(TargetSetAside(target: row, reason: .missed(number, in: year)))
            case .notAssessable(let reason):
                setAside.append(TargetSetAside(target: row, reason: .notAssessable(reason)))
            case .chance(let chance):
                let isBinding = target.kind.map(binding.contains) ?? false
                let priority: ConsistencyMember.Priority =
                    target.assignedBy != .own ? .assigned : isBinding ? .binding : .anticipatory
                for condition in chance.conditions { read(condition, of: outlook, row, priority) }
            }
        }
    }

    private mutating func read(
        _ condition: TargetCondition, of outlook: TargetOutlook, _ row: Int, _ priority: ConsistencyMember.Priority
    ) {
        conditions[members.count] = condition
        members.append(
            ConsistencyMember(
                subject: .target(row, years: condition.years), priority: priority, least: condition.least,
                most: condition.most, central: condition.distribution.median, gap: outlook.gap(of: condition)))
    }

    mutating func readLimits(_ fixedUse: [Int: Double]) {
        for (row, limit) in index.plan.limits.enumerated() {
            guard let amount = limit.amount.number,
                trajectories.settings.includesUnverified || limit.origin != .unverified
            else { continue }
            members.append(
                ConsistencyMember(
                    subject: .limit(row), priority: .framework, least: nil, most: amount,
                    central: fixedUse[row] ?? 0, gap: amount > 0 ? amount : 1))
        }
    }

    mutating func readDecided(_ project: ID<Project>) {
        members.append(
            ConsistencyMember(
                subject: .decided(project), priority: .framework, least: 1, most: nil, central: 0, gap: 1))
    }
}
