import Diagnostics
import PlanModel
import Quantities

/// The stage of a project cannot be true on its date if the start or the finish is.
public enum StageContradictsDates: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "stage-contradicts-dates", "项目阶段与日期矛盾", .warning,
        mistake: LocalizedText(
            en: "A project was reported as completed, and its planned finish, still in the future, was left as it was.",
            zh: "项目已报竣工，而竣工时间仍是尚未到来的计划日期。"),
        example: FindingExample(
            failing: [FileEdit("projects.csv", .replace("road,T2,new-start,", with: "road,T2,⟦completed,"))],
            repaired: [FileEdit("projects.csv", .replace("road,T2,new-start,", with: "road,T2,continuing,"))]))

    /// Every stage that for certain disagrees with a date.
    ///
    /// Completed before the finish, under way before the start, or not begun although the start is past.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projects.compactMap { project in
            guard let stage = project.stage, let known = project.stageKnownOn, !project.finishesBeforeStart else {
                return nil
            }
            switch stage {
            case .completed:
                if let finish = project.finish, finish.earliest > known.latest {
                    return finding(
                        project, stage, known, "finish", en: "finishes \(finish.words.en)", zh: "\(finish.words.zh)竣工",
                        in: context)
                }
                return notBegun(project, stage, known, in: context)
            case .continuing, .completing: return notBegun(project, stage, known, in: context)
            case .reserve, .earlyWork:
                guard let start = project.start, start.latest < known.earliest else { return nil }
                return finding(
                    project, stage, known, "start", en: "started \(start.words.en)", zh: "\(start.words.zh)已开工",
                    in: context)
            case .newStart, .suspended, .withdrawn: return nil
            }
        }
    }

    private static func notBegun(
        _ project: Project, _ stage: ProjectStage, _ known: CalendarDate, in context: CheckContext
    ) -> Finding? {
        guard let start = project.start, start.earliest > known.latest else { return nil }
        return finding(
            project, stage, known, "start", en: "starts \(start.words.en)", zh: "\(start.words.zh)才开工", in: context)
    }

    private static func finding(
        _ project: Project, _ stage: ProjectStage, _ known: CalendarDate, _ field: String, en: String, zh: String,
        in context: CheckContext
    ) -> Finding {
        let (name, words) = (context.name(project.id), stage.words)
        return Finding(
            kind, at: project.at("stage"),
            message: LocalizedText(
                en: "‘\(name.en)’ was recorded as ‘\(words.en)’ \(known.words.en), but \(en)",
                zh: "“\(name.zh)”截至 \(known.words.zh)的阶段为\(words.zh)，而表中填为 \(zh)"),
            restsOn: [project.at("stage_known_on"), project.at(field)])
    }
}
