import Diagnostics
import PlanModel

/// Projects wait for each other in a loop, so that none can ever start.
public enum PrerequisiteCycle: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "prerequisite-cycle", "前置关系成环", .error,
        mistake: LocalizedText(
            en:
                "Two departments each enter the other's project as the one that must come first, and none of them can start.",
            zh: "两个部门互将对方项目列为前置项目，结果都无法开工。"),
        example: FindingExample(failing: [
            FileEdit("prerequisites.csv", .replace("P2,P3\n", with: "P2,⟦P3\nP3,P2\n"))
        ]))

    /// One finding for every knot of projects that wait for each other, with a shortest loop in it.
    public static func findings(in context: CheckContext) -> [Finding] {
        let waits = context.waits
        return waits.loops.enumerated().map { knot, loop in
            let rows = loop.indices.map { position in
                var row = Prerequisite()
                row.project = loop[position]
                row.requires = loop[(position + 1) % loop.count]
                return row
            }
            let names = (loop + [loop[0]]).map(context.name)
            let more = waits.sizes[knot] - loop.count
            return Finding(
                kind, at: rows[0].at("requires"),
                message: LocalizedText(
                    en: loop.count == 1
                        ? "‘\(names[0].en)’ waits for itself"
                        : "\(loop.count) projects wait for each other: "
                            + names.map { "‘\($0.en)’" }.joined(separator: " → "),
                    zh: loop.count == 1
                        ? "“\(names[0].zh)”以自身为前置项目"
                        : "\(loop.count) 个项目互为前置：" + names.map { "“\($0.zh)”" }.joined(separator: "→")),
                notes: more > 0
                    ? [
                        LocalizedText(
                            en: "\(more) more projects stand in loops with these",
                            zh: "另有 \(more) 个项目与上述项目互为前置")
                    ] : [],
                restsOn: rows.flatMap { [$0.at("project"), $0.at("requires")] })
        }
    }
}

extension CheckContext {
    /// Who waits for whom, with its loops.
    var waits: Loops<ID<Project>> {
        Loops(Dictionary(grouping: plan.prerequisites, by: \.project).mapValues { $0.map(\.requires) })
    }
}
