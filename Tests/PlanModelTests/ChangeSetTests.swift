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

    private func conflict(_ change: Change) -> ChangeConflict.Reason? {
        do { _ = try plan.applying(ChangeSet(changes: [change])) } catch { return error.reason }
        return nil
    }

    @Test(arguments: [
        ("projects/P1#id", "P9"), ("targets/forest_cover/county/2030#year", "2031"),
        ("prerequisites/P2/P3#requires", "P1"),
    ])
    func `what identifies a record cannot be set`(address: String, to: String) throws {
        let wanted = try #require(Address(written: address))
        let place = try #require(Plan.collection(wanted.collection))
        let row = try #require(place.keys(plan).firstIndex(of: wanted.key))
        let field = try #require(place.fields.firstIndex { $0.name == wanted.field })
        let from = place.cell(plan, row, field)?.text
        #expect(conflict(set(address, from: from, to: to)) == .keyField(address))
    }

    @Test(arguments: [nil, ""] as [String?])
    func `a required field cannot be emptied`(to: String?) {
        let address = "targets/forest_cover/county/2030#value"
        #expect(conflict(set(address, from: "52", to: to)) == .requiredField(address))
        #expect(conflict(set("plan#setting", from: "invented", to: to)) == .requiredField("plan#setting"))
    }

    @Test func `the starting value is compared as the field reads it`() throws {
        var numbered = plan
        numbered.projects[0].owner = "007"
        numbered.projects[0].tasks = [ID("T1"), ID("T2")]
        func holds(_ address: String, _ from: Cell?) -> Bool {
            var change = set(address, from: nil, to: nil)
            change.from = from.map { PlainCell($0) }
            change.to = change.from
            return (try? numbered.applying(ChangeSet(changes: [change]))) != nil
        }
        #expect(holds("projects/P1#owner", .text("007")) && !holds("projects/P1#owner", .text("7.0")))
        #expect(holds("projects/P1#cost", .text("12000.00")) && !holds("projects/P1#cost", .text("12001")))
        #expect(holds("projects/P2#mandated", .text("no")) && holds("projects/P2#mandated", nil))
        #expect(holds("projects/P1#cost_origin", .text("sourced")))
        #expect(holds("projects/P1#tasks", .text("T1 ;T2")) && !holds("projects/P1#tasks", .text("T2;T1")))
        let names = [CellEntry("zh", .text("山地造林")), CellEntry("en", .text("Hillside planting"))]
        #expect(holds("projects/P1#name", .map(names)) && !holds("projects/P1#name", .map([names[0]])))
    }

    @Test func `a part of a field can be set, and what is no part is refused`() throws {
        let list = ChangeSet(changes: [
            set("projects/P1#name/zh", from: "山地造林", to: "荒山造林"), set("projects/P1#name/fr", from: nil, to: "Forêt"),
            set("plan#period/to", from: "2030", to: "2031"), set("projects/P1#tasks/0", from: "T1", to: "T2"),
        ])
        let changed = try plan.applying(list)
        #expect(changed.projects[0].name == LocalizedText(["en": "Hillside planting", "zh": "荒山造林", "fr": "Forêt"]))
        #expect(changed.header.period.last == Year(2031) && changed.projects[0].tasks == [ID("T2")])
        #expect(try changed.applying(plan.inverse(of: list)) == plan)
        let other = set("projects/P1#name/zh", from: "植树", to: "造林")
        #expect(
            conflict(other) == .otherValue(address: "projects/P1#name/zh", expected: "植树", found: "山地造林"))
        #expect(conflict(set("projects/P1#tasks/7", from: nil, to: "T2")) == .noSuchAddress("projects/P1#tasks/7"))
        #expect(conflict(set("projects/P1#cost/zh", from: nil, to: "1")) == .noSuchAddress("projects/P1#cost/zh"))
    }

    @Test func `a record removed without saying what it was comes back whole`() throws {
        var removal = Change()
        removal.remove = Address("projects", "P1")
        let list = ChangeSet(changes: [removal])
        #expect(try plan.applying(list).applying(plan.inverse(of: list)) == plan)
    }

    @Test func `a record added under the address of another one is told so`() {
        var addition = Change()
        addition.add = Address("alternatives", "a/P1")
        addition.value = PlainCell(.map([CellEntry("group", .text("a")), CellEntry("project", .text("P2"))]))
        #expect(conflict(addition) == .otherKey(address: "alternatives/a/P1", key: "a/P2"))
        addition.value = PlainCell(.text("P1"))
        #expect(conflict(addition) == .unfit(address: "alternatives/a/P1", CellFault(.notAMap)))
        addition.add = Address("alternatives", "a/P1", field: "note")
        #expect(conflict(addition) == .noSuchAddress("alternatives/a/P1#note"))
    }

    @Test func `the order of rows does not change the digest but text in another normal form is the same text`() {
        var other = plan
        other.header.procedure = LocalizedText(en: "Cafe\u{301}", zh: "")
        var composed = plan
        composed.header.procedure = LocalizedText(en: "Caf\u{E9}", zh: "")
        #expect(other.digest == composed.digest)
    }
}
