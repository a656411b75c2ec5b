import Diagnostics
import PlanModel

/// A place below the plan's own level has no place above it, though its like have.
///
/// Trees beside the plan's own are allowed: a level of which most places stand alone is let be.
public enum PlaceWithoutParent: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "place-without-parent", "地区未填上级", .warning,
        mistake: LocalizedText(
            en:
                "A newly founded town was added without its county, and was missing from the county's totals for two years.",
            zh: "新设的镇未填上级地区，两年间一直未计入县级汇总。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("南镇,town,county", with: "南镇,town,⟦"))
        ]))

    /// Every such place.
    public static func findings(in context: CheckContext) -> [Finding] {
        let ranks = context.levelRanks
        guard let root = context.index.places[context.plan.header.place], let top = ranks[root.level] else { return [] }
        let withParent = Dictionary(grouping: context.plan.places.filter { $0.parent != nil }, by: \.level)
            .mapValues(\.count)
        let without = Dictionary(grouping: context.plan.places.filter { $0.parent == nil }, by: \.level)
        return without.flatMap { level, places -> [Finding] in
            guard let rank = ranks[level], rank > top, withParent[level] ?? 0 >= places.count else { return [] }
            let levelName = context.levelName(level)
            return places.map { place in
                let name = context.name(place.id)
                return Finding(
                    kind, at: place.id.address.with(field: "parent"),
                    message: LocalizedText(
                        en: "‘\(name.en)’ (\(levelName.en)) is part of no place",
                        zh: "“\(name.zh)”（\(levelName.zh)）没有上级地区"),
                    notes: [
                        LocalizedText(
                            en: "places of this level with a place above them: \(withParent[level] ?? 0)",
                            zh: "同级地区中有 \(withParent[level] ?? 0) 个已填上级")
                    ],
                    restsOn: [
                        place.id.address.with(field: "level"), Address("plan", field: "levels"),
                        Address("plan", field: "place"),
                    ])
            }
        }
    }
}
