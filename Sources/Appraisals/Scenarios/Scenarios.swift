import Diagnostics
import Outlook
import PlanChecks
import PlanFiles
import PlanModel
import Quantities

/// Computes every scenario of a plan beside the plan itself.
///
/// Of an invented plan the programme is chosen anew for every scenario, as near to that of the plan as it can be; of a
/// real place projects stay at their own dates.
///
/// - Parameters:
///   - reading: the plan.
///   - settings: the standpoint.
///   - state: the plan with its programme, where it is there already.
///   - watcher: told how many scenarios are computed.
/// - Returns: the plan and each of its scenarios, or why a scenario cannot be computed.
public func scenarios(
    of reading: PlanReading, settings: OutlookSettings = OutlookSettings(), from state: PlanState? = nil,
    watcher: (Int) -> Void = { _ in }
) -> ScenarioComparison {
    let plan = reading.plan
    let isPhased =
        plan.header.setting == .invented && (1...ScenarioComparison.mostPhased).contains(plan.projects.count)
    let base = isPhased && !plan.scenarios.isEmpty ? state ?? PlanState(reading, settings: settings) : nil
    let findings = base?.findings ?? (plan.scenarios.isEmpty ? [] : check(reading, settings: settings))
    let known = Dictionary(plan.scenarios.map { ($0.id, $0) }) { first, _ in first }
    let columns = plan.scenarios.enumerated().map { count, scenario -> ScenarioComparison.Column in
        watcher(count)
        let line = ScenarioLine(scenario, among: known)
        guard line.isWhole else {
            return .init(
                scenario: scenario, line: line.steps, outcome: .broken(line.findings(among: findings)))
        }
        var amendment = Amendment()
        amendment.title = scenario.name
        amendment.changes = line.steps.flatMap(\.changes)
        let outcome: ScenarioComparison.Outcome
        do throws(ChangeConflict) {
            if let base {
                let (found, after) = try consequences(of: amendment, on: base)
                outcome = .computed(.init(after), found)
            } else {
                outcome = .computed(.init(try plan.applying(amendment.changeSet), settings: settings), nil)
            }
        } catch {
            let told = line.findings(among: findings)
            outcome = .broken(told.isEmpty ? [ChangeCannotBeApplied.finding(error, in: amendment, on: plan)] : told)
        }
        return .init(scenario: scenario, line: line.steps, outcome: outcome)
    }
    return ScenarioComparison(base: base.map { .init($0) } ?? .init(plan, settings: settings), columns: columns)
}

/// A scenario with those on which it stands.
private struct ScenarioLine {
    /// The first one first, the scenario itself last.
    private(set) var steps: [Scenario]
    /// Whether it ends in the plan, instead of in a circle or in a scenario that is not there.
    private(set) var isWhole = true

    init(_ scenario: Scenario, among known: [ID<Scenario>: Scenario]) {
        steps = [scenario]
        var next = scenario.parent
        while let parent = next {
            guard let step = known[parent], !steps.contains(where: { $0.id == parent }) else {
                isWhole = false
                return
            }
            steps.insert(step, at: 0)
            next = step.parent
        }
    }

    /// What the checks say of any of them.
    func findings(among findings: [Finding]) -> [Finding] {
        let addresses = Set(steps.map(\.id.address))
        return findings.filter { finding in
            finding.severity == .error && finding.address.map { addresses.contains($0.record) } ?? false
        }
    }
}
