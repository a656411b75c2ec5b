import Appraisals
import Diagnostics
import Gates
import Outlook
import PlanModel
import Quantities

/// The page model of an appraisal: what is shown, already in words and rounded figures, whatever it is shown on.
public struct AppraisalPage: Sendable {
    /// One titled table.
    public struct Section: Sendable {
        /// A name that does not change with the language.
        public let id: String
        /// The title.
        public let title: String
        /// Sentences above the table.
        public let sentences: [String]
        /// The table; without rows where there is nothing to list.
        public let table: TextTable
        /// Numbered notes to cells of the table.
        public var notes: [String] = []
    }

    /// The plan's title.
    public let title: String
    /// Period, standpoint and standing of the page.
    public let subtitle: [String]
    /// The sections in order.
    public let sections: [Section]

    /// Makes the page of an appraisal in a language.
    public init(_ appraisal: Appraisal, locale: PageLocale) {
        let header = appraisal.plan.header
        title = locale.text(header.title)
        subtitle = Self.subtitle(appraisal, locale)
        sections = [
            Self.figures(appraisal, locale), Self.chances(appraisal, locale), Self.mainIndicators(appraisal, locale),
            Self.fields(appraisal, locale), Self.gates(appraisal, locale), Self.findings(appraisal, locale),
        ]
    }

    private static func subtitle(_ appraisal: Appraisal, _ locale: PageLocale) -> [String] {
        let header = appraisal.plan.header
        let horizon = header.horizon.map { locale.words(", objectives to \($0)", "，远景展望至 \($0) 年") } ?? ""
        var lines: [String] = []
        if header.period.first.number > 0, header.period.last.number > 0 {
            lines.append(
                locale.words("Period \(header.period.period)\(horizon)", "规划期 \(header.period.period)\(horizon)"))
        }
        if !header.notice.isEmpty { lines.append(locale.text(header.notice)) }
        let known =
            appraisal.settings.knownOn.map { locale.words("as known on \($0)", "截至 \($0) 的已知数据") }
            ?? locale.words("all that is recorded", "全部已录数据")
        let unverified =
            appraisal.settings.includesUnverified
            ? locale.words("unverified figures included", "含未经核实数据")
            : locale.words("unverified figures left out", "未采用未经核实数据")
        lines.append("\(known)\(locale.words("; ", "；"))\(unverified)")
        let errors = appraisal.findings.count { $0.severity == .error }
        if errors > 0 {
            lines.append(
                locale.words(
                    "✗ \(locale.count(errors)) error\(errors == 1 ? "" : "s"): what cannot be read is missing below; "
                        + "`lustrum check` shows where",
                    "✗ 错误 \(locale.count(errors)) 项：无法读取的内容未计入下文，位置见 lustrum check"))
        }
        lines.append(locale.words("Plan ", "规划版本 ") + String(appraisal.plan.digest.description.prefix(12)))
        return lines
    }

    // MARK: Figures

    private static func figures(_ appraisal: Appraisal, _ locale: PageLocale) -> Section {
        var table = TextTable(
            [(locale.words("Figures", "数据"), .left)]
                + [Origin.sourced, .derived, .assumed, .unverified].map { (locale.text($0.word), .right) }
                + [(locale.words("missing", "缺失"), .right), (locale.words("all", "合计"), .right)])
        func add(_ name: String, _ counts: FigureCensus.Counts) {
            let cells = [Origin.sourced, .derived, .assumed, .unverified].map { counts.byOrigin[$0] ?? 0 }
            table.add([name] + (cells + [counts.missing, counts.total]).map(locale.count))
        }
        for subject in FigureCensus.Subject.allCases {
            if let counts = appraisal.figures.counts[subject] { add(locale.text(subject.word), counts) }
        }
        add(locale.words("all figures", "全部数据"), appraisal.figures.total)
        return Section(
            id: "figures", title: locale.words("Where the figures come from", "数据来源"), sentences: [], table: table)
    }

    private static func chances(_ appraisal: Appraisal, _ locale: PageLocale) -> Section {
        let chances = appraisal.chances
        var table = TextTable([(locale.words("Targets", "目标"), .left), (locale.words("number", "数量"), .right)])
        table.add([locale.words("✓ reached, observed", "✓ 已实现（据监测值）"), locale.count(chances.reached)])
        table.add([locale.words("✗ not reached, observed", "✗ 未实现（据监测值）"), locale.count(chances.notReached)])
        table.add([
            locale.words("▲▼ probability from observations", "▲▼ 概率依据监测值"), locale.count(chances.fromObservations),
        ])
        table.add([
            locale.words("▲▼ probability on an assumption", "▲▼ 概率依据假设"), locale.count(chances.fromAssumptions),
        ])
        table.add([locale.words("? no probability", "? 无法给出概率"), locale.count(chances.none)])
        table.add([locale.words("all targets", "全部目标"), locale.count(chances.total)])
        return Section(
            id: "targets", title: locale.words("What can be said of the targets", "目标可评估情况"), sentences: [],
            table: table)
    }

    // MARK: Main indicators

    private static func mainIndicators(_ appraisal: Appraisal, _ locale: PageLocale) -> Section {
        let header = appraisal.plan.header
        let base = header.baselineYear.map(\.description) ?? locale.words("baseline", "基期")
        var table = TextTable(
            [
                (locale.words("No.", "序号"), .right), (locale.words("Indicator", "指标"), .left),
                (locale.words("Unit", "单位"), .left), (base, .right), (header.period.last.description, .right),
                (locale.words("Average or cumulative", "年均/累计"), .right), (locale.words("Kind", "属性"), .left),
                (locale.words("Latest", "最新值"), .right), (locale.words("Standing", "实现可能"), .left),
            ], widest: 36)
        var notes = Footnotes()
        for row in appraisal.mainIndicators {
            let shown = IndicatorFigures(row, locale)
            let standing = StandingText(row.standing)
            table.add([
                locale.count(row.number), locale.text(row.indicator.name),
                locale.unit(row.indicator.id, appraisal.index),
                shown.baseline, shown.level, shown.rate, kind(row, appraisal, locale), shown.latest,
                notes.marked(standing, in: locale),
            ])
        }
        return Section(
            id: "main-indicators", title: locale.words("Main indicators", "主要指标"),
            sentences: [
                locale.words(
                    "* unverified, ~ derived, ^ assumed, ° said within its year and not counted; – missing. "
                        + "Probabilities are of the target being met.",
                    "* 未经核实，~ 推算，^ 假设，° 当年内发布、未采用；– 缺失。概率指目标得以实现的可能性。")
            ], table: table, notes: notes.lines)
    }

    private static func kind(_ row: MainIndicatorRow, _ appraisal: Appraisal, _ locale: PageLocale) -> String {
        guard let kind = row.target?.kind else { return "–" }
        return appraisal.plan.header.kinds.first { $0.id == kind }.map { locale.text($0.name) } ?? kind.text
    }

    // MARK: Fields

    private static func fields(_ appraisal: Appraisal, _ locale: PageLocale) -> Section {
        let currency = appraisal.index.unitBook.entries[appraisal.plan.header.currency]?.name ?? LocalizedText()
        let unit = locale.words("100m \(locale.text(currency))", "亿\(locale.text(currency))")
        var table = TextTable([
            (locale.words("Field", "领域"), .left), (locale.words("indicators", "指标"), .right),
            (locale.words("tasks", "任务"), .right), (locale.words("projects", "项目"), .right),
            (locale.words("begun", "已开工"), .right), (locale.words("cost known", "投资已知"), .right),
            (locale.words("known cost, \(unit)", "已知投资（\(unit)）"), .right),
        ])
        func add(_ name: String, _ part: [FieldSummary]) {
            let counts = [
                part.map(\.indicators), part.map(\.tasks), part.map(\.projects), part.map(\.begun),
                part.map(\.withCost),
            ].map { locale.count($0.reduce(0, +)) }
            let hasCost = part.contains { $0.withCost > 0 }
            let cost = hasCost ? locale.money(part.map(\.cost).reduce(0, +)) : "–"
            table.add([name] + counts + [cost])
        }
        for summary in appraisal.fields {
            add(summary.field.map { locale.text($0.name) } ?? locale.words("(no field)", "（未归领域）"), [summary])
        }
        add(locale.words("all fields", "合计"), appraisal.fields)
        return Section(
            id: "fields", title: locale.words("Indicators, tasks and projects by field", "各领域指标、任务与项目"), sentences: [],
            table: table)
    }

    // MARK: Gates

    private static func gates(_ appraisal: Appraisal, _ locale: PageLocale) -> Section {
        var table = TextTable([
            (locale.words("Rule", "规则"), .left), (locale.words("Ruling", "判定"), .left),
            (locale.words("projects", "项目数"), .right),
        ])
        let groups = Dictionary(grouping: appraisal.gates) { verdict in
            [locale.text(verdict.gateName), locale.text(verdict.ruling.summary)]
        }
        for (cells, verdicts) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            table.add(cells + [locale.count(verdicts.count)])
        }
        let unread = appraisal.gates.contains { !$0.isTextRead }
        return Section(
            id: "gates", title: locale.words("Legal gates", "法定审查"),
            sentences: unread
                ? [locale.words("The legal text itself was not read; thresholds are second-hand.", "未查阅法规原文，阈值为转述。")]
                : [],
            table: table)
    }

    // MARK: Findings

    private static func findings(_ appraisal: Appraisal, _ locale: PageLocale) -> Section {
        var table = TextTable(
            [
                (locale.words("Severity", "级别"), .left), (locale.words("Finding", "检查项"), .left),
                (locale.words("number", "数量"), .right), (locale.words("first at", "首处位置"), .left),
                (locale.words("it says", "首处内容"), .left),
            ], widest: 60)
        let groups = Dictionary(grouping: appraisal.findings) { $0.kind.id + $0.severity.rawValue }.values
            .sorted { one, other in
                guard let left = one.first, let right = other.first else { return false }
                return left.severity != right.severity ? left.severity > right.severity : left.kind.id < right.kind.id
            }
        for group in groups {
            guard let first = group.first else { continue }
            let place = first.span.map { "\($0.file):\($0.line):\($0.column)" } ?? first.address?.description ?? ""
            table.add([
                "\(first.severity.sign) \(locale.text(first.severity.word))", first.kind.id, locale.count(group.count),
                place, locale.text(first.message),
            ])
        }
        return Section(
            id: "findings", title: locale.words("Findings", "检查结果"),
            sentences: [FindingCount.sentence(appraisal.findings, in: locale)], table: table)
    }
}
