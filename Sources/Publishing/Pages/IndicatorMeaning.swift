import Diagnostics
import Outlook
import PlanModel
import Quantities

extension PlanPages {
    /// What an indicator is, who answers for it and where it comes from.
    func meaning(of indicator: Indicator) -> PageSection {
        let address = indicator.id.address
        func words(_ text: String, _ field: String) -> PageCell { self.text(text, at: address.with(field: field)) }
        var facts: [PageFact] = []
        func add(_ en: String, _ zh: String, _ cell: PageCell) { facts.append(PageFact(locale.words(en, zh), cell)) }
        let unit = locale.unit(indicator.id, index)
        add("Unit", "单位", unit.isEmpty ? .words(locale.words("a pure number", "无量纲")) : .words(unit))
        add("Field", "领域", indicator.field.map { .words(name($0)) } ?? words("", "field"))
        add("Direction", "方向", .words(locale.name(indicator.direction)))
        add("What a value is", "数值性质", .words(locale.name(indicator.nature)))
        add("Over places", "汇总方式", .words(locale.name(indicator.combine)))
        if let weight = indicator.weight { add("Weighted by", "权重指标", joined([link(weight, at: header.place)])) }
        if !indicator.formula.isEmpty { add("Formula", "公式", formula(of: indicator, at: header.place)) }
        if let basis = indicator.priceBasis {
            let year = indicator.priceYear.map { locale.words(" of \($0)", "（\($0) 年）") } ?? ""
            add(
                "Prices", "价格口径",
                .words(
                    (basis == .current ? locale.words("current prices", "现价") : locale.words("constant prices", "不变价"))
                        + year))
        }
        add("Published by", "发布单位", words(locale.text(indicator.publisher), "published_by"))
        add("Responsible body", "责任单位", indicator.body.map { joined([link($0)]) } ?? words("", "body"))
        for definition in indicator.definitions {
            let comparable =
                definition.isComparable
                ? "" : locale.words(" Not comparable with the years before.", "与此前年份不可比。")
            facts.append(
                PageFact(
                    locale.words("Meaning from \(definition.from)", "\(definition.from) 年起口径"),
                    .words(locale.text(definition.text) + comparable)))
        }
        if !indicator.note.isEmpty { add("Note", "说明", .words(locale.text(indicator.note))) }
        add("Sources", "出处", sources(indicator.sources))
        return PageSection("meaning", locale.words("What it means", "指标口径"), [.facts(facts)])
    }

    /// Projects and tasks that move an indicator at a place; nil where none does.
    func moves(_ indicator: Indicator, _ place: ID<Place>) -> PageSection? {
        let effects = shared.effectsBySeries[PlanIndex.SeriesKey(indicator.id, place)] ?? []
        guard !effects.isEmpty else { return nil }
        let title = locale.words("Stated effects on it", "填报的项目与任务效果")
        var table = PageTable(
            "moves", title,
            [
                PageTable.Column("cause", locale.words("Project or task", "项目或任务")),
                PageTable.Column(
                    "amount", locale.words("Full yearly effect", "达效后年效果"), .right,
                    unit: locale.unit(indicator.id, index)),
                PageTable.Column("lag", locale.words("Years after completion", "完工后年数"), .right),
                PageTable.Column("ramp", locale.words("Years to the full effect", "达效年数"), .right),
            ])
        let decimals = decimals(of: indicator, showing: effects.compactMap(\.amount.number))
        for effect in effects.prefix(showsAll ? effects.count : Self.rowsOnPage) {
            let cause: PageCell =
                if effect.cause.collection == Project.collection, index.projects[ID(effect.cause.key)] != nil {
                    .text(Sentence(link(ID<Project>(effect.cause.key))))
                } else {
                    .words(index.tasks[ID(effect.cause.key)].map { locale.text($0.title) } ?? effect.cause.description)
                }
            table.add([
                cause, figure(effect.amount, unit: "", decimals: decimals, origin: effect.origin),
                .count(effect.lag), .count(effect.ramp),
            ])
        }
        return PageSection("moves", title, [.grid(table)])
    }

    /// The same indicator at the other places, in official order; nil where there are none.
    func elsewhere(_ indicator: Indicator, _ place: ID<Place>) -> PageSection? {
        let places = (shared.placesOfIndicator[indicator.id] ?? []).filter { $0 != place }
        guard !places.isEmpty else { return nil }
        let title = locale.words("At other places", "其他地区")
        var table = PageTable(
            "elsewhere", title,
            [
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column(
                    "latest", locale.words("Latest", "最新值"), .right, unit: locale.unit(indicator.id, index)),
                PageTable.Column("targets", locale.words("targets", "目标"), .right),
            ])
        let (rows, parts) = part(places)
        table.parts = parts
        for other in rows {
            let key = PlanIndex.SeriesKey(indicator.id, other)
            table.add([
                .text(Sentence(PageLink(name(other), to: page(of: indicator.id, at: other)))),
                latest(appraisal.trajectories[indicator.id, other], indicator), .count(shared.targets[key]?.count ?? 0),
            ])
        }
        return PageSection("elsewhere", title, [.grid(table)])
    }
}
