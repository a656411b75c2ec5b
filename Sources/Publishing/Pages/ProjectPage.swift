import Diagnostics
import Gates
import Phasing
import PlanModel
import Quantities

extension PlanPages {
    /// One project: what it is, what it costs year by year, what it does, what is asked of it and what waits for what.
    func project(_ id: ID<Project>) -> Page? {
        guard let project = index.projects[id], !id.text.isEmpty else { return nil }
        var parts = [PageSection("facts", locale.words("The project", "项目概况"), [.facts(facts(of: project))])]
        parts += [
            decisionOn(project), whyOf(project), moneyOf(project), effectsOf(project), neighboursOf(project),
            findingsAbout(id.address),
        ]
        .compactMap { $0 }
        if let whatIf = whatIf(project) { parts.append(whatIf) }
        var page = page(
            .project, name(id), parts, trail: [PageLink(locale.words("Major projects", "重大项目"), to: paths.projects)])
        page.preface = [Sentence(locale.words("Project \(id)", "项目 \(id)"))]
        return page
    }

    /// Why it is in the programme and when, or what keeps it out; for the office alone.
    private func decisionOn(_ project: Project) -> PageSection? {
        guard header.setting == .invented,
            let decision = plan.phasing?.projects.first(where: { $0.project == project.id })
        else { return nil }
        return PageSection(
            "decision", locale.words("In the programme", "项目安排结论"),
            [.sentences([Sentence(locale.text(decision.sentence(in: index)))])])
    }

    private func facts(of project: Project) -> [PageFact] {
        let address = project.id.address
        func at(_ field: String) -> Address { address.with(field: field) }
        func words(_ text: String?, _ field: String) -> PageCell { self.text(text ?? "", at: at(field)) }
        var facts: [PageFact] = []
        func add(_ en: String, _ zh: String, _ cell: PageCell, _ anchor: String? = nil) {
            facts.append(PageFact(locale.words(en, zh), cell, anchor: anchor))
        }
        add("Kind", "类别", .words(locale.name(project.kind)))
        if let package = project.package { add("Part of", "所属项目", joined([link(package)])) }
        add("Field", "领域", project.field.map { joined([link($0)]) } ?? words(nil, "field"))
        add("Stage", "阶段", stage(project))
        if let known = project.stageKnownOn { add("Stage known on", "阶段截至", .words(known.description)) }
        add("Decided and not to be left out", "是否已定", .words(locale.yesNo(project.isMandated)))
        add("Lead body", "牵头单位", project.lead.map { joined([link($0)]) } ?? words(nil, "lead"))
        if !project.owner.isEmpty { add("Owner", "项目业主", .words(project.owner)) }
        add("Led by", "投资主体", words(project.ledBy.map(locale.name), "led_by"))
        add("Approval", "审批方式", words(project.route.map(locale.name), "route"))
        add(
            "Cost", "总投资", money(project.cost, origin: project.costOrigin, shows: true, explained: .anchor("sources")),
            "cost")
        if project.benefit != .missing(.notStated) {
            add(
                "Appraised benefit over its life", "全寿命周期效益现值",
                money(project.benefit, origin: project.benefitOrigin, shows: true, explained: .anchor("sources")))
        }
        add("Start", "开工", date(project.start, project.startOrigin, at: at("start")))
        add("Completion", "完工", date(project.finish, project.finishOrigin, at: at("finish")))
        if project.earliest != nil || project.latest != nil {
            let ends = [project.earliest, project.latest].map { $0?.description ?? "…" }
            add("May start", "可开工年份", .words(ends.joined(separator: "–")))
        }
        for (field, value, unit, en, zh) in usage(of: project) where value != .missing(.notStated) {
            add(en, zh, figure(value, unit: unit, decimals: 0, shows: true, explained: .anchor("sources")), field)
        }
        add("Capacity", "建设规模", words(locale.text(project.capacity), "capacity"))
        if !project.status.isEmpty { add("Progress", "进展", .words(locale.text(project.status))) }
        if !project.note.isEmpty { add("Note", "说明", .words(locale.text(project.note))) }
        add("Sources", "出处", sources(project.sources), "sources")
        return facts
    }

    private func usage(of project: Project) -> [(String, Value, String, String, String)] {
        [
            (
                "energy", project.energy, locale.words("tce a year", "吨标准煤/年"), "Energy use in operation", "年综合能源消费量"
            ),
            (
                "electricity", project.electricity, locale.words("10k kWh a year", "万千瓦时/年"),
                "Electricity use in operation", "年电力消费量"
            ),
            ("coal", project.coal, locale.words("t a year", "吨/年"), "Coal use in operation", "年煤炭消费量"),
        ]
    }

    // MARK: Why

    /// What the dated rules ask of the project.
    private func whyOf(_ project: Project) -> PageSection? {
        let title = locale.words("What the rules ask of it", "须履行的审查")
        guard plan.showsFindings else {
            return plan.plan.gates.isEmpty
                ? nil : PageSection("gates", title, [.facts([PageFact(title, withheldCell)])])
        }
        let verdicts = shared.gates[project.id] ?? []
        guard !verdicts.isEmpty else { return nil }
        return PageSection("gates", title, [.points(verdicts.map { Sentence(locale.text($0.sentence)) })])
    }

    // MARK: Money

    /// What it uses year by year.
    private func moneyOf(_ project: Project) -> PageSection? {
        let years = (index.projectYears[project.id] ?? []).sorted {
            ($0.resource, $0.stage.rawValue, $0.offset, $0.funding?.text ?? "")
                < ($1.resource, $1.stage.rawValue, $1.offset, $1.funding?.text ?? "")
        }
        guard !years.isEmpty else { return nil }
        let title = locale.words("What it uses, year by year", "分年安排")
        var table = PageTable(
            "years", title,
            [
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("resource", locale.words("Resource", "资源")),
                PageTable.Column("funding", locale.words("Paid from", "资金来源")),
                PageTable.Column("stage", locale.words("When", "时期")),
                PageTable.Column("amount", locale.words("Amount", "数额"), .right),
            ])
        for year in years {
            let start = project.start.map(header.latestYear)?.number
            let shown =
                start.map { String($0 + year.offset) }
                ?? locale.words("year \(year.offset + 1)", "第 \(year.offset + 1) 年")
            let isMoney = year.resource == Resources.cost
            let amount =
                isMoney
                ? money(year.amount, origin: year.origin, shows: true, explained: .anchor("sources"))
                : figure(
                    year.amount, unit: unit(of: year.resource), decimals: 0, origin: year.origin, shows: true,
                    explained: .anchor("sources"))
            table.add([
                .words(shown), .words(locale.text(Resources.words(year.resource))),
                year.funding.map { .words(name($0)) } ?? .notApplicable, .words(locale.name(year.stage)), amount,
            ])
        }
        return PageSection("years", title, [.grid(table)])
    }

    /// The unit of a resource in words; empty where neither format nor plan gives it one.
    func unit(of resource: String) -> String {
        guard let unit = index.unit(ofResource: resource),
            let read = try? index.unitBook.unit(unit)
        else { return "" }
        return read.name(in: locale.language, book: index.unitBook)
    }

    // MARK: Effects

    private func effectsOf(_ project: Project) -> PageSection? {
        let effects = shared.effectsByCause[project.id.address] ?? []
        guard !effects.isEmpty else { return nil }
        let title = locale.words("What it does", "项目效果")
        var table = PageTable(
            "effects", title,
            [
                PageTable.Column("indicator", locale.words("Indicator", "指标")),
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column("amount", locale.words("Full yearly effect", "达效后年效果"), .right),
                PageTable.Column("lag", locale.words("Years after completion", "完工后年数"), .right),
                PageTable.Column("ramp", locale.words("Years to the full effect", "达效年数"), .right),
            ])
        for effect in effects {
            let decimals = index.indicators[effect.indicator]?.decimals ?? 2
            table.add([
                .text(Sentence(link(effect.indicator, at: effect.place))), .text(Sentence(link(effect.place))),
                figure(
                    effect.amount, unit: locale.unit(effect.indicator, index), decimals: decimals,
                    origin: effect.origin, shows: true, explained: .anchor("sources")),
                .count(effect.lag), .count(effect.ramp),
            ])
        }
        return PageSection("effects", title, [.grid(table)])
    }

    // MARK: Places, tasks and other projects

    private func neighboursOf(_ project: Project) -> PageSection? {
        var facts: [PageFact] = []
        let places = index.projectPlaces[project.id] ?? []
        if !places.isEmpty {
            facts.append(PageFact(locale.words("Places", "地区"), joined(places.map { link($0.place) })))
        }
        let tasks = project.tasks.compactMap { index.tasks[$0] }
        if !tasks.isEmpty {
            let words = tasks.map { locale.text($0.title) }.joined(separator: locale.words("; ", "；"))
            facts.append(PageFact(locale.words("Tasks it serves", "服务任务"), .words(words)))
        }
        func add(_ en: String, _ zh: String, _ projects: [ID<Project>]) {
            guard !projects.isEmpty else { return }
            facts.append(PageFact(locale.words(en, zh), joined(projects.map { link($0) })))
        }
        add("Waits for", "前置项目", shared.requirements[project.id] ?? [])
        add("Is waited for by", "后续项目", shared.dependents[project.id] ?? [])
        add(
            "At most one of these is chosen", "互斥方案",
            (shared.alternatives[project.id] ?? []).filter { $0 != project.id })
        add("Parts", "组成项目", shared.parts[project.id] ?? [])
        guard !facts.isEmpty else { return nil }
        return PageSection(
            "neighbours", locale.words("Places, tasks and other projects", "地区、任务与相关项目"), [.facts(facts)])
    }

    // MARK: Findings and what if

    /// What is wrong about a record; nil where nothing is, or the audience may not read it.
    func findingsAbout(_ address: Address) -> PageSection? {
        guard plan.showsFindings, let found = shared.findings[address], !found.isEmpty else { return nil }
        let title = locale.words("What is wrong about it", "存在的问题")
        return PageSection("findings", title, [.grid(findingTable(found[...]))])
    }
}
