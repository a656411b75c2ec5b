import Diagnostics
import Outlook
import PlanModel
import Quantities

/// A target at the end of the period cannot lead to the long-range objective of the same indicator and place.
///
/// Reported where the target lies beyond the objective, or where the pace then needed is above three times the plan's own;
/// the paces are those of `ObjectiveCourse`.
public enum ObjectiveOutOfReach: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "objective-out-of-reach", "远景目标难以达到", .warning,
        mistake: LocalizedText(
            en: "The five-year target and the long-range objective were set by different hands. "
                + "What the first leaves undone, nobody could make up for in the years behind it.",
            zh: "五年目标与远景目标分头制定，五年内留下的差距在其后年份难以弥补。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,52,48", with: "level,⟦49,48"))
        ]))

    /// How many times the plan's own pace still counts as within reach.
    static let steepest = 3.0

    /// Every pair of a target for the last year and an objective behind it that do not fit each other.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard let period = context.period else { return [] }
        var objectives: [PlanIndex.SeriesKey: [Target]] = [:]
        for target in context.plan.targets where target.year > period.last && context.isOwn(target) {
            objectives[PlanIndex.SeriesKey(target.indicator, target.place), default: []].append(target)
        }
        guard !objectives.isEmpty else { return [] }
        return context.plan.targets.compactMap { target in
            guard target.year == period.last, context.isOwn(target),
                let others = objectives[PlanIndex.SeriesKey(target.indicator, target.place)],
                let objective = others.max(by: { $0.year < $1.year })
            else { return nil }
            return finding(target, objective, context)
        }
    }

    private static func finding(_ target: Target, _ objective: Target, _ context: CheckContext) -> Finding? {
        guard let indicator = context.index.indicators[target.indicator],
            let course = ObjectiveCourse(target, objective, index: context.index),
            context.isPossible(course.value, of: indicator.id), context.isPossible(course.aim, of: indicator.id)
        else { return nil }
        let (value, aim) = (course.value, course.aim)
        let sign = indicator.direction == .up ? 1.0 : -1.0
        let left = sign * (context.rounded(aim, of: indicator.id) - context.rounded(value, of: indicator.id))
        if left < 0 {
            return objective.form == .level ? report(target, objective, beyond: value, aim, indicator, context) : nil
        }
        let needed = left / Double(course.years)
        guard let pace = course.pace.map({ sign * $0 }), pace >= 0, left > 0, needed > steepest * pace * (1 + 1e-9)
        else { return nil }
        return report(target, objective, pace: sign * pace, needed: sign * needed, (value, aim), indicator, context)
    }

    private static func report(
        _ target: Target, _ objective: Target, beyond value: Double, _ aim: Double, _ indicator: Indicator,
        _ context: CheckContext
    ) -> Finding {
        let title = context.title(target)
        let (reached, wanted) = (context.shown(value, of: indicator.id), context.shown(aim, of: indicator.id))
        return finding(
            target, objective, indicator, context,
            LocalizedText(
                en:
                    "\(title.en) (\(reached.en)) already goes beyond the objective for \(objective.year) (\(wanted.en))",
                zh: "\(title.zh)（\(reached.zh)）已超出 \(objective.year) 年远景目标（\(wanted.zh)）"))
    }

    private static func report(
        _ target: Target, _ objective: Target, pace: Double, needed: Double, _ levels: (value: Double, aim: Double),
        _ indicator: Indicator, _ context: CheckContext
    ) -> Finding {
        let title = context.title(target)
        let reached = context.shown(levels.value, of: indicator.id)
        let wanted = context.shown(levels.aim, of: indicator.id)
        let own = context.shownDifference(pace, of: indicator.id)
        let then = context.shownDifference(needed, of: indicator.id)
        return finding(
            target, objective, indicator, context,
            LocalizedText(
                en: "\(title.en) (\(reached.en)) cannot lead to the objective of \(wanted.en) for \(objective.year): "
                    + "\(own.en) a year until \(target.year), \(then.en) a year needed from then on",
                zh: "\(title.zh)（\(reached.zh)）难以衔接 \(objective.year) 年远景目标（\(wanted.zh)）："
                    + "\(target.year) 年前年均变化 \(own.zh)，其后年均需变化 \(then.zh)"))
    }

    private static func finding(
        _ target: Target, _ objective: Target, _ indicator: Indicator, _ context: CheckContext,
        _ message: LocalizedText
    ) -> Finding {
        Finding(
            kind, at: target.at("value"), message: message,
            restsOn: [
                target.at("form"), target.at("baseline"), target.at("baseline_year"), objective.at("value"),
                objective.at("form"), indicator.id.address.with(field: "direction"),
                indicator.id.address.with(field: "nature"),
            ],
            severity: context.weight(
                .warning, restingOn: target.origin, target.baselineOrigin, objective.origin))
    }
}
