import Diagnostics
import PlanFiles
import PlanModel
import Testing

@testable import PlanChecks

@Suite("Target checks")
struct TargetCheckTests {
    static let kinds = targetChecks.map { $0.kind }

    @Test(arguments: kinds)
    func `an example fails exactly at its mark, and its repaired sibling passes`(kind: FindingKind) throws {
        let complaints = try ExampleHarness.complaints(about: kind)
        #expect(complaints.isEmpty, "\(kind.id): \(complaints.joined(separator: "\n"))")
    }

    @Test func `the plan that new writes has no finding`() {
        #expect(ExampleHarness.findings(in: NewPlan.files).map(ExampleHarness.told).isEmpty)
    }
}
