import Appraisals
import Diagnostics
import LinearPrograms
import Outlook
import Phasing
import PlanModel
import Quantities

extension Page {
    /// The programme of a plan as one page, as `lustrum programme` prints it.
    public static func programme(_ result: PhasingResult, of index: PlanIndex, in locale: PageLocale) -> Page {
        let sections = ProgrammeSections(result: result, index: index, locale: locale)
        var page = Page(
            .programme, at: SitePath([index.plan.header.id, locale.language, "programme"]), in: locale,
            title: locale.words(
                "Programme: \(locale.text(index.plan.header.title))", "项目安排：\(locale.text(index.plan.header.title))"),
            sections: sections.all())
        page.preface = sections.preface().map { Sentence($0) }
        return page
    }
}

/// Makes the sections of a programme, for the terminal and for pages alike.
struct ProgrammeSections {
    let result: PhasingResult
    let index: PlanIndex
    let locale: PageLocale
    /// Where projects lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?

    var header: PlanHeader { index.plan.header }
    private var isReal: Bool { header.setting == .real }

    /// The sections that have something to say.
    func all() -> [PageSection] {
        var sections: [PageSection] = []
        if !result.conflict.isEmpty { sections.append(conflict()) }
        if !result.violations.isEmpty { sections.append(violations()) }
        if result.programme != nil {
            sections += isReal ? [asListed(), limits()] : [byField(), money(), limits(), targets()]
            if !result.moves.isEmpty { sections.append(moves()) }
            if !isReal { sections.append(leftOut()) }
            sections.append(chosen())
        } else {
            sections.append(limits())
        }
        return sections.filter { section in
            section.blocks.contains { block in block.table.map { !$0.rows.isEmpty } ?? true }
        }
    }

    // MARK: What it rests on

    func preface() -> [String] {
        var lines: [String] = []
        if !header.notice.isEmpty { lines.append(locale.text(header.notice)) }
        guard result.programme != nil else {
            lines.append(
                result.conflict.isEmpty
                    ? locale.words("No programme was found within the work allowed.", "在允许的计算量内未找到可行的项目安排。")
                    : locale.words("There is no programme that keeps all rules.", "不存在满足全部规则的项目安排。"))
            return lines
        }
        if isReal {
            lines.append(
                locale.words(
                    "The plan is of a real place: every project stands as it is listed, and nothing is chosen.",
                    "本规划为真实地区：全部项目按所列计入，不作取舍。"))
            return lines
        }
        lines += [gap()] + standIns()
        let work = result.work
        lines.append(
            locale.words(
                "Work done: \(locale.count(work.nodes)) branches, \(locale.count(work.iterations)) steps; the same plan "
                    + "gives the same programme.",
                "计算量：\(locale.count(work.nodes)) 个分支、\(locale.count(work.iterations)) 步；同一规划所得安排相同。"))
        return lines
    }

    private func gap() -> String {
        guard let gap = result.benefitGap, gap.isFinite else {
            return locale.words(
                "It is not known how much better another programme could be.", "尚不清楚能否有更好的项目安排。")
        }
        let percent = DecimalText.fixed((gap * 10_000).rounded(.up) / 100, decimals: 2)
        let stated = DecimalText.fixed(result.statedGap * 100, decimals: 1)
        let isCut = result.objectives.contains { $0.objective == .benefit && $0.isCutShort }
        let cut = isCut ? locale.words(" The work allowed was done.", "已达到允许的计算量。") : ""
        return locale.words(
            "Of all programmes that serve the targets as well, none is worth more than \(percent) % more than this one; "
                + "up to \(stated) % may be given up for fewer moves or more even money.\(cut)",
            "在同样服务于目标的各种安排中，最优者的效益至多比本安排高 \(percent)%；为减少变动或均衡资金，最多可让出 \(stated)%。\(cut)")
    }

    /// What stands in for figures that nobody gave.
    private func standIns() -> [String] {
        let weighed = result.projects.filter { if case .candidate = $0.role { true } else { false } }
        let costs = weighed.count { result.costAsBenefit.contains($0.project) }
        guard costs > 0 else { return [] }
        return [
            locale.words(
                "Assumption: the cost stands in for the benefit of \(locale.count(costs)) "
                    + "project\(costs == 1 ? "" : "s") without an appraised one.",
                "假设：\(locale.count(costs)) 个项目未经效益评估，以投资额代替。")
        ]
    }

    // MARK: No programme, or one with faults

    private func conflict() -> PageSection {
        let rules = result.conflict.map { Sentence(locale.text($0.words(in: index))) }
        let intro = locale.words(
            "These rules cannot be kept together; without any one of them the others can:", "以下规则无法同时满足，去掉其中任一项，其余即可满足："
        )
        return PageSection(
            "conflict", locale.words("What cannot be kept together", "无法同时满足的规则"),
            [.sentences([Sentence(intro)]), .points(rules)] + relief())
    }

    /// The least that would end the conflict.
    private func relief() -> [PageBlock] {
        guard !result.relief.isEmpty else { return [] }
        let points = result.relief.map { relief in
            let resource = relief.rule.resource(in: index.plan)
            let amount = locale.text(index.saidAmount(relief.amount, of: resource, isEnough: true))
            let rule = locale.text(relief.rule.words(in: index))
            let isLimit = if case .limit = relief.rule { true } else { false }
            return Sentence(
                isLimit
                    ? locale.words("\(rule), raised by \(amount)", "\(rule)，增加 \(amount)")
                    : locale.words("\(rule), asking for \(amount) less", "\(rule)，降低 \(amount)"))
        }
        let intro = locale.words("The least that would end this:", "化解冲突所需的最小调整：")
        return [.sentences([Sentence(intro)]), .points(points)]
    }

    private func violations() -> PageSection {
        PageSection(
            "violations", locale.words("What the check of the programme found", "对项目安排复核的结果"),
            [.points(result.violations.map { Sentence(locale.text($0.sentence(in: index))) })])
    }

    // MARK: Projects

    private func byField() -> PageSection {
        let title = locale.words("Projects in the programme by field and first year", "按领域和开工年份分列的项目")
        let years = result.money.map(\.year)
        var columns = [PageTable.Column("field", locale.words("Field", "领域"))]
        columns.append(PageTable.Column("going_ahead", locale.words("begun", "已开工"), .right))
        columns += years.map { PageTable.Column("start_\($0)", $0.description, .right) }
        columns.append(PageTable.Column("chosen", locale.words("chosen", "列入"), .right))
        columns.append(PageTable.Column("left_out", locale.words("left out", "未列入"), .right))
        var table = PageTable("fields", title, columns)
        let fields = Dictionary(grouping: result.projects) { index.projects[$0.project]?.field }
        func add(_ name: String, _ part: [ProjectDecision], isTotal: Bool = false) {
            let chosen = part.filter { if case .candidate = $0.role { $0.placement != nil } else { false } }
            let fixed = part.count { if case .fixed = $0.role { true } else { false } }
            let starts = years.map { year in chosen.count { $0.placement?.start == year } }
            let counts = [fixed] + starts + [chosen.count, part.count - chosen.count - fixed]
            table.add([.words(name)] + counts.map(PageCell.count), isTotal: isTotal)
        }
        for field in header.fieldsOfPlan {
            if let part = fields[field.id] { add(locale.text(index.name(field.id)), part) }
        }
        let known = Set(header.fieldsOfPlan.map { Optional($0.id) })
        let others = result.projects.filter { !known.contains(index.projects[$0.project]?.field) }
        if !others.isEmpty { add(locale.words("(no field)", "（未归领域）"), others) }
        add(locale.words("all fields", "合计"), result.projects, isTotal: true)
        return PageSection("fields", title, [.grid(table)])
    }

    /// The projects of a real place, which stand as they are listed.
    private func asListed() -> PageSection {
        let title = locale.words("Projects by field, as they are listed", "按领域分列的项目（按所列）")
        var table = PageTable(
            "fields", title,
            [
                PageTable.Column("field", locale.words("Field", "领域")),
                PageTable.Column("projects", locale.words("projects", "项目"), .right),
            ])
        let listed = result.projects.filter { if case .fixed = $0.role { true } else { false } }
        let fields = Dictionary(grouping: listed) { index.projects[$0.project]?.field }
        for field in header.fieldsOfPlan {
            if let part = fields[field.id] {
                table.add([.words(locale.text(index.name(field.id))), .count(part.count)])
            }
        }
        table.add([.words(locale.words("all fields", "合计")), .count(listed.count)], isTotal: true)
        return PageSection("fields", title, [.grid(table)])
    }

    private func projectColumns() -> [PageTable.Column] {
        [
            PageTable.Column("project", locale.words("Project", "项目编号")),
            PageTable.Column("name", locale.words("Name", "名称")),
        ]
    }

    private func leftOut() -> PageSection {
        let title = locale.words("Projects left out, and why", "未列入的项目及原因")
        var table = PageTable(
            "left_out", title, projectColumns() + [PageTable.Column("reason", locale.words("Why", "原因"))])
        for decision in result.projects where decision.placement == nil {
            if case .fixed = decision.role { continue }
            table.add(cells(decision.project) + [.words(locale.text(decision.sentence(in: index)))])
        }
        return PageSection("left-out", title, [.grid(table)])
    }

    private func chosen() -> PageSection {
        let title = locale.words("Projects in the programme", "列入的项目")
        var table = PageTable(
            "chosen", title,
            projectColumns() + [
                PageTable.Column("start", locale.words("first year", "开工年份"), .right),
                PageTable.Column("finish", locale.words("last year", "竣工年份"), .right),
                PageTable.Column("reason", locale.words("Why", "原因")),
            ])
        for decision in result.projects {
            let isFixed = if case .fixed = decision.role { true } else { false }
            guard decision.placement != nil || isFixed else { continue }
            let hasStart = decision.placement != nil && index.projects[decision.project]?.start != nil
            let years = [hasStart ? decision.placement?.start : nil, decision.placement?.finish].map { year in
                year.map { PageCell.words($0.description) } ?? .words("–")
            }
            table.add(cells(decision.project) + years + [.words(locale.text(decision.sentence(in: index)))])
        }
        return PageSection("chosen", title, [.grid(table)])
    }

    private func moves() -> PageSection {
        let title = locale.words("What moves against the reference", "与参照安排相比的变动")
        var table = PageTable(
            "moves", title,
            projectColumns() + [
                PageTable.Column("before", locale.words("before", "原安排")),
                PageTable.Column("after", locale.words("now", "现安排")),
                PageTable.Column("reason", locale.words("Why", "原因")),
            ])
        func years(_ placement: Programme.Placement?) -> PageCell {
            .words(placement.map { "\($0.start)–\($0.finish)" } ?? locale.words("left out", "未列入"))
        }
        for move in result.moves {
            table.add(
                cells(move.project) + [
                    years(move.before), years(move.after), .words(locale.text(move.words(in: index))),
                ])
        }
        return PageSection("moves", title, [.grid(table)])
    }

    private func cells(_ project: ID<Project>) -> [PageCell] {
        let name = locale.text(index.name(project))
        return [.words(project.text), paths.map { .link(name, $0.project(project)) } ?? .words(name)]
    }
}

extension PhasingRule {
    /// The resource that a limit or floor is about; money for every other rule.
    fileprivate func resource(in plan: Plan) -> String {
        switch self {
        case .limit(let row): plan.limits[row].resource
        case .floor(let row): plan.floors[row].resource
        case .alternatives, .prerequisite, .package, .mandated: Resources.cost
        }
    }
}
