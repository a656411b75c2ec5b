import Diagnostics
import PlanModel

/// A change of a scenario or an amendment does not fit the plan on which it stands.
///
/// The changes of a scenario are tried one by one on the plan with the changes of its parents; one that fails is left out.
public enum ChangeCannotBeApplied: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "change-cannot-be-applied", "修改与规划现值不符", .error,
        mistake: LocalizedText(
            en: "The plan was changed after the scenario or amendment had been written. "
                + "Its “from” no longer is what stands there, so nobody knows what was meant to change.",
            zh: "情景方案或修正案写好后规划又作了修改，所记“原值”与现值不符，无法判断原意。"),
        example: FindingExample(failing: edits("⟦51"), repaired: edits("52")))

    private static func edits(_ from: String) -> [FileEdit] {
        [
            FileEdit(
                "scenarios.yaml",
                .write(
                    """
                    - id: greener
                      name: {en: Greener, zh: 提高森林覆盖率}
                      changes:
                        - {set: targets/forest_cover/county/2030#value, from: \(from), to: 53}

                    """))
        ]
    }

    /// Every change that cannot be made; scenarios on a loop are another fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        let scenarios = Dictionary(context.plan.scenarios.map { ($0.id, $0) }) { first, _ in first }
        guard !scenarios.isEmpty else { return [] }
        let loops = context.scenarioLoops
        var outcomes: [ID<Scenario>: Plan] = [:]
        let base = ScenarioGround.part(of: context.plan)
        var findings: [Finding] = []
        for scenario in context.plan.scenarios {
            var line: [Scenario] = []
            var next: Scenario? = scenario
            while let step = next, outcomes[step.id] == nil, loops.knots[step.id] == nil {
                line.append(step)
                next = step.parent.flatMap { scenarios[$0] }
            }
            if let end = next, loops.knots[end.id] != nil { continue }
            var plan = next.flatMap { outcomes[$0.id] } ?? base
            for step in line.reversed() {
                for (position, change) in step.changes.enumerated() {
                    do {
                        plan = try plan.applying(ChangeSet(changes: [change]))
                    } catch {
                        let place = step.id.address.with(field: "changes/\(position)")
                        findings.append(finding(error.reason, change, place, context.plan, in: step))
                    }
                }
                outcomes[step.id] = plan
            }
        }
        return findings
    }

    /// Why an amendment cannot be applied to a plan: all of it or nothing is; nil where it can.
    ///
    /// The finding stands at `amendment#changes/<position>`, the address that the reader of amendments gives.
    public static func finding(_ conflict: ChangeConflict, in amendment: Amendment, on plan: Plan) -> Finding {
        let place = Amendment.address
        guard let position = conflict.position, amendment.changes.indices.contains(position) else {
            let words = ConflictWords(conflict.reason, Change(), plan)
            return Finding(kind, at: place.with(field: "on"), message: words.message, help: words.help)
        }
        return finding(
            conflict.reason, amendment.changes[position], place.with(field: "changes/\(position)"), plan)
    }

    private static func finding(
        _ reason: ChangeConflict.Reason, _ change: Change, _ place: Address, _ plan: Plan, in scenario: Scenario? = nil
    ) -> Finding {
        let words = ConflictWords(reason, change, plan)
        let field = [place.field, words.step].compactMap { $0 }.joined(separator: "/")
        let changed = [change.set, change.add, change.remove].compactMap { $0 }
        return Finding(
            kind, at: place.with(field: field), message: scenario.map { named($0, words.message) } ?? words.message,
            help: words.help,
            restsOn: changed.flatMap { [$0, $0.topField] } + [place])
    }

    /// What is wrong, with the scenario in which it is: a page that lists findings shows no file beside them.
    private static func named(_ scenario: Scenario, _ message: LocalizedText) -> LocalizedText {
        let name = scenario.name.isEmpty ? LocalizedText(en: scenario.id.text, zh: scenario.id.text) : scenario.name
        return LocalizedText(
            en: "scenario ‘\(name.text(in: "en"))’: \(message.text(in: "en"))",
            zh: "情景“\(name.text(in: "zh"))”：\(message.text(in: "zh"))")
    }
}

/// The records of a plan that its scenarios touch: changes are tried on these alone.
enum ScenarioGround {
    /// A plan with the header and the touched records only.
    static func part(of plan: Plan) -> Plan {
        var touched: [String: Set<String>] = [:]
        for change in plan.scenarios.flatMap(\.changes) {
            for address in [change.set, change.add, change.remove].compactMap({ $0 }) {
                touched[address.collection, default: []].insert(address.key)
            }
        }
        var part = Plan()
        part.header = plan.header
        for collection in Plan.collections {
            guard let keys = touched[collection.name] else { continue }
            let rows = collection.keys(plan).enumerated().filter { keys.contains($0.element) }.map(\.offset)
            _ = collection.read(&part, rows.map { collection.entries(plan, $0) })
        }
        return part
    }
}
