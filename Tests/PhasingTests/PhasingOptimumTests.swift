import Gates
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Phasing

@Suite("Choice of projects")
struct PhasingOptimumTests {
    /// Terms under which nothing is given up.
    static var exact: PhasingTerms {
        var terms = PhasingTerms()
        terms.gap = 0
        terms.shortfallSlack = 0
        terms.benefitSlack = 0
        return terms
    }

    static func chosen(_ plan: Plan, _ terms: PhasingTerms = exact) -> PhasingResult {
        phase(PlanIndex(plan), gates: gateVerdicts(of: plan), terms: terms)
    }

    private func value(_ result: PhasingResult) -> SlowChoice.Best {
        func value(_ objective: PhasingObjective) -> Double {
            result.objectives.first { $0.objective == objective }?.value ?? 0
        }
        return SlowChoice.Best(
            binding: value(.bindingTargets), other: value(.anticipatoryTargets), benefit: value(.benefit))
    }

    @Test func `two hundred small plans have the programme that trying every way finds`() {
        var without = 0
        for seed in 1...200 {
            let plan = SmallPlans.plan(seed)
            let result = Self.chosen(plan)
            guard let best = SlowChoice(plan).best() else {
                without += 1
                // A mandated project that can be in no year is left out, and said to be.
                let isSaid = !result.conflict.isEmpty || !result.violations.isEmpty
                #expect(isSaid, "plan \(seed) has no programme")
                continue
            }
            let found = value(result)
            #expect(abs(found.binding - best.binding) < 1e-5, "plan \(seed): \(found), best \(best)")
            #expect(abs(found.other - best.other) < 1e-5, "plan \(seed): \(found), best \(best)")
            #expect(found.benefit == best.benefit, "plan \(seed): \(found), best \(best)")
            #expect(result.violations.isEmpty, "plan \(seed): \(result.violations)")
        }
        print("small plans without any programme: \(without) of 200")
        #expect(without < 100)
    }

    @Test func `raising one limit never makes the programme worse`() {
        for seed in 201...260 {
            var plan = SmallPlans.plan(seed)
            let before = Self.chosen(plan)
            guard before.programme != nil, before.violations.isEmpty else { continue }
            let row = seed % plan.limits.count
            plan.limits[row].amount = plan.limits[row].amount.map { $0 + 7 }
            let after = Self.chosen(plan)
            #expect(after.programme != nil)
            #expect(!value(after).isWorseClearly(than: value(before)), "plan \(seed)")
        }
    }

    @Test func `what would end a conflict ends it, and less does not`() throws {
        var tried = 0
        for seed in 1...200 {
            let plan = SmallPlans.plan(seed)
            let result = Self.chosen(plan)
            guard !result.relief.isEmpty else { continue }
            tried += 1
            for (less, holds) in [(0.0, true), (1, false)] {
                var relieved = plan
                for relief in result.relief {
                    switch relief.rule {
                    case .limit(let row):
                        let step = less * plan.limits[row].resolution
                        relieved.limits[row].amount = relieved.limits[row].amount.map { $0 + relief.amount - step }
                    case .floor(let row):
                        guard plan.floors[row].amount.number != nil else { continue }
                        relieved.floors[row].amount = relieved.floors[row].amount.map { $0 - relief.amount + less }
                    default: Issue.record("\(relief.rule) is no amount")
                    }
                }
                let isOfShares = result.relief.contains { relief in
                    if case .floor(let row) = relief.rule { plan.floors[row].amount.number == nil } else { false }
                }
                if !isOfShares { #expect((Self.chosen(relieved).programme != nil) == holds, "plan \(seed)") }
            }
        }
        #expect(tried > 5)
    }

    @Test func `a plan without projects has the empty programme`() {
        let result = Self.chosen(Plan())
        #expect(result.programme == Programme() && result.violations.isEmpty && result.conflict.isEmpty)
    }
}

extension SlowChoice.Best {
    /// Worse by more than the tolerances of the search.
    func isWorseClearly(than before: SlowChoice.Best) -> Bool {
        if abs(binding - before.binding) > 1e-5 { return binding > before.binding }
        if abs(other - before.other) > 1e-5 { return other > before.other }
        return benefit < before.benefit
    }
}
