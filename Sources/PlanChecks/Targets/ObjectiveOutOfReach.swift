import Diagnostics
import PlanModel
import Quantities

/// A target at the end of the period cannot lead to the long-range objective of the same indicator and place.
///
/// With baseline b in year y0, target v in year y1 and objective o in year y2: the plan's pace is (v - b)/(y1 - y0), the
/// pace then needed (o - v)/(y2 - y1). Reported where v lies beyond o, or where the needed pace is above three times the plan's.
public enum ObjectiveOutOfReach: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "objective-out-of-reach", .warning,
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
        guard let indicator = context.index.indicators[target.indicator], indicator.direction != .hold,
            indicator.nature == .level || indicator.nature == .flow,
            let value = level(target, indicator, context), let aim = level(objective, indicator, context),
            objective.form != .annualGrowth, context.isPossible(value, of: indicator.id),
            context.isPossible(aim, of: indicator.id)
        else { return nil }
        let sign = indicator.direction == .up ? 1.0 : -1.0
        let left = sign * (context.rounded(aim, of: indicator.id) - context.rounded(value, of: indicator.id))
        if left < 0 {
            return objective.form == .level ? report(target, objective, beyond: value, aim, indicator, context) : nil
        }
        guard let baseline = target.baseline.number, let start = context.baselineYear(of: target), start < target.year
        else { return nil }
        let pace = sign * (value - baseline) / Double(start.distance(to: target.year))
        let needed = left / Double(target.year.distance(to: objective.year))
        guard pace >= 0, left > 0, needed > steepest * pace * (1 + 1e-9) else { return nil }
        return report(target, objective, pace: sign * pace, needed: sign * needed, (value, aim), indicator, context)
    }

    /// The level that a target reaches; a real growth rate says nothing of a level at current prices.
    private static func level(_ target: Target, _ indicator: Indicator, _ context: CheckContext) -> Double? {
        guard let value = target.value.number else { return nil }
        switch target.form {
        case .level: return value
        case .atLeast: return indicator.direction == .up ? value : nil
        case .atMost: return indicator.direction == .down ? value : nil
        case .annualGrowth:
            let isMoney = (context.index.units[indicator.id]?.dimension.money ?? 1) != 0
            guard !isMoney || indicator.priceBasis == .constant, let baseline = target.baseline.number,
                let start = context.baselineYear(of: target), start < target.year
            else { return nil }
            return (0..<start.distance(to: target.year)).reduce(baseline) { level, _ in level * (1 + value / 100) }
        case .cumulative, .keepWithin: return nil
        }
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
