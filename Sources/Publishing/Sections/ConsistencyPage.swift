import Appraisals
import Consistency
import Diagnostics
import PlanModel
import Quantities

extension Page {
    /// Whether the plan can hold, as `lustrum consistency` prints it.
    public static func consistency(_ report: ConsistencyReport, in locale: PageLocale) -> Page {
        page(.consistency, "consistency", report, ConsistencySections(report: report, locale: locale).all, in: locale)
    }

    /// What the fields do to each other's targets, as `lustrum consistency --fields` prints it.
    public static func fields(_ report: ConsistencyReport, in locale: PageLocale) -> Page {
        page(.fields, "fields", report, FieldSections(report: report, locale: locale).all, in: locale)
    }

    private static func page(
        _ kind: PageKind, _ name: String, _ report: ConsistencyReport, _ sections: [PageSection], in locale: PageLocale
    ) -> Page {
        let header = report.plan.header
        var page = Page(
            kind, at: SitePath([header.id, locale.language, name]), in: locale, title: locale.text(header.title),
            sections: sections)
        page.notice = locale.text(header.notice)
        page.preface = StandpointPreface.sentences(report.plan, report.settings, locale)
        return page
    }
}

/// The sections of the page on consistency.
struct ConsistencySections {
    let report: ConsistencyReport
    let locale: PageLocale
    /// Where names lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?

    /// Every section that has something to tell.
    var all: [PageSection] {
        let objectives = ObjectiveSection(
            objectives: report.objectives, index: report.index, locale: locale, paths: paths)
        return [verdict()] + (report.answer.canHold ? [] : [conflicts(), concessions()])
            + [strains(), objectives.section(), setAside()]
    }

    /// How many paths that run beside their forecasts are listed.
    private static let listed = 20

    private var answer: ConsistencyAnswer { report.answer }
    private var question: ConsistencyQuestion { report.answer.question }
    private var words: MemberWords { MemberWords(index: report.index, locale: locale, paths: paths) }

    // MARK: The answer

    func verdict() -> PageSection {
        let title = locale.words("Can it all hold?", "各项要求能否同时实现")
        let members = question.members
        let targets = Set(members.compactMap(\.target)).count
        let limits = members.count { if case .limit = $0.subject { true } else { false } }
        let decided = members.count { if case .decided = $0.subject { true } else { false } }
        var counted = locale.words(
            "\(locale.count(targets)) open target\(targets == 1 ? "" : "s")", "未到期目标 \(locale.count(targets)) 项")
        if limits > 0 {
            counted += locale.words(", \(locale.count(limits)) limits", "、约束 \(locale.count(limits)) 项")
        }
        if decided > 0 {
            counted += locale.words(
                " and \(locale.count(decided)) decided project\(decided == 1 ? "" : "s")",
                "、已定项目 \(locale.count(decided)) 个")
        }
        var points = [Sentence(outcome(counted))]
        points.append(Sentence(range))
        if question.projectCounts.free > 0 { points.append(Sentence(generosity)) }
        if answer.canHold {
            points.append(
                Sentence(
                    locale.words(
                        "That all of it can hold does not say that it is likely: the probability of each target does.",
                        "“能够同时实现”不等于“可能性大”：各目标的实现概率另行给出。")))
        }
        return PageSection("verdict", title, [.points(points)])
    }

    private func outcome(_ counted: String) -> String {
        guard !question.members.isEmpty else {
            return locale.words("There is no open target and no limit to be looked at.", "没有未到期目标，也没有约束，无需判断。")
        }
        if answer.canHold {
            return locale.words(
                "✓ Within the plausible range they can all hold together: \(counted).",
                "✓ 在合理范围内能够同时实现：\(counted)。")
        }
        let found = answer.conflicts.count
        let more = answer.hasMore ? locale.words(" or more", "或更多") : ""
        return locale.words(
            "✗ Within the plausible range they cannot all hold together: \(counted); \(found)\(more) conflict\(found == 1 ? "" : "s") found.",
            "✗ 在合理范围内不能同时实现：\(counted)；发现矛盾 \(found) 组\(more)。")
    }

    private var range: String {
        let ends = question.terms.range
        let (low, high) = (locale.number(ends.low * 100, decimals: 0), locale.number(ends.high * 100, decimals: 0))
        return locale.words(
            "Plausible is every path that stays between the \(low) % and the \(high) % value of its forecast, at the same "
                + "rank in every year; indicators with a formula follow from those of which they are computed.",
            "“合理范围”指各指标路径处于其预测的 \(low)% 至 \(high)% 分位之间，且各年分位相同；由公式计算的指标随其构成指标变动。")
    }

    private var generosity: String {
        let counts = question.projectCounts
        return locale.words(
            "\(locale.count(counts.fixed)) projects go ahead anyway; \(locale.count(counts.free)) may be chosen, here even "
                + "in part and split over their start years: what cannot hold here cannot hold with whole projects either.",
            "\(locale.count(counts.fixed)) 个项目照常实施；\(locale.count(counts.free)) 个可供选择，此处允许部分安排并分散到各可开工年份："
                + "在此尚不能实现的，按整个项目安排更不能实现。")
    }

    // MARK: Conflicts

    func conflicts() -> PageSection {
        let title = locale.words("What cannot hold together", "不能同时实现的要求")
        var table = PageTable(
            "conflicts", title,
            [
                PageTable.Column("conflict", locale.words("No.", "序号"), .right),
                PageTable.Column("member", locale.words("What is asked", "要求")),
                PageTable.Column("kind", locale.words("Kind", "属性")),
                PageTable.Column("asks", locale.words("asks", "要求值"), .right),
                PageTable.Column("reach", locale.words("comes to at best", "最好可达"), .right),
            ])
        table.rowHead = 1
        table.layout = .stacked
        for (number, conflict) in answer.conflicts.enumerated() {
            for (position, reach) in zip(conflict.members, conflict.reaches) {
                let member = question.members[position]
                table.add([
                    .count(number + 1), words.cell(member), .words(words.kind(member)),
                    .words(words.wish(member)), .words(words.number(reach, member)),
                ])
            }
        }
        var sentences = [
            Sentence(
                locale.words(
                    "Each group is as small as it can be: without any one of its lines the others can hold. The last column "
                        + "says how near a line comes where all others of its group hold; of a line alone in its group, whatever "
                        + "is built and however favourable the forecasts turn out within the range.",
                    "每组已不能再小：去掉其中任何一条，其余即可同时实现。末列为在同组其他各条均实现时该条最好可达到的数值；"
                        + "单独成组的，表示无论安排哪些项目、预测在范围内如何有利都达不到。"))
        ]
        if answer.conflicts.contains(where: { !$0.isMinimal }) {
            sentences.append(
                Sentence(locale.words("Not every group was made as small as it can be.", "部分组未能确认为最小。")))
        }
        return PageSection("conflicts", title, [.sentences(sentences), .grid(table)])
    }

    // MARK: What gives way

    func concessions() -> PageSection {
        // Of a real place it is told how far things are apart, not what anybody should give up.
        let isReal = report.plan.header.setting == .real
        let title =
            isReal
            ? locale.words("How far it is from holding", "与同时实现的差距")
            : locale.words("The least that would have to give way", "最小让步")
        var table = PageTable(
            "concessions", title,
            [
                PageTable.Column(
                    "member", isReal ? locale.words("What is asked", "要求") : locale.words("What gives way", "让步项")),
                PageTable.Column("kind", locale.words("Kind", "属性")),
                PageTable.Column("asks", locale.words("asks", "要求值"), .right),
                PageTable.Column("bound", locale.words("within the range", "合理范围内可达"), .right),
                PageTable.Column("amount", locale.words("difference", "差额"), .right),
                PageTable.Column("share", locale.words("of its gap", "占缺口"), .right, unit: "%"),
            ] + (isReal ? [] : [PageTable.Column("decision", locale.words("Decision", "决定"))]))
        table.layout = .stacked
        for concession in answer.concessions {
            let member = question.members[concession.member]
            let bound = words.number(concession.bound, member, eased: concession.isLowered ? -1 : 1)
            let decision = isReal ? [] : [PageCell.words(words.decision(member))]
            table.add(
                [
                    words.cell(member), .words(words.kind(member)), .words(words.wish(member)),
                    .words(
                        concession.isLowered
                            ? locale.words("at least \(bound)", "不低于 \(bound)")
                            : locale.words("at most \(bound)", "不高于 \(bound)")),
                    .words(words.difference(concession.amount, member)),
                    .figure(PageFigure(.number(concession.share * 100), decimals: 1)),
                ] + decision)
        }
        return PageSection(
            "concessions", title,
            [
                .sentences([
                    Sentence(isReal ? measure : [order, measure, proof].joined(separator: locale.words(" ", "")))
                ]), .grid(table),
            ])
    }

    private var order: String {
        locale.words(
            "Anticipatory targets give way before binding ones, these before limits and decided projects. Targets "
                + "assigned from above or agreed with others come last: this plan cannot change them, and the last "
                + "column names who can.",
            "先让预期性目标，再让约束性目标，其后是约束和已定项目；上级下达或共同商定的指标排在最后，本规划无权调整，末列注明由谁决定。")
    }

    private var measure: String {
        locale.words(
            "Measured as a share of the gap: what a target asks for beyond the latest value, of a limit its amount.",
            "以占缺口的比例计量：缺口为目标值与最新值之差，约束按其数额计。")
    }

    private var proof: String {
        locale.words(
            "With all of this given, everything else can hold; with 1 % less it cannot.",
            "作出上述全部让步后其余均可实现；少让 1% 则不能。")
    }

    // MARK: What has to go well

    func strains() -> PageSection {
        let title = locale.words("What has to go better or worse than forecast", "需要偏离预测的指标")
        var table = PageTable(
            "strains", title,
            [
                PageTable.Column("indicator", locale.words("Indicator", "指标")),
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column("runs", locale.words("runs", "走势")),
                PageTable.Column("share", locale.words("of the range", "占范围"), .right, unit: "%"),
            ])
        for strain in answer.strains.prefix(Self.listed) {
            let name = locale.text(report.index.name(strain.key.indicator))
            let page = paths?.indicator(strain.key.indicator, at: strain.key.place, own: report.plan.header.place)
            table.add([
                page.map { .link(name, $0) } ?? .words(name),
                .words(locale.text(report.index.name(strain.key.place))),
                .words(
                    strain.share > 0
                        ? locale.words("above its forecast", "高于预测") : locale.words("below its forecast", "低于预测")),
                .figure(PageFigure(.number(abs(strain.share) * 100), decimals: 0)),
            ])
        }
        let none = locale.words("None: the central forecasts are enough.", "无：中位预测即可满足。")
        let more = answer.strains.count - table.rows.count
        let sentence = locale.words(
            "With as little deviation in all as is possible; 100 % is the end of the plausible range."
                + (more > 0 ? " The \(table.rows.count) that deviate most; \(locale.count(more)) more do." : ""),
            "按总偏离最小计算；100% 为合理范围的端点。"
                + (more > 0 ? "列出偏离最大的 \(table.rows.count) 项，另有 \(locale.count(more)) 项。" : ""))
        return PageSection(
            "strains", title,
            answer.strains.isEmpty ? [.sentences([Sentence(none)])] : [.sentences([Sentence(sentence)]), .grid(table)])
    }

    // MARK: What takes no part

    func setAside() -> PageSection {
        let title = locale.words("Targets that take no part", "未参与判断的目标")
        var counts: [String: Int] = [:]
        var order: [String] = []
        for target in question.setAside {
            let reason = reason(target.reason)
            if counts[reason] == nil { order.append(reason) }
            counts[reason, default: 0] += 1
        }
        guard !order.isEmpty else {
            return PageSection(
                "set-aside", title, [.sentences([Sentence(locale.words("None.", "无。"))])])
        }
        var table = PageTable(
            "set_aside", title,
            [
                PageTable.Column("reason", locale.words("Reason", "原因")),
                PageTable.Column("targets", locale.words("targets", "目标"), .right),
            ])
        for reason in order { table.add([.words(reason), .count(counts[reason] ?? 0)]) }
        return PageSection("set-aside", title, [.grid(table)])
    }

    private func reason(_ reason: TargetSetAside.Reason) -> String {
        switch reason {
        case .reached: locale.words("its year is over: reached", "目标年份已过：已实现")
        case .missed: locale.words("missed already, which nothing to come can mend", "已未达到，今后无法弥补")
        case .notAssessable(let text): locale.text(text)
        case .ofAnotherPlan: locale.words("a target of another plan", "其他规划的目标")
        }
    }
}
