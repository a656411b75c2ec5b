import Diagnostics
import Phasing
import PlanModel
import Quantities

extension PlanPages {
    /// Projects by year and their money against the limits.
    func programme() -> Page {
        let title = locale.words("Programme", "项目安排")
        var parts: [PageSection] = []
        let isWhole = pathAsked["page"] == nil && pathAsked["field"] == nil
        if isWhole, let money = plan.phasing.map(moneyUnderLimits) ?? moneyByYear() { parts.append(money) }
        var projects = plan.plan.projects.filter { $0.kind != .package }
        if let field = pathAsked["field"] { projects = projects.filter { $0.field?.text == field } }
        if let phasing = plan.phasing { projects = projects.filter { phasing.programme?[$0.id] != nil } }
        parts.append(gantt(projects))
        guard let phasing = plan.phasing, isWhole else { return page(.programme, title, parts) }
        let sections = ProgrammeSections(result: phasing, index: index, locale: locale, paths: paths)
        let shown = sections.all().filter { !["money", "chosen"].contains($0.id) }
        let all = page(.programme, title, parts + shown)
        return preceded(all, by: sections.preface())
    }

    /// A page with sentences above what it says already.
    private func preceded(_ page: Page, by lines: [String]) -> Page {
        var page = page
        page.preface = lines.filter { $0 != page.notice }.map { Sentence($0) } + page.preface
        return page
    }

    /// The years shown: those of the plan, with one before and behind.
    private var span: Period { Period(header.period.first.advanced(by: -1), header.period.last.advanced(by: 1)) }

    private func gantt(_ projects: [Project]) -> PageSection {
        let title = locale.words("By year", "分年安排")
        var table = PageTable(
            "timeline", title,
            [
                PageTable.Column("project", locale.words("Project", "项目")),
                PageTable.Column("stage", locale.words("Stage", "阶段")),
                PageTable.Column("start", locale.words("Start", "开工")),
                PageTable.Column("finish", locale.words("Completion", "完工")),
            ])
        let (rows, parts) = part(projects)
        table.parts = parts
        var lines: [Timeline.Row] = []
        for project in rows {
            let address = project.id.address
            table.add([
                .text(Sentence(link(project.id))), stage(project),
                placement(project)?.start ?? date(project.start, project.startOrigin, at: address.with(field: "start")),
                placement(project)?.finish
                    ?? date(project.finish, project.finishOrigin, at: address.with(field: "finish")),
            ])
            lines.append(Timeline.Row(name: link(project.id), stretches: stretches(of: project)))
        }
        let chart = Timeline(id: "by-year", title: title, period: span, rows: lines, table: table)
        let fields = header.fieldsOfPlan.map { ($0.id.text, locale.text($0.name)) }
        let form = filter(
            locale.words("Choose projects", "筛选项目"), on: paths.programme,
            [choices("field", locale.words("Field", "领域"), fields, on: paths.programme)])
        let awaited = plan.programmeAwaited.map { [Sentence($0.sentence(in: locale))] } ?? []
        let note =
            plan.phasing == nil
            ? Sentence(locale.words("Years are those that the plan itself gives its projects.", "年份为规划对各项目所列年份。"))
            : Sentence(locale.words("Years are those of the programme that was found.", "年份为所得项目安排中的年份。"))
        let signs = Sentence(locale.words("\(Self.begun) has begun.", "\(Self.begun) 已开工。"))
        let hasBegun = rows.contains { $0.stage?.hasBegun == true }
        return PageSection(
            "timeline", title, [.sentences(awaited + [note] + (hasBegun ? [signs] : [])), form, .timeline(chart)])
    }

    /// The sign of projects that have begun, beside the colour of their bars.
    private static let begun = "◑"

    /// The years that the programme gives a project; nil without a programme.
    private func placement(_ project: Project) -> (start: PageCell, finish: PageCell)? {
        plan.phasing?.programme?[project.id].map { (.words($0.start.description), .words($0.finish.description)) }
    }

    /// From the start to the completion of a project, as far as both lie in sight.
    private func stretches(of project: Project) -> [Timeline.Stretch] {
        let placed = plan.phasing?.programme?[project.id]
        guard let start = placed?.start ?? project.start.map(header.latestYear) else { return [] }
        let finish = max(placed?.finish ?? project.finish.map(header.latestYear) ?? start, start)
        let first = max(start, span.first)
        let last = min(finish, span.last)
        guard first <= last else { return [] }
        let words =
            project.finish == nil
            ? locale.words("from \(start)", "\(start) 年起")
            : start == finish ? start.description : locale.words("\(start) to \(finish)", "\(start)—\(finish)")
        let isBegun = project.stage?.hasBegun == true
        return [
            Timeline.Stretch(
                period: Period(first, last), words: isBegun ? Self.begun + " " + words : words,
                tone: isBegun ? .good : .plain)
        ]
    }

    // MARK: Money

    /// What projects with a known start cost year by year, by who pays, against the limit of the plan's place.
    private func moneyByYear() -> PageSection? {
        let years = header.period.period.years
        var sums: [ID<FundingSource>?: [Int: Double]] = [:]
        var undated = 0
        for project in plan.plan.projects where project.kind != .package {
            let amounts = (index.projectYears[project.id] ?? []).filter {
                $0.resource == Resources.cost && $0.stage == .build
            }
            guard !amounts.isEmpty else { continue }
            guard let start = project.start.map(header.latestYear)?.number else {
                undated += 1
                continue
            }
            for amount in amounts {
                if let number = amount.amount.number {
                    sums[amount.funding, default: [:]][start + amount.offset, default: 0] += number
                }
            }
        }
        guard !sums.isEmpty, plan.partialFields.isEmpty else { return nil }
        let payers = header.funding.map { Optional($0.id) }.filter { sums[$0] != nil } + (sums[nil] == nil ? [] : [nil])
        let limits = plan.plan.limits.filter {
            $0.resource == Resources.cost && $0.place == header.place && $0.funding == nil
        }
        let bounds = Dictionary(
            limits.map { limit in
                let cell = money(limit.amount, origin: limit.origin, explained: .page(paths.limits, anchor: nil))
                return (limit.year.number, YearlyBound(cell: cell, amount: limit.amount.number))
            }
        ) { first, _ in first }
        return moneySection(years, payers, sums, bounds, undated)
    }

    /// What may be spent in a year: as a cell, and in 10,000 of the currency.
    private struct YearlyBound {
        let cell: PageCell
        let amount: Double?
    }

    /// What the programme takes from each source of money that is limited, year by year; nil where none is.
    private func moneyUnderLimits(_ phasing: PhasingResult) -> PageSection? {
        var sums: [ID<FundingSource>?: [Int: Double]] = [:]
        var allowed: [Int: Double] = [:]
        for use in phasing.limits {
            let limit = plan.plan.limits[use.row]
            guard limit.resource == Resources.cost, limit.place == header.place, limit.funding != nil else { continue }
            sums[limit.funding, default: [:]][limit.year.number, default: 0] += use.used
            allowed[limit.year.number, default: 0] += use.allowed
        }
        let payers = header.funding.map { Optional($0.id) }.filter { sums[$0] != nil }
        let bounds = allowed.mapValues { sum in
            YearlyBound(
                cell: money(.number(sum), origin: .derived, explained: .page(paths.limits, anchor: nil)), amount: sum)
        }
        return payers.isEmpty ? nil : moneySection(header.period.period.years.map { $0 }, payers, sums, bounds, 0)
    }

    private func moneySection(
        _ years: [Year], _ payers: [ID<FundingSource>?], _ sums: [ID<FundingSource>?: [Int: Double]],
        _ bounds: [Int: YearlyBound], _ undated: Int
    ) -> PageSection {
        let title = locale.words("Money by year", "分年投资")
        let names = payers.map { $0.map(name) ?? locale.words("payer not named", "未注明来源") }
        var columns = [PageTable.Column("year", locale.words("Year", "年份"))]
        columns += zip(payers, names).map { payer, name in
            PageTable.Column("from_\(payer?.text ?? "unnamed")", name, .right, unit: moneyUnit)
        }
        columns.append(PageTable.Column("all", locale.words("all", "合计"), .right, unit: moneyUnit))
        columns.append(PageTable.Column("limit", locale.words("limit", "约束"), .right, unit: moneyUnit))
        var table = PageTable("money", title, columns)
        var bars: [BarChart.Bar] = []
        for year in years {
            let values = payers.map { (sums[$0]?[year.number] ?? 0) / 10_000 }
            let bound = bounds[year.number]
            table.add(
                [.words(year.description)] + values.map { .figure(PageFigure(.number($0), decimals: 2)) }
                    + [
                        .figure(PageFigure(.number(values.reduce(0, +)), decimals: 2)),
                        bound?.cell ?? missing(locale.words("no limit is set", "未设约束")),
                    ])
            bars.append(
                BarChart.Bar(
                    name: year.description, link: nil, values: values.map { DecimalText.rounded($0, decimals: 2) },
                    limit: bound?.amount.map { $0 / 10_000 }))
        }
        let chart = BarChart(
            id: "money-by-year",
            title: title + locale.words(", \(moneyUnit); the mark is the limit", "（\(moneyUnit)，竖线为约束）"),
            unit: moneyUnit, decimals: 1, parts: names, bars: bars, table: table)
        var blocks: [PageBlock] = [.bars(chart)]
        if undated > 0 {
            let words = locale.words(
                "\(locale.count(undated)) projects with yearly amounts have no start and are not in these sums.",
                "另有 \(locale.count(undated)) 个项目列有分年数额但未注明开工时间，未计入。")
            blocks.insert(.sentences([Sentence(words)]), at: 0)
        }
        return PageSection("money", title, blocks)
    }
}
