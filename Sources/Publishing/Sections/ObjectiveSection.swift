import Appraisals
import Diagnostics
import Outlook
import PlanModel
import Quantities

/// What the objectives behind the period leave to do, and whether that was ever reached here.
struct ObjectiveSection {
    let objectives: [ObjectiveOutlook]
    let index: PlanIndex
    let locale: PageLocale
    /// Where names lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?

    func section() -> PageSection {
        let title = locale.words("What the long-range objectives leave to do", "远景目标留待后期完成的部分")
        guard !objectives.isEmpty else {
            let none = locale.words(
                "No target for the last year of the plan has a level as an objective behind it.", "规划末年目标之后没有可比的远景目标。")
            return PageSection("objectives", title, [.sentences([Sentence(none)])])
        }
        var table = PageTable(
            "objectives", title,
            [
                PageTable.Column("indicator", locale.words("Target and objective", "目标与远景目标")),
                PageTable.Column("target", locale.words("target", "目标值"), .right),
                PageTable.Column("objective", locale.words("objective", "远景目标值"), .right),
                PageTable.Column("plan", locale.words("plan, a year", "规划期年均"), .right),
                PageTable.Column("then", locale.words("then, a year", "其后年均"), .right),
                PageTable.Column("best", locale.words("best so far, a year", "历史最好年均"), .right),
                PageTable.Column("reached", locale.words("Ever reached here?", "是否曾达到")),
            ])
        table.layout = .stacked
        for outlook in objectives { table.add(cells(outlook)) }
        let sentence = locale.words(
            "“Then” is the yearly change left for the years between target and objective; “best” is the best run of as many "
                + "years in the observed past, in the direction wanted.",
            "“其后年均”为目标年至远景目标年之间所需的年均变化；“历史最好”为已有监测值中同样年数、按所要求方向的最好一段。")
        return PageSection("objectives", title, [.sentences([Sentence(sentence)]), .grid(table)])
    }

    private func cells(_ outlook: ObjectiveOutlook) -> [PageCell] {
        let course = outlook.course
        let indicator = course.target.indicator
        let name = locale.text(index.name(indicator))
        let place =
            course.target.place == index.plan.header.place ? "" : locale.text(index.name(course.target.place))
        let years = "\(course.target.year) → \(course.objective.year)"
        let title = locale.words(
            "\(name)" + (place.isEmpty ? "" : " in \(place)") + ", \(years)", "\(place)\(name)，\(years)")
        let page = paths?.indicator(indicator, at: course.target.place, own: index.plan.header.place)
        let isWithheld = course.target.baseline == .missing(.withheld)
        let missing = PageCell.figure(
            PageFigure(isWithheld ? .withheld : .missing(locale.words("no baseline", "基期值缺失")), decimals: 0))
        let short = PageCell.figure(
            PageFigure(
                outlook.isPastWithheld
                    ? .withheld : .missing(locale.words("no observed years lie that far apart", "监测年份不足")),
                decimals: 0))
        return [
            page.map { .link(title, $0) } ?? .words(title),
            .words(locale.text(index.shown(course.value, of: indicator))),
            .words(locale.text(index.shown(course.aim, of: indicator))),
            course.pace.map { .words(pace($0, course.growth, course)) } ?? missing,
            .words(pace(course.needed, course.neededGrowth, course)),
            outlook.best.map { .words("\(pace($0.pace, $0.growth, course)) (\($0.period))") } ?? short,
            reached(outlook),
        ]
    }

    /// A yearly change with its sign.
    private func pace(_ pace: Double, _ growth: Double?, _ course: ObjectiveCourse) -> String {
        if course.countsAsGrowth, let growth {
            return (growth >= 0 ? "+" : "") + locale.number(growth, decimals: 1) + " %"
        }
        return (pace >= 0 ? "+" : "") + locale.text(index.shown(difference: pace, of: course.target.indicator))
    }

    private func reached(_ outlook: ObjectiveOutlook) -> PageCell {
        if outlook.isPastWithheld { return .figure(PageFigure(.withheld, decimals: 0)) }
        return switch outlook.wasReached {
        case true?: .status(PageStatus("✓", locale.words("yes", "曾达到"), .good))
        case false?: .status(PageStatus("✗", locale.words("never in the years observed", "有监测以来未达到"), .watch))
        case nil: .status(PageStatus("?", locale.words("the past is too short", "历史数据不足"), .open))
        }
    }
}
