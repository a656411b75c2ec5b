import Diagnostics
import PlanModel

/// A designated field has no task.
public enum FieldWithoutTask: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "field-without-task", "领域没有任务", .warning,
        mistake: LocalizedText(
            en:
                "A field was designated and no task was written for it: in the plan's own table its column stayed empty.",
            zh: "已列为规划领域，却没有安排任何任务，任务表中该领域一栏空白。"),
        example: FindingExample(failing: [
            FileEdit(
                "plan.yaml", .replace("fields:\n", with: "fields:\n  - ⟦{id: culture, name: {en: Culture, zh: 文化}}\n"))
        ]))

    /// Every field that no task belongs to, where the plan has tasks.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard !context.plan.tasks.isEmpty else { return [] }
        let covered = Set(context.plan.tasks.compactMap(\.field))
        let blank = context.plan.tasks.filter { $0.field == nil }.map { $0.id.address.with(field: "field") }
        return context.plan.header.fieldsOfPlan.compactMap { field in
            guard !covered.contains(field.id), !field.id.text.isEmpty else { return nil }
            let name = field.name.isEmpty ? LocalizedText(en: field.id.text, zh: field.id.text) : field.name
            return Finding(
                kind, at: field.id.address,
                message: LocalizedText(en: "the field ‘\(name.en)’ has no task", zh: "“\(name.zh)”领域没有任务"),
                restsOn: blank + [
                    Address("tasks"), Address("plan", field: "fields"),
                    .mention(of: field.id.address, in: Address("tasks", field: "field")),
                ])
        }
    }
}
