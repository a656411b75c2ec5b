import Diagnostics
import Gates

/// A threshold of a rule cannot be read or measures something else.
public enum RuleThresholdUnreadable: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "rule-threshold-unreadable", "规定的标准值无法识别", .error,
        mistake: LocalizedText(
            en: "A threshold was typed without a unit, in the wrong unit or under an unknown name, and every project "
                + "passed below it.",
            zh: "标准值缺少单位、单位不符或名称有误，致使所有项目都被判为低于标准。"),
        example: FindingExample(failing: [
            FileEdit(
                "rules.yaml",
                .replace("{energy: 1000 tce, electricity: 5 GWh}", with: "{energy: ⟦1000 km, electricity: 5 GWh}"))
        ]))

    /// The faults of this kind, in the order of the plan.
    public static func findings(in context: CheckContext) -> [Finding] {
        faults(in: context) { problem in
            switch problem {
            case .notANumber, .notAUnit, .wrongDimension, .unknownMeasure: true
            case .emptyValidity, .overlap: false
            }
        }
    }
}
