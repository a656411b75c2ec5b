import Diagnostics
import PlanModel
import Quantities

/// A target for the last year of the period does not say whether it is binding or anticipatory.
public enum TargetWithoutKind: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-without-kind", "目标未注明属性", .warning,
        mistake: LocalizedText(
            en: "The table of main indicators went out with an empty column for the kind. "
                + "Nobody knew which targets the government answers for and which it only expects.",
            zh: "主要指标表中属性一栏留空，无法区分政府必须完成的约束性指标与预期性指标。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("2030,binding,level,52", with: "2030,⟦,level,52"))
        ]))

    /// Every such target of this plan that has a value, where the plan knows kinds at all.
    public static func findings(in context: CheckContext) -> [Finding] {
        let kinds = context.plan.header.kinds
        guard let period = context.period, !kinds.isEmpty else { return [] }
        return context.plan.targets.compactMap { target in
            guard context.isOwn(target), target.year == period.last, target.kind == nil, target.value.number != nil
            else {
                return nil
            }
            let title = context.title(target)
            return Finding(
                kind, at: target.at("kind"),
                message: LocalizedText(
                    en: "\(title.en) does not say of which kind it is", zh: "\(title.zh)未注明指标属性"),
                help: LocalizedText(
                    en: "choose one of: \(kinds.map(\.id.text).joined(separator: ", "))",
                    zh: "请选择：\(kinds.map { $0.name.zh }.joined(separator: "、"))"),
                restsOn: [Address("plan", field: "kinds")])
        }
    }
}
