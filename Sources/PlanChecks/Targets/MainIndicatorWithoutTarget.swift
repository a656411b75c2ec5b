import Diagnostics
import PlanModel
import Quantities

/// An indicator stands in the table of main indicators and has no target for the last year of the period.
public enum MainIndicatorWithoutTarget: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "main-indicator-without-target", "主要指标没有目标值", .warning,
        mistake: LocalizedText(
            en:
                "An indicator was added to the table of main indicators in the last round, and the row for its target was forgotten.",
            zh: "最后一轮修改时增列了主要指标，却漏掉了相应的目标值。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("  combine: ratio\n", with: "  combine: ratio\n  main: ⟦4\n"))
        ]))

    /// Every main indicator without such a target; one that a goal names and that has no target at all is reported there.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard let period = context.period else { return [] }
        let inGoals = Set(context.plan.goals.flatMap(\.indicators))
        var withTarget: Set<ID<Indicator>> = []
        var withAny: Set<ID<Indicator>> = []
        var unread: [ID<Indicator>: [Address]] = [:]
        for target in context.plan.targets {
            withAny.insert(target.indicator)
            if !Year.plausible.contains(target.year.number) {
                unread[target.indicator, default: []].append(target.at("year"))
            }
            if context.isOwn(target), target.year == period.last { withTarget.insert(target.indicator) }
        }
        return context.plan.indicators.compactMap { indicator in
            guard let number = indicator.mainOrder, !withTarget.contains(indicator.id), !indicator.id.text.isEmpty,
                withAny.contains(indicator.id) || !inGoals.contains(indicator.id)
            else { return nil }
            let name = context.name(indicator.id)
            return Finding(
                kind, at: indicator.id.address.with(field: "main"),
                message: LocalizedText(
                    en: "main indicator \(number), ‘\(name.en)’, has no target for \(period.last)",
                    zh: "第 \(number) 项主要指标“\(name.zh)”没有 \(period.last) 年目标"),
                help: LocalizedText(
                    en: "where the value is not known yet, add the row with ? and the reason",
                    zh: "如数值未定，请增加一行，填写“?”并注明原因"),
                restsOn: (unread[indicator.id] ?? []) + context.targetsOfNothing + [
                    Address("targets"), Address("plan", field: "period"),
                    .mention(of: indicator.id.address, in: Address("targets", field: "indicator")),
                ])
        }
    }
}

extension CheckContext {
    /// The indicator fields of targets whose indicator could not be read: any of them may have been meant.
    var targetsOfNothing: [Address] { plan.targets.filter(\.indicator.text.isEmpty).map { $0.at("indicator") } }
}
