import Gates
import Outlook
import PlanModel
import Quantities
import Testing

@testable import Phasing

@Suite("Proof carried to a changed plan")
struct CarriedProofTests {
    private var wide: PhasingTerms {
        var terms = PhasingTerms()
        terms.gap = 0.1
        return terms
    }

    private func near(_ before: PhasingResult, proved: Bool = true) -> PhasingTerms {
        var terms = wide
        terms.near = before.programme
        if proved { terms.proof = before.proof }
        return terms
    }

    private func value(_ result: PhasingResult, _ objective: PhasingObjective) -> Double {
        result.objectives.first { $0.objective == objective }?.value ?? 0
    }

    /// The same plan with less of a limit than its programme uses; nil where nothing uses it.
    private func tightened(_ plan: Plan, _ before: PhasingResult, _ seed: Int) -> Plan? {
        let used = before.limits.filter { $0.used > $0.fixed }
        guard !used.isEmpty else { return nil }
        let limit = used[seed % used.count]
        var plan = plan
        plan.limits[limit.row].amount = .number(limit.used - plan.limits[limit.row].resolution)
        return plan
    }

    @Test func `what was proved before a limit is lowered holds of the best that trying every way finds after it`() {
        var carried = 0
        for seed in 1...200 {
            let plan = SmallPlans.plan(seed)
            let before = PhasingOptimumTests.chosen(plan, wide)
            guard before.programme != nil, before.violations.isEmpty, let changed = tightened(plan, before, seed),
                let best = SlowChoice(changed).best()
            else { continue }
            let after = PhasingOptimumTests.chosen(changed, near(before))
            #expect(after.violations.isEmpty, "plan \(seed): \(after.violations)")
            #expect(value(after, .bindingTargets) <= best.binding + 0.0011, "plan \(seed)")
            #expect(value(after, .anticipatoryTargets) <= best.other + 0.0011, "plan \(seed)")
            #expect(value(after, .benefit) >= 0.9 * best.benefit, "plan \(seed)")
            let bound = after.objectives.first { $0.objective == .benefit }?.bound ?? 0
            #expect(bound >= best.benefit, "plan \(seed)")
            guard let proof = after.proof, proof == before.proof else { continue }
            carried += 1
            // The search that proves the changed plan anew may be content with less; else it has no fewer moves.
            let searched = PhasingOptimumTests.chosen(changed, near(before, proved: false))
            let isAsGood =
                value(searched, .benefit) >= 0.9 * bound
                && zip([.bindingTargets, .anticipatoryTargets], proof.bounds.held)
                    .allSatisfy { value(searched, $0) <= $1 ?? .infinity }
            if isAsGood { #expect(after.moves.count <= searched.moves.count, "plan \(seed)") }
        }
        print("small plans whose proof was carried over: \(carried) of 200")
        #expect(carried > 20)
    }

    @Test func `a plan that did not change keeps its programme without any work`() {
        for seed in 1...40 {
            let plan = SmallPlans.plan(seed)
            let before = PhasingOptimumTests.chosen(plan)
            guard before.programme != nil, before.violations.isEmpty else { continue }
            var terms = PhasingOptimumTests.exact
            (terms.near, terms.proof) = (before.programme, before.proof)
            let after = PhasingOptimumTests.chosen(plan, terms)
            #expect(after.programme == before.programme && after.moves.isEmpty, "plan \(seed)")
            #expect(after.work.nodes == 0 && after.work.iterations == 0, "plan \(seed)")
        }
    }

    @Test func `without targets a programme that breaks a lowered limit does not stay`() {
        var tried = 0
        for seed in 1...60 {
            var plan = SmallPlans.plan(seed)
            plan.targets = []
            let before = PhasingOptimumTests.chosen(plan, wide)
            guard before.programme != nil, before.violations.isEmpty, let changed = tightened(plan, before, seed) else {
                continue
            }
            let after = PhasingOptimumTests.chosen(changed, near(before, proved: false))
            guard after.programme != nil else { continue }
            tried += 1
            #expect(after.violations.isEmpty && !after.moves.isEmpty, "plan \(seed)")
        }
        #expect(tried > 10)
    }

    @Test func `a proof covers lower limits and mandates, and nothing that allows or counts more`() throws {
        let plans = (1...40).map { SmallPlans.plan($0) }.filter { !$0.targets.isEmpty && !$0.projectYears.isEmpty }
        let found = plans.lazy.compactMap { plan -> (plan: Plan, proof: PhasingProof, row: Int, year: Int)? in
            guard let proof = PhasingOptimumTests.chosen(plan).proof,
                let year = plan.projectYears.firstIndex(where: { year in
                    guard let row = proof.phasing.positions[year.project] else { return false }
                    return year.resource == "cost" && plan.projects[row].package == nil
                        && proof.phasing.options[row].contains { !$0.use.isEmpty }
                }), let row = proof.phasing.positions[plan.projectYears[year].project]
            else { return nil }
            return (plan, proof, row, year)
        }.first
        let (plan, proof, row, year) = try #require(found)
        func covers(_ change: (inout Plan) -> Void) -> Bool {
            var plan = plan
            change(&plan)
            let phasing = PhasingCase(
                index: PlanIndex(plan), gates: gateVerdicts(of: plan), settings: OutlookSettings())
            return proof.covers(phasing, PhasingOptimumTests.exact)
        }
        #expect(covers { _ in })
        #expect(covers { $0.limits[0].amount = $0.limits[0].amount.map { $0 - 1 } })
        #expect(!covers { $0.limits[0].amount = $0.limits[0].amount.map { $0 + 1 } })
        #expect(!covers { $0.targets[0].value = $0.targets[0].value.map { $0 + 1 } })
        #expect(!covers { $0.projects[row].benefit = .number(77) })
        #expect(!covers { $0.projects.remove(at: row) })
        #expect(!covers { $0.projectYears[year].amount = $0.projectYears[year].amount.map { $0 + 1 } })
    }
}
