import Appraisals
import Diagnostics
import Gates
import Outlook
import PlanModel
import Quantities

/// Makes the sections of an appraisal, for the terminal and for pages alike.
struct AppraisalSections {
    let appraisal: Appraisal
    let locale: PageLocale
    /// Where figures lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?
    /// Fields whose sums the audience may not read.
    var partialFields: Set<ID<PlanField>?> = []

    var header: PlanHeader { appraisal.plan.header }
    var index: PlanIndex { appraisal.index }

    // MARK: Figures by origin

    func figures() -> PageSection {
        let origins = [Origin.sourced, .derived, .assumed, .unverified]
        let hidesSome = appraisal.figures.total.withheld > 0
        var columns = [PageTable.Column("figures", locale.words("Figures", "数据"))]
        columns += origins.map { PageTable.Column($0.rawValue, locale.text($0.word), .right) }
        columns.append(PageTable.Column("missing", locale.words("missing", "缺失"), .right))
        if hidesSome { columns.append(PageTable.Column("withheld", SiteWords.withheld(locale), .right)) }
        columns.append(PageTable.Column("all", locale.words("all", "合计"), .right))
        let title = locale.words("Where the figures come from", "数据来源")
        var table = PageTable("figures", title, columns)
        func add(_ name: String, _ counts: FigureCensus.Counts, isTotal: Bool = false) {
            var numbers = origins.map { counts.byOrigin[$0] ?? 0 } + [counts.missing]
            if hidesSome { numbers.append(counts.withheld) }
            table.add([.words(name)] + (numbers + [counts.total]).map(PageCell.count), isTotal: isTotal)
        }
        for subject in FigureCensus.Subject.allCases {
            if let counts = appraisal.figures.counts[subject] { add(locale.text(subject.word), counts) }
        }
        add(locale.words("all figures", "全部数据"), appraisal.figures.total, isTotal: true)
        return PageSection("figures", title, [.grid(table)])
    }

    // MARK: Targets by standing

    func chances() -> PageSection {
        let chances = appraisal.chances
        let title = locale.words("What can be said of the targets", "目标可评估情况")
        var table = PageTable(
            "targets", title,
            [
                PageTable.Column("targets", locale.words("Targets", "目标")),
                PageTable.Column("number", locale.words("number", "数量"), .right),
            ])
        func add(_ sign: String, _ words: String, _ tone: PageStatus.Tone, _ count: Int) {
            table.add([.status(PageStatus(sign, words, tone)), .count(count)])
        }
        add("✓", locale.words("reached, observed", "已实现（据监测值）"), .good, chances.reached)
        add("✗", locale.words("not reached, observed", "未实现（据监测值）"), .bad, chances.notReached)
        add("▲▼", locale.words("probability from observations", "概率依据监测值"), .plain, chances.fromObservations)
        add("▲▼", locale.words("probability on an assumption", "概率依据假设"), .plain, chances.fromAssumptions)
        add("?", locale.words("no probability", "无法给出概率"), .open, chances.none)
        table.add([.words(locale.words("all targets", "全部目标")), .count(chances.total)], isTotal: true)
        return PageSection("targets", title, [.grid(table)])
    }

    // MARK: Fields

    func fields() -> PageSection {
        let unit = locale.moneyUnit(index, header)
        let title = locale.words("Indicators, tasks and projects by field", "各领域指标、任务与项目")
        var table = PageTable(
            "fields", title,
            [
                PageTable.Column("field", locale.words("Field", "领域")),
                PageTable.Column("indicators", locale.words("indicators", "指标"), .right),
                PageTable.Column("tasks", locale.words("tasks", "任务"), .right),
                PageTable.Column("projects", locale.words("projects", "项目"), .right),
                PageTable.Column("begun", locale.words("begun", "已开工"), .right),
                PageTable.Column("cost_known", locale.words("cost known", "投资已知"), .right),
                PageTable.Column("known_cost", locale.words("known cost", "已知投资"), .right, unit: unit),
            ])
        func add(_ name: PageCell, _ part: [FieldSummary], isPartial: Bool, isTotal: Bool = false) {
            let counts = [
                part.map(\.indicators), part.map(\.tasks), part.map(\.projects), part.map(\.begun),
                part.map(\.withCost),
            ].map { PageCell.count($0.reduce(0, +)) }
            let hasCost = part.contains { $0.withCost > 0 }
            let cost = PageFigure(
                hasCost
                    ? .number(part.map(\.cost).reduce(0, +) / 10_000)
                    : .missing(locale.words("no cost is known", "投资均未知")), decimals: 1)
            let hidden = PageCell.figure(PageFigure(.withheld, decimals: 0))
            let figures = isPartial ? Array(repeating: hidden, count: 6) : counts + [.figure(cost)]
            table.add([name] + figures, isTotal: isTotal)
        }
        for summary in appraisal.fields {
            let name = summary.field.map { locale.text($0.name) } ?? locale.words("(no field)", "（未归领域）")
            let page = summary.field.flatMap { field in paths?.projects.choosing("field", field.id.text) }
            add(
                page.map { .link(name, $0) } ?? .words(name), [summary],
                isPartial: partialFields.contains(summary.field?.id))
        }
        add(
            .words(locale.words("all fields", "合计")), appraisal.fields, isPartial: !partialFields.isEmpty, isTotal: true
        )
        let notes = uncounted.map { Sentence($0) }
        return PageSection("fields", title, [.grid(table)] + (notes.isEmpty ? [] : [.sentences(notes)]))
    }

    /// What the sums by field leave out, in sentences; none where every known cost is in them.
    private var uncounted: [String] {
        let packages = FieldSummary.packages(of: appraisal.plan)
        let filled = Set(appraisal.plan.projects.compactMap(\.package))
        let bare = appraisal.plan.projects.filter { packages.contains($0.id) && !filled.contains($0.id) }
        var notes: [String] = []
        if !packages.isEmpty {
            notes.append(
                locale.words(
                    "A package of projects is not counted itself, its parts are.", "项目包本身不计入，计入其组成项目。"))
        }
        if !bare.isEmpty {
            notes.append(
                locale.words(
                    bare.count == 1
                        ? "One package names no parts, so that nothing of it is counted."
                        : "\(locale.count(bare.count)) packages name no parts, so that nothing of them is counted.",
                    "有 \(locale.count(bare.count)) 个项目包未列组成项目，其内容未计入。"))
        }
        return notes
    }

    // MARK: Gates

    func gates() -> PageSection {
        let title = locale.words("Legal gates", "法定审查")
        var table = PageTable(
            "gates", title,
            [
                PageTable.Column("rule", locale.words("Rule", "规则")),
                PageTable.Column("ruling", locale.words("Ruling", "判定")),
                PageTable.Column("projects", locale.words("projects", "项目数"), .right),
            ])
        let groups = Dictionary(grouping: appraisal.gates) { verdict in
            [locale.text(verdict.gateName), locale.text(verdict.ruling.summary)]
        }
        for (cells, verdicts) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            table.add(cells.map(PageCell.words) + [.count(verdicts.count)])
        }
        var blocks: [PageBlock] = [.grid(table)]
        if appraisal.gates.contains(where: { !$0.isTextRead }) {
            let unread = locale.words(
                "The legal text itself was not read; thresholds are second-hand.", "未查阅法规原文，阈值为转述。")
            blocks.insert(.sentences([Sentence(unread)]), at: 0)
        }
        return PageSection("gates", title, blocks)
    }

    // MARK: Findings

    func findings() -> PageSection {
        let title = locale.words("Findings", "检查结果")
        var table = PageTable(
            "findings", title,
            [
                PageTable.Column("severity", locale.words("Severity", "级别")),
                PageTable.Column("finding", locale.words("Finding", "检查项")),
                PageTable.Column("number", locale.words("number", "数量"), .right),
                PageTable.Column("first_at", locale.words("first at", "首处位置")),
                PageTable.Column("says", locale.words("it says", "首处内容")),
            ])
        table.rowHead = 1
        let groups = Dictionary(grouping: appraisal.findings) { $0.kind.id + $0.severity.rawValue }.values
            .sorted { one, other in
                guard let left = one.first, let right = other.first else { return false }
                return left.severity != right.severity ? left.severity > right.severity : left.kind.id < right.kind.id
            }
        for group in groups {
            guard let first = group.first else { continue }
            let place = first.span.map { "\($0.file):\($0.line):\($0.column)" } ?? first.address?.description ?? ""
            table.add([
                .status(first.severity.status(in: locale)), .words(first.kind.shown(in: locale)), .count(group.count),
                .words(place), .words(locale.text(first.message)),
            ])
        }
        return PageSection(
            "findings", title,
            [.sentences([Sentence(FindingCount.sentence(appraisal.findings, in: locale))]), .grid(table)])
    }
}

extension FindingKind {
    /// The fault in the reader's words, and the identifier that `lustrum explain` takes.
    func shown(in locale: PageLocale) -> String {
        locale.language == "en" ? id : "\(locale.text(title)) \(id)"
    }
}

extension Severity {
    /// The severity by sign, word and class.
    func status(in locale: PageLocale) -> PageStatus {
        let tone: PageStatus.Tone =
            switch self {
            case .error: .bad
            case .warning: .watch
            case .note: .plain
            }
        return PageStatus(sign, locale.text(word), tone)
    }
}

extension PageLocale {
    /// What a hundred million of the plan's currency are called.
    func moneyUnit(_ index: PlanIndex, _ header: PlanHeader) -> String {
        let currency = index.unitBook.entries[header.currency]?.name ?? LocalizedText()
        return words("100m \(text(currency))", "亿\(text(currency))")
    }
}
