import Diagnostics
import Foundation
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Publishing

@Suite("Site")
struct SiteTests {
    @Test func `every link of the small plan leads to a page and to a place on it`() throws {
        let site = try SitesToTest.site(SitesToTest.withScenarios, asked: true)
        var pages: [SitePath: Page] = [:]
        site.eachPage { pages[$0.path] = $0 }
        #expect(
            Set(pages.values.map(\.kind)).isSuperset(of: [
                .home, .overview, .projects, .project, .obstacles, .indicators, .indicator, .places, .place, .programme,
                .limits, .consistency, .ensemble, .fields, .scenarios, .explanation, .findings, .downloads, .sources,
                .assumptions,
                .glossary,
            ]))
        for page in pages.values {
            for target in page.targets {
                switch target {
                case .page(let path, let anchor):
                    guard let there = pages[path] else {
                        Issue.record("\(page.path.steps) leads to \(path), where nothing is")
                        continue
                    }
                    if let anchor, !there.anchors.contains(anchor) {
                        Issue.record("\(page.path.steps) leads to \(anchor) on \(path.steps), which is not there")
                    }
                case .table(let path, let table):
                    #expect(site.page(at: path, showsAll: true)?.table(table) != nil, "\(path.steps) \(table)")
                case .anchor(let anchor): #expect(page.anchors.contains(anchor), "\(page.path.steps) \(anchor)")
                case .outside: break
                }
            }
        }
    }

    @Test(arguments: ["chongqing-14", "songlan-15"])
    func `links of an example lead to pages and to places on them`(name: String) throws {
        let site = try SitesToTest.site(try SitesToTest.example(name))
        let pages = SitesToTest.pages(of: site, atMost: 20)
        var known: [SitePath: Page] = [:]
        for page in pages {
            for case .page(let path, let anchor) in page.targets.prefix(25) {
                let there = known[path] ?? site.page(at: path)
                known[path] = there
                if there == nil { Issue.record("\(page.path.steps) leads to \(path), where nothing is") }
                if let anchor, there?.anchors.contains(anchor) == false,
                    there?.tables.contains(where: { $0.parts != nil }) == false
                {
                    Issue.record("\(page.path.steps) leads to \(anchor) on \(path.steps), which is not there")
                }
            }
        }
    }

    @Test(arguments: ["new", "chongqing-14", "songlan-15"])
    func `no cell is empty, and a figure is the same on page, terminal, JSON and CSV`(name: String) throws {
        let site = try SitesToTest.site(name == "new" ? SitesToTest.small : SitesToTest.example(name))
        var figures = 0
        for page in SitesToTest.pages(of: site, atMost: name == "new" ? 200 : 16) {
            let html = site.html(page)
            #expect(!hasEmptyCell(html), "\(page.path.steps)")
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(page.json.compact.utf8)) as? [String: Sendable])
            #expect(json["schema"] as? String == "lustrum/\(page.kind.rawValue)/1")
            let nodes = Set(html.split { "<>\n".contains($0) })
            for table in page.tables {
                let csv = Set(table.csv(in: page.locale).split { ",\r\n".contains($0) })
                let terminal = Set(table.lines(in: page.locale).joined(separator: " ").split(separator: " "))
                for row in table.rows {
                    for (column, cell) in zip(table.columns, row.cells) {
                        guard case .figure(let figure) = cell, case .number = figure.content else { continue }
                        figures += 1
                        compare(figure, cell, column, page, html: nodes, csv: csv, terminal: terminal)
                    }
                }
            }
        }
        #expect(figures > (name == "new" ? 500 : 1_000))
    }

    /// What `scripts/check-site` finds equal on all pages, in their JSON and CSV, is equal on a terminal too.
    @Test(arguments: ["chongqing-14", "songlan-15"])
    func `every figure of an example is the same on a terminal and in JSON`(name: String) throws {
        let site = try SitesToTest.site(SitesToTest.example(name), asked: true)
        var figures = 0
        site.eachPage { page in
            for table in page.tables {
                let terminal = Set(table.lines(in: page.locale).joined(separator: " ").split(separator: " "))
                for row in table.rows {
                    for (column, cell) in zip(table.columns, row.cells) {
                        guard case .figure(let figure) = cell, case .number = figure.content else { continue }
                        figures += 1
                        let inJSON = cell.number(unit: column.unit).map {
                            page.locale.number($0, decimals: figure.decimals)
                        }
                        let shown = figure.text(in: page.locale).split(separator: " ").first ?? ""
                        if let inJSON, shown.hasPrefix(inJSON), terminal.contains(shown) { continue }
                        Issue.record("\(page.path.steps) \(column.id): \(shown), in JSON \(inJSON ?? "no number")")
                    }
                }
            }
        }
        #expect(figures > 50_000)
    }

    /// Whether an element that must say something is closed where it was opened.
    private func hasEmptyCell(_ html: String) -> Bool {
        let pieces = html.split(separator: "<")
        return zip(pieces, pieces.dropFirst()).contains { one, next in
            one.hasSuffix(">") && ["td", "th", "dd"].contains { one.hasPrefix($0) && next.hasPrefix("/" + $0) }
        }
    }

    private func compare(
        _ figure: PageFigure, _ cell: PageCell, _ column: PageTable.Column, _ page: Page, html: Set<Substring>,
        csv: Set<Substring>, terminal: Set<Substring>
    ) {
        let shown = figure.shownNumber(in: page.locale)
        guard let value = cell.number(unit: column.unit) else {
            Issue.record("\(page.path.steps) \(column.id): no number in JSON")
            return
        }
        #expect(shown.hasPrefix(page.locale.number(value, decimals: figure.decimals)))
        let withYear = shown + (figure.year.map { " (\($0))" } ?? "")
        #expect(html.contains(Substring(shown)) || html.contains(Substring(withYear)), "\(page.path.steps): \(shown)")
        #expect(csv.contains(Substring(JSONValue.shortest(value))), "\(page.path.steps): \(shown)")
        let signs = figure.marks(in: page.locale).map(\.sign).joined()
        let onTerminal = (shown + signs).split(separator: " ").first ?? ""
        #expect(terminal.contains(onTerminal), "\(page.path.steps): \(shown)")
    }

    @Test(arguments: ["en", "zh"])
    func `the first page says what the appraisal says on a terminal`(language: String) throws {
        let reading = try SitesToTest.example("chongqing-14")
        let plan = try SitePlan(reading)
        let site = Site([plan])
        let page = try #require(site.page(at: SitePath([plan.id, language, "index"])))
        let terminal = Page.appraisal(plan.appraisal, in: PageLocale(language: language))
        for table in ["main_indicators", "targets", "fields", "figures"] {
            let (one, other) = (try #require(page.table(table)), try #require(terminal.table(table)))
            #expect(one.lines(in: page.locale) == other.lines(in: page.locale))
        }
    }

    @Test func `pages use the words of the house and no banned ones`() throws {
        let banned = ["shadow price", "infeasible", "IIS", "MIP", "solver"]
        for name in ["new", "chongqing-14", "songlan-15"] {
            let site = try SitesToTest.site(name == "new" ? SitesToTest.small : SitesToTest.example(name))
            for page in SitesToTest.pages(of: site, atMost: 20) {
                let text = page.terminalText()
                let words = Set(text.split { !$0.isLetter }.map(String.init))
                for word in banned where word.contains(" ") ? text.contains(word) : words.contains(word) {
                    Issue.record("\(page.path.steps) says \(word)")
                }
                #expect(!words.contains("dual") && !words.contains("Dual"), "\(page.path.steps)")
            }
        }
    }

    @Test func `every page of a real place carries its notice, and is in both languages`() throws {
        let reading = try SitesToTest.example("chongqing-14")
        let site = try SitesToTest.site(reading, for: .circle(ID("public")))
        for page in SitesToTest.pages(of: site, atMost: 24) where page.path.steps.first == "chongqing-14" {
            let notice = reading.plan.header.notice.text(in: page.locale.language)
            #expect(!notice.isEmpty && site.html(page).contains(notice), "\(page.path.steps)")
            #expect(page.translations.map(\.language) == ["en", "zh"])
        }
    }

    @Test func `pages carry the classes that are listed and no others`() throws {
        let known = Set(PageClass.allCases.map(\.rawValue))
        let site = try SitesToTest.site(SitesToTest.withScenarios, asked: true)
        var used: Set<String> = []
        for page in SitesToTest.pages(of: site, atMost: 160) {
            for match in site.html(page).matches(of: /class="([^"]*)"/) {
                used.formUnion(match.output.1.split(separator: " ").map(String.init))
            }
        }
        #expect(used.subtracting(known).isEmpty, "\(used.subtracting(known))")
        #expect(used.count > 20)
    }

    @Test func `what a plan says can neither become a tag nor a script`() throws {
        var plan = SitesToTest.small.plan
        let hostile = "<script>alert('x')</script>\"onload=\"x & \u{1B}[31m"
        for row in plan.projects.indices { plan.projects[row].name = LocalizedText(en: hostile, zh: hostile) }
        for row in plan.sources.indices { plan.sources[row].url = "javascript:alert(1)" }
        let site = try SitesToTest.site(.released(plan))
        for page in SitesToTest.pages(of: site, atMost: 60) {
            let html = site.html(page)
            #expect(!html.contains("<script>") && !html.contains("\"onload=") && !html.contains("\u{1B}"))
            #expect(!html.contains("href=\"javascript"))
        }
    }

    @Test func `an address is read as it was written, with its choices and its table`() throws {
        let path = SitePath(
            ["a b", "zh", "项目?"], choices: [SitePath.Choice("field", "水 & 电=1"), SitePath.Choice("page", "2")])
        for (form, table) in [(SiteForm.html, nil), (.json, nil), (.csv, "list")] as [(SiteForm, String?)] {
            let address = SiteAddress(path, form, table: table)
            #expect(SiteAddress(request: "/" + address.written(.served)) == address)
        }
        #expect(SiteAddress(request: "/")?.path.steps == ["index"])
        #expect(SiteAddress(request: "/p/zh/")?.path.steps == ["p", "zh", "index"])
        #expect(SiteAddress(request: "/p/../q") == nil && SiteAddress(request: "/%zz") == nil)
        #expect(SiteAddress(request: "/%2e%2e/etc/passwd") == nil)
    }

    @Test func `a server answers pages, JSON, CSV, the style sheet, and says what is not there`() throws {
        let site = Site([try SitePlan(SitesToTest.small)])
        let id = site.plans[0].id
        guard case .html(let html) = site.answer("/\(id)/zh/projects.html?stage=new-start") else {
            Issue.record("no page")
            return
        }
        #expect(html.contains("lang=\"zh\"") && html.contains("<form"))
        guard case .csv(let csv, let name) = site.answer("/\(id)/en/projects!!list.csv") else {
            Issue.record("no table")
            return
        }
        #expect(csv.contains("Hillside planting") && name == "\(id)-en-projects-list.csv")
        if case .json = site.answer("/\(id)/en/limits.json") {} else { Issue.record("no JSON") }
        if case .asset = site.answer("/assets/site.css") {} else { Issue.record("no style sheet") }
        if case .redirect(let target) = site.answer("/\(id)/", preferring: ["zh-CN", "en"]) {
            #expect(target == "\(id)/zh/index.html")
        } else {
            Issue.record("no redirect")
        }
        for wrong in [
            "/nothing", "/\(id)/fr/projects.html", "/\(id)/en/projects/P99.html", "/\(id)/en/index!!no.csv", "/../x",
        ] {
            if case .notFound = site.answer(wrong) {} else { Issue.record("\(wrong) is answered") }
        }
    }
}

extension PageCell {
    /// The number of the cell in JSON; nil where it has none.
    fileprivate func number(unit: String) -> Double? {
        guard case .object(let members) = json(unit: unit),
            case .number(let value)? = members.first(where: { $0.name == "value" })?.value
        else { return nil }
        return value
    }
}
