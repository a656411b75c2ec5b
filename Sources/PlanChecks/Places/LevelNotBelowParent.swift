import Diagnostics
import PlanModel

/// A place is part of a place whose level is not above its own.
public enum LevelNotBelowParent: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "level-not-below-parent", "地区级别不低于上级地区", .error,
        mistake: LocalizedText(
            en: "A town was put under another town instead of its county, so its figures counted for the neighbour.",
            zh: "误将某镇列为另一镇的下级，其数据被计入邻镇。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("南镇,town,county", with: "南镇,town,⟦north"))
        ]))

    /// Every place that does not lie below its parent; places in a loop are another fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        let ranks = context.levelRanks
        let loops = context.placeLoops
        return context.plan.places.compactMap { place in
            guard let id = place.parent, let parent = context.index.places[id], !loops.joins(place.id, id),
                let own = ranks[place.level], let above = ranks[parent.level], above >= own
            else { return nil }
            let (name, other) = (context.name(place.id), context.name(id))
            let (level, upper) = (context.levelName(place.level), context.levelName(parent.level))
            return Finding(
                kind, at: place.id.address.with(field: "parent"),
                message: LocalizedText(
                    en: "‘\(name.en)’ (\(level.en)) cannot be part of ‘\(other.en)’ (\(upper.en))",
                    zh: "“\(name.zh)”（\(level.zh)）不能隶属于“\(other.zh)”（\(upper.zh)）"),
                restsOn: [
                    place.id.address.with(field: "level"), id.address.with(field: "level"),
                    Address("plan", field: "levels"),
                ])
        }
    }
}

extension CheckContext {
    /// The levels of places by their rank, 0 the highest.
    var levelRanks: [ID<PlaceLevel>: Int] {
        Dictionary(plan.header.levels.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// The name of a level, or its identifier where it has none.
    func levelName(_ level: ID<PlaceLevel>) -> LocalizedText {
        let name = plan.header.levels.first { $0.id == level }?.name ?? LocalizedText()
        return name.isEmpty ? LocalizedText(en: level.text, zh: level.text) : name
    }
}
