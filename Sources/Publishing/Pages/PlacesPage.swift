import Diagnostics
import PlanModel
import Quantities

extension PlanPages {
    /// All places in official order, with a schematic map of their seats.
    func places() -> Page {
        let title = locale.words("Places", "地区")
        var chosen = shared.places
        if let level = pathAsked["level"] { chosen = chosen.filter { index.places[$0]?.level.text == level } }
        chosen = chosen.filter { matches([$0.text, name($0)]) }
        let (rows, parts) = part(chosen)
        var table = PageTable("places", title, placeColumns)
        table.parts = parts
        for place in rows { table.add(row(of: place)) }
        let levels = header.levels.map { ($0.id.text, locale.text($0.name)) }
        let form = filter(
            locale.words("Choose places", "筛选地区"), on: paths.places,
            [choices("level", locale.words("Level", "层级"), levels, on: paths.places), words])
        let block = pathAsked.choices.isEmpty ? map(of: shared.places, table: table) ?? .grid(table) : .grid(table)
        return page(.places, title, [PageSection("places", title, [form, block])])
    }

    private var placeColumns: [PageTable.Column] {
        [
            PageTable.Column("place", locale.words("Place", "地区")),
            PageTable.Column("level", locale.words("Level", "层级")),
            PageTable.Column("part_of", locale.words("Part of", "所属地区")),
            PageTable.Column("indicators", locale.words("indicators", "指标"), .right),
            PageTable.Column("projects", locale.words("projects", "项目"), .right),
        ]
    }

    private func row(of place: ID<Place>) -> [PageCell] {
        let record = index.places[place]
        let level = record.flatMap { record in header.levels.first { $0.id == record.level } }
        return [
            .text(Sentence(link(place))),
            .words(level.map { locale.text($0.name) } ?? record?.level.text ?? locale.words("zone or circle", "片区")),
            record?.parent.map { .text(Sentence(link($0))) } ?? .notApplicable,
            .count(shared.indicatorsOfPlace[place]?.count ?? 0), .count(shared.projectsByPlace[place]?.count ?? 0),
        ]
    }

    // MARK: One place

    /// One place: its parts, its indicators and its projects.
    func place(_ id: ID<Place>) -> Page? {
        guard shared.depths[id] != nil, !id.text.isEmpty else { return nil }
        var parts: [PageSection] = []
        if pathAsked["page"] == nil { parts = [facts(of: id), indicators(of: id), partsOf(id)].compactMap { $0 } }
        let here = Set(projectsWithin(id))
        let projects = plan.plan.projects.filter { here.contains($0.id) }
        if !projects.isEmpty {
            parts.append(
                projectList(projects, title: locale.words("Projects here", "本地项目"), filters: false, id: "projects"))
        }
        let trail =
            [PageLink(locale.words("Places", "地区"), to: paths.places)]
            + index.line(of: id).dropFirst().reversed().map { link($0) }
        return page(.place, name(id), parts, trail: trail)
    }

    private func facts(of id: ID<Place>) -> PageSection {
        let place = index.places[id]
        var facts: [PageFact] = []
        func add(_ en: String, _ zh: String, _ cell: PageCell) { facts.append(PageFact(locale.words(en, zh), cell)) }
        add("Code", "代码", .words(id.text))
        if let level = place.flatMap({ place in header.levels.first { $0.id == place.level } }) {
            add("Level", "层级", .words(locale.text(level.name)))
        }
        if let parent = place?.parent { add("Part of", "所属地区", joined([link(parent)])) }
        let members = index.members[ID(id.text)] ?? []
        if !members.isEmpty { add("Members", "成员地区", joined(members.map { link($0.place) })) }
        if let place { add("Sources", "出处", sources(place.sources)) }
        if let note = place?.note, !note.isEmpty { add("Note", "说明", .words(locale.text(note))) }
        return PageSection("facts", locale.words("The place", "地区概况"), [.facts(facts)])
    }

    private func indicators(of id: ID<Place>) -> PageSection? {
        let own = (shared.indicatorsOfPlace[id] ?? []).compactMap { index.indicators[$0] }
        guard !own.isEmpty else { return nil }
        let title = locale.words("Indicators here", "本地指标")
        var notes = Footnotes()
        var table = PageTable("indicators", title, indicatorColumns(first: locale.words("Indicator", "指标")))
        for indicator in own { table.add(row(of: indicator, at: id, named: link(indicator.id, at: id), &notes)) }
        table.notes = notes.reasons
        return PageSection("indicators", title, [.grid(table)])
    }

    private func partsOf(_ id: ID<Place>) -> PageSection? {
        let parts = (index.children[id] ?? []).filter { index.places[$0]?.parent == id }
        guard !parts.isEmpty else { return nil }
        let title = locale.words("Parts, in official order", "下级地区（按行政区划顺序）")
        var table = PageTable("parts", title, placeColumns)
        for part in parts { table.add(row(of: part)) }
        return PageSection("parts", title, [.grid(table)])
    }
}
