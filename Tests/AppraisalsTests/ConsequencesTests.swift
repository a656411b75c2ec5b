import Appraisals
import Diagnostics
import Foundation
import LinearPrograms
import Outlook
import Phasing
import PlanFiles
import PlanModel
import Publishing
import Quantities
import Testing

@Suite("Consequences")
struct ConsequencesTests {
    private let before: PlanState

    init() {
        before = PlanState(
            PlanFolder.read(FolderContents(texts: PlanFolder.write(SyntheticPlan.plan(projects: 40, seed: 3)))))
    }

    private func change(_ address: String, from: String, to: String) -> Change {
        var change = Change()
        change.set = Address(written: address)
        change.from = PlainCell(.text(from))
        change.to = PlainCell(.text(to))
        return change
    }

    private func amendment(_ changes: [Change]) -> Amendment {
        var amendment = Amendment()
        amendment.changes = changes
        return amendment
    }

    /// A change of the amount of a limit by a factor.
    private func change(of limit: Limit, times factor: Double) throws -> Change {
        let amount = try #require(limit.amount.number)
        return change(
            "limits/\(limit.key)#amount", from: JSONValue.shortest(amount),
            to: JSONValue.shortest((amount * factor).rounded()))
    }

    private func limit(in state: String) throws -> Limit {
        let use = before.phasing.limits.first { $0.state.rawValue == state && $0.allowed > 100 }
        return before.reading.plan.limits[try #require(use).row]
    }

    @Test func `paths that are kept from one programme to the next are those made anew`() {
        let (index, programme) = (before.index, before.phasing.programme)
        #expect(before.targets == Trajectories(index: index, programme: programme).targets)
        let own = before.trajectories.with(programme: nil, of: index)
        #expect(own.targets == Trajectories(index: index).targets)
    }

    @Test func `every target of the programme says what it comes to in full`() {
        #expect(!before.phasing.targets.isEmpty)
        for use in before.phasing.targets {
            guard case .chance(let chance) = before.targets[use.target.row].standing else {
                Issue.record("target \(use.target.row) cannot be judged any more")
                continue
            }
            #expect(chance.conditions.contains { $0.distribution.median == use.inFull })
        }
    }

    @Test func `beside a programme that was kept with what was proved of it a change does the same`() throws {
        let proof = try #require(before.phasing.proof)
        let kept = try JSONEncoder().encode(proof.bounds)
        var terms = PhasingTerms(near: before.phasing.programme)
        terms.proved = try JSONDecoder().decode(ProvedBounds.self, from: kept)
        let known = PlanState(before.reading, terms: terms)
        #expect(known.phasing.programme == before.phasing.programme && known.phasing.violations.isEmpty)
        #expect(known.phasing.work == WorkDone() && before.phasing.work != WorkDone())
        #expect(try consequences(of: amendment([]), on: known).consequences.isEmpty)
        for factor in [0.6, 0.9, 1.1] {
            let list = try amendment([change(of: limit(in: "full"), times: factor)])
            #expect(
                try consequences(of: list, on: known).consequences == consequences(of: list, on: before).consequences)
        }
    }

    @Test func `an empty change has no consequences`() throws {
        let (found, after) = try consequences(of: amendment([]), on: before)
        #expect(found.isEmpty)
        #expect(after.reading.plan == before.reading.plan)
    }

    @Test func `a change and its inverse cancel`() throws {
        let list = try change(of: limit(in: "full"), times: 0.7)
        let there = ChangeSet(changes: [list])
        let back = try before.reading.plan.inverse(of: there)
        let (found, _) = try consequences(of: amendment([list] + back.changes), on: before)
        #expect(found.isEmpty)
        let (changed, _) = try consequences(of: amendment([list]), on: before)
        #expect(!changed.isEmpty)
    }

    @Test func `a change that touches no full limit moves no project`() throws {
        let list = try change(of: limit(in: "open"), times: 1.2)
        let (found, _) = try consequences(of: amendment([list]), on: before)
        #expect(found.projects.isEmpty && found.targets.isEmpty && found.places.isEmpty && found.years.isEmpty)
        #expect(found.limits.map(\.limit.key) == [list.set?.key])
    }

    @Test func `a tighter limit moves projects, tells the cause of each and what it does to money`() throws {
        let limit = try limit(in: "full")
        let (found, after) = try consequences(of: amendment([change(of: limit, times: 0.6)]), on: before)
        #expect(!found.projects.isEmpty)
        #expect(found.projects.allSatisfy { $0.cause != .changed && $0.before != $0.after })
        #expect(after.phasing.violations.isEmpty)
        let moved = found.years.map(\.difference).reduce(0, +)
        let total = { (state: PlanState) in state.phasing.money.map(\.amount).reduce(0, +) }
        #expect(abs(moved - (total(after) - total(before))) < 5)
    }

    @Test func `a target that is raised stands otherwise, and a record that is added is a change`() throws {
        let target = try #require(before.targets.first { $0.required != nil }?.target)
        let value = try #require(target.value.number)
        let raised = change(
            "targets/\(target.key)#value", from: JSONValue.shortest(value), to: JSONValue.shortest(value * 1.5))
        let (found, _) = try consequences(of: amendment([raised]), on: before)
        #expect(found.targets.contains { $0.address.key == target.key })
        var removed = Change()
        removed.remove = Address("targets", target.key)
        let (gone, _) = try consequences(of: amendment([removed]), on: before)
        #expect(gone.targets.first { $0.address.key == target.key }?.after == nil)
    }

    @Test func `a change that does not fit is refused whole`() throws {
        let wrong = try change("limits/\(limit(in: "open").key)#amount", from: "-1", to: "5")
        #expect(throws: ChangeConflict.self) { try consequences(of: amendment([wrong]), on: before) }
    }

    @Test func `text and JSON show the same figures in both languages`() throws {
        let list = try change(of: limit(in: "full"), times: 0.6)
        let (found, after) = try consequences(of: amendment([list]), on: before)
        for language in ["en", "zh"] {
            let page = Page.consequences(found, before: before, after: after, in: PageLocale(language: language))
            let text = page.terminalText()
            for row in page.tables.flatMap(\.rows) {
                for case .text(let words) in row.cells where !words.text.contains(" ") {
                    #expect(text.contains(words.text.prefix(12)))
                }
            }
            #expect(page.json.pretty.contains("lustrum/consequences/1"))
        }
    }
}
