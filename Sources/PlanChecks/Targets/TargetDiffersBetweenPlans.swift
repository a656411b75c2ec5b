import Diagnostics
import PlanModel
import Quantities

/// Another plan sets a different value for an indicator, place and year for which this plan has a target.
///
/// Compared are targets of the same form, and a floor or ceiling of the other plan with our level.
public enum TargetDiffersBetweenPlans: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "target-differs-between-plans", "不同规划的目标值不一致", .warning,
        mistake: LocalizedText(
            en: "The sector plan was finished a year after the outline and raised the target. "
                + "Two numbers were in force for one year, and each office reported against its own.",
            zh: "专项规划晚于纲要一年印发并调高了目标，同一年份出现两个数值，各部门各按各的考核。"),
        example: FindingExample(failing: edits(53, mark: "⟦"), repaired: edits(52, mark: "")))

    private static func edits(_ value: Int, mark: String) -> [FileEdit] {
        [
            FileEdit(
                "plan.yaml",
                .append(
                    """
                    plans:
                      - {id: forest-plan, title: {en: Forest plan, zh: 林业发展规划}, level: sector}

                    """)),
            FileEdit(
                "targets.csv",
                .write(
                    """
                    indicator,place,year,plan,kind,form,value,baseline,baseline_year,source
                    forest_cover,county,2030,,binding,level,52,48,2025,report-2025
                    forest_cover,county,2030,forest-plan,,level,\(mark)\(value),,,report-2025
                    gdp,county,2030,,anticipatory,annual-growth,5,415,2025,report-2025
                    hospital_beds,county,2030,,anticipatory,level,2900,2600,2025,report-2025

                    """)),
        ]
    }

    private struct Subject: Hashable {
        let indicator: ID<Indicator>
        let place: ID<Place>
        let year: Year

        init(_ target: Target) {
            indicator = target.indicator
            place = target.place
            year = target.year
        }
    }

    /// Every target of another plan that does not agree with ours.
    public static func findings(in context: CheckContext) -> [Finding] {
        let others = context.plan.targets.filter { !context.isOwn($0) }
        guard !others.isEmpty else { return [] }
        let own = Dictionary(context.plan.targets.filter(context.isOwn).map { (Subject($0), $0) }) { first, _ in first }
        return others.compactMap { other in
            guard let mine = own[Subject(other)], let theirs = other.value.number, let ours = mine.value.number,
                differs(mine, ours, other, theirs, context)
            else { return nil }
            let title = context.title(other)
            let (shown, own) = (context.shown(theirs, as: other), context.shown(ours, as: mine))
            return Finding(
                kind, at: other.at("value"),
                message: LocalizedText(
                    en: "\(title.en) is \(bound(other.form, "en"))\(shown.en), ours is \(own.en)",
                    zh: "\(title.zh)为\(bound(other.form, "zh"))\(shown.zh)，本规划为 \(own.zh)"),
                restsOn: [other.at("form"), mine.at("form"), mine.at("value")],
                severity: context.weight(.warning, restingOn: mine.origin, other.origin))
        }
    }

    private static func differs(
        _ mine: Target, _ ours: Double, _ other: Target, _ theirs: Double, _ context: CheckContext
    ) -> Bool {
        let difference = context.rounded(ours, of: mine.indicator) - context.rounded(theirs, of: mine.indicator)
        switch (mine.form, other.form) {
        case (.level, .atLeast): return difference < 0
        case (.level, .atMost): return difference > 0
        case (.keepWithin, .keepWithin): return difference != 0 || mine.upper != other.upper
        default: return mine.form == other.form && difference != 0
        }
    }

    private static func bound(_ form: TargetForm, _ language: String) -> String {
        switch form {
        case .atLeast: language == "zh" ? "不低于 " : "at least "
        case .atMost: language == "zh" ? "不高于 " : "at most "
        default: language == "zh" ? " " : ""
        }
    }
}
