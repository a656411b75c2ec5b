import Diagnostics
import PlanModel

/// The cause of an effect is no project and no task of the plan.
public enum EffectCause: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unknown-effect-cause", "成效来源不存在", .error,
        mistake: LocalizedText(
            en: "An effect names its project by the number alone or by an old one, and no target ever feels it.",
            zh: "成效的来源只填了项目编号或旧编号，任何目标都未计入这一成效。"),
        example: FindingExample(failing: [
            FileEdit("effects.csv", .replace("projects/P2,", with: "⟦P2,"))
        ]))

    /// Every effect whose cause is not the address of a project or task.
    public static func findings(in context: CheckContext) -> [Finding] {
        let causes = context.plan.projects.map(\.id.address) + context.plan.tasks.map(\.id.address)
        let known = Set(causes)
        let wrong = context.plan.effects.filter { !known.contains($0.cause) }
        guard !wrong.isEmpty else { return [] }
        let paths = causes.map(\.path)
        return wrong.compactMap { effect in
            guard !effect.cause.path.isEmpty else { return nil }
            let suggestion = suggestion(for: effect.cause, among: paths, in: context)
            return Finding(
                kind, at: effect.at("cause"),
                message: LocalizedText(
                    en: "‘\(effect.cause)’ is neither a project nor a task of the plan",
                    zh: "“\(effect.cause)”既不是规划中的项目，也不是任务"),
                help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") },
                restsOn: [Address(Project.collection), Address(PlanTask.collection)])
        }
    }

    /// The same name among projects or tasks, else the nearest address.
    private static func suggestion(for cause: Address, among causes: [String], in context: CheckContext) -> String? {
        let name = cause.key.isEmpty ? cause.path : cause.key
        if context.index.projects[ID(name)] != nil { return ID<Project>(name).address.path }
        if context.index.tasks[ID(name)] != nil { return ID<PlanTask>(name).address.path }
        return DidYouMean.nearest(to: cause.path, among: causes)
    }
}
