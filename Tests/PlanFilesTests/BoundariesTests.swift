import Diagnostics
import Foundation
import PlanModel
import Testing

@testable import PlanFiles

@Suite("Boundaries")
struct BoundariesTests {
    private func reading(_ outlines: String, map: String = "map: {datum: WGS84, approval: No. 1}") -> PlanReading {
        var texts = NewPlan.files
        texts["plan.yaml"]? += "\(map)\n"
        texts["boundaries.geojson"] = outlines
        return PlanFolder.read(FolderContents(texts: texts))
    }

    private func feature(_ properties: String, _ geometry: String) -> String {
        "{\"type\": \"Feature\", \"properties\": \(properties), \"geometry\": \(geometry)}"
    }

    private func collection(_ features: String...) -> String {
        "{\"type\": \"FeatureCollection\",\n\"features\": [\n\(features.joined(separator: ",\n"))]}\n"
    }

    private let triangle =
        "{\"type\": \"Polygon\", \"coordinates\": [[[107, 30], [107.4, 30], [107, 30.3, 250], [107, 30]]]}"

    @Test func `an outline belongs to the place of its code, else of its name in any language`() throws {
        let two =
            "{\"type\": \"MultiPolygon\", \"coordinates\": [[[[1,1],[2,1],[1,2],[1,1]]], [[[5,5],[6,5],[5,6],[5,5]]]]}"
        let read = reading(
            collection(feature("{\"code\": \"north\", \"name\": \"x\"}", triangle), feature("{\"name\": \"南镇\"}", two)))
        #expect(read.findings.isEmpty)
        let boundaries = try #require(read.boundaries)
        let north = try #require(boundaries.rings[ID("north")])
        #expect(north.map(\.count) == [4])
        #expect(north[0][2] == Boundaries.Corner(longitude: 107, latitude: 30.3))
        let south = try #require(boundaries.rings[ID("south")])
        #expect(south.count == 2)
        #expect(boundaries.datum == .wgs84)
        #expect(boundaries.approval == "No. 1")
    }

    @Test func `outlines are no part of the plan's identity`() {
        let without = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan
        let outlines = collection(feature("{\"code\": \"north\"}", triangle))
        #expect(reading(outlines, map: "").plan.digest == without.digest)
    }

    @Test(arguments: [
        ("{}", "broken-boundary 1:1"),
        ("[1]", "broken-boundary 1:1"),
        ("{\"type\": \"FeatureCollection\", \"features\": [7]}", "boundary-of-unknown-place 1:44"),
        ("{", "broken-yaml 2:1"),
    ])
    func `what is no collection of outlines is told where it stands`(text: String, told: String) {
        let found = reading(text + "\n")
        let places = found.findings.map { finding in
            finding.kind.id + " " + (finding.span.map { "\($0.line):\($0.column)" } ?? "nowhere")
        }
        #expect(places == [told])
        let rings = found.boundaries?.rings ?? [:]
        #expect(rings.isEmpty)
    }

    @Test(arguments: [
        "{\"type\": \"Point\", \"coordinates\": [107, 30]}", "null", "{\"type\": \"Polygon\"}",
        "{\"type\": \"Polygon\", \"coordinates\": [[[107, 30], [107.4, 30], [107, 30]]]}",
        "{\"type\": \"Polygon\", \"coordinates\": [[[107, 30], [107.4, 30], [107, 30.3], [107, 30.1]]]}",
        "{\"type\": \"Polygon\", \"coordinates\": [[[107, 30], [500000, 30], [107, 30.3], [107, 30]]]}",
        "{\"type\": \"Polygon\", \"coordinates\": [[[107, 30], [nan, 30], [107, 30.3], [107, 30]]]}",
    ])
    func `a shape that is no polygon in degrees is told, and the others are drawn`(shape: String) {
        let read = reading(
            collection(feature("{\"code\": \"north\"}", shape), feature("{\"code\": \"south\"}", triangle)))
        #expect(read.findings.map(\.kind.id) == ["broken-boundary"])
        let drawn = read.boundaries?.rings.keys.map(\.text) ?? []
        #expect(drawn == ["south"])
    }

    private static let case38 = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/cases/spatial/chongqing/chongqing_38_simplified_250m.geojson")
    private static var isThere: Bool {
        let isThere = FileManager.default.fileExists(atPath: case38.path)
        if !isThere { print("skipped: shared/cases/spatial/chongqing does not lie beside the checkout") }
        return isThere
    }

    @Test(.enabled(if: isThere)) func `the outlines of thirty-eight districts find their places`() throws {
        let districts = (500_101...500_243).map(String.init)
        let places =
            "id,name_en,name_zh,level,parent\ncounty,C,县,county,\n"
            + districts.map { "\($0),D\($0),区\($0),town,county\n" }.joined()
        var texts = NewPlan.files
        texts["plan.yaml"]? += "map: {datum: GCJ02}\n"
        texts["places.csv"] = places
        texts["boundaries.geojson"] = try String(contentsOf: Self.case38, encoding: .utf8)
        let read = PlanFolder.read(FolderContents(texts: texts))
        let found = read.findings.map { $0.span?.file ?? "" }
        #expect(!found.contains("boundaries.geojson"))
        let rings = try #require(read.boundaries).rings
        #expect(rings.count == 38)
    }
}
