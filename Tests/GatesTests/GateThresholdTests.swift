import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

@Suite struct GateThresholdTests {
    @Test(arguments: [(5_000.0, "provincial"), (5_000.1, "provincial"), (600_000, "provincial")])
    func `before June 2023 the province decides from 5,000 tce`(energy: Double, outcome: String) {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: energy, start: "2023-05-31"))
        #expect(verdict.outcomes == [outcome])
        #expect(verdict.versions.map(\.id) == ["2017"])
    }

    @Test func `below its lowest level a rule that states no exemption leaves open what it asks`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 4_999.9, start: "2021-03-01"))
        #expect(verdict.outcomes == ["exempt", "unnamed"])
        #expect(
            verdict.ruling.missing == [
                .silence(version: "2017", at: Address("rules/energy-review", field: "versions/0/levels"))
            ])
    }

    @Test(arguments: [
        (999.9, 499.9, "exempt"), (1_000, 499.9, "unnamed"), (999.9, 500, "unnamed"), (999.9, 500.1, "unnamed"),
        (9_999.9, 0, "unnamed"), (10_000, 0, "provincial"), (10_000.1, 0, "provincial"),
    ])
    func `from June 2023 it is exempt below 1,000 tce and 5 GWh, and the province decides from 10,000 tce`(
        energy: Double, electricity: Double, outcome: String
    ) {
        let project = EnergyReview.project(energy: energy, electricity: electricity, start: "2023-06-01")
        let verdict = EnergyReview.verdict(project)
        #expect(verdict.outcomes == [outcome])
        #expect(verdict.versions.map(\.id) == ["2023"])
    }

    @Test(arguments: [
        (999.9, 999.9, "exempt"), (1_000, 0, "unnamed"), (0, 1_000, "unnamed"), (499_999.9, 0, "unnamed"),
        (500_000, 0, "national"), (0, 499_999.9, "unnamed"), (0, 500_000, "national"),
    ])
    func `from September 2025 it is exempt below 1,000 tce and 1,000 t of coal, and the state decides from 500,000`(
        energy: Double, coal: Double, outcome: String
    ) {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: energy, coal: coal, start: "2025-09-01"))
        #expect(verdict.outcomes == [outcome])
        #expect(verdict.versions.map(\.id) == ["2025"])
    }

    @Test func `an amount equal to a threshold in another unit reaches it, whatever the rounding`() {
        var gate = EnergyReview.gate
        for hundredths in 1...1_000 {
            let written = DecimalText.fixed(Double(hundredths) / 100, decimals: 2) + " GWh"
            gate.versions[1].exemptBelow = ["electricity": written]
            let project = EnergyReview.project(electricity: Double(hundredths), start: "2024")
            let side = EnergyReview.verdict(project, gate: gate).explanation.amounts.first?.side
            #expect(side == .at, "\(written)")
        }
    }

    @Test(arguments: EnergyReview.exemptIndustries)
    func `an exempt industry is exempt at any size and on any date`(industry: String) {
        let project = EnergyReview.project(energy: 900_000, industry: industry)
        let verdict = EnergyReview.verdict(project)
        #expect(verdict.ruling == .exempt([.industry]))
        #expect(verdict.versions.map(\.id) == ["2017", "2023", "2025"])
        #expect(verdict.isAnswered && verdict.deadline == nil)
    }

    @Test(arguments: ["5 GWh", "500 10^4 kWh", "5000000 kWh", "0.005 TWh", "500 10^4 kWh/year", "5GWh"])
    func `a threshold means the same in every unit of its kind`(written: String) {
        var gate = EnergyReview.gate
        gate.versions[1].exemptBelow = ["energy": "1 10^3 tce", "electricity": written]
        #expect(gateRuleFaults(of: EnergyReview.plan(Project(), gate: gate)) == [])
        for (electricity, outcome) in [(499.999, "exempt"), (500, "unnamed"), (500.001, "unnamed")] {
            let project = EnergyReview.project(energy: 10, electricity: electricity, start: "2024")
            #expect(EnergyReview.verdict(project, gate: gate).outcomes == [outcome], "\(electricity)")
        }
    }

    @Test func `each comparison is told with amount, threshold and side`() throws {
        let project = EnergyReview.project(energy: 12_000, electricity: 499, start: "2024-02-01")
        let verdict = EnergyReview.verdict(project)
        #expect(
            verdict.explanation.amounts.map { $0.words.text(in: "en") } == [
                "energy use 12,000 tce, above 1,000 tce", "electricity use 4.99 GWh, below 5 GWh",
                "energy use 12,000 tce, above 10,000 tce",
            ])
        #expect(
            verdict.explanation.amounts.map { $0.words.text(in: "zh") } == [
                "年综合能源消费量12000吨标准煤，高于1000吨标准煤", "年电力消费量499万千瓦时，低于500万千瓦时",
                "年综合能源消费量12000吨标准煤，高于10000吨标准煤",
            ])
        #expect(verdict.explanation.industries.map(\.isExempt) == [false])
        let electricity = try #require(verdict.explanation.amounts.dropFirst().first)
        #expect(electricity.threshold.address.description == "rules/energy-review#versions/1/exempt_below/electricity")
    }

    @Test func `an investment threshold is compared in the plan's currency`() {
        let version = EnergyReview.version("1", "2020", nil, exemptBelow: ["cost": "50 10^6 yuan"])
        var gate = EnergyReview.gate
        gate.versions = [version]
        var project = EnergyReview.project(start: "2021")
        for (cost, outcome) in [(4_999.0, "exempt"), (5_000, "unnamed")] {
            project.cost = .number(cost)
            #expect(EnergyReview.verdict(project, gate: gate).outcomes == [outcome])
        }
    }
}
