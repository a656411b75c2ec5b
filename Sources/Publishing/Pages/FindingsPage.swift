import Diagnostics
import PlanModel

extension PlanPages {
    /// What is wrong with the plan, in the order of its files, with the way to each line.
    func findings() -> Page {
        let title = locale.words("Findings", "检查结果")
        guard plan.showsFindings else {
            let words = locale.words("Findings are not released to this circle.", "检查结果未向本范围公开。")
            return page(
                .findings, title, [PageSection("withheld", SiteWords.withheld(locale), [.sentences([Sentence(words)])])]
            )
        }
        var chosen = appraisal.findings
        if let severity = pathAsked["severity"] { chosen = chosen.filter { $0.severity.rawValue == severity } }
        if let kind = pathAsked["kind"] { chosen = chosen.filter { $0.kind.id == kind } }
        chosen = chosen.filter { matches([locale.text($0.message), $0.kind.id, locale.text($0.kind.title)]) }
        let (rows, parts) = part(chosen)
        var table = findingTable(rows)
        table.parts = parts
        let kinds = Set(appraisal.findings.map(\.kind)).sorted { $0.id < $1.id }.map { ($0.id, locale.text($0.title)) }
        let severities = Severity.allCases.sorted(by: >).map { ($0.rawValue, locale.text($0.word)) }
        let form = filter(
            locale.words("Choose findings", "筛选检查结果"), on: paths.findings,
            [
                choices("severity", locale.words("Severity", "级别"), severities, on: paths.findings),
                choices("kind", locale.words("Finding", "检查项"), kinds, on: paths.findings), words,
            ])
        let count = Sentence(FindingCount.sentence(appraisal.findings, in: locale))
        return page(.findings, title, [PageSection("list", title, [.sentences([count]), form, .grid(table)])])
    }

    /// A table of findings.
    func findingTable(_ findings: ArraySlice<Finding>) -> PageTable {
        var table = PageTable(
            "findings", locale.words("Findings", "检查结果"),
            [
                PageTable.Column("severity", locale.words("Severity", "级别")),
                PageTable.Column("about", locale.words("About", "对象")),
                PageTable.Column("says", locale.words("It says", "内容")),
                PageTable.Column("help", locale.words("Way out", "改正办法")),
                PageTable.Column("kind", locale.words("Finding", "检查项")),
                PageTable.Column("line", locale.words("Line", "位置")),
            ])
        table.rowHead = 1
        for finding in findings {
            let help = finding.help.map(locale.text) ?? ""
            table.add([
                .status(finding.severity.status(in: locale)), about(finding), .words(locale.text(finding.message)),
                help.isEmpty ? .notApplicable : .words(help), .words(finding.kind.shown(in: locale)), line(finding),
            ])
        }
        return table
    }

    /// What a finding is about, with the way there.
    func about(_ finding: Finding) -> PageCell {
        guard let address = finding.address else { return .words(finding.span?.file ?? locale.words("the plan", "规划")) }
        let steps = address.key.split(separator: "/").map(String.init)
        switch (address.collection, steps.first) {
        case ("projects", let id?) where index.projects[ID(id)] != nil: return .text(Sentence(link(ID<Project>(id))))
        case ("indicators", let id?) where index.indicators[ID(id)] != nil:
            return .text(Sentence(link(ID<Indicator>(id), at: header.place)))
        case ("targets", let id?), ("observations", let id?):
            guard steps.count > 1, index.indicators[ID(id)] != nil, shared.depths[ID(steps[1])] != nil else { break }
            return .text(Sentence(link(ID<Indicator>(id), at: ID(steps[1]))))
        case ("places", let id?) where index.places[ID(id)] != nil: return .text(Sentence(link(ID<Place>(id))))
        default: break
        }
        return .words(address.description)
    }

    /// The place of a finding in the files, with the way to the line where the audience may see it.
    private func line(_ finding: Finding) -> PageCell {
        guard let span = finding.span else { return .notApplicable }
        let words = "\(span.file):\(span.line):\(span.column)"
        guard plan.files?.line(span.file, 1) != nil else { return .words(words) }
        return .link(words, linesPath(span.file, around: span.line), anchor: Anchors.line(span.line))
    }

    // MARK: Lines of files

    /// How many lines of a file stand on one page.
    private static let linesOnPage = 500

    func linesPath(_ file: String, around line: Int) -> SitePath {
        let page = (line - 1) / Self.linesOnPage + 1
        return paths.lines(file).choosing("page", page == 1 ? nil : String(page))
    }

    /// Lines of a file of the plan with their numbers; nil where the audience may not see them or there is no such file.
    func lines(_ file: String) -> Page? {
        guard let files = plan.files, files.paths.contains(file), let count = files.lineCount(of: file) else {
            return nil
        }
        let pages = max(1, (count + Self.linesOnPage - 1) / Self.linesOnPage)
        let number = min(max(1, pathAsked["page"].flatMap(Int.init) ?? 1), pages)
        let first = (number - 1) * Self.linesOnPage + 1
        let last = min(count, first + Self.linesOnPage - 1)
        let marked = Set(appraisal.findings.compactMap { $0.span?.file == file ? $0.span?.line : nil })
        let listing = FileListing(
            file: file,
            lines: (first...max(first, last)).map { line in
                FileListing.Line(
                    number: line, text: files.line(file, line) ?? "", isMarked: marked.contains(line))
            })
        var blocks: [PageBlock] = [.listing(listing)]
        var links: [Sentence] = []
        for (words, other) in [
            (locale.words("‹ before", "‹ 上一页"), number - 1), (locale.words("next ›", "下一页 ›"), number + 1),
        ]
        where (1...pages).contains(other) {
            links.append(Sentence(PageLink(words, to: pathAsked.choosing("page", other == 1 ? nil : String(other)))))
        }
        if !links.isEmpty { blocks.append(.points(links)) }
        return page(
            .lines, file,
            [
                PageSection(
                    "lines", locale.words("Lines \(first) to \(last) of \(count)", "第 \(first)—\(last) 行，共 \(count) 行"),
                    blocks)
            ],
            trail: [PageLink(locale.words("Findings", "检查结果"), to: paths.findings)])
    }
}
