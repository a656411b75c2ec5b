import Diagnostics
import PlanModel
import Quantities

/// The targets of all parts of a place do not add up to the target of the place.
///
/// Only for indicators that add up (`combine: sum`), and only where every direct part has a target of the same form and
/// year. Differences that rounding to the indicator's decimals can explain are let be.
public enum PartsDoNotAddUp: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "parts-do-not-add-up", "分解数与总数不符", .warning,
        mistake: LocalizedText(
            en: "The total was broken down to the districts, each district rounded it up or bargained it down, "
                + "and nobody added the numbers up again.",
            zh: "指标分解到各区县后，有的加码、有的压减，汇总数与总目标不符而无人复核。"),
        example: FindingExample(failing: edits("⟦430000"), repaired: edits("425000")))

    private static func edits(_ total: String) -> [FileEdit] {
        [
            FileEdit(
                "targets.csv",
                .append(
                    """
                    population,county,2030,anticipatory,level,\(total),420000,2025,report-2025,,,report-2025
                    population,north,2030,anticipatory,level,183000,180000,2025,report-2025,,,report-2025
                    population,south,2030,anticipatory,level,242000,240000,2025,report-2025,,,report-2025

                    """))
        ]
    }

    private struct Subject: Hashable {
        let indicator: ID<Indicator>
        let place: ID<Place>
        let year: Year
        let form: TargetForm
    }

    /// Every place whose parts add up to something else.
    public static func findings(in context: CheckContext) -> [Finding] {
        var targets: [Subject: Target] = [:]
        for target in context.plan.targets where context.isOwn(target) {
            guard context.index.indicators[target.indicator]?.combine == .sum, isAdditive(target.form) else { continue }
            targets[Subject(indicator: target.indicator, place: target.place, year: target.year, form: target.form)] =
                target
        }
        return context.plan.targets.compactMap { target in
            let children = context.index.children[target.place] ?? []
            guard let total = target.value.number, !children.isEmpty, context.isOwn(target) else { return nil }
            var parts: [Target] = []
            var sum = 0.0
            for child in children {
                let subject = Subject(
                    indicator: target.indicator, place: child, year: target.year, form: target.form)
                guard let part = targets[subject], let value = part.value.number else { return nil }
                parts.append(part)
                sum += value
            }
            let decimals = context.index.indicators[target.indicator]?.decimals ?? 0
            let step = (0..<decimals).reduce(1.0) { step, _ in step / 10 }
            guard (sum - total).magnitude > step * 0.5 * Double(parts.count + 1) else { return nil }
            return finding(target, total, parts, sum, context)
        }
    }

    private static func isAdditive(_ form: TargetForm) -> Bool {
        switch form {
        case .level, .cumulative, .atLeast, .atMost: true
        case .annualGrowth, .keepWithin: false
        }
    }

    private static func finding(
        _ target: Target, _ total: Double, _ parts: [Target], _ sum: Double, _ context: CheckContext
    ) -> Finding {
        let title = context.title(target)
        let (stated, added) = (context.shown(total, of: target.indicator), context.shown(sum, of: target.indicator))
        let difference = context.shown((sum - total).magnitude, of: target.indicator)
        let isMore = sum > total
        return Finding(
            kind, at: target.at("value"),
            message: LocalizedText(
                en: "\(title.en) is \(stated.en); its \(parts.count) parts add up to \(added.en), "
                    + "\(difference.en) \(isMore ? "more" : "less")",
                zh:
                    "\(title.zh)为 \(stated.zh)，\(parts.count) 个下级地区合计 \(added.zh)，\(isMore ? "多" : "少") \(difference.zh)"
            ),
            restsOn: parts.map { $0.at("value") } + [
                target.at("form"), target.indicator.address.with(field: "combine"),
            ])
    }
}
