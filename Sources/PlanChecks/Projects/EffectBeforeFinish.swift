import Diagnostics
import PlanModel

/// An effect begins before its project or task is finished.
public enum EffectBeforeFinish: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "effect-before-finish", "成效早于竣工时间", .error,
        mistake: LocalizedText(
            en:
                "Beds were counted from the year in which building starts, so that the target looked reached before a ward was open.",
            zh: "成效自开工年起计入，医院尚未建成，床位目标已显示完成。"),
        example: FindingExample(failing: [edit(lag: "⟦-2")], repaired: [edit(lag: "0")]))

    private static func edit(lag: String) -> FileEdit {
        FileEdit(
            "effects.csv",
            .write(
                """
                cause,indicator,place,amount,lag,ramp,source
                projects/P1,forest_cover,county,2.5,1,2,report-2025
                projects/P2,hospital_beds,county,300,\(lag),1,report-2025

                """))
    }

    /// Every effect with a lag below zero.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.effects.compactMap { effect in
            guard effect.lag < 0 else { return nil }
            let (name, cause) = (context.name(effect.indicator), context.name(ofCause: effect.cause))
            return Finding(
                kind, at: effect.at("lag"),
                message: LocalizedText(
                    en: "the effect of ‘\(cause.en)’ on ‘\(name.en)’ begins \(counted(-effect.lag, "year")) "
                        + "before it is finished",
                    zh: "“\(cause.zh)”对“\(name.zh)”的成效提前 \(-effect.lag) 年计入，此时尚未完工"),
                help: LocalizedText(
                    en: "a part that works earlier is a sub-project with a finish of its own",
                    zh: "可先行投用的部分应列为子项目，并填写其竣工时间"))
        }
    }
}
