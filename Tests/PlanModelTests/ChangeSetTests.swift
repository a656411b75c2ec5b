import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@Suite struct ChangeSetTests {
    let plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan

    private func set(_ address: String, from: String?, to: String?) -> Change {
        var change = Change()
        change.set = Address(written: address)
        change.from = from.map { PlainCell(.text($0)) }
        change.to = to.map { PlainCell(.text($0)) }
        return change
    }

    @Test func `an empty change list changes nothing`() throws {
        #expect(try plan.applying(ChangeSet(changes: [])) == plan)
    }

    @Test func `a change and its inverse cancel`() throws {
        var removal = Change()
        removal.remove = Address("prerequisites", "P2/P3")
        removal.from = PlainCell(.map([CellEntry("project", .text("P2")), CellEntry("requires", .text("P3"))]))
        let list = ChangeSet(
            on: plan.digest.description,
            changes: [
                set("targets/forest_cover/county/2030#value", from: "52", to: "53"),
                set("projects/P1#cost", from: "12000.0", to: "?under study"),
                set("projects/P3#mandated", from: nil, to: "yes"), removal,
                set("plan#horizon", from: "2035", to: "2040"),
            ])
        let changed = try plan.applying(list)
        #expect(changed != plan)
        #expect(changed.prerequisites.isEmpty)
        #expect(try changed.applying(plan.inverse(of: list)) == plan)
    }

    @Test func `a change whose starting value is wrong is a conflict with both values`() {
        let wrong = ChangeSet(changes: [set("projects/P1#cost", from: "9000", to: "8000")])
        let conflict = ChangeConflict(
            .otherValue(address: "projects/P1#cost", expected: "9000", found: "12000"), position: 0)
        #expect(throws: conflict) { try plan.applying(wrong) }
    }

    @Test func `a change made for another plan is refused`() {
        #expect(throws: ChangeConflict.self) { try plan.applying(ChangeSet(on: "00", changes: [])) }
    }

    @Test(arguments: ["projects/P9#cost", "projects/P1#costs", "nothing/P1#cost", "plan#nothing"])
    func `a change of what does not exist is refused`(address: String) {
        #expect(throws: ChangeConflict(.noSuchAddress(address), position: 0)) {
            try plan.applying(ChangeSet(changes: [set(address, from: nil, to: "1")]))
        }
    }

    @Test func `the order of rows does not change the digest but text in another normal form is the same text`() {
        var other = plan
        other.header.procedure = LocalizedText(en: "Cafe\u{301}", zh: "")
        var composed = plan
        composed.header.procedure = LocalizedText(en: "Caf\u{E9}", zh: "")
        #expect(other.digest == composed.digest)
    }
}
