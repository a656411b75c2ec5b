import Diagnostics
import PlanModel

/// The rows that a plan has taken in before: a folder may be taken in again, and they are not asked for a second time.
struct Recorded {
    private var submissions: [Key: Submission] = [:]
    private var names: [ID<Project>: LocalizedText] = [:]
    private var packages: [ID<Project>: ID<Project>] = [:]

    /// A row by who handed it in, where it stood and what it was called.
    private struct Key: Hashable {
        let unit: String
        let place: String
        let name: LocalizedText
    }

    init(_ plan: Plan?) {
        guard let plan else { return }
        for submission in plan.submissions {
            submissions[Key(unit: submission.unit, place: submission.place, name: submission.name)] = submission
        }
        for project in plan.projects { packages[project.id] = project.package }
        names = Dictionary(plan.projects.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// What a row was answered when it was taken in; nil where it was not.
    func answer(to row: SubmittedRow) -> RowAnswer? {
        guard let submission = submissions[Key(unit: row.unit, place: row.place, name: row.name)] else { return nil }
        let project = submission.project.text
        switch submission.answer {
        case .accepted: return .accepted(project: project)
        case .reserve: return .reserve(project: project, reason: submission.reason)
        case .part:
            let package = packages[submission.project].map { shown($0).text(in: "zh") } ?? ""
            return .part(of: package, project: project, reason: submission.reason)
        case .merged: return .merged(into: shown(submission.project), project: project, reason: submission.reason)
        }
    }

    private func shown(_ project: ID<Project>) -> LocalizedText {
        names[project] ?? LocalizedText(en: project.text, zh: project.text)
    }
}
