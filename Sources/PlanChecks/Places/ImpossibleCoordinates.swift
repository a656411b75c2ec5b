import Diagnostics
import PlanModel
import Quantities

/// A latitude lies beyond 90 degrees or a longitude beyond 180.
public enum ImpossibleCoordinates: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "impossible-coordinates", "坐标超出可能范围", .error,
        mistake: LocalizedText(
            en: "Latitude and longitude were exchanged: a latitude of 107 degrees lies nowhere on Earth.",
            zh: "经纬度填反：纬度 107 度在地球上并不存在。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("30.2,107.2,WGS84", with: "⟦107.2,30.2,WGS84"))
        ]))

    /// Every place that lies nowhere.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.places.compactMap { place in
            let latitude = place.latitude.flatMap { $0.magnitude > 90 ? ("latitude", $0) : nil }
            let longitude = place.longitude.flatMap { $0.magnitude > 180 ? ("longitude", $0) : nil }
            guard let (field, degrees) = latitude ?? longitude else { return nil }
            let name = context.name(place.id)
            let text = JSONValue.shortest(degrees)
            let isSwapped = field == "latitude" && degrees.magnitude <= 180 && (place.longitude?.magnitude ?? 180) <= 90
            return Finding(
                kind, at: place.id.address.with(field: field),
                message: LocalizedText(
                    en: "the \(field) of ‘\(name.en)’ is \(text) degrees",
                    zh: "“\(name.zh)”的\(field == "latitude" ? "纬度" : "经度")为 \(text) 度"),
                help: isSwapped
                    ? LocalizedText(en: "are latitude and longitude exchanged?", zh: "经纬度是否填反？") : nil)
        }
    }
}
