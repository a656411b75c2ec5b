import Diagnostics
import PlanModel
import Quantities

/// The versions of a rule that may be in force on a project's date.
struct VersionChoice {
    /// The versions, in order of time.
    private(set) var candidates: [ReadVersion] = []
    /// Whether no version may be in force.
    private(set) var mayBeNone = false
    /// When the gate must be passed.
    private(set) var deadline: GateDeadline?
    /// What would decide between the candidates.
    private(set) var missing: [GateEvidence] = []

    /// No version.
    init() {}

    /// Finds the versions by the approval where it is known and versions are due before it, else by the start.
    ///
    /// - Parameters:
    ///   - inOrder: the versions of the rule in order of time.
    ///   - project: the project.
    ///   - dates: its dates, as far as they are known.
    init(among inOrder: [ReadVersion], for project: Project, on dates: ProjectDates) {
        func inForce(_ window: DayWindow, _ among: [ReadVersion]) -> [ReadVersion] {
            among.filter { $0.validity.meets(window) }
        }
        var window = dates.startDays
        var dateKind = GateDateKind.start
        if let approval = dates.approval {
            window = DayWindow(approval)
            dateKind = .approval
            candidates = inForce(window, inOrder.filter { $0.version.due == .beforeApproval })
            if candidates.isEmpty, inOrder.contains(where: { $0.version.due == .beforeStart }) {
                window = dates.startDays
                dateKind = .start
                candidates = inForce(window, inOrder.filter { $0.version.due == .beforeStart })
            }
        } else {
            candidates = inForce(window, inOrder)
        }
        mayBeNone = candidates.allSatisfy { !$0.isDated } || window.isUncovered(by: candidates.map(\.validity))
        let date = dateKind == .start ? dates.start : dates.approval
        let isBeforeApproval = candidates.contains { $0.version.due == .beforeApproval }
        if !candidates.isEmpty {
            let due = isBeforeApproval ? GateDue.beforeApproval : .beforeStart
            deadline = GateDeadline(due: due, dateKind: dateKind, date: date)
        }
        missing = gapsOfRule(within: window)
        if let part = date.missingPart, !isIndifferent(to: window) {
            let reason = date == nil ? dates.startReason : .notStated
            missing.append(.date(dateKind, part, reason, at: Self.address(of: dateKind, project)))
        }
    }

    /// Whether every day of the window leaves the same candidates, so that a more exact date decides nothing.
    private func isIndifferent(to window: DayWindow) -> Bool {
        candidates.isEmpty || (!mayBeNone && candidates.allSatisfy { window.isInside($0.validity) })
    }

    /// Versions without a readable first day, and versions that overlap within the window.
    private func gapsOfRule(within window: DayWindow) -> [GateEvidence] {
        var gaps = candidates.filter { !$0.isDated }.map {
            GateEvidence.validity(version: $0.version.id, at: $0.field("valid_from"))
        }
        for (index, version) in candidates.enumerated() where version.isDated {
            let shared = candidates.dropFirst(index + 1).filter {
                $0.validity.meets(version.validity.common(with: window))
            }
            guard let next = shared.first else { continue }
            gaps.append(
                .overlap(versions: [version.version.id] + shared.map(\.version.id), at: next.field("valid_from")))
        }
        return gaps
    }

    private static func address(of kind: GateDateKind, _ project: Project) -> Address {
        kind == .start ? project.id.address.with(field: "start") : project.id.address
    }
}

extension CalendarDate? {
    /// The part of the date that is not known; nil where it is known to the day.
    fileprivate var missingPart: DatePart? {
        guard let self else { return .whole }
        if self.month == nil { return .month }
        return self.day == nil ? .day : nil
    }
}
