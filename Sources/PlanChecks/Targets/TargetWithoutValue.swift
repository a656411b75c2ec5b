import Diagnostics
import PlanModel
import Quantities

/// A target stands in the plan without a number.
///
/// With a recorded reason it is a warning, without one an error; in a plan that this one only registers it is a note.
public enum TargetWithoutValue: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-without-value", "目标未定数值", .warning,
        mistake: LocalizedText(
            en:
                "An indicator was put on the list before its number was agreed, and the plan went to the assembly with a gap "
                + "that no report can ever be measured against.",
            zh: "指标已列入目录而数值尚未商定，规划带着空缺提交审议，此后无从考核。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,52,", with: "level,⟦?to be agreed in March,"))
        ]))

    /// Every target whose number is missing, readable ones only.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.compactMap { target in
            guard let missing = target.value.missingReason, missing != .unreadable else { return nil }
            let title = context.title(target)
            let reason = missing.recordedText
            let ownWeight: Severity = reason == nil ? .error : .warning
            return Finding(
                kind, at: target.at("value"),
                message: LocalizedText(
                    en: "\(title.en) has no value: \(reason?.text(in: "en") ?? "no reason is recorded")",
                    zh: "\(title.zh)没有数值：\(reason?.text(in: "zh") ?? "未注明原因")"),
                help: reason == nil
                    ? LocalizedText(en: "write ? and the reason", zh: "请写“?”并注明原因") : nil,
                severity: context.isOwn(target) ? ownWeight : .note)
        }
    }
}
