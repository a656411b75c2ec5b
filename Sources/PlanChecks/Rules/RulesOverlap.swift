import Diagnostics
import Gates

/// Two versions of a rule are in force at once.
public enum RulesOverlap: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "rule-versions-overlap", "规定新旧版本并存", .error,
        mistake: LocalizedText(
            en: "A rule was replaced and nobody wrote down the last day of the old one; for a while two thresholds "
                + "applied to the same project.",
            zh: "规定修订后未写明旧版失效日期，一段时间内同一项目对应两个标准。"),
        example: FindingExample(failing: [
            FileEdit(
                "rules.yaml",
                .append(
                    "    - id: v2\n      valid_from: ⟦2025-09-01\n      levels:\n        - authority: {en: local authority, zh: 地方主管部门}\n"
                ))
        ]))

    /// The faults of this kind, in the order of the plan.
    public static func findings(in context: CheckContext) -> [Finding] {
        faults(in: context) { if case .overlap = $0 { true } else { false } }
    }
}
