import Appraisals
import Diagnostics
import Outlook
import PlanModel
import Quantities

extension AppraisalSections {
    /// The table of main indicators in its official form, with the latest value and how each target stands.
    func mainIndicators() -> PageSection {
        let base = header.baselineYear.map(\.description) ?? locale.words("baseline", "基期")
        let title = locale.words("Main indicators", "主要指标")
        var table = PageTable(
            "main_indicators", title,
            [
                PageTable.Column("number", locale.words("No.", "序号"), .right),
                PageTable.Column("indicator", locale.words("Indicator", "指标")),
                PageTable.Column("unit", locale.words("Unit", "单位")), PageTable.Column("baseline", base, .right),
                PageTable.Column("level", header.period.last.description, .right),
                PageTable.Column("rate", locale.words("Average or cumulative", "年均/累计"), .right),
                PageTable.Column("kind", locale.words("Kind", "属性")),
                PageTable.Column("latest", locale.words("Latest", "最新值"), .right),
                PageTable.Column("standing", locale.words("Standing", "实现可能")),
            ])
        table.rowHead = 1
        var notes = Footnotes()
        for row in appraisal.mainIndicators { table.add(cells(row, &notes)) }
        table.notes = notes.reasons
        let legend = locale.words(
            "* unverified, ~ derived, ^ assumed, ° said within its year and not counted; – missing. "
                + "Probabilities are of the target being met.",
            "* 未经核实，~ 推算，^ 假设，° 当年内发布、未采用；– 缺失。概率指目标得以实现的可能性。")
        return PageSection("main-indicators", title, [.sentences([Sentence(legend)]), .grid(table)])
    }

    private func cells(_ row: MainIndicatorRow, _ notes: inout Footnotes) -> [PageCell] {
        let page = paths?.indicator(row.indicator.id, at: header.place, own: header.place)
        let name = locale.text(row.indicator.name)
        let unit = locale.unit(row.indicator.id, index)
        func shown(
            _ figure: MainIndicatorRow.Figure, year: Year? = nil, upper: Double? = nil, decimals: Int? = nil,
            unit: String, showsUnit: Bool = false, anchor: String?
        ) -> PageCell {
            var shown = PageFigure(
                figure.value, upper: upper, decimals: decimals ?? row.indicator.decimals, in: locale, of: index)
            shown.unit = unit
            shown.showsUnit = showsUnit
            shown.origin = figure.origin
            shown.isProvisional = figure.isProvisional
            shown.year = year
            shown.explained = page.map { .page($0, anchor: anchor) }
            return .figure(shown)
        }
        let target = row.target
        let wanted = target.map(Anchors.target)
        let noTarget = PageCell.figure(
            PageFigure(.missing(locale.words("no target of this plan", "本规划未设目标")), decimals: 0))
        let rate = row.rate.map { rate in
            let isGrowth = target?.isGrowth == true
            return shown(
                rate, decimals: target?.decimals(of: row.indicator), unit: isGrowth ? "%" : unit, showsUnit: isGrowth,
                anchor: wanted)
        }
        let level = row.level.map { shown($0, upper: target?.upper.number, unit: unit, anchor: wanted) }
        let latest =
            row.latest.map { shown($0, year: row.latestYear, unit: unit, anchor: row.latestYear.map(Anchors.year)) }
            ?? .figure(PageFigure(.missing(locale.text(MissingReason.notStated.text)), decimals: 0))
        return [
            .count(row.number), page.map { .link(name, $0) } ?? .words(name),
            unit.isEmpty ? .notApplicable : .words(unit),
            shown(row.baseline, year: row.otherBaselineYear, unit: unit, anchor: wanted),
            level ?? (target == nil ? noTarget : .notApplicable), rate ?? .notApplicable, kind(row),
            latest, notes.cell(row.standing, page: page, anchor: wanted, in: locale),
        ]
    }

    private func kind(_ row: MainIndicatorRow) -> PageCell {
        guard let kind = row.target?.kind else { return .notApplicable }
        return .words(header.kinds.first { $0.id == kind }.map { locale.text($0.name) } ?? kind.text)
    }
}

extension StandingText {
    /// The standing as a cell; one that the audience may not read is withheld.
    func cell(page: SitePath? = nil, anchor: String? = nil, note: Int? = nil, in locale: PageLocale) -> PageCell {
        guard !isWithheld else { return .figure(PageFigure(.withheld, decimals: 0)) }
        var status = PageStatus(sign, locale.text(words), tone, basis: locale.text(basis))
        status.note = note
        status.probability = probability
        status.explained = page.map { .page($0, anchor: anchor) }
        return .status(status)
    }
}
