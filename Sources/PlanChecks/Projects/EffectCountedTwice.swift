import Diagnostics
import PlanModel

/// An effect is entered for a place and once more for a part of it, and the two are added up.
public enum EffectCountedTwice: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "effect-counted-twice", "成效重复计算", .warning,
        mistake: LocalizedText(
            en:
                "The towns entered their new homes and the county entered the total; the roll-up adds the towns to it again.",
            zh: "各镇已填报成效，县级又填合计数，逐级汇总时重复计算。"),
        example: FindingExample(
            failing: [
                FileEdit("effects.csv", .append("projects/P3,population,⟦county,2000,,report-2025\n" + town))
            ],
            repaired: [FileEdit("effects.csv", .append(town))]))

    private static let town = "projects/P3,population,south,2000,,report-2025\n"

    /// Every effect of a cause on an indicator that adds up, where the cause has one on a place below as well.
    public static func findings(in context: CheckContext) -> [Finding] {
        var below: [Key: Effect] = [:]
        let summed = context.plan.effects.filter { context.index.indicators[$0.indicator]?.combine == .sum }
        for effect in summed {
            for place in context.index.line(of: effect.place).dropFirst() {
                let key = Key(cause: effect.cause, indicator: effect.indicator, place: place)
                if below[key] == nil { below[key] = effect }
            }
        }
        return summed.compactMap { effect in
            let key = Key(cause: effect.cause, indicator: effect.indicator, place: effect.place)
            guard let other = below[key] else { return nil }
            let (name, cause) = (context.name(effect.indicator), context.name(ofCause: effect.cause))
            let (place, part) = (context.name(effect.place), context.name(other.place))
            return Finding(
                kind, at: effect.at("place"),
                message: LocalizedText(
                    en: "the effect of ‘\(cause.en)’ on ‘\(name.en)’ in \(part.en) is added to that in \(place.en), "
                        + "which is entered here on its own",
                    zh: "“\(cause.zh)”在\(part.zh)对“\(name.zh)”的成效会汇总到\(place.zh)，此处又单独填报\(place.zh)的成效"),
                restsOn: [effect.at("cause"), effect.at("indicator"), other.at("cause"), other.at("place")])
        }
    }

    private struct Key: Hashable {
        let cause: Address
        let indicator: ID<Indicator>
        let place: ID<Place>
    }
}
