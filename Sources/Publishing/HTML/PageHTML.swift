import Diagnostics

/// A page as a document for people: semantic, accessible, valid HTML that needs no script.
public struct PageHTML: Sendable {
    /// The page.
    let page: Page
    /// How addresses are written.
    let addressing: SiteAddressing

    /// Makes the document of a page.
    public init(_ page: Page, addressing: SiteAddressing = .served) {
        self.page = page
        self.addressing = addressing
    }

    /// The whole document.
    public var document: String {
        var html = HTMLText()
        html.add(.html, ["lang": page.locale.language]) { html in
            html.newLine()
            html.add(.head) { head(&$0) }
            html.newLine()
            html.add(.body, ["data-page": page.kind.rawValue]) { body(&$0) }
            html.newLine()
        }
        return "<!DOCTYPE html>\n" + html.text + "\n"
    }

    // MARK: Head

    private func head(_ html: inout HTMLText) {
        html.add(empty: .meta, ["charset": "utf-8"])
        html.add(empty: .meta, ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        let above = page.trail.last.map { " – \($0.words)" } ?? ""
        html.add(.title, words: page.title + above)
        html.add(empty: .link, ["rel": "stylesheet", "href": page.path.relative(SiteAssets.styleSheet)])
        if SiteAssets.all[SiteAssets.script] != nil {
            html.add(.script, ["src": page.path.relative(SiteAssets.script), "defer": ""]) { _ in }
        }
        for translation in page.translations {
            html.add(
                empty: .link,
                ["rel": "alternate", "hreflang": translation.language, "href": href(translation.link.target)])
        }
        html.add(
            empty: .link,
            ["rel": "alternate", "type": "application/json", "href": address(SiteAddress(page.path, .json))])
    }

    // MARK: Body

    private func body(_ html: inout HTMLText) {
        let locale = page.locale
        html.newLine()
        html.add(
            .a, ["class": PageClass.skip.rawValue, "href": "#content"], words: locale.words("To the content", "跳到正文"))
        html.newLine()
        html.add(.header) { header(&$0) }
        html.newLine()
        alert(&html)
        if !page.navigation.isEmpty {
            html.add(
                .nav, ["class": PageClass.pages.rawValue, "aria-label": locale.words("Pages of the plan", "规划各页")]
            ) { list(page.navigation, to: &$0) }
            html.newLine()
        }
        html.add(.main, ["id": "content"]) { html in
            html.add(.h1, words: page.title)
            if !page.preface.isEmpty {
                html.add(.div, ["class": PageClass.preface.rawValue]) { html in
                    for sentence in page.preface { html.add(.p) { add(sentence, to: &$0) } }
                }
            }
            for section in page.sections { add(section, to: &html) }
            html.newLine()
        }
        html.newLine()
        html.add(.footer) { footer(&$0) }
        html.newLine()
    }

    private func alert(_ html: inout HTMLText) {
        guard let sentence = page.alert.first else { return }
        html.add(.div, ["class": PageClass.alert.rawValue, "role": "alert"]) { html in
            html.add(.p, words: sentence)
            for finding in page.alert.dropFirst() { html.add(.pre, lines: finding) }
        }
        html.newLine()
    }

    private func header(_ html: inout HTMLText) {
        let locale = page.locale
        if !page.trail.isEmpty {
            html.add(.nav, ["class": PageClass.trail.rawValue, "aria-label": locale.words("Where you are", "当前位置")]) {
                list(page.trail, to: &$0)
            }
        }
        guard !page.translations.isEmpty else { return }
        html.add(.nav, ["class": PageClass.languages.rawValue, "aria-label": locale.words("Language", "语言")]) { html in
            html.add(.ul) { html in
                for translation in page.translations {
                    html.add(.li) { html in
                        let isThis = translation.language == locale.language
                        html.add(
                            .a,
                            [
                                "href": href(translation.link.target), "lang": translation.language,
                                "hreflang": translation.language, "aria-current": isThis ? "true" : nil,
                            ], words: translation.name)
                    }
                }
            }
        }
    }

    private func footer(_ html: inout HTMLText) {
        let locale = page.locale
        if !page.notice.isEmpty { html.add(.p, ["class": PageClass.notice.rawValue], words: page.notice) }
        html.add(.p, ["class": PageClass.forms.rawValue]) { html in
            html.add(
                .a, ["href": address(SiteAddress(page.path, .json))],
                words: locale.words("This page as JSON", "本页 JSON"))
        }
        html.add(.p, words: SiteWords.disclaimer(locale))
    }

    private func list(_ links: [PageLink], to html: inout HTMLText) {
        html.add(.ul) { html in
            for link in links {
                html.add(.li) { html in
                    html.add(
                        .a, ["href": href(link.target), "aria-current": link.isCurrent ? "page" : nil],
                        words: link.words)
                }
            }
        }
    }

    // MARK: Sections

    private func add(_ section: PageSection, to html: inout HTMLText) {
        html.newLine()
        html.add(.section, ["id": section.id, "aria-labelledby": "\(section.id)-title"]) { html in
            html.add(.h2, ["id": "\(section.id)-title"], words: section.title)
            for block in section.blocks { add(block, of: section, to: &html) }
        }
    }

    private func add(_ block: PageBlock, of section: PageSection, to html: inout HTMLText) {
        let charts = ChartHTML(in: self, under: section)
        html.newLine()
        switch block {
        case .sentences(let sentences):
            for sentence in sentences { html.add(.p) { add(sentence, to: &$0) } }
        case .points(let sentences):
            html.add(.ul) { html in
                for sentence in sentences { html.add(.li) { add(sentence, to: &$0) } }
            }
        case .facts(let facts): add(facts, to: &html)
        case .grid(let table): TableHTML(table, in: self, under: section).add(to: &html)
        case .lines(let chart): charts.add(chart, to: &html)
        case .bars(let chart): charts.add(chart, to: &html)
        case .timeline(let chart): charts.add(chart, to: &html)
        case .map(let map): charts.add(map, to: &html)
        case .listing(let listing): add(listing, to: &html)
        case .form(let form): FormHTML(form, in: self).add(to: &html)
        }
    }

    private func add(_ facts: [PageFact], to html: inout HTMLText) {
        html.add(.dl, ["class": PageClass.facts.rawValue]) { html in
            for fact in facts {
                html.add(.div, ["id": fact.anchor]) { html in
                    html.add(.dt, words: fact.name)
                    html.add(.dd) { CellHTML(in: self).add(fact.cell, to: &$0) }
                }
            }
        }
    }

    private func add(_ listing: FileListing, to html: inout HTMLText) {
        html.add(.p) { $0.add(.code, words: listing.file) }
        let attributes: KeyValuePairs<String, String?> = [
            "class": PageClass.listing.rawValue, "start": listing.lines.first.map { String($0.number) },
            // Long lines scroll inside, which keys must be able to do.
            "tabindex": "0", "aria-label": listing.file,
        ]
        html.add(.ol, attributes) { html in
            for line in listing.lines {
                let marked = line.isMarked ? PageClass.marked.rawValue : nil
                html.add(.li, ["id": "L\(line.number)", "class": marked]) { $0.add(.code, words: line.text) }
                html.newLine()
            }
        }
    }

    // MARK: Words and links

    func add(_ sentence: Sentence, to html: inout HTMLText) {
        for run in sentence.runs {
            if let link = run.link {
                html.add(.a, ["href": href(link.target), "rel": link.isOutside ? "external" : nil], words: run.text)
            } else {
                html.add(run.text)
            }
        }
    }

    func href(_ target: PageLink.Target) -> String {
        switch target {
        case .anchor(let anchor): "#" + PercentEncoding.encoded(anchor)
        case .page(let path, let anchor):
            address(SiteAddress(path)) + (anchor.map { "#" + PercentEncoding.encoded($0) } ?? "")
        case .table(let path, let table): address(SiteAddress(path, .csv, table: table))
        case .outside(let address): WebAddress.isSafe(address) ? address : "#"
        }
    }

    /// An address as this page links to it.
    func address(_ address: SiteAddress) -> String { page.path.relative(address.written(addressing)) }
}

extension PageLink {
    /// Whether it leads away from the site.
    var isOutside: Bool {
        if case .outside = target { true } else { false }
    }
}

/// Which addresses outside the site may become links.
enum WebAddress {
    /// Whether an address is one of the web: nothing that runs when it is followed.
    static func isSafe(_ address: String) -> Bool {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return false }
        return address.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains($0)
        }
    }
}
