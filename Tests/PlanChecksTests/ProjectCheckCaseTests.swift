import Diagnostics
import PlanFiles
import PlanModel
import Testing

@testable import PlanChecks

/// Single cases of the checks of projects: what they see, and what they let be.
@Suite("Project check cases")
struct ProjectCheckCaseTests {
    /// The findings of the new plan after some edits, as `kind address`.
    private func told(_ edits: FileEdit...) throws -> [String] {
        ExampleHarness.findings(in: try ExampleHarness.edited(edits).texts, by: projectChecks)
            .map { "\($0.kind.id) \($0.address?.description ?? "")" }
    }

    private func planting(_ dates: String) -> FileEdit {
        FileEdit("projects.csv", .replace("12000,2026-03,2029,2026,2027,", with: "12000,\(dates),"))
    }

    @Test(arguments: ["2026,2026,2026,2027", "2026-03,2026-03,2026,2027", "2026-03-31,2026-03,2026,2027"])
    func `a finish that may still be after the start is let be`(dates: String) throws {
        let findings = try told(planting(dates))
        #expect(!findings.contains("finish-before-start projects/P1#finish"))
    }

    @Test(arguments: ["2026-03,2026-02,2026,2027", "2026-03-31,2026-03-30,2026,2027", "2026,2025-12,2026,2027"])
    func `a finish that is before the start for certain is one finding`(dates: String) throws {
        #expect(try told(planting(dates)) == ["finish-before-start projects/P1#finish"])
    }

    @Test func `a month may lie in the fiscal year before`() throws {
        let april = FileEdit("plan.yaml", .replace("horizon: 2035", with: "horizon: 2035\nfiscal_year_start: 04-01"))
        #expect(try told(april) == ["start-outside-window projects/P1#start"])
        #expect(try told(april, planting("2026-04,2029,2026,2027")) == [])
    }

    @Test func `a recorded reason answers the question for a cost`() throws {
        let rows = "P3,cost,county,0,4000,report-2025\nP3,cost,county,1,4000,report-2025\n"
        let spread = FileEdit("project_years.csv", .replace(rows, with: ""))
        func cost(_ text: String) -> FileEdit {
            FileEdit("projects.csv", .replace("approval,8000,", with: "approval,\(text),"))
        }
        #expect(try told(cost("?study due"), spread) == [])
        #expect(try told(cost("?"), spread) == ["project-without-cost projects/P3#cost"])
        #expect(try told(cost("abc"), spread) == ["not-a-number projects/P3#cost"])
        let known = ExampleHarness.findings(in: try ExampleHarness.edited([cost("")]).texts, by: projectChecks)
        #expect(known.map(\.severity) == [.note])
    }

    @Test func `a missing yearly amount hides a gap but not an excess`() throws {
        func year(_ amount: String) -> FileEdit {
            FileEdit("project_years.csv", .replace("P1,cost,county,3,3000,", with: "P1,cost,county,3,\(amount),"))
        }
        let more = FileEdit("project_years.csv", .replace("P1,cost,county,2,3000,", with: "P1,cost,county,2,9000,"))
        #expect(try told(year("?open")) == [])
        #expect(try told(year("3000.4")) == [])
        #expect(try told(year("3000.5")) == ["cost-spread-does-not-add-up projects/P1#cost"])
        #expect(try told(year("?open"), more) == ["cost-spread-does-not-add-up projects/P1#cost"])
        #expect(try told(year("about 3000")) == ["not-a-number project_years/P1/cost/3/build/county#amount"])
    }

    @Test func `use in operation may follow the finish, building may not`() throws {
        func row(_ stage: String) -> FileEdit {
            FileEdit(
                "project_years.csv",
                .write(
                    """
                    project,resource,funding,offset,stage,amount,source
                    P1,cost,county,0,build,12000,report-2025
                    P1,energy,,7,\(stage),20,report-2025
                    P2,cost,county,0,build,30000,report-2025
                    P3,cost,county,0,build,8000,report-2025

                    """))
        }
        #expect(try told(row("operate")) == [])
        #expect(try told(row("build")) == ["amount-outside-project-years project_years/P1/energy/7/build#offset"])
    }

    @Test func `a project waits for itself, and two more for each other: two findings`() throws {
        let rows = FileEdit("prerequisites.csv", .write("project,requires\nP1,P1\nP2,P3\nP3,P2\n"))
        #expect(
            try told(rows) == [
                "prerequisite-cycle prerequisites/P1/P1#requires", "prerequisite-cycle prerequisites/P2/P3#requires",
            ])
    }

    @Test func `shares in thirds with three decimals add up`() throws {
        func shares(_ north: String, _ south: String, _ other: String) -> FileEdit {
            FileEdit(
                "project_places.csv",
                .write(
                    """
                    project,place,share
                    P1,county,\(other)
                    P1,north,\(north)
                    P1,south,\(south)
                    P2,south,
                    P3,south,1

                    """))
        }
        #expect(try told(shares("0.333", "0.333", "0.333")) == [])
        #expect(
            try told(shares("0.33", "0.33", "0.33")) == ["place-shares-do-not-add-up project_places/P1/county#share"])
        #expect(
            try told(shares("0.6", "0.6", "?open")) == ["place-shares-do-not-add-up project_places/P1/north#share"])
        #expect(try told(shares("0.6", "0.3", "?open")) == [])
        #expect(try told(shares("0.6", "", "")) == ["place-share-missing project_places/P1/county#share"])
    }

    @Test func `a place outside the plan's own is allowed for a joint project`() throws {
        #expect(
            try told(
                FileEdit("places.csv", .append("west,West County,西县,county,,4,30.1,107,WGS84\n")),
                FileEdit("project_places.csv", .replace("P3,south,1", with: "P3,south,0.5\nP3,west,0.5"))) == [])
    }

    @Test func `the same name in different places is let be`() throws {
        let name = FileEdit("projects.csv", .replace("P3,Hospital access road", with: "P3,County  HOSPITAL extension"))
        let place = FileEdit("project_places.csv", .replace("P3,south", with: "P3,north"))
        #expect(try told(name) == ["duplicate-project projects/P3#name/en"])
        #expect(try told(name, place) == [])
    }

    @Test func `parts that are alternatives count with the dearest only`() throws {
        let parts = PartsExample.edits(planting: ",P2", road: ",P2")
        let dear = FileEdit("projects.csv", .replace("approval,30000,", with: "approval,15000,"))
        let spread = FileEdit("project_years.csv", .replace("P2,cost,county,0,10000", with: "P2,cost,county,0,?open"))
        let less = FileEdit("project_years.csv", .replace("P2,cost,county,1,10000", with: "P2,cost,county,1,5000"))
        let group = FileEdit("alternatives.csv", .write("group,project\nfirst,P1\nfirst,P3\n"))
        func findings(_ more: [FileEdit]) throws -> [String] {
            let texts = try ExampleHarness.edited(parts + [dear, spread, less] + more).texts
            return ExampleHarness.findings(in: texts, by: projectChecks).map(\.kind.id)
        }
        #expect(try findings([]) == ["parts-cost-more-than-package"])
        #expect(try findings([group]) == [])
    }

    @Test func `a misspelt limit is told from its own side`() throws {
        #expect(
            try told(FileEdit("limits.csv", .append("enrgy,county,2026,500,report-2025\n")))
                == ["unknown-resource limits/enrgy/county/2026#resource"])
        let both = try told(
            FileEdit("limits.csv", .append("labour,county,2026,500,report-2025\n")),
            FileEdit("project_years.csv", .append("P3,labor,,1,4,report-2025\n")))
        #expect(both == ["unknown-resource project_years/P3/labor/1/build#resource"])
    }
}
