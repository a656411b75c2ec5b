import Diagnostics
import PlanChecks
import PlanFiles
import PlanModel
import Testing

@Suite("Unknown references")
struct UnknownReferenceTests {
    /// The new plan with so many rows that name a place or a project that it does not have.
    private func found(_ rows: Int, _ row: (Int) -> String) -> [Finding] {
        var texts = NewPlan.files
        let table = (0..<rows).map { row($0) + "\n" }.joined()
        texts["project_places.csv"] = "project,place,share\n" + table
        return ExampleHarness.findings(in: texts, by: [])
    }

    @Test func `a table of another plan is a thousand findings, of which the first counts the rest`() throws {
        let found = found(40_000) { "P1,elsewhere\($0),1" }
        #expect(found.count == 1_000 && found.allSatisfy { $0.kind.id == "unknown-reference" })
        let notes = found[0].notes.map { $0.text(in: "en") }
        #expect(notes.contains("39000 more names are not in places, in 39000 places"))
        // What the findings carry with them stays bounded, or it would cost more than the plan.
        #expect(found.reduce(0) { $0 + $1.spoils.count } < 200_000)
    }

    @Test func `one name that a whole table mentions is one finding with its count`() {
        let found = found(40_000) { "P\($0 + 1_000),elsewhere,1" }
        #expect(found.count { $0.address?.field == "place" } == 1)
        let place = found.first { $0.address?.field == "place" }
        #expect(place?.notes.contains { $0.text(in: "en").hasPrefix("mentioned 39999 more times") } == true)
    }

    @Test func `a few unknown names are told one by one, with every place as their consequence`() {
        let found = found(3) { "P1,elsewhere\($0),1" }
        #expect(found.count == 3 && found.allSatisfy { $0.notes.isEmpty })
    }
}
