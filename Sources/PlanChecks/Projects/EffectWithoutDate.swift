import Diagnostics
import PlanModel

/// An effect can be counted in no year, since nobody says when its project is finished.
public enum EffectWithoutDate: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "effect-without-date", "成效没有起算时间", .warning,
        mistake: LocalizedText(
            en:
                "A target rests on a project whose finish is open; its effect is counted in no year, and nobody notices.",
            zh: "目标依赖的项目未填竣工时间，其成效无法计入任何年份而无人察觉。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("12000,2026-03,2029,", with: "12000,2026-03,,")),
            FileEdit("effects.csv", .replace("projects/P1,forest", with: "⟦projects/P1,forest")),
        ]))

    /// Every effect of a project without a finish; projects given up or in reserve have no effect.
    ///
    /// A task without a deadline is another fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        let projects = context.plan.projects.filter { $0.finish == nil && !$0.isGivenUp && $0.stage != .reserve }
        guard !projects.isEmpty else { return [] }
        let undated = Dictionary(projects.map { ($0.id.address, $0) }) { first, _ in first }
        return context.plan.effects.compactMap { effect in
            guard let project = undated[effect.cause] else { return nil }
            let (name, cause) = (context.name(effect.indicator), context.name(project.id))
            return Finding(
                kind, at: effect.at("cause"),
                message: LocalizedText(
                    en: "‘\(cause.en)’ has no finish, so its effect on ‘\(name.en)’ counts in no year",
                    zh: "“\(cause.zh)”未填竣工时间，其对“\(name.zh)”的成效无法计入任何年份"),
                restsOn: [project.at("finish"), project.at("stage")])
        }
    }
}
