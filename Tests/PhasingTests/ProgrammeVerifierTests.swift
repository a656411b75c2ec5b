import Gates
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Phasing

@Suite("Programme verifier")
struct ProgrammeVerifierTests {
    private let plan = SyntheticPlan.plan(projects: 80, seed: 9)

    private func programme() throws -> Programme {
        try #require(phase(PlanIndex(plan), gates: gateVerdicts(of: plan)).programme)
    }

    @Test func `everything at once breaks limits`() throws {
        var all = Programme()
        for project in plan.projects {
            guard let start = project.start, let finish = project.finish else { continue }
            all.placements[project.id] = .init(start: Year(start.year), finish: Year(finish.year))
        }
        let found = ProgrammeVerifier(plan).violations(of: all)
        #expect(found.contains { if case .limitExceeded = $0 { true } else { false } })
        #expect(found.contains { if case .severalAlternatives = $0 { true } else { false } })
    }

    @Test func `a mandated project left out, a year outside the window and a stranger are found`() throws {
        var programme = try programme()
        var plan = plan
        let id = try #require(programme.placements.keys.min())
        let row = try #require(plan.projects.firstIndex { $0.id == id })
        plan.projects[row].isMandated = true
        programme.placements[id] = nil
        #expect(ProgrammeVerifier(plan).violations(of: programme).contains(.mandatedLeftOut(id)))
        programme.placements[id] = .init(start: Year(2019), finish: Year(2020))
        #expect(ProgrammeVerifier(plan).violations(of: programme).contains(.wrongYears(id)))
        programme.placements[ID("nobody")] = .init(start: Year(2026), finish: Year(2026))
        #expect(ProgrammeVerifier(plan).violations(of: programme).contains(.mayNotBeIn(ID("nobody"))))
        plan.projects[row].stage = .suspended
        #expect(ProgrammeVerifier(plan).violations(of: programme).contains(.mayNotBeIn(id)))
    }

    @Test func `a project that waits may not start before the other is finished, nor without it`() throws {
        let waiting = try #require(plan.prerequisites.first)
        var programme = Programme()
        programme.placements[waiting.project] = .init(start: Year(2030), finish: Year(2030))
        let fault = ProgrammeViolation.startsTooEarly(waiting.project, requires: waiting.requires)
        #expect(ProgrammeVerifier(plan).violations(of: programme).contains(fault))
        programme.placements[waiting.requires] = .init(start: Year(2030), finish: Year(2030))
        #expect(ProgrammeVerifier(plan).violations(of: programme).contains(fault))
        programme.placements[waiting.requires] = .init(start: Year(2026), finish: Year(2029))
        #expect(!ProgrammeVerifier(plan).violations(of: programme).contains(fault))
    }

    @Test func `one unit above a limit is found, and the limit itself is not`() throws {
        let result = phase(PlanIndex(plan), gates: gateVerdicts(of: plan))
        let programme = try #require(result.programme)
        for limit in result.limits where limit.used > 0 {
            var tight = plan
            tight.limits[limit.row].amount = .number(limit.used)
            #expect(ProgrammeVerifier(tight).violations(of: programme).isEmpty)
            let grid = plan.limits[limit.row].resolution
            tight.limits[limit.row].amount = .number(limit.used - grid)
            #expect(ProgrammeVerifier(tight).violations(of: programme) == [.limitExceeded(limit.row, by: grid)])
        }
    }

    @Test func `a minimum share that is just kept is kept, and a little more is not`() throws {
        var plan = plan
        let programme = try programme()
        var floor = Floor()
        floor.field = plan.projects[0].field
        floor.amount = .number(1)
        plan.floors = [floor]
        guard
            case .floorMissed(_, let short)? = ProgrammeVerifier(plan.with(floor: 1e9)).violations(of: programme).first
        else {
            Issue.record("a floor of everything is missed")
            return
        }
        let given = 1e9 - short
        #expect(ProgrammeVerifier(plan.with(floor: given)).violations(of: programme).isEmpty)
        #expect(
            ProgrammeVerifier(plan.with(floor: given + 1)).violations(of: programme) == [.floorMissed(0, by: 1)])
    }
}

extension Plan {
    /// The plan whose only floor asks for an amount.
    fileprivate func with(floor amount: Double) -> Plan {
        var plan = self
        plan.floors[0].amount = .number(amount)
        return plan
    }
}
