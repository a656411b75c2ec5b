import Diagnostics
import PlanModel

/// The share of a project in a place is below nothing or above the whole.
public enum PlaceShareRange: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "place-share-out-of-range", "地区占比超出范围", .error,
        mistake: LocalizedText(
            en:
                "A share was typed in per cent, 60 where 0.6 is meant, and the place is charged with sixty times the project.",
            zh: "占比按百分数填写，应为 0.6 却填成 60，该地投资被放大。"),
        example: FindingExample(failing: [
            FileEdit("project_places.csv", .replace("P1,north,0.6", with: "P1,north,⟦60"))
        ]))

    /// Every share outside 0 to 1.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.projectPlaces.compactMap { row in
            guard let share = row.share.number, !(0...1).contains(share) else { return nil }
            let (name, place) = (context.name(row.project), context.name(row.place))
            let fraction = context.plain(share / 100)
            return Finding(
                kind, at: row.at("share"),
                message: LocalizedText(
                    en: "the share of ‘\(name.en)’ in \(place.en) is \(context.plain(share)); shares go from 0 to 1",
                    zh: "“\(name.zh)”在\(place.zh)的占比为 \(context.plain(share))，应在 0 至 1 之间"),
                help: (1...100).contains(share)
                    ? LocalizedText(en: "did you mean \(fraction)?", zh: "是否为 \(fraction)？") : nil)
        }
    }
}
