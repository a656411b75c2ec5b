import Gates
import Outlook
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Phasing

@Suite("Programme of a synthetic plan")
struct SyntheticProgrammeTests {
    private func chosen(_ plan: Plan, _ terms: PhasingTerms = PhasingTerms()) -> PhasingResult {
        phase(PlanIndex(plan), gates: gateVerdicts(of: plan), terms: terms)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `it keeps all limits, reaches all targets and is within its gap, as its makers know that one can`(seed: UInt64)
    {
        let plan = SyntheticPlan.plan(projects: 120, seed: seed)
        let result = chosen(plan)
        #expect(result.programme != nil && result.violations.isEmpty)
        #expect(result.objectives.map(\.objective) == [.bindingTargets, .anticipatoryTargets, .benefit, .evenMoney])
        // The targets lie below what a programme of the makers reaches; what the forecast adds may be less than was drawn.
        #expect((result.benefitGap ?? 1) <= 0.02)
        #expect(result.limits.allSatisfy { $0.used <= $0.allowed })
    }

    @Test func `the same plan has the same programme and the same reasons twice`() {
        let plan = SyntheticPlan.plan(projects: 80, seed: 3)
        #expect(chosen(plan) == chosen(plan))
    }

    @Test func `a change that touches no limit that binds moves no project`() throws {
        var plan = SyntheticPlan.plan(projects: 80, seed: 5)
        let before = chosen(plan)
        let reference = try #require(before.programme)
        #expect(chosen(plan, PhasingTerms(near: reference)).moves.isEmpty, "no change at all")
        let slack = try #require(before.limits.first { $0.allowed - $0.used > 0.02 * $0.allowed })
        plan.limits[slack.row].amount = .number(slack.used + (slack.allowed - slack.used) / 2)
        plan.targets[0].basis = .init(en: "Reworded", zh: "改写")
        let after = chosen(plan, PhasingTerms(near: reference))
        #expect(after.moves.isEmpty && after.programme == reference)
    }

    @Test func `near a reference only what has to move moves, and says why`() throws {
        var plan = SyntheticPlan.plan(projects: 80, seed: 5)
        let before = chosen(plan)
        let reference = try #require(before.programme)
        let tight = try #require(before.limits.first { plan.limits[$0.row].resource == "cost" })
        plan.limits[tight.row].amount = .number(tight.used * 0.9)
        let near = chosen(plan, PhasingTerms(near: reference))
        let cold = chosen(plan)
        let coldMoves = plan.projects.count { cold.programme?[$0.id] != reference[$0.id] }
        #expect(near.violations.isEmpty && !near.moves.isEmpty)
        #expect(near.moves.count <= coldMoves)
        #expect(near.moves.contains { if case .forced = $0.cause { true } else { false } })
        for language in ["en", "zh"] {
            #expect(near.moves.allSatisfy { $0.words(in: PlanIndex(plan))[language]?.isEmpty == false })
        }
    }

    @Test func `a project taken in makes others leave or move, or a limit is named`() throws {
        let plan = SyntheticPlan.plan(projects: 80, seed: 5)
        let before = chosen(plan)
        let reference = try #require(before.programme)
        let out = before.projects.filter { if case .leftOut = $0.reason { true } else { false } }.prefix(3)
        #expect(!out.isEmpty)
        for decision in out {
            let with = chosen(plan, PhasingTerms(near: reference, adding: [decision.project]))
            guard let programme = with.programme else {
                #expect(!with.conflict.isEmpty)
                continue
            }
            #expect(programme[decision.project] != nil && with.violations.isEmpty)
            #expect(with.moves.contains { $0.project == decision.project && $0.before == nil })
        }
    }

    @Test func `what keeps a project out is what keeps it out`() throws {
        let plan = SyntheticPlan.plan(projects: 80, seed: 7)
        let result = chosen(plan)
        var tried = 0
        for decision in result.projects {
            guard case .leftOut(let year, let obstacles) = decision.reason,
                obstacles.allSatisfy({ $0.lacking != nil })
            else { continue }
            var programme = try #require(result.programme)
            let project = try #require(plan.projects.first { $0.id == decision.project })
            let years = (project.finish?.year ?? 0) - (project.start?.year ?? 0)
            programme.placements[project.id] = .init(start: year, finish: year.advanced(by: years))
            #expect(!ProgrammeVerifier(plan).violations(of: programme).isEmpty, "\(project.id) would fit")
            var wider = plan
            for obstacle in obstacles {
                guard case .limit(let row, let needs, let free) = obstacle else { continue }
                wider.limits[row].amount = wider.limits[row].amount.map { $0 + needs - free }
            }
            #expect(ProgrammeVerifier(wider).violations(of: programme).isEmpty, "\(project.id) does not fit even then")
            tried += 1
        }
        #expect(tried > 5)
    }

    @Test func `every project has its reason in both languages and in ordinary words`() {
        let plan = SyntheticPlan.plan(projects: 120, seed: 2)
        let (index, result) = (PlanIndex(plan), chosen(plan))
        #expect(result.projects.map(\.project) == plan.projects.map(\.id))
        for decision in result.projects {
            let sentence = decision.sentence(in: index)
            for language in ["en", "zh"] { #expect(sentence[language]?.isEmpty == false) }
            for word in ["shadow", "dual", "infeasible", "IIS", "MIP", "solver"] {
                #expect(sentence["en"]?.contains(word) == false)
            }
        }
    }
}
