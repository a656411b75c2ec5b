import Diagnostics
import PlanModel

/// An effect is expected of a project that is withdrawn or suspended.
public enum EffectOfGivenUp: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "effect-of-project-given-up", "已取消项目仍计成效", .warning,
        mistake: LocalizedText(
            en: "A hospital was dropped from the list, and its 300 beds stayed in the calculation of the target.",
            zh: "医院项目已取消，其 300 张床位仍列在目标测算中。"),
        example: FindingExample(
            failing: [
                FileEdit("projects.csv", .replace("hospital,T2,new-start,", with: "hospital,T2,withdrawn,")),
                FileEdit("effects.csv", .replace("projects/P2,", with: "⟦projects/P2,")),
            ],
            repaired: [
                FileEdit("projects.csv", .replace("hospital,T2,new-start,", with: "hospital,T2,withdrawn,")),
                FileEdit("effects.csv", .replace("projects/P2,hospital_beds,county,300,,report-2025\n", with: "")),
            ]))

    /// Every effect of a project that is given up; where it is mandated as well, that is the fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        let givenUp = context.plan.projects.filter { $0.isGivenUp && !$0.isMandated }
        guard !givenUp.isEmpty else { return [] }
        let causes = Dictionary(givenUp.map { ($0.id.address, $0) }) { first, _ in first }
        return context.plan.effects.compactMap { effect in
            guard let project = causes[effect.cause], let stage = project.stage else { return nil }
            let (name, indicator, words) = (context.name(project.id), context.name(effect.indicator), stage.words)
            return Finding(
                kind, at: effect.at("cause"),
                message: LocalizedText(
                    en: "‘\(name.en)’ is \(words.en), so its effect on ‘\(indicator.en)’ is not counted",
                    zh: "“\(name.zh)”\(words.zh)，其对“\(indicator.zh)”的成效不予计入"),
                restsOn: [project.at("stage")])
        }
    }
}
