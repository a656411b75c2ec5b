import Diagnostics

/// The kinds of fault in the outlines of places.
enum BoundaryKinds {
    static let all: [FindingKind] = [withoutDatum, broken, unknownPlace]

    private static let map = FileEdit(
        "plan.yaml", .replace("languages:", with: "map: {datum: WGS84}\nlanguages:"))

    private static func outlines(_ code: String, _ corners: String, mark: String = "") -> FileEdit {
        FileEdit(
            "boundaries.geojson",
            .write(
                """
                \(mark){"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"code": \(code)},
                "geometry": {"type": "Polygon", "coordinates": [[\(corners)]]}}]}

                """))
    }

    private static let square = "[107, 30], [107.4, 30], [107.4, 30.3], [107, 30]"

    static let withoutDatum = FindingKind(
        "boundaries-without-datum", "界线未注明坐标系", .error,
        mistake: LocalizedText(
            en:
                "Outlines were taken from a web map, whose datum is shifted by some hundred metres, and drawn under seats of a survey.",
            zh: "界线取自存在数百米偏移的网络地图，与测绘所得的驻地坐标叠加绘制。"),
        example: FindingExample(
            failing: [outlines("\"north\"", square, mark: "⟦")],
            repaired: [map, outlines("\"north\"", square)]))

    static let broken = FindingKind(
        "broken-boundary", "界线图形有误", .error,
        mistake: LocalizedText(
            en:
                "Outlines were exported in metres of a projection, or with latitude before longitude, and lay in another ocean.",
            zh: "界线按投影坐标（米）导出，或经纬度顺序颠倒，图形落在别处。"),
        example: FindingExample(
            failing: [map, outlines("\"north\"", "[107, 30], ⟦[30, 107.4], [30.3, 107.4], [107, 30]")],
            repaired: [map, outlines("\"north\"", square)]))

    static let unknownPlace = FindingKind(
        "boundary-of-unknown-place", "界线所属地区不在规划内", .warning,
        mistake: LocalizedText(
            en: "Outlines carry the codes of another year or another office, and the district was drawn as a blank.",
            zh: "界线所用代码属于其他年份或其他部门，致使该区县在图上空缺。"),
        example: FindingExample(
            failing: [map, outlines("⟦\"500199\"", square)],
            repaired: [map, outlines("\"north\"", square)]))
}
