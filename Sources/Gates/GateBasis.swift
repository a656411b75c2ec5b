import PlanModel
import Quantities

/// On what basis gates are judged.
public struct GateBasis: Equatable, Sendable {
    /// The date on whose knowledge of answers and progress the verdicts rest; all of it where nil.
    public var knownOn: CalendarDate?
    /// Whether unverified dates and amounts count.
    public var includesUnverified: Bool
    /// When projects were approved, where that is known; the start stands in for the others.
    public var approvals: [ID<Project>: CalendarDate]

    /// Makes a basis; without more, all that is recorded and verified counts.
    public init(
        knownOn: CalendarDate? = nil, includesUnverified: Bool = false, approvals: [ID<Project>: CalendarDate] = [:]
    ) {
        self.knownOn = knownOn
        self.includesUnverified = includesUnverified
        self.approvals = approvals
    }

    /// Whether what became known on a date was known by then.
    func knows(of date: CalendarDate?) -> Bool {
        guard let knownOn, let date else { return true }
        return date.earliest <= knownOn.latest
    }

    /// The stage of a project, as far as it was known.
    func stage(of project: Project) -> ProjectStage? { knows(of: project.stageKnownOn) ? project.stage : nil }
}

/// The dates of a project by which versions are found, as runs of days.
struct ProjectDates {
    let start: CalendarDate?
    let startReason: MissingReason
    let approval: CalendarDate?
    /// The days on which the project may start.
    let startDays: DayWindow

    init(of project: Project, on basis: GateBasis) {
        let isLeftOut = project.startOrigin == .unverified && !basis.includesUnverified
        start = isLeftOut ? nil : project.start
        startReason = isLeftOut && project.start != nil ? .unverifiedLeftOut : .notStated
        approval = basis.approvals[project.id]
        startDays = start.map { DayWindow($0) } ?? Self.bounds(of: project, on: basis)
    }

    /// Without a start, the years in which it may start, and the day on which work was known to have begun.
    private static func bounds(of project: Project, on basis: GateBasis) -> DayWindow {
        var bounds = DayWindow(
            first: project.earliest.map { $0.number * 10_000 + 101 },
            last: project.latest.map { $0.number * 10_000 + 1231 })
        if basis.stage(of: project)?.hasBegun == true, let seen = project.stageKnownOn {
            bounds = bounds.common(with: DayWindow(first: nil, last: seen.latest))
        }
        return bounds.isEmpty ? .always : bounds
    }
}
