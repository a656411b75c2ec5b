import Diagnostics
import Gates
import PlanModel

/// A project starts on a day on which no version of a rule is in force.
public enum RuleNotInForce: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "rule-not-in-force", "开工时没有有效的规定", .note,
        mistake: LocalizedText(
            en: "The plan's copy of a rule begins later than some of its projects do, so those were never judged and "
                + "nobody noticed.",
            zh: "规划收录的规定施行日期晚于部分项目开工时间，这些项目从未接受判定而无人察觉。"),
        example: FindingExample(
            failing: [FileEdit("rules.yaml", .replace("valid_from: 2023-06-01", with: "valid_from: ⟦2026-04-01"))],
            repaired: [FileEdit("rules.yaml", .replace("valid_from: 2023-06-01", with: "valid_from: 2025-04-01"))]))

    /// One finding a rule, with the number of projects that start outside its validity.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.gates.compactMap { gate in
            let outside = context.gates.filter { verdict in
                verdict.gate == gate.id && verdict.ruling == .notApplicable(.noVersionInForce)
            }
            guard let first = outside.first else { return nil }
            let address = gate.id.address.with(field: "versions/0/valid_from")
            let validity = gate.versions.indices.flatMap { version in
                ["valid_from", "valid_to"].map { gate.id.address.with(field: "versions/\(version)/\($0)") }
            }
            return Finding(
                kind, at: address,
                message: LocalizedText(
                    en: "\(outside.count) projects start when no version of ‘\(gate.name.text(in: "en"))’ is in force",
                    zh: "“\(gate.name.text(in: "zh"))”对 \(outside.count) 个项目的开工时间没有有效版本"),
                notes: [
                    LocalizedText(
                        en: "the first is \(first.project), \(first.projectName.text(in: "en"))",
                        zh: "首个为 \(first.project)（\(first.projectName.text(in: "zh"))）")
                ], restsOn: validity)
        }
    }
}
