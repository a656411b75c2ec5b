import Diagnostics
import PlanModel

/// Scenarios stand on each other in a loop.
public enum ScenarioLoop: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "scenario-loop", "情景的基础关系成环", .error,
        mistake: LocalizedText(
            en:
                "The low variant was defined as the high one with changes, and the high one as the low one with changes.",
            zh: "低方案以高方案为基础调整，高方案又以低方案为基础调整。"),
        example: FindingExample(failing: edits("⟦slow"), repaired: edits("")))

    private static func edits(_ parent: String) -> [FileEdit] {
        [
            FileEdit(
                "scenarios.yaml",
                .write(
                    """
                    - id: fast
                      name: {en: Fast, zh: 快速}
                      parent: \(parent)
                      changes:
                        - {set: targets/forest_cover/county/2030#value, from: 52, to: 53}
                    - id: slow
                      name: {en: Slow, zh: 慢速}
                      parent: fast
                      changes:
                        - {set: targets/hospital_beds/county/2030#value, from: 2900, to: 2800}

                    """))
        ]
    }

    /// One finding for each loop, at its first scenario.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.scenarioLoops.loops.compactMap { loop in
            guard let first = loop.first else { return nil }
            let names = (loop + [first]).map(\.text)
            return Finding(
                kind, at: first.address.with(field: "parent"),
                message: LocalizedText(
                    en: loop.count == 1
                        ? "the scenario stands on itself"
                        : "\(loop.count) scenarios stand on each other: " + names.joined(separator: " → "),
                    zh: loop.count == 1
                        ? "情景方案以自身为基础" : "\(loop.count) 个情景方案互为基础：" + names.joined(separator: "→")),
                restsOn: loop.map { $0.address.with(field: "parent") })
        }
    }
}

extension CheckContext {
    /// The loops in which scenarios stand on each other.
    var scenarioLoops: Loops<ID<Scenario>> {
        Loops(
            Dictionary(
                plan.scenarios.compactMap { scenario in scenario.parent.map { (scenario.id, [$0]) } }
            ) { first, _ in first })
    }
}
