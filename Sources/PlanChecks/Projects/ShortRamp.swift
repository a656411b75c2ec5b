import Diagnostics
import PlanModel

/// An effect grows to its full amount in less than a year.
public enum ShortRamp: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "effect-ramp-below-one-year", "见效年数小于 1", .warning,
        mistake: LocalizedText(
            en: "Nought was entered for “at once”; an effect that is full in its first year has a ramp of one year.",
            zh: "以 0 表示立即见效；首年即全部见效的，见效年数应为 1。"),
        example: FindingExample(
            failing: [FileEdit("effects.csv", .replace("county,2.5,2,", with: "county,2.5,⟦0,"))],
            repaired: [FileEdit("effects.csv", .replace("county,2.5,2,", with: "county,2.5,1,"))]))

    /// Every effect with a ramp below one.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.effects.compactMap { effect in
            guard effect.ramp < 1 else { return nil }
            let (name, cause) = (context.name(effect.indicator), context.name(ofCause: effect.cause))
            return Finding(
                kind, at: effect.at("ramp"),
                message: LocalizedText(
                    en: "the effect of ‘\(cause.en)’ on ‘\(name.en)’ has a ramp of \(effect.ramp) years; "
                        + "the shortest is 1",
                    zh: "“\(cause.zh)”对“\(name.zh)”的见效年数为 \(effect.ramp)，最短应为 1 年"))
        }
    }
}
