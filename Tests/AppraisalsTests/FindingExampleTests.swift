import Appraisals
import Diagnostics
import PlanChecks
import PlanFiles
import PlanModel
import Testing

@Suite struct FindingExampleTests {
    static let kinds = (ReadingKinds.all + AllChecks.kinds).filter { !$0.example.failing.isEmpty }

    @Test(arguments: kinds.map(\.id))
    func `the failing plan of every kind gives that finding alone at its exact line and column`(id: String) throws {
        let kind = try #require(Self.kinds.first { $0.id == id })
        let (files, mark, unfit) = NewPlan.edited(by: kind.example.failing)
        #expect(unfit.isEmpty)
        let reading = PlanFolder.read(FolderContents(texts: files))
        let found = check(reading)
        #expect(found.map(\.kind.id) == [id], "\(found.map { $0.text(in: "en", sourceLine: reading.sources.line) })")
        if let mark {
            let span = try #require(found.first?.span)
            #expect((span.file, span.line, span.column) == (mark.file, mark.line, mark.column))
        }
        let (repaired, _, misfit) = NewPlan.edited(by: kind.example.repaired)
        #expect(misfit.isEmpty)
        let after = check(PlanFolder.read(FolderContents(texts: repaired)))
        #expect(after.isEmpty, "\(after.map { $0.message.text(in: "en") })")
    }

    @Test(arguments: ImportKinds.all.map(\.id))
    func `the failing table of every kind gives that finding alone at its exact line and column`(id: String) throws {
        let kind = try #require(FindingCatalogue.kind(id))
        let example = ExamplePlan(kind)
        let found = try #require(example.proposal(for: example.failingTable))
        #expect(found.findings.map(\.kind.id) == [id], "\(found.findings.map { $0.text(in: "en") { _, _ in nil } })")
        let mark = try #require(NewPlan.edited(by: kind.example.failing).mark)
        let span = try #require(found.findings.first?.span)
        #expect((span.line, span.column) == (mark.line, mark.column))
        #expect((found.files.isEmpty && found.hasErrors) == (kind.severity == .error))
        let repaired = try #require(example.proposal(for: example.repairedTable))
        #expect(repaired.findings.isEmpty, "\(repaired.findings.map { $0.message.text(in: "en") })")
        #expect(repaired.additions.count == 1 && !repaired.files.isEmpty)
    }

    @Test func `three independent faults in one file with all their consequences are three findings`() {
        let (files, _, _) = NewPlan.edited(by: [
            FileEdit("indicators.yaml", .replace("direction: up", with: "direction: upward")),
            FileEdit("indicators.yaml", .replace("unit: 10^8 yuan", with: "unit: 10^8 yaun")),
            FileEdit("indicators.yaml", .replace("body: health-office", with: "body: health-ofice")),
        ])
        let found = check(PlanFolder.read(FolderContents(texts: files)))
        #expect(found.map(\.kind.id) == ["not-a-choice", "unit-unreadable", "unknown-reference"])
        #expect(found.map { $0.span?.line } == [7, 15, 37])
    }
}
