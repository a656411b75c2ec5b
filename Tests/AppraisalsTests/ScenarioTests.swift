import Appraisals
import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@Suite("Scenarios")
struct ScenarioTests {
    private static let greener = """
        - id: greener
          name: {en: Greener, zh: 提高森林覆盖率}
          changes:
            - {set: targets/forest_cover/county/2030#value, from: 52, to: 56}

        """

    private func reading(_ scenarios: String) -> PlanReading {
        PlanFolder.read(FolderContents(texts: NewPlan.files.merging(["scenarios.yaml": scenarios]) { $1 }))
    }

    private func state(_ column: ScenarioComparison.Column?) -> ScenarioComparison.State? {
        if case .computed(let state, _)? = column?.outcome { state } else { nil }
    }

    @Test func `a scenario does what an amendment with the same changes does`() throws {
        let reading = reading(Self.greener)
        let column = try #require(scenarios(of: reading).columns.first)
        guard case .computed(_, let found?) = column.outcome else {
            Issue.record("not computed")
            return
        }
        var amendment = Amendment()
        amendment.title = column.scenario.name
        amendment.changes = column.scenario.changes
        let (wanted, _) = try consequences(of: amendment, on: PlanState(reading))
        #expect(found == wanted && !found.isEmpty)
    }

    @Test func `a scenario on another one has its changes first`() throws {
        let text =
            Self.greener + """
                - id: back
                  parent: greener
                  changes:
                    - {set: targets/forest_cover/county/2030#value, from: 56, to: 52}

                """
        let comparison = scenarios(of: reading(text))
        let column = try #require(comparison.columns.first { $0.scenario.id.text == "back" })
        let (base, back) = (comparison.base, try #require(state(column)))
        #expect(column.changes.count == 2)
        #expect(base.targets == back.targets && base.phasing?.programme == back.phasing?.programme)
    }

    @Test(arguments: ["back", "greener", "nobody"])
    func `a scenario that stands on itself or on nothing cannot be computed`(parent: String) throws {
        let text =
            Self.greener.replacing("  changes:", with: "  parent: \(parent)\n  changes:")
            + "- {id: back, parent: greener, changes: []}\n"
        let comparison = scenarios(of: reading(text))
        for column in comparison.columns { #expect(state(column) == nil, "\(column.scenario.id)") }
        #expect(comparison.columns.count == 2 && comparison.base.targets.count > 2)
    }

    @Test func `of a real place no programme is chosen, and projects keep their dates`() throws {
        var reading = reading(Self.greener)
        reading.plan.header.setting = .real
        let comparison = scenarios(of: reading)
        #expect(comparison.base.phasing == nil && !comparison.base.hasNoProgramme)
        let after = try #require(state(comparison.columns.first))
        let key = "forest_cover/county/2030"
        #expect(after.targets[key]?.target.value == .number(56))
        #expect(after.targets.filter { $0.key != key } == comparison.base.targets.filter { $0.key != key })
    }
}
