import Diagnostics
import PlanModel

/// A task has no body in the lead.
public enum TaskWithoutBody: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "task-without-body", "任务未定责任单位", .warning,
        mistake: LocalizedText(
            en: "A task for which “the departments concerned” were responsible was reported on by none of them.",
            zh: "任务由“有关部门”负责，结果没有一个部门汇报进展。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("- id: T3", with: "- ⟦id: T3")),
            FileEdit("tasks.yaml", .replace("    lead: government\n", with: "")),
        ]))

    /// Every task that nobody leads.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.tasks.compactMap { task in
            guard task.lead == nil else { return nil }
            let title = context.title(task)
            return Finding(
                kind, at: task.id.address.with(field: "lead"),
                message: LocalizedText(en: "no body leads the task ‘\(title.en)’", zh: "任务“\(title.zh)”没有牵头单位"),
                help: task.partners.isEmpty
                    ? nil
                    : LocalizedText(
                        en: "should one of its partners lead?", zh: "是否由某一配合单位牵头？"))
        }
    }
}
