import Diagnostics
import PlanModel

/// Places of one plan have coordinates in different datums; distances between them would be wrong.
public enum DatumsMixed: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "datums-mixed", "混用不同坐标系", .error,
        mistake: LocalizedText(
            en:
                "Towns were added from a second table in another datum. Distances between old and new rows were off by half a kilometre.",
            zh: "新增乡镇的坐标来自另一坐标系，新旧数据之间的距离相差约半公里。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("30.2,107.2,WGS84", with: "30.2,107.2,⟦GCJ02"))
        ]))

    /// One finding for every datum beside the most frequent one, at the first place that has it.
    public static func findings(in context: CheckContext) -> [Finding] {
        let located = context.plan.places.filter { $0.latitude != nil && $0.longitude != nil && $0.datum != nil }
        let groups = Dictionary(grouping: located) { $0.datum?.rawValue ?? "" }
        let ranked = groups.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
        guard let usual = ranked.first else { return [] }
        return ranked.dropFirst().compactMap { datum, places in
            guard let first = places.first else { return nil }
            let shown = places.prefix(5).map { context.name($0.id) }
            let more = places.count > shown.count
            return Finding(
                kind, at: first.id.address.with(field: "datum"),
                message: LocalizedText(
                    en: "the places of the plan mix datums: \(usual.value.count) in \(usual.key), "
                        + "\(places.count) in \(datum)",
                    zh: "规划中的地区混用坐标系：\(usual.value.count) 个采用 \(usual.key)，\(places.count) 个采用 \(datum)"),
                notes: [
                    LocalizedText(
                        en: "in \(datum): " + shown.map(\.en).joined(separator: ", ") + (more ? ", ..." : ""),
                        zh: "采用 \(datum) 的有：" + shown.map(\.zh).joined(separator: "、") + (more ? "等" : ""))
                ],
                help: LocalizedText(en: "convert them into one datum", zh: "请统一换算到同一坐标系"))
        }
    }
}
