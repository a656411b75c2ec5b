import Outlook
import PlanModel
import Quantities

/// What may be done with the projects of a plan: which go ahead anyway, and which may start when.
///
/// A generous reading on purpose: a candidate may be taken in part and split over its start years, so that what cannot
/// hold here cannot hold with whole projects either.
struct ProjectFreedom: Sendable {
    /// A project that may be built.
    struct Candidate: Sendable {
        let project: ID<Project>
        /// Its position among the projects of the plan.
        let row: Int
        let isDecided: Bool
        /// The years in which it may start, with that in which it is then completed.
        let placements: [Programme.Placement]
    }

    /// The projects that go ahead anyway, with their years.
    let fixed: Programme
    let candidates: [Candidate]
    let use: ProjectUse
    private let index: PlanIndex
    private let out: Set<ID<Project>>

    init(index: PlanIndex, settings: OutlookSettings, refused: Set<ID<Project>>) {
        let plan = index.plan
        let use = ProjectUse(
            index: index, in: Set(plan.limits.map(\.place)), includesUnverified: settings.includesUnverified)
        var fixed = Programme()
        var out: Set<ID<Project>> = []
        var candidates: [Candidate] = []
        for (row, project) in plan.projects.enumerated() {
            let isKnown = project.stageKnownOn.map(settings.knows) ?? true
            let stage = isKnown ? project.stage : nil
            let isGivenUp = stage == .withdrawn || stage == .suspended
            if !isGivenUp, stage?.hasBegun == true || plan.header.setting == .real {
                if let finish = use.finish(of: project) {
                    let start = use.start(of: project) ?? finish
                    fixed.placements[project.id] = .init(start: min(start, finish), finish: finish)
                }
                continue
            }
            let placements = Self.placements(of: project, index, use)
            let isUnknown = use.amounts(of: project, span: 0).isEmpty && index.wholes(of: project).isEmpty
            let isOut =
                isGivenUp || stage == .reserve && !project.isMandated || refused.contains(project.id)
                || isUnknown && !project.isMandated || placements.isEmpty
            if isOut {
                out.insert(project.id)
            } else {
                candidates.append(
                    Candidate(project: project.id, row: row, isDecided: project.isMandated, placements: placements))
            }
        }
        self.fixed = fixed
        self.candidates = candidates
        self.use = use
        self.index = index
        self.out = out
    }

    private static func placements(
        of project: Project, _ index: PlanIndex, _ use: ProjectUse
    ) -> [Programme.Placement] {
        let period = index.plan.header.period.period
        let first = project.earliest ?? project.start.flatMap(index.year) ?? period.first
        let last = min(project.latest ?? period.last, period.last)
        guard max(first, period.first) <= last else { return [] }
        let span = use.span(of: project) ?? 0
        return Period(max(first, period.first), last).years.map { .init(start: $0, finish: $0.advanced(by: span)) }
    }

    /// The amounts of a project that count: what a whole of it states is left to that.
    func amounts(of project: Project) -> [ProjectUse.Amount] {
        let wholes = index.wholes(of: project).filter { !out.contains($0.id) }
        return use.amounts(of: project, besides: wholes, span: 0)
    }

    /// What the projects that go ahead anyway use of each limit, by the position of the limit.
    func fixedUse(_ slots: LimitSlots) -> [Int: Double] {
        var sums: [Int: Double] = [:]
        for project in index.plan.projects where fixed[project.id] != nil {
            guard let start = use.start(of: project) else { continue }
            for (slot, amount) in slots.use(amounts(of: project), use.shares(of: project), from: start) {
                sums[slot, default: 0] += amount
            }
        }
        return sums
    }
}
