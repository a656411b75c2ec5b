import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

@Suite struct GateDateTests {
    @Test(arguments: [
        ("2016-12-31", []), ("2017-01-01", ["2017"]), ("2023-05-31", ["2017"]), ("2023-06-01", ["2023"]),
        ("2025-08-31", ["2023"]), ("2025-09-01", ["2025"]), ("2035", ["2025"]), ("2022", ["2017"]),
        ("2023-05", ["2017"]), ("2023-06", ["2023"]), ("2023", ["2017", "2023"]), ("2025", ["2023", "2025"]),
    ])
    func `the version in force on the start date decides`(start: String, versions: [String]) {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 20_000, start: start))
        #expect(verdict.versions.map(\.id) == versions)
    }

    @Test func `before the first version nothing is asked, and the verdict says so`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 20_000, start: "2016-12-31"))
        #expect(verdict.ruling == .notApplicable(.noVersionInForce))
        #expect(verdict.isAnswered)
    }

    @Test func `a year in which the rule changes does not matter where both versions agree`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 20_000, start: "2023"))
        #expect(verdict.ruling == .required(authority: EnergyReview.provincial))
        #expect(verdict.versions.map(\.id) == ["2017", "2023"])
    }

    @Test func `a year in which the rule changes leaves the month to be told where the versions differ`() {
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 7_000, start: "2023"))
        #expect(verdict.outcomes == ["provincial", "unnamed"])
        #expect(verdict.gaps == ["start month"])
        #expect(verdict.ruling.missing.map(\.address.description) == ["projects/P001#start"])
        #expect(verdict.ruling.isRequired == true)
    }

    @Test func `a month within which the rule changes leaves the day to be told`() {
        var gate = EnergyReview.gate
        gate.versions[0].validTo = CalendarDate(written: "2023-06-14")
        gate.versions[1].validFrom = CalendarDate(written: "2023-06-15") ?? .unknown
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 7_000, start: "2023-06"), gate: gate)
        #expect(verdict.gaps == ["start day"])
    }

    @Test func `without a start date the versions must agree`() {
        #expect(EnergyReview.verdict(EnergyReview.project(energy: 20_000)).gaps == ["coal", "start date"])
        #expect(EnergyReview.verdict(EnergyReview.project(energy: 20_000, coal: 0)).gaps == ["start date"])
        #expect(EnergyReview.verdict(EnergyReview.project(energy: 9, industry: "wind")).ruling == .exempt([.industry]))
    }

    @Test func `the years in which a project may start stand in for its start date`() {
        var project = EnergyReview.project(energy: 7_000, electricity: 0)
        project.earliest = Year(2024)
        project.latest = Year(2024)
        let verdict = EnergyReview.verdict(project)
        #expect(verdict.versions.map(\.id) == ["2023"])
        #expect(verdict.ruling == .required(authority: nil))
        #expect(verdict.deadline?.date == nil)
    }

    @Test func `work known to have begun on a date began under the rule of that day or an older one`() {
        var project = EnergyReview.project(energy: 20_000)
        project.stage = .continuing
        project.stageKnownOn = CalendarDate(written: "2024-01-31")
        #expect(EnergyReview.verdict(project).versions.map(\.id) == ["2017", "2023"])
        project.stage = .reserve
        #expect(EnergyReview.verdict(project).versions.map(\.id) == ["2017", "2023", "2025"])
    }

    @Test func `an unverified start date enters no verdict unless asked for`() {
        var project = EnergyReview.project(energy: 7_000, electricity: 0, coal: 0, start: "2024-01-01")
        project.startOrigin = .unverified
        let verdict = EnergyReview.verdict(project)
        #expect(
            verdict.ruling.missing == [
                .date(.start, .whole, .unverifiedLeftOut, at: Address("projects/P001", field: "start"))
            ])
        let included = EnergyReview.verdict(project, on: GateBasis(includesUnverified: true))
        #expect(included.ruling == .required(authority: nil))
    }

    @Test func `a gate due before approval goes by the approval date where it is known, else by the start`() {
        var gate = EnergyReview.gate
        for index in gate.versions.indices { gate.versions[index].due = .beforeApproval }
        let project = EnergyReview.project(energy: 7_000, electricity: 0, start: "2023-08-01")
        let byStart = EnergyReview.verdict(project, gate: gate)
        #expect(byStart.versions.map(\.id) == ["2023"])
        #expect(byStart.deadline?.due == .beforeApproval && byStart.deadline?.dateKind == .start)
        let approval = CalendarDate(written: "2023-05")
        let basis = GateBasis(approvals: [project.id: approval ?? .unknown])
        let byApproval = EnergyReview.verdict(project, gate: gate, on: basis)
        #expect(byApproval.versions.map(\.id) == ["2017"])
        #expect(byApproval.ruling == .required(authority: EnergyReview.provincial))
        let deadline = GateDeadline(due: .beforeApproval, dateKind: .approval, date: approval)
        #expect(byApproval.deadline == deadline)
    }

    @Test func `where a rule first due before start becomes due before approval, an approval under the new one counts`()
    {
        var gate = EnergyReview.gate
        gate.versions[1].due = .beforeApproval
        let project = EnergyReview.project(energy: 7_000, electricity: 0, start: "2024-03-01")
        for (approval, versions) in [("2023-07-01", ["2023"]), ("2023-04-01", [])] {
            let basis = GateBasis(approvals: [project.id: CalendarDate(written: approval) ?? .unknown])
            #expect(EnergyReview.verdict(project, gate: gate, on: basis).versions.map(\.id) == versions)
        }
    }

    @Test func `every day from the first version on has exactly one version, and the day after the last has none`() {
        var gate = EnergyReview.gate
        gate.versions[2].validTo = CalendarDate(written: "2027-12-31")
        for year in 2017...2028 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
                    let verdict = EnergyReview.verdict(EnergyReview.project(start: date.description), gate: gate)
                    #expect(verdict.versions.count == (year < 2028 ? 1 : 0))
                    #expect(!verdict.mayHaveNoVersion || year == 2028)
                }
            }
        }
    }

    @Test func `a year in which the rule begins leaves open whether it is asked at all`() {
        let gate = {
            var gate = EnergyReview.gate
            gate.versions[0].validFrom = CalendarDate(written: "2017-02-01") ?? .unknown
            return gate
        }()
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 7_000, start: "2017"), gate: gate)
        #expect(verdict.outcomes == ["provincial", "no-version-in-force"])
        #expect(verdict.gaps == ["start month"])
    }

    @Test func `a year with days that no version covers leaves open whether the gate is asked at all`() {
        var gate = EnergyReview.gate
        gate.versions[0].validTo = CalendarDate(written: "2023-04-30")
        let verdict = EnergyReview.verdict(EnergyReview.project(energy: 20_000, start: "2023"), gate: gate)
        #expect(verdict.outcomes == ["provincial", "no-version-in-force"])
        #expect(verdict.mayHaveNoVersion && verdict.gaps == ["start month"])
        let between = EnergyReview.verdict(EnergyReview.project(energy: 20_000, start: "2023-05"), gate: gate)
        #expect(between.ruling == .notApplicable(.noVersionInForce))
    }

    @Test func `without a start date the days before the first and after the last version do not count`() {
        var gate = EnergyReview.gate
        gate.versions[2].validTo = CalendarDate(written: "2027-12-31")
        let verdict = EnergyReview.verdict(EnergyReview.project(industry: "grid"), gate: gate)
        #expect(verdict.ruling == .exempt([.industry]))
        #expect(!verdict.mayHaveNoVersion)
    }

    @Test func `a project that is exempt or has no rule owes nothing either way`() {
        var gate = EnergyReview.gate
        gate.versions[0].validTo = CalendarDate(written: "2023-04-30")
        let verdict = EnergyReview.verdict(EnergyReview.project(industry: "grid", start: "2023"), gate: gate)
        #expect(verdict.outcomes == ["exempt", "no-version-in-force"])
        #expect(verdict.ruling.isRequired == false)
        #expect(verdict.standing == .notNeeded && verdict.isAnswered && verdict.deadline == nil)
    }
}
