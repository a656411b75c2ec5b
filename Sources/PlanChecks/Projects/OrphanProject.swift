import Diagnostics
import PlanModel

/// A project serves no task of the plan.
public enum OrphanProject: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "orphan-project", "项目没有对应任务", .warning,
        mistake: LocalizedText(
            en: "A favourite project is carried over from the last plan although no task of this one needs it.",
            zh: "沿用上一轮规划的项目，而本规划没有任何任务需要它，目标、任务、项目脱节。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("health,road,T2,", with: "health,road,⟦,"))
        ]))

    /// Every project that names no task; a part serves the tasks of its package.
    ///
    /// A plan without any task is another fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard !context.plan.tasks.isEmpty else { return [] }
        return context.plan.projects.compactMap { project in
            guard project.tasks.isEmpty, project.stage != .withdrawn else { return nil }
            let wholes = context.index.wholes(of: project)
            guard !wholes.contains(where: { !$0.tasks.isEmpty }) else { return nil }
            let name = context.name(project.id)
            return Finding(
                kind, at: project.at("tasks"),
                message: LocalizedText(
                    en: "‘\(name.en)’ serves no task of the plan", zh: "“\(name.zh)”未对应规划的任何任务"),
                help: LocalizedText(
                    en: "name the tasks that it serves, joined by ‘;’", zh: "请填写所服务的任务，多项以“;”分隔"),
                restsOn: [Address("tasks"), project.at("package")] + wholes.map { $0.at("tasks") })
        }
    }
}
