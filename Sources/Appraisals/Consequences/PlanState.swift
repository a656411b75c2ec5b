import Diagnostics
import Gates
import Outlook
import PlanChecks
import PlanFiles
import PlanModel
import Quantities

/// A plan with everything that is computed of it and that a change may move.
public struct PlanState: Sendable {
    /// The plan.
    public let plan: Plan
    /// Its look-ups.
    public let index: PlanIndex
    /// The projects that go ahead, with their years.
    public let programme: Programme
    /// What these projects use, by resource, payer, place and year.
    let use: ResourceUse
    /// How the targets stand, by address.
    let targets: [String: TargetOutlook]
    /// What is wrong with the plan.
    let findings: [Finding]
}

/// What the projects of a programme use, by resource, payer, place and year.
///
/// The use in a place is the sum over projects of amount times the share of the project in that place and below.
struct ResourceUse: Sendable {
    /// What is used, by whom it is paid, where and when.
    struct Key: Hashable, Sendable {
        let resource: String
        let funding: ID<FundingSource>?
        let place: ID<Place>
        let year: Year
    }

    private(set) var amounts: [Key: Double] = [:]

    init() {}

    subscript(key: Key) -> Double { amounts[key] ?? 0 }

    mutating func add(_ amount: Double, to key: Key) { amounts[key, default: 0] += amount }
}
