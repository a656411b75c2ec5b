import Foundation
import PlanFiles
import PlanModel
import Testing

@Suite("Format pages")
struct FormatPagesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/formats")

    @Test(arguments: FormatPages.files.keys.sorted())
    func `a page of the formats says what the program reads`(name: String) throws {
        let written = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
        #expect(written == FormatPages.files[name], "docs/formats/\(name) is out of date: run make docs")
    }

    @Test func `no schema stands in the formats that nothing wrote`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let strangers = names.filter { $0.hasSuffix(".schema.json") && FormatPages.files[$0] == nil }
        #expect(strangers.isEmpty)
    }

    @Test func `every field of every record is on the page with its meaning`() throws {
        let page = try #require(FormatPages.files["plan-folder.md"])
        for field in Plan.headerOutline + Plan.collections.flatMap(\.fields) {
            #expect(page.contains("| `\(field.name)` | "), "\(field.name)")
            #expect(page.contains(field.meaning), "\(field.name)")
        }
    }

    @Test(arguments: [
        "targets/<indicator>/<place>/<year>[@<plan>]", "observations/<indicator>/<place>/<year>@<known_on>[~<source>]",
        "project_years/<project>/<resource>/<offset>/<stage>[/<funding>]", "projects/<id>", "text/<id>",
    ])
    func `the page shows how addresses are spelt`(pattern: String) throws {
        let page = try #require(FormatPages.files["plan-folder.md"])
        #expect(page.contains(pattern))
    }

    @Test func `every link inside the page leads to one of its headings`() throws {
        let page = try #require(FormatPages.files["plan-folder.md"])
        let anchors = Set(
            page.split(separator: "\n").filter { $0.hasPrefix("#") }
                .map { $0.drop { $0 == "#" || $0 == " " }.replacing(" ", with: "-").lowercased() })
        for link in page.matches(of: /\]\(#([^)]*)\)/) { #expect(anchors.contains(String(link.1)), "\(link.1)") }
    }
}
