import Diagnostics
import PlanModel

/// A project starts after the plan's last year.
public enum StartAfterPeriod: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "start-after-period", "规划期后才开工", .note,
        mistake: LocalizedText(
            en: "A project of the next plan stands among those to be built in this one, and swells its total.",
            zh: "下一规划期才开工的项目列入本期建设项目，虚增本期规模。"),
        example: FindingExample(
            failing: [
                FileEdit("projects.csv", .replace("2028,2030,2027,2028,", with: "⟦2031,2033,2030,2031,"))
            ],
            repaired: [
                FileEdit("projects.csv", .replace("hospital,T2,new-start,", with: "hospital,T2,early-work,")),
                FileEdit("projects.csv", .replace("2028,2030,2027,2028,", with: "2031,2033,2030,2031,")),
            ]))

    /// Every project that for certain starts behind the period and is neither early work, nor in reserve, nor given up.
    public static func findings(in context: CheckContext) -> [Finding] {
        let period = context.plan.header.period.period
        guard period.count > 0 else { return [] }
        return context.plan.projects.compactMap { project in
            guard let start = project.start, context.index.years(of: start).lowerBound > period.last.number,
                project.stage != .earlyWork, project.stage != .reserve, !project.isGivenUp
            else { return nil }
            let name = context.name(project.id)
            return Finding(
                kind, at: project.at("start"),
                message: LocalizedText(
                    en: "‘\(name.en)’ starts \(start.words.en), after the last year of the plan (\(period.last))",
                    zh: "“\(name.zh)”\(start.words.zh)开工，晚于规划期末年（\(period.last) 年）"),
                help: LocalizedText(
                    en: "if only studies and approvals fall into the plan, its stage is ‘early-work’",
                    zh: "如规划期内仅开展前期工作，阶段应填 early-work"),
                restsOn: [project.at("stage"), Address("plan", field: "period")])
        }
    }
}
