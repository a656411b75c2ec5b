import Diagnostics
import PlanModel

/// A place has a latitude without a longitude, or the other way round.
public enum HalfCoordinates: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "half-coordinates", "坐标只填一半", .error,
        mistake: LocalizedText(
            en:
                "A column was lost when the table of places was pasted, and the places fell off every map and out of every travel time.",
            zh: "粘贴地区表时丢失一列，相关地区在地图和通达时间测算中消失。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("30.2,107.2,WGS84", with: "30.2,⟦,WGS84"))
        ]))

    /// Every place with one coordinate of two.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.places.compactMap { place in
            guard (place.latitude == nil) != (place.longitude == nil) else { return nil }
            let name = context.name(place.id)
            let isNorth = place.latitude == nil
            let field = place.id.address.with(field: isNorth ? "latitude" : "longitude")
            return Finding(
                kind, at: field,
                message: LocalizedText(
                    en: "‘\(name.en)’ has a \(isNorth ? "longitude but no latitude" : "latitude but no longitude")",
                    zh: "“\(name.zh)”只有\(isNorth ? "经度，没有纬度" : "纬度，没有经度")"),
                restsOn: [place.id.address.with(field: isNorth ? "longitude" : "latitude")])
        }
    }
}
