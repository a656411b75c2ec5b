import Diagnostics
import Outlook
import PlanModel
import Quantities

extension PlanPages {
    /// One indicator at one place: history, forecast, targets, what it means, where it comes from and what moves it.
    func indicator(_ id: ID<Indicator>, at place: ID<Place>) -> Page? {
        guard let indicator = index.indicators[id], !id.text.isEmpty, shared.depths[place] != nil,
            place == header.place || shared.placesOfIndicator[id]?.contains(place) == true
        else { return nil }
        let path = appraisal.trajectories[id, place]
        let outlooks = shared.targets[PlanIndex.SeriesKey(id, place)] ?? []
        var parts = [IndicatorSummary(pages: self, indicator: indicator, place: place).section(path, outlooks)]
        if let chart = IndicatorChart(pages: self, indicator: indicator, place: place).section(path, outlooks) {
            parts.append(chart)
        }
        parts += [
            targets(outlooks, indicator), objectives(indicator, place),
            IndicatorDrivers(pages: self, indicator: indicator, place: place).section(outlooks),
            moves(indicator, place), ForecastMethods(pages: self, indicator: indicator, place: place).section(path),
            history(path, indicator, place), meaning(of: indicator), elsewhere(indicator, place),
        ]
        .compactMap { $0 }
        if let found = findingsAbout(id.address) { parts.append(found) }
        let title =
            place == header.place
            ? name(id) : locale.words("\(name(id)), \(name(place))", "\(name(id))（\(name(place))）")
        var page = page(
            .indicator, title, parts, trail: [PageLink(locale.words("Indicators", "指标"), to: paths.indicators)])
        page.preface = [Sentence(locale.words("Place: ", "地区：")) + Sentence(link(place))]
        return page
    }

    // MARK: Targets

    private func targets(_ outlooks: [TargetOutlook], _ indicator: Indicator) -> PageSection? {
        guard !outlooks.isEmpty else { return nil }
        let title = locale.words("What is wanted", "目标")
        var table = PageTable(
            "targets", title,
            [
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("plan", locale.words("Set by", "所属规划")),
                PageTable.Column("kind", locale.words("Kind", "属性")),
                PageTable.Column("form", locale.words("Form", "目标形式")),
                PageTable.Column("value", locale.words("Value", "目标值"), .right),
                PageTable.Column("standing", locale.words("Standing", "实现可能")),
                PageTable.Column("baseline", locale.words("Baseline", "基期值"), .right),
                PageTable.Column("latest", locale.words("Latest", "最新值"), .right),
                PageTable.Column("basis", locale.words("Why this value", "依据")),
                PageTable.Column("source", locale.words("Sources", "出处")),
            ])
        var notes = Footnotes()
        for outlook in outlooks {
            let target = outlook.target
            table.add(cells(of: outlook, indicator, &notes), anchor: Anchors.target(target))
        }
        table.layout = .stacked
        table.notes = notes.reasons
        return PageSection("targets", title, [.grid(table)])
    }

    private func cells(of outlook: TargetOutlook, _ indicator: Indicator, _ notes: inout Footnotes) -> [PageCell] {
        let target = outlook.target
        let address = Address("targets", target.key)
        let unit = locale.unit(indicator.id, index)
        func shown(_ value: Value, _ origin: Origin?, year: Year?) -> PageCell {
            var figure = PageFigure(value, decimals: indicator.decimals, in: locale, of: index)
            figure.unit = unit
            figure.showsUnit = true
            figure.origin = origin
            figure.year = year
            return .figure(figure)
        }
        let by = target.plan.flatMap { plan in header.plans.first { $0.id == plan } }.map { locale.text($0.title) }
        return [
            .words(target.year.description), .words(by ?? target.plan?.text ?? locale.words("this plan", "本规划")),
            target.kind.map { .words(name($0)) } ?? text("", at: address.with(field: "kind")),
            .words(locale.name(target.form)), wanted(target, indicator, shows: true),
            standing(outlook, &notes, page: plan.audience == .office ? paths.why(target) : nil, anchor: nil),
            shown(target.baseline, target.baselineOrigin, year: target.baselineYear),
            outlook.latest.map { shown(.number($0), nil, year: outlook.latestYear) }
                ?? missing(locale.words("no value is known", "尚无数值")),
            text(locale.text(target.basis), at: address.with(field: "basis")),
            sources(target.sources + target.baselineSources.filter { !target.sources.contains($0) }),
        ]
    }

    /// What the objective behind the plan leaves to do, and whether that was ever reached here.
    private func objectives(_ indicator: Indicator, _ place: ID<Place>) -> PageSection? {
        let own = shared.objectives[PlanIndex.SeriesKey(indicator.id, place)] ?? []
        guard !own.isEmpty else { return nil }
        return ObjectiveSection(objectives: own, index: index, locale: locale).section()
    }

    // MARK: History

    private func history(_ path: Trajectory?, _ indicator: Indicator, _ place: ID<Place>) -> PageSection? {
        let title = locale.words("What was", "历史数据")
        let years = (path?.history ?? [:]).sorted { $0.key > $1.key }
        guard !years.isEmpty else {
            return PageSection(
                "history", title,
                [.sentences([Sentence(locale.words("Nothing was observed or can be computed.", "尚无监测值，亦无法计算。"))])])
        }
        var table = PageTable(
            "history", title,
            [
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("value", locale.words("Value", "数值"), .right, unit: locale.unit(indicator.id, index)),
                PageTable.Column("basis", locale.words("How it came about", "数据形成")),
                PageTable.Column("known_on", locale.words("Known on", "公布日期")),
                PageTable.Column("source", locale.words("Sources, formula", "出处、公式")),
                PageTable.Column("note", locale.words("Note", "说明")),
            ])
        for (year, value) in years {
            var figure = PageFigure(value.value, decimals: indicator.decimals, in: locale, of: index)
            figure.isProvisional = value.isProvisional
            table.add(historyRow(year, value, &figure, indicator, place), anchor: Anchors.year(year))
        }
        return PageSection("history", title, [.grid(table)])
    }

    private func historyRow(
        _ year: Year, _ cell: Trajectory.Cell, _ figure: inout PageFigure, _ indicator: Indicator, _ place: ID<Place>
    ) -> [PageCell] {
        switch cell.basis {
        case .observed(let observation):
            figure.origin = observation.origin
            return [
                .words(year.description), .figure(figure),
                .words(locale.words("observed, ", "监测值，") + locale.text(observation.origin.word)),
                .words(observation.knownOn.description), sources(observation.sources),
                observation.note.isEmpty ? .notApplicable : .words(locale.text(observation.note)),
            ]
        case .rolledUp(let parts):
            figure.origin = .derived
            return [
                .words(year.description), .figure(figure),
                .words(locale.words("rolled up from \(parts) places", "由 \(parts) 个下级地区汇总")), .notApplicable,
                .link(
                    locale.words("values of the parts", "各地区数值"), page(of: indicator.id, at: place), anchor: "elsewhere"
                ),
                .notApplicable,
            ]
        case .computed:
            figure.origin = .derived
            return [
                .words(year.description), .figure(figure), .words(locale.words("computed", "计算值")), .notApplicable,
                formula(of: indicator, at: place), .notApplicable,
            ]
        case nil:
            return [
                .words(year.description), .figure(figure), .notApplicable, .notApplicable, .notApplicable,
                .notApplicable,
            ]
        }
    }

    /// A formula with the way to each indicator in it.
    func formula(of indicator: Indicator, at place: ID<Place>) -> PageCell {
        guard !indicator.formula.isEmpty else { return text("", at: indicator.id.address.with(field: "formula")) }
        var sentence = Sentence("")
        var rest = Substring(indicator.formula)
        while let first = rest.first {
            let word = rest.prefix { IdentifierRule.allows($0) }
            if word.isEmpty {
                sentence = sentence + Sentence(String(first))
                rest = rest.dropFirst()
            } else {
                let id = ID<Indicator>(String(word))
                let there = shared.placesOfIndicator[id]?.contains(place) == true ? place : header.place
                sentence =
                    sentence
                    + (index.indicators[id] == nil
                        ? Sentence(String(word)) : Sentence(PageLink(name(id), to: page(of: id, at: there))))
                rest = rest.dropFirst(word.count)
            }
        }
        return .text(sentence)
    }
}
