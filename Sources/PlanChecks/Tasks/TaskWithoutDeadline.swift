import Diagnostics
import PlanModel

/// A task does not say by when it is to be done.
public enum TaskWithoutDeadline: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "task-without-deadline", "任务没有时限", .note,
        mistake: LocalizedText(
            en: "A task without a date was moved from one yearly report to the next and never became late.",
            zh: "任务没有时限，年复一年顺延，却从未“逾期”。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("- id: T3", with: "- ⟦id: T3")),
            FileEdit("tasks.yaml", .replace("    deadline: 2027\n", with: "")),
        ]))

    /// Every task without a deadline.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.tasks.compactMap { task in
            guard task.deadline == nil else { return nil }
            let title = context.title(task)
            return Finding(
                kind, at: task.id.address.with(field: "deadline"),
                message: LocalizedText(en: "the task ‘\(title.en)’ has no deadline", zh: "任务“\(title.zh)”没有完成时限"))
        }
    }
}
