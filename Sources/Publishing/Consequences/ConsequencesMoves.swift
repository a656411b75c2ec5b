import Appraisals
import Diagnostics
import Phasing
import PlanModel
import Quantities

/// What moves: projects, money by place and by year, findings.
extension ConsequencesSections {
    // MARK: Projects

    func projects(_ moves: [Consequences.ProjectDifference]) -> PageSection {
        let title = locale.words("Projects that move", "调整的项目")
        var table = PageTable(
            "projects", title,
            [
                PageTable.Column("project", locale.words("Project", "项目")),
                PageTable.Column("before", locale.words("before", "修改前")),
                PageTable.Column("after", locale.words("after", "修改后")),
                PageTable.Column("why", locale.words("Why", "原因")),
            ])
        table.layout = .stacked
        for move in moves {
            table.add([cells.project(move)] + cells.years(move) + [.words(cells.reason(move))])
        }
        return PageSection("projects", title, [.grid(table)])
    }

    func tied(_ ties: [Consequences.ProjectDifference]) -> PageSection {
        let title = locale.words("Moves that make no difference that matters", "无实质影响的调整")
        var table = PageTable(
            "ties", title,
            [
                PageTable.Column("project", locale.words("Project", "项目")),
                PageTable.Column("before", locale.words("before", "修改前")),
                PageTable.Column("after", locale.words("after", "修改后")),
            ])
        table.layout = .stacked
        for move in ties { table.add([cells.project(move)] + cells.years(move)) }
        let words = locale.words(
            "Put back alone each of them would break nothing, and is worth less than the stated gap.",
            "以下项目单独恢复原安排均不违反任何规则，效益差别小于所述容差。")
        return PageSection("ties", title, [.sentences([Sentence(words)]), .grid(table)])
    }

    private var cells: MoveCells { MoveCells(index: before.index, after: after.index, locale: locale) }

    // MARK: Money

    var places: PageSection {
        money("places", locale.words("Places that gain or lose", "投资增减的地区"), locale.words("Place", "地区")) {
            consequences.places.map { (locale.text(after.index.name($0.part)), $0.before, $0.after) }
        }
    }

    var years: PageSection {
        money("years", locale.words("Money by year", "分年投资"), locale.words("Year", "年份")) {
            consequences.years.map { ($0.part.description, $0.before, $0.after) }
        }
    }

    private func money(
        _ id: String, _ title: String, _ head: String, _ rows: () -> [(String, Double, Double)]
    ) -> PageSection {
        let currency = after.index.unitBook.entries[after.reading.plan.header.currency]?.name ?? LocalizedText()
        let unit = locale.words("100m \(locale.text(currency))", "亿\(locale.text(currency))")
        var table = PageTable(
            id, title,
            [
                PageTable.Column(id == "years" ? "year" : "place", head),
                PageTable.Column("before", locale.words("before", "修改前"), .right, unit: unit),
                PageTable.Column("after", locale.words("after", "修改后"), .right, unit: unit),
                PageTable.Column("difference", locale.words("difference", "增减"), .right, unit: unit),
            ])
        table.layout = .stacked
        for (name, before, after) in rows() {
            table.add(
                [.words(name)]
                    + [before, after, after - before].map { .figure(PageFigure(.number($0 / 10_000), decimals: 2)) })
        }
        return PageSection(id, title, [.grid(table)])
    }

    // MARK: Findings

    var findings: PageSection {
        let title = locale.words("Findings that come and go", "检查结果的变化")
        var table = PageTable(
            "findings", title,
            [
                PageTable.Column("change", locale.words("Change", "变化")),
                PageTable.Column("severity", locale.words("Severity", "级别")),
                PageTable.Column("finding", locale.words("Finding", "检查项")),
                PageTable.Column("message", locale.words("it says", "内容")),
            ])
        table.layout = .stacked
        func add(_ findings: [Finding], _ change: String) {
            for finding in findings {
                table.add([
                    .words(change), .words("\(finding.severity.sign) \(locale.text(finding.severity.word))"),
                    .words(finding.kind.shown(in: locale)), .words(locale.text(finding.message)),
                ])
            }
        }
        add(consequences.newFindings, locale.words("new", "新增"))
        add(consequences.goneFindings, locale.words("gone", "消除"))
        return PageSection("findings", title, [.grid(table)])
    }
}
