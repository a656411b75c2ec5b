import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

@Suite struct GateEvidenceTests {
    @Test func `small energy use with unknown electricity leaves the exemption open and names electricity`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 600, start: "2024-01-01"))
        #expect(verdict.outcomes == ["exempt", "unnamed"])
        #expect(
            verdict.ruling.missing == [
                .amount(.electricity, .notStated, at: Address("projects/P001", field: "electricity"))
            ])
    }

    @Test func `large energy use is the province's whatever electricity is`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 12_000, start: "2024-01-01"))
        #expect(verdict.ruling == .required(authority: EnergyReview.provincial))
    }

    @Test func `electricity that ends the exemption still leaves the authority to the energy use`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(electricity: 900, start: "2024-01-01"))
        #expect(verdict.outcomes == ["provincial", "unnamed"])
        #expect(verdict.gaps == ["energy"])
        #expect(verdict.ruling.isRequired == true)
    }

    @Test func `an industry that is not stated may be an exempt one`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 12_000, industry: "", start: "2024-01-01"))
        #expect(verdict.outcomes == ["exempt", "provincial"])
        #expect(verdict.gaps == ["industry"])
    }

    @Test func `an industry that is not stated does not matter below the thresholds`() {
        let project = EnergyReview.project(energy: 10, electricity: 1, industry: "", start: "2024-01-01")
        #expect(EnergyReview.verdict(project).ruling == .exempt([.belowThresholds]))
    }

    @Test func `evidence that only tells two levels of one authority apart is not asked for`() {
        var gate = EnergyReview.gate
        gate.versions = [
            EnergyReview.version(
                "1", "2020", nil,
                levels: [(EnergyReview.provincial, ["coal": "5 t"]), (EnergyReview.provincial, [:])])
        ]
        let verdict = EnergyReview.verdict(EnergyReview.project(start: "2021"), gate: gate)
        #expect(verdict.ruling == .required(authority: EnergyReview.provincial))
        gate.versions[0].exemptBelow = ["energy": "1000 tce"]
        #expect(EnergyReview.verdict(EnergyReview.project(start: "2021"), gate: gate).gaps == ["energy"])
    }

    @Test func `a gate without amounts and exemptions binds every project`() {
        var gate = EnergyReview.gate
        gate.versions = [EnergyReview.version("1", "2020", nil)]
        gate.versions[0].exemptIndustries = []
        let verdict = EnergyReview.verdict(EnergyReview.project(industry: ""), gate: gate)
        #expect(verdict.ruling == .required(authority: nil))
    }

    @Test func `a threshold that cannot be read is named where it could decide`() {
        var gate = EnergyReview.gate
        gate.versions[1].exemptBelow = ["energy": "1000 tce", "electricity": "five GWh"]
        let small = EnergyReview.verdict(
            EnergyReview.project(energy: 600, electricity: 1, start: "2024-01-01"), gate: gate)
        let address = Address("rules/energy-review", field: "versions/1/exempt_below/electricity")
        #expect(small.ruling.missing == [.threshold(at: address)])
        let large = EnergyReview.verdict(EnergyReview.project(energy: 12_000, start: "2024-01-01"), gate: gate)
        #expect(large.ruling == .required(authority: EnergyReview.provincial))
    }

    @Test func `versions that overlap and differ leave the ruling to the rule, not to the date`() {
        var gate = EnergyReview.gate
        gate.versions[0].validTo = nil
        let differing = EnergyReview.verdict(EnergyReview.project(energy: 7_000, start: "2024-01-01"), gate: gate)
        let address = Address("rules/energy-review", field: "versions/1/valid_from")
        #expect(differing.ruling.missing == [.overlap(versions: ["2017", "2023"], at: address)])
        let inYear = EnergyReview.verdict(EnergyReview.project(energy: 7_000, start: "2024"), gate: gate)
        #expect(inYear.ruling == differing.ruling)
        let agreeing = EnergyReview.verdict(EnergyReview.project(energy: 20_000, start: "2024-01-01"), gate: gate)
        #expect(agreeing.ruling == .required(authority: EnergyReview.provincial))
    }

    @Test func `a version whose first day could not be read may or may not be in force`() {
        var gate = EnergyReview.gate
        gate.versions = [gate.versions[1]]
        gate.versions[0].validFrom = .unknown
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 20_000, start: "2024-01-01"), gate: gate)
        #expect(verdict.outcomes == ["provincial", "no-version-in-force"])
        #expect(verdict.gaps == ["rule"])
    }

    @Test func `a version whose first day could not be read is not said to overlap as well`() {
        var gate = EnergyReview.gate
        gate.versions[1].validFrom = .unknown
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 7_000, start: "2022-01-01"), gate: gate)
        let address = Address("rules/energy-review", field: "versions/1/valid_from")
        #expect(verdict.outcomes == ["provincial", "unnamed"])
        #expect(verdict.ruling.missing == [.validity(version: "2023", at: address)])
    }
}
