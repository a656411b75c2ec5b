import Appraisals
import Foundation
import PlanFiles
import Testing

@Suite("Finding pages")
struct FindingPagesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/findings")

    @Test func `every kind of finding has its page, and every page its kind`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let pages = FindingCatalogue.pages
        #expect(Set(names) == Set(pages.keys), "run make docs; a page of a kind that is no more is removed by hand")
        for (name, page) in pages {
            let written = try? String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            #expect(written == page, "docs/findings/\(name) is out of date: run make docs")
        }
    }

    @Test(arguments: FindingCatalogue.kinds.filter { $0.example.failing.isEmpty }.map(\.id))
    func `a fault that no edited text can show is shown by a file in that state`(id: String) throws {
        let kind = try #require(FindingCatalogue.kind(id))
        let example = ExamplePlan(kind)
        #expect(FindingExplanation(kind).findings.map(\.kind.id) == [kind.id])
        #expect(check(PlanFolder.read(example.repaired)).map(\.kind.id).isEmpty)
    }

    @Test(arguments: FindingCatalogue.kinds.map(\.id))
    func `what the terminal shows can be printed`(id: String) throws {
        let kind = try #require(FindingCatalogue.kind(id))
        for language in ["en", "zh"] {
            let text = FindingExplanation(kind).terminalText(in: language)
            #expect(text.contains(id))
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(text)")
            #expect(!text.contains("⟦"))
        }
    }

    @Test func `every kind of finding has a title of its own in a few words of Chinese`() {
        let titles = FindingCatalogue.kinds.map { $0.title["zh"] ?? "" }
        for (kind, title) in zip(FindingCatalogue.kinds, titles) {
            let han = title.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) }
            #expect(han >= 4 && title.count <= 16, "\(kind.id): \(title)")
            #expect(!title.contains { "，。；：！？".contains($0) }, "\(kind.id): \(title)")
            #expect(kind.title["en"]?.isEmpty == false)
        }
        #expect(Set(titles).count == titles.count)
    }

    @Test func `a misspelt finding is answered with the nearest one`() {
        #expect(FindingCatalogue.kind("not-a-numbr") == nil)
        #expect(FindingCatalogue.suggestion(for: "not-a-numbr") == "not-a-number")
    }
}
