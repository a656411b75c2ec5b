import Diagnostics
import PlanModel
import Quantities

extension PlanPages {
    /// Tables to take away, and what was withheld from them.
    func downloads() -> Page {
        let title = locale.words("Data", "数据")
        let tables: [(String, SitePath, String)] = [
            (locale.words("Main indicators", "主要指标"), paths.overview, "main_indicators"),
            (locale.words("Where the figures come from", "数据来源"), paths.overview, "figures"),
            (locale.words("Indicators", "指标"), paths.indicators, "indicators"),
            (locale.words("List of projects", "项目清单"), paths.projects, "list"),
            (locale.words("Projects by year", "项目分年安排"), paths.programme, "timeline"),
            (locale.words("Places", "地区"), paths.places, "places"),
            (locale.words("Limits", "约束"), paths.limits, "limits"),
            (locale.words("Sources", "出处"), paths.sources, "sources"),
            (locale.words("Assumptions", "假设"), paths.assumptions, "assumptions"),
        ]
        let points = tables.map { words, path, table in
            Sentence(PageLink(words, .table(path, table))) + Sentence(" (CSV)")
        }
        let intro = locale.words(
            "Every page is there as JSON too, and every table and chart on it as CSV.", "各页均有 JSON，各表、各图均有 CSV。")
        var parts = [PageSection("tables", title, [.sentences([Sentence(intro)]), .points(points)])]
        parts.append(withheldSection())
        return page(.downloads, title, parts)
    }

    /// How much was withheld, of what and why; not what.
    private func withheldSection() -> PageSection {
        let title = locale.words("What was withheld", "不予公开的内容")
        guard plan.audience != .office else {
            return PageSection(
                "withheld", title,
                [.sentences([Sentence(locale.words("Nothing: these pages are for the office.", "无：本站供编制机关内部使用。"))])])
        }
        var table = PageTable(
            "withheld", title,
            [
                PageTable.Column("what", locale.words("What", "内容")),
                PageTable.Column("why", locale.words("Why", "原因")),
                PageTable.Column("number", locale.words("number", "数量"), .right),
            ])
        for row in WithheldCount.rows(plan.withheld) {
            table.add([.words(locale.text(row.what)), .words(locale.text(row.why)), .count(row.count)])
        }
        let hidden = plan.unreleased.map { locale.text($0) }
        var blocks: [PageBlock] = [.grid(table)]
        if !hidden.isEmpty {
            let list = hidden.joined(separator: locale.words("; ", "；"))
            blocks.append(
                .sentences([
                    Sentence(
                        locale.words("Computed for the office and not released: \(list).", "由编制机关测算、未予公开：\(list)。"))
                ]))
        }
        return PageSection("withheld", title, blocks)
    }

    /// Publications from which figures come, the weightiest first.
    func sources() -> Page {
        let title = locale.words("Sources", "出处")
        var table = PageTable(
            "sources", title,
            [
                PageTable.Column("title", locale.words("Title", "名称")),
                PageTable.Column("publisher", locale.words("Publisher", "发布单位")),
                PageTable.Column("date", locale.words("Date", "日期")),
                PageTable.Column("access", locale.words("Read", "查阅情况")),
                PageTable.Column("address", locale.words("Address", "网址")),
                PageTable.Column("note", locale.words("Note", "说明")),
            ])
        for source in plan.plan.sources {
            let title = locale.text(source.title)
            let link: PageCell =
                source.url.isEmpty
                ? .notApplicable
                : WebAddress.isSafe(source.url)
                    ? .text(Sentence(PageLink(source.url, .outside(source.url)))) : .words(source.url)
            table.add(
                [
                    .words(title.isEmpty ? source.id.text : title),
                    text(locale.text(source.publisher), at: source.id.address.with(field: "publisher")),
                    text(source.date?.description ?? "", at: source.id.address.with(field: "date")),
                    .words(locale.name(source.access)), link,
                    source.note.isEmpty ? .notApplicable : .words(locale.text(source.note)),
                ], anchor: Anchors.source(source.id))
        }
        return page(.sources, title, [PageSection("sources", title, [.grid(table)])])
    }

    /// What the plan assumes, and why.
    func assumptions() -> Page {
        let title = locale.words("Assumptions", "假设")
        var table = PageTable(
            "assumptions", title,
            [
                PageTable.Column("id", locale.words("No.", "编号")),
                PageTable.Column("about", locale.words("About", "对象")),
                PageTable.Column("what", locale.words("What is assumed", "假设内容")),
                PageTable.Column("value", locale.words("Value", "取值"), .right),
                PageTable.Column("low", locale.words("Low", "低值"), .right),
                PageTable.Column("high", locale.words("High", "高值"), .right),
                PageTable.Column("reason", locale.words("Why", "理由")),
                PageTable.Column("source", locale.words("Sources", "出处")),
            ])
        for assumption in plan.plan.assumptions {
            let unit =
                (try? index.unitBook.unit(assumption.unit))?.name(in: locale.language, book: index.unitBook)
                ?? assumption.unit
            func shown(_ value: Value) -> PageCell {
                guard value != .missing(.notStated) else { return .notApplicable }
                // An assumption has no decimals of its own: as many are shown as were written.
                let written = value.number.map { JSONValue.shortest($0) } ?? ""
                let decimals = written.firstIndex(of: ".").map { written[$0...].count - 1 } ?? 0
                return figure(value, unit: unit, decimals: decimals, shows: true)
            }
            table.add(
                [
                    .words(assumption.id.text), about(assumption), .words(locale.name(assumption.quantity)),
                    shown(assumption.value),
                    shown(assumption.low), shown(assumption.high),
                    text(locale.text(assumption.reason), at: assumption.id.address.with(field: "reason")),
                    sources(assumption.sources),
                ], anchor: Anchors.assumption(assumption.id.text))
        }
        return page(.assumptions, title, [PageSection("assumptions", title, [.grid(table)])])
    }

    private func about(_ assumption: Assumption) -> PageCell {
        guard let about = assumption.about else { return .notApplicable }
        switch about.collection {
        case Indicator.collection where index.indicators[ID(about.key)] != nil:
            return .text(Sentence(link(ID<Indicator>(about.key), at: header.place)))
        case Project.collection where index.projects[ID(about.key)] != nil:
            return .text(Sentence(link(ID<Project>(about.key))))
        default: return .words(about.description)
        }
    }

    /// The words of the house, as docs/glossary.md and docs/glossary.zh.md have them.
    func glossary() -> Page {
        let isChinese = locale.language == "zh"
        let columns = [
            PageTable.Column("word", locale.words("word", "词")),
            PageTable.Column("other", locale.words("中文", "英文")),
            PageTable.Column("meaning", locale.words("what it is", "释义")),
            PageTable.Column("not", locale.words("not to be confused with", "勿与混淆")),
        ]
        let parts = (isChinese ? GlossaryText.chinese : GlossaryText.english).map { chapter in
            var table = PageTable(chapter.id, chapter.title, columns)
            for row in chapter.rows { table.add(row.map { $0.isEmpty ? .notApplicable : .words($0) }) }
            return PageSection(chapter.id, chapter.title, [.grid(table)])
        }
        return page(.glossary, locale.words("Glossary", "词汇"), parts)
    }
}
