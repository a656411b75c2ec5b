import Gates
import PlanModel
import Quantities

/// What the choice may do with a project.
public enum ProjectRole: Equatable, Sendable {
    /// It goes ahead at its own time.
    case fixed(Programme.Placement?, FixedReason)
    /// It is to be put into one of its years; mandated ones must be in.
    case candidate(isMandated: Bool)
    /// It cannot be in, whatever the limits are.
    case out(OutReason)

    /// Why a project is not for choice.
    public enum FixedReason: Equatable, Sendable {
        /// Work on it has begun.
        case begun
        /// The plan is of a real place, where nothing is chosen for anybody.
        case realPlace
    }

    /// Why a project cannot be in.
    public enum OutReason: Equatable, Sendable {
        /// It is suspended, withdrawn or in reserve.
        case stage(ProjectStage)
        /// A legal gate turned it down.
        case gate(ID<Gate>)
        /// Neither its cost nor any amount is known, so that nothing can be weighed.
        case costUnknown
        /// No year of the period lies between its earliest and latest start.
        case noYear
        /// The package or project of which it is a part cannot be in.
        case whole(ID<Project>)
        /// A part of it cannot be in, and a package is built as a whole or not at all.
        case part(ID<Project>)
        /// Another one of its alternatives goes ahead.
        case alternative(ID<Project>)
        /// The project that it waits for is out, or finished after the last year in which it could start.
        case prerequisite(ID<Project>)
    }
}

/// Sorts projects by what the choice may do with them.
struct RoleReading {
    let index: PlanIndex
    let use: ProjectUse
    let gates: [GateVerdict]
    let knows: (Project) -> Bool

    /// The role of every project, in the order of the plan.
    func roles() -> [ProjectRole] {
        var refused: [ID<Project>: ID<Gate>] = [:]
        for verdict in gates where verdict.standing == .refused { refused[verdict.project] = verdict.gate }
        return index.plan.projects.map { role(of: $0, refusedAt: refused[$0.id]) }
    }

    private func role(of project: Project, refusedAt gate: ID<Gate>?) -> ProjectRole {
        let stage = knows(project) ? project.stage : nil
        if let stage, stage == .withdrawn || stage == .suspended { return .out(.stage(stage)) }
        if stage?.hasBegun == true { return .fixed(placement(of: project), .begun) }
        if index.plan.header.setting == .real { return .fixed(placement(of: project), .realPlace) }
        if stage == .reserve, !project.isMandated { return .out(.stage(.reserve)) }
        if let gate { return .out(.gate(gate)) }
        if use.amounts(of: project, span: 0).isEmpty, !project.isMandated, index.wholes(of: project).isEmpty {
            return .out(.costUnknown)
        }
        return .candidate(isMandated: project.isMandated)
    }

    /// The years of a project at its own time; one whose finish alone is known stands in the year of the finish.
    private func placement(of project: Project) -> Programme.Placement? {
        let finish = use.finish(of: project)
        guard let start = use.start(of: project) else { return finish.map { .init(start: $0, finish: $0) } }
        let last = finish ?? start.advanced(by: use.span(of: project) ?? 0)
        return .init(start: start, finish: max(start, last))
    }
}
