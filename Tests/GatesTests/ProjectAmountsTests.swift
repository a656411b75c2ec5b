import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

@Suite struct ProjectAmountsTests {
    private func row(
        _ offset: Int, _ amount: Value, _ resource: String = "energy", stage: WorkStage = .operate,
        origin: Origin = .sourced, funding: String? = nil
    ) -> ProjectYear {
        var row = ProjectYear()
        row.project = ID("P001")
        row.resource = resource
        row.offset = offset
        row.stage = stage
        row.amount = amount
        row.origin = origin
        row.funding = funding.map { ID($0) }
        return row
    }

    private func amount(
        _ rows: [ProjectYear], stated: Double? = nil, _ measure: GateMeasure = .energy, unverified: Bool = false
    ) -> ProjectAmount {
        let project = EnergyReview.project(energy: stated)
        var plan = EnergyReview.plan(project)
        plan.projectYears = rows
        let units = ThresholdReader(plan).units
        let amounts = ProjectAmounts(of: plan, units: units, includesUnverified: unverified)
        return amounts.amount(of: project, measure)
    }

    private func tce(_ number: Double) throws -> Quantity { Quantity(number, try UnitBook.standard.unit("tce")) }

    @Test func `what the project states goes before its yearly rows`() throws {
        #expect(amount([row(0, .number(9))], stated: 5) == .known(try tce(5)))
    }

    @Test func `without a stated amount the largest year in operation counts`() throws {
        let rows = [
            row(0, .number(90), stage: .build), row(1, .number(5)), row(2, .number(8)), row(3, .number(7)),
            row(2, .number(70), "coal"),
        ]
        #expect(amount(rows) == .known(try tce(8)))
    }

    @Test func `parts of one year add up`() throws {
        let rows = [row(1, .number(5), funding: "a"), row(1, .number(6), funding: "b"), row(2, .number(9))]
        #expect(amount(rows) == .known(try tce(11)))
    }

    @Test func `a missing year leaves a lower bound`() throws {
        let rows = [row(1, .number(5)), row(2, .missing(.recorded("plant not designed")))]
        #expect(amount(rows) == .atLeast(try tce(5), .recorded("plant not designed")))
        #expect(amount([row(1, .missing(.unreadable))]) == .missing(.unreadable))
        #expect(amount([]) == .missing(.notStated))
    }

    @Test func `an unverified year is left out unless asked for`() throws {
        let rows = [row(1, .number(5)), row(2, .number(8), origin: .unverified)]
        #expect(amount(rows) == .atLeast(try tce(5), .unverifiedLeftOut))
        #expect(amount(rows, unverified: true) == .known(try tce(8)))
    }

    @Test(arguments: [
        (12_000.0, "provincial", "energy use at least 12,000 tce, above 10,000 tce"),
        (10_000, "provincial", "energy use at least 10,000 tce, reaches 10,000 tce"),
        (3_000, "provincial unnamed", "energy use at least 3,000 tce, not comparable with 10,000 tce"),
        (10, "exempt provincial unnamed", "energy use at least 10 tce, not comparable with 10,000 tce"),
    ])
    func `a lower bound decides where it reaches a threshold`(bound: Double, outcomes: String, words: String) {
        var plan = EnergyReview.plan(EnergyReview.project(electricity: 1, start: "2024-01-01"))
        plan.projectYears = [row(1, .number(bound)), row(2, .missing(.notStated))]
        let verdict = gateVerdict(of: plan.projects[0], at: plan.gates[0], in: plan)
        #expect(verdict.outcomes.sorted().joined(separator: " ") == outcomes)
        #expect(verdict.explanation.amounts.last?.words.text(in: "en") == words)
    }

    @Test func `yearly rows carry the unit of their measure`() throws {
        let book = UnitBook.standard
        let electricity = amount([row(1, .number(5), "electricity")], .electricity)
        #expect(electricity == .known(Quantity(5, try book.unit("10^4 kWh"))))
        let coal = amount([row(1, .number(5), "coal")], .coal)
        #expect(coal == .known(Quantity(5, try book.unit("t"))))
    }

    @Test func `an unverified investment is left out unless asked for`() {
        var project = Project()
        project.cost = .number(7)
        project.costOrigin = .unverified
        #expect(GateMeasure.cost.stated(by: project, includingUnverified: false) == .missing(.unverifiedLeftOut))
        #expect(GateMeasure.cost.stated(by: project, includingUnverified: true) == .number(7))
    }
}
