import Diagnostics
import Gates

/// A version of a rule ends before it begins.
public enum RuleValidityReversed: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "rule-validity-reversed", "规定的施行与失效日期填反", .error,
        mistake: LocalizedText(
            en: "The last day of a rule was typed before its first, so it was never in force and no project was ever "
                + "asked.",
            zh: "规定的失效日期早于施行日期，等于从未生效，没有项目受其审查。"),
        example: FindingExample(failing: [
            FileEdit(
                "rules.yaml",
                .replace(
                    "      valid_from: 2023-06-01\n",
                    with: "      valid_from: 2023-06-01\n      valid_to: ⟦2022-05-31\n"))
        ]))

    /// The faults of this kind, in the order of the plan.
    public static func findings(in context: CheckContext) -> [Finding] {
        faults(in: context) { if case .emptyValidity = $0 { true } else { false } }
    }
}
