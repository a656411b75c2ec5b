import Appraisals
import Diagnostics
import PlanModel
import Quantities

extension PlanPages {
    /// Major projects by field, stage and money, and the list of all with its filter.
    func projects() -> Page {
        let title = locale.words("Major projects", "重大项目")
        var parts: [PageSection] = []
        if pathAsked.choices.isEmpty {
            parts = [byField(), byStage()]
        }
        parts.append(projectList(chosenProjects, title: locale.words("List of projects", "项目清单"), filters: true))
        return page(.projects, title, parts)
    }

    private func byField() -> PageSection {
        var section = sections.fields()
        let bars = appraisal.fields.map { summary in
            BarChart.Bar(
                name: summary.field.map { locale.text($0.name) } ?? locale.words("(no field)", "（未归领域）"),
                link: summary.field.map { link($0.id) },
                values: [
                    summary.withCost == 0 || plan.partialFields.contains(summary.field?.id)
                        ? nil : DecimalText.rounded(summary.cost / 10_000, decimals: 1)
                ], limit: nil)
        }
        guard let table = section.blocks.first?.table else { return section }
        let chart = BarChart(
            id: "money-by-field", title: locale.words("Known cost of projects by field", "各领域已知投资") + unitWords,
            unit: moneyUnit, decimals: 1, parts: [locale.words("known cost", "已知投资")], bars: bars, table: table)
        section.blocks.insert(.bars(chart), at: 1)
        return section
    }

    private var unitWords: String { locale.words(", \(moneyUnit)", "（\(moneyUnit)）") }

    private func byStage() -> PageSection {
        let title = locale.words("Projects by stage", "各阶段项目")
        var table = PageTable(
            "stages", title,
            [
                PageTable.Column("stage", locale.words("Stage", "阶段")),
                PageTable.Column("projects", locale.words("projects", "项目"), .right),
                PageTable.Column("cost_known", locale.words("cost known", "投资已知"), .right),
                PageTable.Column("known_cost", locale.words("known cost", "已知投资"), .right, unit: moneyUnit),
            ])
        let own = plan.plan.projects.filter { $0.kind != .package }
        let packages = FieldSummary.packages(of: plan.plan)
        let isPartial = !plan.partialFields.isEmpty
        for stage in ProjectStage.allCases.map({ Optional($0) }) + [nil] {
            let some = own.filter { $0.stage == stage }
            guard !some.isEmpty else { continue }
            let costs = some.compactMap { FieldSummary.cost(of: $0, in: packages, appraisal.settings) }
            let words = stage.map(locale.name) ?? locale.words("not stated", "未填写")
            let name: PageCell =
                stage.map { .link(words, paths.projects.choosing("stage", $0.rawValue)) } ?? .words(words)
            let sum = PageFigure(
                costs.isEmpty
                    ? .missing(locale.words("no cost is known", "投资均未知")) : .number(costs.reduce(0, +) / 10_000),
                decimals: 1)
            table.add(
                isPartial
                    ? [name, withheldCell, withheldCell, withheldCell]
                    : [name, .count(some.count), .count(costs.count), .figure(sum)])
        }
        return PageSection("stages", title, [.grid(table)])
    }

    // MARK: The list

    /// The projects that the reader's choices leave.
    private var chosenProjects: [Project] {
        var projects = plan.plan.projects
        if let field = pathAsked["field"] { projects = shared.projectsByField[ID(field)] ?? [] }
        if let body = pathAsked["body"] { projects = projects.filter { $0.lead?.text == body } }
        if let stage = pathAsked["stage"] { projects = projects.filter { $0.stage?.rawValue == stage } }
        if let place = pathAsked["place"] {
            let here = Set(projectsWithin(ID(place)))
            projects = projects.filter { here.contains($0.id) }
        }
        return projects.filter { matches([$0.id.text, locale.text($0.name), $0.owner, $0.industry]) }
    }

    /// Projects in a place or in a part of it.
    func projectsWithin(_ place: ID<Place>) -> [ID<Project>] {
        var found: [ID<Project>] = []
        var seen: Set<ID<Place>> = []
        var waiting = [place]
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            found += shared.projectsByPlace[next] ?? []
            waiting += index.children[next] ?? []
        }
        return found
    }

    /// A table of projects, as long as one page holds.
    func projectList(_ projects: [Project], title: String, filters: Bool, id: String = "list") -> PageSection {
        var table = PageTable(
            id, title,
            [
                PageTable.Column("id", locale.words("No.", "编号")),
                PageTable.Column("project", locale.words("Project", "项目")),
                PageTable.Column("field", locale.words("Field", "领域")),
                PageTable.Column("stage", locale.words("Stage", "阶段")),
                PageTable.Column("lead", locale.words("Lead body", "牵头单位")),
                PageTable.Column("start", locale.words("Start", "开工")),
                PageTable.Column("finish", locale.words("Completion", "完工")),
                PageTable.Column("cost", locale.words("Cost", "总投资"), .right, unit: moneyUnit),
            ])
        table.rowHead = 1
        let (rows, parts) = part(projects)
        table.parts = parts
        for project in rows { table.add(row(of: project), anchor: nil) }
        var blocks: [PageBlock] = [.grid(table)]
        if filters { blocks.insert(projectFilter, at: 0) }
        return PageSection(id, title, blocks)
    }

    private func row(of project: Project) -> [PageCell] {
        let address = project.id.address
        let path = paths.project(project.id)
        return [
            .words(project.id.text), .link(name(project.id), path),
            project.field.map { .words(name($0)) } ?? text("", at: address.with(field: "field")), stage(project),
            project.lead.map { .words(name($0)) } ?? text("", at: address.with(field: "lead")),
            date(project.start, project.startOrigin, at: address.with(field: "start")),
            date(project.finish, project.finishOrigin, at: address.with(field: "finish")),
            money(project.cost, origin: project.costOrigin, explained: .page(path, anchor: "cost")),
        ]
    }

    private var projectFilter: PageBlock {
        let page = paths.projects
        let places = shared.places.filter { (shared.depths[$0] ?? 0) <= 1 && index.places[$0] != nil }
        return filter(
            locale.words("Choose projects", "筛选项目"), on: page,
            [
                choices(
                    "field", locale.words("Field", "领域"),
                    header.fieldsOfPlan.map { ($0.id.text, locale.text($0.name)) },
                    on: page),
                choices("place", locale.words("Place", "地区"), places.map { ($0.text, name($0)) }, on: page),
                choices(
                    "stage", locale.words("Stage", "阶段"), ProjectStage.allCases.map { ($0.rawValue, locale.name($0)) },
                    on: page),
                choices(
                    "body", locale.words("Lead body", "牵头单位"), header.bodies.map { ($0.id.text, locale.text($0.name)) },
                    on: page),
                words,
            ])
    }
}
