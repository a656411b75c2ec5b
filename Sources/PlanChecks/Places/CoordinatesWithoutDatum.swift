import Diagnostics
import PlanModel

/// A place has coordinates and does not say in which datum.
///
/// Where no place of the plan names one, it is one fault and reported once.
public enum CoordinatesWithoutDatum: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "coordinates-without-datum", "坐标未注明坐标系", .error,
        mistake: LocalizedText(
            en:
                "Points were taken from a web map, whose datum is shifted by some hundred metres, and laid over a survey.",
            zh: "坐标取自存在数百米偏移的网络地图，与测绘数据叠加使用。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("30.2,107.2,WGS84", with: "30.2,107.2,⟦"))
        ]))

    /// Every place with coordinates of an unnamed datum.
    public static func findings(in context: CheckContext) -> [Finding] {
        let located = context.plan.places.filter { $0.latitude != nil && $0.longitude != nil }
        let without = located.filter { $0.datum == nil }
        guard let first = without.first else { return [] }
        guard without.count == located.count, without.count > 1 else { return without.map { finding($0, context) } }
        var whole = finding(first, context)
        whole.notes.append(
            LocalizedText(
                en: "none of the \(without.count) places with coordinates names one",
                zh: "全部 \(without.count) 个有坐标的地区均未注明"))
        return [whole]
    }

    private static func finding(_ place: Place, _ context: CheckContext) -> Finding {
        let name = context.name(place.id)
        let choices = Datum.allCases.map(\.rawValue).joined(separator: ", ")
        return Finding(
            kind, at: place.id.address.with(field: "datum"),
            message: LocalizedText(
                en: "the coordinates of ‘\(name.en)’ name no datum", zh: "“\(name.zh)”的坐标未注明坐标系"),
            help: LocalizedText(en: "one of: \(choices)", zh: "可选：\(choices)"))
    }
}
