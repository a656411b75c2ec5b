import Diagnostics

extension Page {
    /// Where the page leads: its links, the choices of its filters and the other parts of its lists.
    var targets: [PageLink.Target] {
        var targets = trail.map(\.target) + navigation.map(\.target) + translations.map(\.link.target)
        targets += preface.flatMap(\.targets)
        for block in sections.flatMap(\.blocks) {
            switch block {
            case .sentences(let sentences), .points(let sentences): targets += sentences.flatMap(\.targets)
            case .facts(let facts): targets += facts.flatMap { $0.cell.targets }
            case .bars(let chart): targets += chart.bars.compactMap(\.link?.target)
            case .timeline(let chart): targets += chart.rows.map(\.name.target)
            case .map(let map): targets += map.seats.map(\.name.target)
            case .form(let form):
                for input in form.inputs {
                    if case .choices(let choices) = input.kind {
                        targets += choices.compactMap(\.page).map { .page($0, anchor: nil) }
                    }
                }
            case .grid, .lines, .listing: break
            }
            guard let table = block.table else { continue }
            targets += table.rows.flatMap { $0.cells.flatMap(\.targets) }
            targets += [table.parts?.previous, table.parts?.next].compactMap { $0?.target }
        }
        return targets
    }

    /// The places on the page that a link can lead to.
    var anchors: Set<String> {
        var anchors = Set(sections.map(\.id))
        for block in sections.flatMap(\.blocks) {
            switch block {
            case .facts(let facts): anchors.formUnion(facts.compactMap(\.anchor))
            case .listing(let listing): anchors.formUnion(listing.lines.map { Anchors.line($0.number) })
            default: break
            }
            anchors.formUnion(block.table?.rows.compactMap(\.anchor) ?? [])
        }
        return anchors
    }
}

extension Sentence {
    fileprivate var targets: [PageLink.Target] { runs.compactMap(\.link?.target) }
}

extension PageCell {
    fileprivate var targets: [PageLink.Target] {
        switch self {
        case .text(let sentence): sentence.targets
        case .figure(let figure): figure.explained.map { [$0] } ?? []
        case .status(let status): status.explained.map { [$0] } ?? []
        case .notApplicable: []
        }
    }
}

extension Site {
    /// Every page of the site: those that can be reached from the home pages.
    public var paths: [SitePath] {
        var paths: [SitePath] = []
        eachPage { paths.append($0.path) }
        return paths
    }

    /// Calls back with every page of the site once, in the order in which links lead to them.
    public func eachPage(_ body: (Page) throws -> Void) rethrows {
        var waiting = [SitePath(["index"])] + locales.map { SitePath([$0.language, "index"]) }
        var seen = Set(waiting)
        var next = 0
        while next < waiting.count {
            let path = waiting[next]
            next += 1
            guard let page = page(at: path) else { continue }
            try body(page)
            for case .page(let target, _) in page.targets where seen.insert(target).inserted { waiting.append(target) }
        }
    }

    /// Calls back with every file of the published site: pages, their JSON, their tables, and what pages need.
    ///
    /// - Parameter body: takes the path of a file below the root of the site and its bytes.
    public func eachFile(_ body: (String, [UInt8]) throws -> Void) rethrows {
        for (name, bytes) in SiteAssets.all.sorted(by: { $0.key < $1.key }) { try body(name, bytes) }
        try eachPage { page in
            try body(SiteAddress(page.path).fileName, Array(html(page).utf8))
            try body(SiteAddress(page.path, .json).fileName, Array(page.json.pretty.utf8))
            guard page.path["page"] == nil else { return }
            // The files hold whole tables also where a page shows the first or greatest rows alone.
            let isPart = [.fields, .indicator].contains(page.kind) || page.tables.contains { $0.parts != nil }
            let whole = isPart ? self.page(at: page.path, showsAll: true) ?? page : page
            for table in whole.tables {
                try body(SiteAddress(page.path, .csv, table: table.id).fileName, Array(table.csv(in: page.locale).utf8))
            }
        }
    }
}
