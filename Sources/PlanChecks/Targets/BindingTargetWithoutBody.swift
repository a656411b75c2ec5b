import Diagnostics
import PlanModel

/// A binding target stands on an indicator for which no body is responsible.
public enum BindingTargetWithoutBody: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "binding-target-without-body", "约束性目标未定责任单位", .warning,
        mistake: LocalizedText(
            en:
                "A binding target was adopted and nobody had been told to answer for it; at the mid-term review every office pointed to another.",
            zh: "约束性指标已经通过，但未明确责任单位，中期评估时各部门互相推诿。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("- id: forest_cover", with: "- ⟦id: forest_cover")),
            FileEdit("indicators.yaml", .replace("  body: forestry-office\n", with: "")),
        ]))

    /// Every indicator with a binding target of this plan and no responsible body.
    public static func findings(in context: CheckContext) -> [Finding] {
        let binding = Set(context.plan.header.kinds.filter(\.isBinding).map(\.id))
        var reported: Set<ID<Indicator>> = []
        return context.plan.targets.compactMap { target in
            guard context.isOwn(target), let kindOfTarget = target.kind, binding.contains(kindOfTarget),
                let indicator = context.index.indicators[target.indicator], indicator.body == nil,
                reported.insert(indicator.id).inserted
            else { return nil }
            let title = context.title(target)
            return Finding(
                kind, at: indicator.id.address.with(field: "body"),
                message: LocalizedText(
                    en: "the \(title.en) is binding, and no body answers for the indicator",
                    zh: "\(title.zh)为约束性，但指标未明确责任单位"),
                restsOn: [target.at("kind"), Address("plan", field: "kinds")])
        }
    }
}
