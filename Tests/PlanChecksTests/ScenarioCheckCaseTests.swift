import Diagnostics
import PlanFiles
import PlanModel
import Testing

@testable import PlanChecks

/// Single cases of the checks of scenarios, intensities, units and assumptions.
@Suite("Scenario and indicator check cases")
struct ScenarioCheckCaseTests {
    /// The findings of the new plan after some edits, as `kind address`.
    private func told(_ edits: FileEdit...) throws -> [String] {
        ExampleHarness.findings(in: try ExampleHarness.edited(edits).texts)
            .map { "\($0.kind.id) \($0.address?.description ?? "")" }
    }

    private func scenario(_ change: String, more: String = "") -> FileEdit {
        FileEdit(
            "scenarios.yaml",
            .write("- id: s\n  name: {en: One, zh: 一}\n  changes:\n    - {\(change)}\n\(more)"))
    }

    // MARK: Scenarios

    @Test(arguments: [
        ("set: targets/forest_cover/county/2031#value, from: 52, to: 53", "set"),
        ("set: targets/forest_cover/county/2030#valu, from: 52, to: 53", "set"),
        ("set: target/forest_cover/county/2030#value, from: 52, to: 53", "set"),
        ("set: targets/forest_cover/county/2030#value, from: 51, to: 53", "from"),
        ("set: targets/forest_cover/county/2030#value, to: 53", "set"),
        ("set: targets/forest_cover/county/2030#value, from: 52, to: many", "to"),
        ("set: targets/forest_cover/county/2030#form, from: level, to: levels", "to"),
        ("remove: projects/P9", "remove"),
        ("remove: projects/P1, from: {id: P1}", "from"),
        ("add: prerequisites/P2/P3, value: {project: P2, requires: P3}", "add"),
        ("add: prerequisites/P1/P3, value: {project: P1}", "value/requires"),
    ])
    func `a change that does not fit is found at the part that does not`(change: String, step: String) throws {
        #expect(try told(scenario(change)) == ["change-cannot-be-applied scenarios/s#changes/0/\(step)"])
    }

    @Test(arguments: [
        "set: targets/forest_cover/county/2030#value, from: 52.0, to: 53", "remove: projects/P3",
        "set: plan#horizon, from: 2035, to: 2040", "add: prerequisites/P1/P3, value: {project: P1, requires: P3}",
        "set: indicators/gdp#note, to: checked",
    ])
    func `a change that fits is no finding`(change: String) throws {
        #expect(try told(scenario(change)) == [])
    }

    @Test func `a scenario stands on the outcome of its parent`() throws {
        func child(_ from: String) -> String {
            "- id: t\n  name: {en: Two, zh: 二}\n  parent: s\n  changes:\n"
                + "    - {set: targets/forest_cover/county/2030#value, from: \(from), to: 54}\n"
        }
        let change = "set: targets/forest_cover/county/2030#value, from: 52, to: 53"
        #expect(try told(scenario(change, more: child("53"))) == [])
        #expect(
            try told(scenario(change, more: child("52"))) == ["change-cannot-be-applied scenarios/t#changes/0/from"])
    }

    @Test func `a figure that cannot be read makes no conflict of the change that names it`() throws {
        let edit = FileEdit("targets.csv", .replace("level,52,48", with: "level,5 2,48"))
        let change = "set: targets/forest_cover/county/2030#value, from: 52, to: 53"
        #expect(try told(edit, scenario(change)) == ["not-a-number targets/forest_cover/county/2030#value"])
    }

    // MARK: Indicators

    @Test func `a formula may not divide a use by money at current prices`() throws {
        func energy(_ formula: String, _ basis: String) -> FileEdit {
            FileEdit(
                "indicators.yaml",
                .append(
                    """
                    - id: energy
                      name: {en: Energy, zh: 能源消费}
                      unit: tce
                      nature: flow
                    - id: intensity
                      name: {en: Intensity, zh: 强度}
                      unit: tce/10^4 yuan
                      direction: down
                      combine: ratio
                      formula: \(formula)
                      \(basis)

                    """))
        }
        let constant = "price_basis: constant\n  price_year: 2020"
        #expect(
            try told(energy("energy / gdp", constant)) == ["intensity-on-current-prices indicators/intensity#formula"])
        #expect(
            try told(energy("energy / gdp", "price_basis: current"))
                == ["intensity-on-current-prices indicators/intensity#price_basis"])
        let real = FileEdit(
            "indicators.yaml",
            .replace(
                "nature: flow\n  price_basis: current",
                with: "nature: flow\n  price_basis: constant\n  price_year: 2020"))
        #expect(try told(real, energy("energy / gdp", constant)) == [])
    }

    @Test(arguments: [
        ("0.5 kg", nil), ("500 gram", "unit-unreadable plan#units/0/is"), ("pound", "unit-unreadable plan#units/0/is"),
    ])
    func `a unit of the plan's own is told in known units`(size: String, finding: String?) throws {
        let units = FileEdit(
            "plan.yaml", .append("units:\n  - {symbol: jin, is: \(size), name: {en: jin, zh: 斤}}\n"))
        #expect(try told(units) == [finding].compactMap { $0 })
    }

    // MARK: Assumptions

    @Test(arguments: [
        "limits", "limits/cost/county", "limits/cost/county/2026", "limits/cost/county/2026#amount",
    ])
    func `an assumption covers all that its address holds`(about: String) throws {
        let limits = FileEdit(
            "limits.csv", .write("resource,place,year,amount,origin\ncost,county,2026,20000,assumed\n"))
        let assumption = FileEdit("assumptions.csv", .append("money,\(about),value,20000,,As before,与往年相同\n"))
        #expect(try told(limits, assumption) == [])
        #expect(try told(limits) == ["assumed-without-assumption limits/cost/county/2026#origin"])
    }

    @Test(arguments: ["limits/cost/county/2031", "limit/cost", "limits/cost/county/2026#amounts"])
    func `an assumption about nothing is found`(about: String) throws {
        let assumption = FileEdit("assumptions.csv", .append("money,\(about),value,20000,,As before,与往年相同\n"))
        #expect(try told(assumption) == ["unknown-address assumptions/money#about"])
    }
}
