import Diagnostics
import PlanModel

/// A task serves no goal of the plan.
public enum TaskWithoutGoal: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "task-without-goal", "任务没有对应目标", .warning,
        mistake: LocalizedText(
            en:
                "An office put its routine work into the plan as a key task; it took money and attention from the goals.",
            zh: "部门把日常工作列为重点任务，挤占了实现目标所需的资金和精力。"),
        example: FindingExample(failing: [task("[]", mark: "⟦")], repaired: [task("[G3]", mark: "")]))

    private static func task(_ goals: String, mark: String) -> FileEdit {
        FileEdit(
            "tasks.yaml",
            .append(
                """
                  - id: T4
                    title: {en: Publish a county newspaper, zh: 编印县报}
                    field: economy
                    goals: \(mark)\(goals)
                    lead: government
                    deadline: 2028

                """))
    }

    /// Every task that names no goal, where the plan has goals.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard !context.plan.goals.isEmpty else { return [] }
        return context.plan.tasks.compactMap { task in
            guard task.goals.isEmpty else { return nil }
            let title = context.title(task)
            return Finding(
                kind, at: task.id.address.with(field: "goals"),
                message: LocalizedText(en: "the task ‘\(title.en)’ serves no goal", zh: "任务“\(title.zh)”未对应任何目标"),
                restsOn: [Address("goals")])
        }
    }
}
