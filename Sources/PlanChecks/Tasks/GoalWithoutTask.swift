import Diagnostics
import PlanModel

/// No task of the plan serves a goal.
public enum GoalWithoutTask: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "goal-without-task", "目标没有对应任务", .warning,
        mistake: LocalizedText(
            en: "A goal was added to the text late and no office was given anything to do for it.",
            zh: "目标是后期写入文本的，没有任何部门承担相应任务。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("- id: G3", with: "- ⟦id: G3")),
            FileEdit("tasks.yaml", .replace("goals: [G3]", with: "goals: [G1]")),
        ]))

    /// Every goal that no task names.
    public static func findings(in context: CheckContext) -> [Finding] {
        let served = Set(context.plan.tasks.flatMap(\.goals))
        let blank = context.plan.tasks.filter(\.goals.isEmpty).map { $0.id.address.with(field: "goals") }
        return context.plan.goals.compactMap { goal in
            guard !served.contains(goal.id), !goal.id.text.isEmpty else { return nil }
            let title = context.title(goal)
            return Finding(
                kind, at: goal.id.address,
                message: LocalizedText(en: "no task serves the goal ‘\(title.en)’", zh: "没有任务服务于目标“\(title.zh)”"),
                help: LocalizedText(
                    en: "name ‘\(goal.id)’ among the goals of a task", zh: "请在相关任务的 goals 中列入“\(goal.id)”"),
                restsOn: blank + [
                    Address("tasks"), .mention(of: goal.id.address, in: Address("tasks", field: "goals")),
                ])
        }
    }
}

extension CheckContext {
    /// The title of a goal, or its identifier where it has none.
    func title(_ goal: Goal) -> LocalizedText {
        goal.title.isEmpty ? LocalizedText(en: goal.id.text, zh: goal.id.text) : goal.title
    }

    /// The title of a task, or its identifier where it has none.
    func title(_ task: PlanTask) -> LocalizedText {
        task.title.isEmpty ? LocalizedText(en: task.id.text, zh: task.id.text) : task.title
    }
}
