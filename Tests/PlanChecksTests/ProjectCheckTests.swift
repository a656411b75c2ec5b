import Diagnostics
import PlanFiles
import PlanModel
import Testing

@testable import PlanChecks

@Suite("Project checks")
struct ProjectCheckTests {
    static let kinds = (AllChecks.structural + projectChecks).map { $0.kind }

    @Test(arguments: kinds)
    func `an example fails exactly at its mark, and its repaired sibling passes`(kind: FindingKind) throws {
        let complaints = try ExampleHarness.complaints(about: kind, others: projectChecks)
        #expect(complaints.isEmpty, "\(kind.id): \(complaints.joined(separator: "\n"))")
    }

    @Test func `the plan that new writes has no finding`() {
        #expect(ExampleHarness.findings(in: NewPlan.files, by: projectChecks).map(ExampleHarness.told).isEmpty)
    }
}
