import Diagnostics
import PlanFiles
import PlanModel
import Testing

@testable import PlanChecks

@Suite("Project checks")
struct ProjectCheckTests {
    static let kinds = (AllChecks.structural + projectChecks).map { $0.kind.id }

    @Test(arguments: kinds)
    func `an example fails exactly at its mark, and its repaired sibling passes`(id: String) throws {
        let kind = try #require(AllChecks.kinds.first { $0.id == id })
        let complaints = try ExampleHarness.complaints(about: kind, others: projectChecks)
        #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
    }

    @Test func `the plan that new writes has no finding`() {
        #expect(ExampleHarness.findings(in: NewPlan.files, by: projectChecks).map(ExampleHarness.told).isEmpty)
    }

    @Test func `a plan without projects has no finding about projects`() {
        var files = NewPlan.files
        for name in ["projects", "project_years", "project_places", "prerequisites", "effects"] {
            files[name + ".csv"] = nil
        }
        #expect(ExampleHarness.findings(in: files, by: projectChecks).map(ExampleHarness.told).isEmpty)
    }

    @Test func `a synthetic plan of a thousand projects has no finding`() {
        let plan = SyntheticPlan.plan(projects: 1_000, seed: 3)
        let context = CheckContext(plan: plan, index: PlanIndex(plan))
        let findings = projectChecks.flatMap { $0.findings(in: context) }
        #expect(findings.map(ExampleHarness.told).isEmpty)
    }

    @Test(arguments: projectChecks.map { $0.kind.id })
    func `renaming a project everywhere changes no finding but its names`(id: String) throws {
        let kind = try #require(AllChecks.kinds.first { $0.id == id })
        let texts = try ExampleHarness.edited(kind.example.failing).texts
        let renamed = texts.mapValues { text in
            ["P1", "P2", "P3"].reduce(text) { $0.replacing($1, with: $1 + "-new") }
        }
        let before = ExampleHarness.findings(in: texts, by: projectChecks)
        let after = ExampleHarness.findings(in: renamed, by: projectChecks)
        #expect(after.map(\.kind.id) == before.map(\.kind.id))
        #expect(after.map(\.severity) == before.map(\.severity))
        #expect(after.map { $0.span?.line } == before.map { $0.span?.line })
        for (one, other) in zip(before, after) {
            for language in ["en", "zh"] {
                let message = other.message.text(in: language).replacing("-new", with: "")
                #expect(message == one.message.text(in: language))
            }
        }
    }

    @Test(arguments: projectChecks.map { $0.kind.id })
    func `every finding speaks English and Chinese, and an English message holds no Chinese`(id: String) throws {
        let kind = try #require(AllChecks.kinds.first { $0.id == id })
        let texts = try ExampleHarness.edited(kind.example.failing).texts
        for finding in ExampleHarness.findings(in: texts, by: projectChecks) {
            for text in [finding.message, finding.help].compactMap({ $0 }) + finding.notes {
                #expect(text.languages == ["en", "zh"])
                let isForeign = text.text(in: "en").unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) }
                #expect(!isForeign, "\(text.text(in: "en"))")
            }
        }
    }

    @Test func `three independent faults with their consequences are three findings`() throws {
        let edits = [
            FileEdit("projects.csv", .replace("12000,2026-03,2029,", with: "12000,2026/3,2029,")),
            FileEdit("project_places.csv", .replace("P3,south,1", with: "P33,south,1")),
            FileEdit("project_years.csv", .replace("P2,cost,county,1,10000,", with: "P2,cost,county,1,-10000,")),
        ]
        let findings = ExampleHarness.findings(in: try ExampleHarness.edited(edits).texts, by: projectChecks)
        #expect(findings.map(\.kind.id) == ["unknown-reference", "negative-cost", "not-a-date"])
    }
}
