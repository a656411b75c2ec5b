import Diagnostics
import PlanModel
import Quantities

/// A task is due before the plan begins or after it ends.
public enum DeadlineOutsidePlan: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "deadline-outside-plan", "任务时限不在规划期内", .warning,
        mistake: LocalizedText(
            en:
                "The deadline was taken from another document or mistyped; the task was never due in any report of the plan.",
            zh: "时限抄自其他文件或误录，在本规划的历次评估中该任务从未到期。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("deadline: 2027", with: "deadline: ⟦2037"))
        ]))

    /// Every deadline that certainly lies outside the plan's years; one calendar year more is left to fiscal years.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard let period = context.period else { return [] }
        let last = max(period.last, context.plan.header.horizon ?? period.last)
        let isCalendar = context.plan.header.fiscalYearStart == "01-01"
        return context.plan.tasks.compactMap { task in
            guard let deadline = task.deadline,
                deadline.latest < period.first.number * 10_000
                    || deadline.earliest > (last.number + (isCalendar ? 1 : 2)) * 10_000
            else { return nil }
            let title = context.title(task)
            let horizon =
                last > period.last
                ? LocalizedText(en: ", objectives to \(last)", zh: "，远景目标至 \(last) 年") : LocalizedText()
            return Finding(
                kind, at: task.id.address.with(field: "deadline"),
                message: LocalizedText(
                    en: "the task ‘\(title.en)’ is due \(deadline), outside the plan (\(period)\(horizon.en))",
                    zh: "任务“\(title.zh)”的时限为 \(deadline)，不在规划期内（\(period.first)—\(period.last) 年\(horizon.zh)）"),
                restsOn: [Address("plan", field: "period"), Address("plan", field: "horizon")])
        }
    }
}
