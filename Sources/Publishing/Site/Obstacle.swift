import Appraisals
import Diagnostics
import Gates
import Outlook
import PlanModel
import Quantities

/// One thing that stands in the way, and the body that has to act.
struct Obstacle: Sendable {
    /// What kind of thing it is.
    enum Kind: String, Sendable, CaseIterable {
        /// A target that is not reached, or more likely missed than met.
        case target
        /// A project that owes an answer at a gate.
        case gate
        /// A fault of the plan.
        case finding
    }

    let kind: Kind
    /// The body; nil where none is named.
    let body: ID<Body>?
    /// The record that it is about.
    let about: Address
    /// What stands in the way.
    let content: Content

    /// What stands in the way.
    enum Content: Sendable {
        case target(TargetOutlook)
        case gate(GateVerdict)
        case finding(Finding)
    }

    /// Everything that stands in the way of a plan: bodies in official order, what has none behind them.
    static func all(in appraisal: Appraisal) -> [Obstacle] {
        let index = appraisal.index
        let positions = Dictionary(appraisal.plan.header.bodies.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var obstacles: [Obstacle] = []
        for outlook in appraisal.targets where isOwn(outlook.target, appraisal) && outlook.isUnlikely {
            obstacles.append(
                Obstacle(
                    kind: .target, body: index.indicators[outlook.target.indicator]?.body,
                    about: Address("targets", outlook.target.key), content: .target(outlook)))
        }
        for verdict in appraisal.gates where !verdict.isAnswered {
            obstacles.append(
                Obstacle(
                    kind: .gate, body: index.projects[verdict.project]?.lead, about: verdict.project.address,
                    content: .gate(verdict)))
        }
        for finding in appraisal.findings where finding.severity != .note && finding.kind.id != "gate-not-answered" {
            guard let address = finding.address else { continue }
            obstacles.append(
                Obstacle(
                    kind: .finding, body: body(of: address, index), about: address.record, content: .finding(finding)))
        }
        let order = obstacles.enumerated().sorted { one, other in
            let (left, right) = (one.element.body, other.element.body)
            let (first, second) = (left.flatMap { positions[$0] } ?? .max, right.flatMap { positions[$0] } ?? .max)
            return (first, one.offset) < (second, other.offset)
        }
        return order.map(\.element)
    }

    private static func isOwn(_ target: Target, _ appraisal: Appraisal) -> Bool {
        target.plan.map { $0.text == appraisal.plan.header.id } ?? true
    }

    /// The body that answers for a record.
    private static func body(of address: Address, _ index: PlanIndex) -> ID<Body>? {
        let first = address.key.split(separator: "/").first.map(String.init) ?? ""
        return switch address.collection {
        case "projects", "project_years", "project_places", "prerequisites", "gate_answers":
            index.projects[ID(first)]?.lead
        case "tasks": index.tasks[ID(first)]?.lead
        case "indicators", "targets", "observations": index.indicators[ID(first)]?.body
        default: nil
        }
    }
}

extension TargetOutlook {
    /// Whether the target is missed, or more likely missed than met.
    var isUnlikely: Bool {
        switch standing {
        case .notReached: true
        case .chance(let chance): chance.probability < 0.5
        case .reached, .notAssessable: false
        }
    }
}
