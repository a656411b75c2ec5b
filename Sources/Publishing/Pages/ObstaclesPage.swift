import Diagnostics
import Outlook
import PlanModel

extension PlanPages {
    /// What stands in the way, by responsible body in official order.
    func obstacles() -> Page {
        let title = locale.words("What stands in the way", "存在的障碍")
        let whole = shared.obstacles
        guard plan.showsFindings || plan.showsProbabilities else {
            let words = locale.words(
                "What stands in the way is computed for the office and not released to this circle.",
                "障碍由编制机关测算，未向本范围公开。")
            return page(
                .obstacles, title,
                [PageSection("withheld", SiteWords.withheld(locale), [.sentences([Sentence(words)])])])
        }
        var parts: [PageSection] = []
        if pathAsked.choices.isEmpty { parts.append(countByBody(whole)) }
        let body = pathAsked["body"]
        let kind = pathAsked["kind"]
        let chosen = whole.filter { obstacle in
            (body == nil || obstacle.body?.text == body) && (kind == nil || obstacle.kind.rawValue == kind)
        }
        parts.append(list(chosen))
        return page(.obstacles, title, parts)
    }

    private func countByBody(_ obstacles: [Obstacle]) -> PageSection {
        let title = locale.words("By responsible body", "按责任单位")
        var table = PageTable(
            "bodies", title,
            [
                PageTable.Column("body", locale.words("Body", "责任单位")),
                PageTable.Column("targets", locale.words("targets unlikely or missed", "难以或未实现的目标"), .right),
                PageTable.Column("gates", locale.words("reviews open", "未完成的审查"), .right),
                PageTable.Column("findings", locale.words("findings", "检查结果"), .right),
            ])
        let groups = Dictionary(grouping: obstacles, by: \.body)
        for body in header.bodies.map({ Optional($0.id) }) + [nil] {
            guard let own = groups[body] else { continue }
            let counts = Obstacle.Kind.allCases.map { kind in PageCell.count(own.count { $0.kind == kind }) }
            let name: PageCell =
                body.map { .text(Sentence(link($0))) } ?? .words(locale.words("(no body is named)", "（未注明单位）"))
            table.add([name] + counts)
        }
        let sums = Obstacle.Kind.allCases.map { kind in PageCell.count(obstacles.count { $0.kind == kind }) }
        table.add([.words(locale.words("all bodies", "合计"))] + sums, isTotal: true)
        return PageSection("bodies", title, [.grid(table)])
    }

    private func list(_ obstacles: [Obstacle]) -> PageSection {
        let title = locale.words("One by one", "逐项")
        var table = PageTable(
            "list", title,
            [
                PageTable.Column("body", locale.words("Body", "责任单位")),
                PageTable.Column("about", locale.words("About", "对象")),
                PageTable.Column("standing", locale.words("Standing", "情况")),
                PageTable.Column("why", locale.words("Why", "原因")),
            ])
        table.rowHead = 1
        let (rows, parts) = part(obstacles)
        table.parts = parts
        for obstacle in rows { table.add(row(of: obstacle)) }
        return PageSection("list", title, [obstacleFilter, .grid(table)])
    }

    private func row(of obstacle: Obstacle) -> [PageCell] {
        let body = obstacle.body.map { PageCell.words(name($0)) } ?? notStated
        switch obstacle.content {
        case .target(let outlook):
            let target = outlook.target
            let page = page(of: target.indicator, at: target.place)
            let text = StandingText(outlook.standing)
            let words = locale.words(
                "\(name(target.indicator)), \(name(target.place)), \(target.year)",
                "\(name(target.indicator))，\(name(target.place))，\(target.year) 年")
            return [
                body, .link(words, page, anchor: Anchors.target(target)),
                text.cell(page: page, anchor: Anchors.target(target), in: locale),
                .words(outlook.latest == nil ? locale.words("no value is known", "尚无数值") : latest(outlook)),
            ]
        case .gate(let verdict):
            return [
                body, .text(Sentence(link(verdict.project))),
                .status(PageStatus("○", locale.words("review open", "审查未完成"), .watch)),
                .words(locale.text(verdict.sentence)),
            ]
        case .finding(let finding):
            return [
                body, about(finding), .status(finding.severity.status(in: locale)),
                .words(locale.text(finding.message)),
            ]
        }
    }

    private func latest(_ outlook: TargetOutlook) -> String {
        guard let number = outlook.latest, let year = outlook.latestYear else { return "" }
        let indicator = outlook.target.indicator
        var figure = PageFigure(.number(number), decimals: index.indicators[indicator]?.decimals ?? 2)
        (figure.unit, figure.showsUnit) = (locale.unit(indicator, index), true)
        let shown = figure.shownNumber(in: locale)
        return locale.words("\(shown) in \(year)", "\(year) 年为 \(shown)")
    }

    private var obstacleFilter: PageBlock {
        let page = paths.obstacles
        let kinds: [(String, String)] = [
            ("target", locale.words("targets", "目标")), ("gate", locale.words("reviews", "审查")),
            ("finding", locale.words("findings", "检查结果")),
        ]
        return filter(
            locale.words("Choose", "筛选"), on: page,
            [
                choices(
                    "body", locale.words("Body", "责任单位"), header.bodies.map { ($0.id.text, locale.text($0.name)) },
                    on: page), choices("kind", locale.words("Kind", "类别"), kinds, on: page),
            ])
    }
}
