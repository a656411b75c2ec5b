import Diagnostics
import PlanModel
import Quantities

/// A scenario weakens a target that was assigned from above, or takes it away.
public enum AssignedTargetLowered: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "assigned-target-lowered", "上级下达的指标被调低", .error,
        mistake: LocalizedText(
            en:
                "An easier variant of the plan was computed by lowering a number that the national government had set and no one here may change.",
            zh: "为测算“宽松方案”调低了国家下达的指标，而地方无权调整。"),
        example: FindingExample(failing: edits("⟦50"), repaired: edits("53")))

    private static func edits(_ value: String) -> [FileEdit] {
        [
            FileEdit(
                "targets.csv",
                .write(
                    """
                    indicator,place,year,kind,form,value,baseline,baseline_year,assigned_by,source
                    forest_cover,county,2030,binding,level,52,48,2025,national,report-2025
                    gdp,county,2030,anticipatory,annual-growth,5,415,2025,,report-2025
                    hospital_beds,county,2030,anticipatory,level,2900,2600,2025,,report-2025

                    """)),
            FileEdit(
                "scenarios.yaml",
                .write(
                    """
                    - id: other-pace
                      name: {en: Other pace, zh: 调整进度}
                      changes:
                        - {set: targets/forest_cover/county/2030#value, from: 52, to: \(value)}

                    """)),
        ]
    }

    /// Every change that makes an assigned target easier.
    public static func findings(in context: CheckContext) -> [Finding] {
        let assigned = Dictionary(
            context.plan.targets.filter { $0.assignedBy == .national }.map { ("targets/\($0.key)", $0) }
        ) { first, _ in first }
        guard !assigned.isEmpty else { return [] }
        return context.plan.scenarios.flatMap { scenario in
            scenario.changes.enumerated().compactMap { position, change in
                finding(change, scenario.id.address.with(field: "changes/\(position)"), assigned, context)
            }
        }
    }

    private static func finding(
        _ change: Change, _ place: Address, _ assigned: [String: Target], _ context: CheckContext
    ) -> Finding? {
        func at(_ step: String) -> Address { place.with(field: "\(place.field ?? "")/\(step)") }
        if let removed = change.remove, let target = assigned[removed.path] {
            return report(target, nil, old: target.value.number, at("remove"), context)
        }
        guard let set = change.set, let target = assigned[set.path] else { return nil }
        let isUpper = set.field == "upper"
        guard isUpper || set.field == "value", let old = isUpper ? target.upper.number : target.value.number else {
            return nil
        }
        let new = change.to?.content.text.flatMap(DecimalText.number)
        guard isWeaker(new, old, isUpper, target, context) else { return nil }
        return report(target, new, old: old, at(change.to == nil ? "set" : "to"), context)
    }

    private static func isWeaker(
        _ new: Double?, _ old: Double, _ isUpper: Bool, _ target: Target, _ context: CheckContext
    ) -> Bool {
        guard let new else { return true }
        switch target.form {
        case .atLeast: return new < old
        case .atMost: return new > old
        case .keepWithin: return isUpper ? new > old : new < old
        case .level, .annualGrowth, .cumulative:
            guard let direction = context.index.indicators[target.indicator]?.direction else { return false }
            return TargetBelowBaseline.isBackwards(new - old, direction)
        }
    }

    private static func report(
        _ target: Target, _ new: Double?, old: Double?, _ address: Address, _ context: CheckContext
    ) -> Finding {
        let title = context.title(target)
        let before = old.map { context.shown($0, as: target) } ?? LocalizedText(en: "no value", zh: "无数值")
        let after = new.map { context.shown($0, as: target) }
        return Finding(
            kind, at: address,
            message: LocalizedText(
                en: "the \(title.en) is assigned from above (\(before.en)); the scenario "
                    + (after.map { "weakens it to \($0.en)" } ?? "takes it away"),
                zh: "\(title.zh)系上级下达（\(before.zh)），情景方案" + (after.map { "将其放宽至 \($0.zh)" } ?? "取消了该目标")),
            restsOn: [
                target.at("value"), target.at("form"), target.at("assigned_by"),
                target.indicator.address.with(field: "direction"),
            ])
    }
}
