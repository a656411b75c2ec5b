import Diagnostics
import PlanModel

/// An effect can be counted in no year, since nobody says when its cause is finished.
public enum EffectWithoutDate: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "effect-without-date", .warning,
        mistake: LocalizedText(
            en:
                "A target rests on a project whose finish is open; its effect is counted in no year, and nobody notices.",
            zh: "目标依赖的项目未填竣工时间，其成效无法计入任何年份而无人察觉。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("12000,2026-03,2029,", with: "12000,2026-03,,")),
            FileEdit("effects.csv", .replace("projects/P1,forest", with: "⟦projects/P1,forest")),
        ]))

    /// Every effect of a project without a finish or a task without a deadline; projects given up or in reserve have none.
    public static func findings(in context: CheckContext) -> [Finding] {
        let projects = context.plan.projects.filter { $0.finish == nil && !$0.isGivenUp && $0.stage != .reserve }
        let tasks = context.plan.tasks.filter { $0.deadline == nil }
        guard !projects.isEmpty || !tasks.isEmpty else { return [] }
        let open = Dictionary(projects.map { ($0.id.address, $0) }) { first, _ in first }
        let undated = Dictionary(tasks.map { ($0.id.address, $0) }) { first, _ in first }
        return context.plan.effects.compactMap { effect in
            if let project = open[effect.cause] {
                return finding(
                    effect, context.name(project.id), project.at("finish"), en: "has no finish", zh: "未填竣工时间",
                    in: context)
            }
            guard let task = undated[effect.cause] else { return nil }
            let title = task.title.isEmpty ? LocalizedText(en: task.id.text, zh: task.id.text) : task.title
            return finding(
                effect, title, task.id.address.with(field: "deadline"), en: "has no deadline", zh: "未填完成时限",
                in: context)
        }
    }

    private static func finding(
        _ effect: Effect, _ cause: LocalizedText, _ date: Address, en: String, zh: String, in context: CheckContext
    ) -> Finding {
        let name = context.name(effect.indicator)
        return Finding(
            kind, at: effect.at("cause"),
            message: LocalizedText(
                en: "‘\(cause.en)’ \(en), so its effect on ‘\(name.en)’ counts in no year",
                zh: "“\(cause.zh)”\(zh)，其对“\(name.zh)”的成效无法计入任何年份"),
            notes: [LocalizedText(en: "the date would stand in \(date)", zh: "日期应填在 \(date)")],
            restsOn: [date])
    }
}
