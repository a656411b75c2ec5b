import Diagnostics
import Outlook
import PlanModel
import Quantities

/// What the pages of a plan are put together from: names with links, figures with sources, parts of long lists.
extension PlanPages {
    // MARK: Names

    func name(_ indicator: ID<Indicator>) -> String {
        let name = index.indicators[indicator].map { locale.text($0.name) } ?? ""
        return name.isEmpty ? indicator.text : name
    }

    func name(_ place: ID<Place>) -> String {
        let group = header.groups.first { $0.id.text == place.text }
        let name = (index.places[place]?.name ?? group?.name).map(locale.text) ?? ""
        return name.isEmpty ? place.text : name
    }

    func name(_ project: ID<Project>) -> String {
        let name = index.projects[project].map { locale.text($0.name) } ?? ""
        return name.isEmpty ? project.text : name
    }

    func name(_ field: ID<PlanField>) -> String {
        header.fieldsOfPlan.first { $0.id == field }.map { locale.text($0.name) } ?? field.text
    }

    func name(_ body: ID<Body>) -> String {
        header.bodies.first { $0.id == body }.map { locale.text($0.name) } ?? body.text
    }

    func name(_ kind: ID<TargetKind>) -> String {
        header.kinds.first { $0.id == kind }.map { locale.text($0.name) } ?? kind.text
    }

    func name(_ funding: ID<FundingSource>) -> String {
        header.funding.first { $0.id == funding }.map { locale.text($0.name) } ?? funding.text
    }

    // MARK: Links

    func link(_ project: ID<Project>) -> PageLink { PageLink(name(project), to: paths.project(project)) }

    func link(_ place: ID<Place>) -> PageLink { PageLink(name(place), to: paths.place(place)) }

    func link(_ field: ID<PlanField>) -> PageLink {
        PageLink(name(field), to: paths.projects.choosing("field", field.text))
    }

    func link(_ body: ID<Body>) -> PageLink {
        PageLink(name(body), to: paths.obstacles.choosing("body", body.text))
    }

    func page(of indicator: ID<Indicator>, at place: ID<Place>) -> SitePath {
        paths.indicator(indicator, at: place, own: header.place)
    }

    func link(_ indicator: ID<Indicator>, at place: ID<Place>) -> PageLink {
        PageLink(name(indicator), to: page(of: indicator, at: place))
    }

    /// Publications with the way to where they are listed.
    func sources(_ sources: [ID<Source>]) -> PageCell {
        let links = sources.filter { index.sources[$0] != nil }.map { source in
            PageLink(
                index.sources[source].map { locale.text($0.title) } ?? source.text, to: paths.sources,
                anchor: Anchors.source(source))
        }
        return links.isEmpty ? missing(locale.words("no source is named", "未注明来源")) : joined(links)
    }

    /// Links one behind the other.
    func joined(_ links: [PageLink]) -> PageCell {
        var sentence = Sentence("")
        for (position, link) in links.enumerated() {
            if position > 0 { sentence = sentence + Sentence(locale.words("; ", "；")) }
            sentence = sentence + Sentence(link)
        }
        return .text(sentence)
    }

    // MARK: Cells

    /// No figure or word, and why.
    func missing(_ reason: String) -> PageCell { .figure(PageFigure(.missing(reason), decimals: 0)) }

    var notStated: PageCell { missing(locale.text(MissingReason.notStated.text)) }

    var withheldCell: PageCell { .figure(PageFigure(.withheld, decimals: 0)) }

    /// Words of a field; where there are none, that they are withheld or not stated.
    func text(_ words: String, at address: Address) -> PageCell {
        if !words.isEmpty { return .words(words) }
        switch shared.withheld[address] {
        case nil: return notStated
        case .unverified: return missing(locale.text(MissingReason.unverifiedLeftOut.text))
        default: return withheldCell
        }
    }

    /// A figure of a record with its origin and the place where it is explained.
    func figure(
        _ value: Value, unit: String, decimals: Int, origin: Origin? = nil, shows: Bool = false,
        explained: PageLink.Target? = nil
    ) -> PageCell {
        var figure = PageFigure(value, decimals: decimals, in: locale, of: index)
        figure.unit = unit
        figure.showsUnit = shows
        figure.origin = origin
        figure.explained = explained
        return .figure(figure)
    }

    /// Money of a record, in 100 millions.
    func money(
        _ value: Value, origin: Origin? = nil, shows: Bool = false, explained: PageLink.Target? = nil
    ) -> PageCell {
        figure(
            value.map { $0 / 10_000 }, unit: moneyUnit, decimals: 2, origin: origin, shows: shows,
            explained: explained)
    }

    var moneyUnit: String { locale.moneyUnit(index, header) }

    func stage(_ project: Project) -> PageCell {
        guard let stage = project.stage else { return text("", at: project.id.address.with(field: "stage")) }
        let tone: PageStatus.Tone =
            switch stage {
            case .completed: .good
            case .continuing, .completing, .newStart: .plain
            case .reserve, .earlyWork: .open
            case .suspended, .withdrawn: .watch
            }
        let sign =
            switch stage {
            case .completed: "●"
            case .continuing, .completing: "◑"
            case .newStart: "◔"
            case .reserve, .earlyWork: "○"
            case .suspended, .withdrawn: "◌"
            }
        return .status(PageStatus(sign, locale.name(stage), tone))
    }

    func date(_ date: CalendarDate?, _ origin: Origin, at address: Address) -> PageCell {
        guard let date else { return text("", at: address) }
        return .words(date.description + origin.sign)
    }

    /// How a target stands, with the way to its row on a page.
    func standing(_ outlook: TargetOutlook, _ notes: inout Footnotes, page: SitePath? = nil) -> PageCell {
        standing(outlook, &notes, page: page, anchor: page.map { _ in Anchors.target(outlook.target) })
    }

    /// How a target stands, with the way to a page or a place on it.
    func standing(_ outlook: TargetOutlook, _ notes: inout Footnotes, page: SitePath?, anchor: String?) -> PageCell {
        notes.cell(outlook.standing, page: page, anchor: anchor, in: locale)
    }

    // MARK: Long lists

    /// How many rows of a long list stand on one page.
    static let rowsOnPage = 100

    /// The part of a list that the path asks for, and where the others are.
    func part<Row>(_ rows: [Row]) -> (rows: ArraySlice<Row>, parts: TableParts?) {
        guard rows.count > Self.rowsOnPage, !showsAll else { return (rows[...], nil) }
        let pages = (rows.count + Self.rowsOnPage - 1) / Self.rowsOnPage
        let page = min(max(1, pathAsked["page"].flatMap(Int.init) ?? 1), pages)
        let first = (page - 1) * Self.rowsOnPage
        let last = min(first + Self.rowsOnPage, rows.count)
        func link(_ page: Int, _ words: String) -> PageLink {
            PageLink(words, to: pathAsked.choosing("page", page == 1 ? nil : String(page)))
        }
        let parts = TableParts(
            first: first + 1, last: last, all: rows.count,
            previous: page > 1 ? link(page - 1, locale.words("‹ before", "‹ 上一页")) : nil,
            next: page < pages ? link(page + 1, locale.words("next ›", "下一页 ›")) : nil)
        return (rows[first..<last], parts)
    }

    /// A choice of a filter: any value, or one of those given.
    func choices(
        _ name: String, _ label: String, _ values: [(value: String, words: String)], on page: SitePath
    ) -> PageForm.Input {
        let any = PageForm.Choice("", locale.words("any", "不限"))
        let choices = values.map { PageForm.Choice($0.value, $0.words, page: page.choosing(name, $0.value)) }
        return PageForm.Input(name, label, .choices([any] + choices), value: pathAsked[name] ?? "")
    }

    var words: PageForm.Input {
        PageForm.Input("text", locale.words("Words", "关键词"), .words, value: pathAsked["text"] ?? "")
    }

    func filter(_ title: String, on page: SitePath, _ inputs: [PageForm.Input]) -> PageBlock {
        .form(PageForm("filter", title: title, action: page, inputs: inputs, button: locale.words("Show", "筛选")))
    }

    /// Whether any of the texts holds the words that the reader looks for.
    func matches(_ texts: [String]) -> Bool {
        guard let wanted = pathAsked["text"]?.lowercased(), !wanted.isEmpty else { return true }
        return texts.contains { $0.lowercased().contains(wanted) }
    }
}
