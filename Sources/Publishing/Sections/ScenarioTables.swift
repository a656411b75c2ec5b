import Appraisals
import Diagnostics
import Outlook
import Phasing
import PlanModel
import Quantities

/// Targets, money, projects and changes of scenarios.
extension ScenarioSections {
    // MARK: Targets

    /// The keys of the plan's own main targets, in the order of the table of main indicators.
    var mainKeys: [String] { comparison.base.plan.mainTargets.map(\.key) }

    var mainTargets: PageSection {
        let title = locale.words("Main targets", "主要目标")
        guard !mainKeys.isEmpty else {
            let words = locale.words("The plan has no main indicator with a target.", "规划没有设定目标的主要指标。")
            return PageSection("main-targets", title, [.sentences([Sentence(words)])])
        }
        let note = locale.words(
            "Value wanted and how likely it is; “as the plan” where a scenario changes neither.",
            "所列为目标值及其实现可能；情景未改变的标为“同规划”。")
        return PageSection(
            "main-targets", title, [.sentences([Sentence(note)]), .grid(targets("main_targets", title, mainKeys))])
    }

    /// Other targets that stand otherwise in some scenario; nil where none does.
    var otherTargets: PageSection? {
        let (main, base) = (Set(mainKeys), comparison.base.targets)
        let all =
            comparison.base.plan.targets.map(\.key) + states.compactMap { $0 }.flatMap { $0.plan.targets.map(\.key) }
        var seen = main
        let keys = all.filter { key in
            seen.insert(key).inserted
                && states.contains { $0.map { !$0.hasNoProgramme && !isSame($0.targets[key], base[key]) } ?? false }
        }
        guard !keys.isEmpty else { return nil }
        let title = locale.words("Other targets that stand otherwise", "其他状态变化的目标")
        var blocks: [PageBlock] = [.grid(targets("other_targets", title, Array(keys.prefix(Self.listed))))]
        if keys.count > Self.listed {
            let left = locale.count(keys.count - Self.listed)
            blocks.append(.sentences([Sentence(locale.words("\(left) more.", "另有 \(left) 项。"))]))
        }
        return PageSection("other-targets", title, blocks)
    }

    private func targets(_ id: String, _ title: String, _ keys: [String]) -> PageTable {
        var table = PageTable(
            id, title, columns(first: PageTable.Column("target", locale.words("Target", "目标"))))
        table.layout = .stacked
        for key in keys {
            let base = comparison.base.targets[key]
            let known = [base] + states.map { $0?.targets[key] }
            guard let target = known.lazy.compactMap({ $0?.target }).first else { continue }
            let cells = states.map { state -> PageCell in
                guard let state else { return notComputed }
                if state.hasNoProgramme { return noProgramme }
                let outlook = state.targets[key]
                return isSame(outlook, base)
                    ? .words(locale.words("as the plan", "同规划")) : standing(outlook, state.index)
            }
            table.add([named(target), standing(base, index)] + cells)
        }
        return table
    }

    /// Whether two standings are shown alike.
    private func isSame(_ one: TargetOutlook?, _ other: TargetOutlook?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.target.value == other.target.value && StandingText(one.standing) == StandingText(other.standing)
            && words(one) == words(other)
    }

    /// How a target stands, a probability with its per cent.
    private func words(_ outlook: TargetOutlook) -> LocalizedText {
        guard case .chance(let chance) = outlook.standing else { return StandingText(outlook.standing).words }
        return ChanceWords.said(chance.probability)
    }

    private func named(_ target: Target) -> PageCell {
        let words = MemberWords(index: index, locale: locale, paths: paths)
        // A target that a scenario adds has no row on the page of its indicator.
        return comparison.base.targets[target.key] == nil ? .words(words.title(of: target)) : words.cell(of: target)
    }

    /// What is wanted and how it stands.
    private func standing(_ outlook: TargetOutlook?, _ index: PlanIndex) -> PageCell {
        guard let outlook else { return .words(locale.words("no such target", "无此目标")) }
        let text = StandingText(outlook.standing)
        var status = PageStatus(text.sign, locale.text(words(outlook)), text.tone)
        status.probability = text.probability
        let target = outlook.target
        if let number = target.value.number {
            let decimals = index.indicators[target.indicator].map { target.decimals(of: $0) } ?? 2
            let unit = target.isGrowth ? "%" : locale.unit(target.indicator, index)
            let upper = target.form == .keepWithin ? target.upper.number : nil
            let value = ([number] + [upper].compactMap { $0 }).map { locale.number($0, decimals: decimals) }
                .joined(separator: "–")
            let shown = unit.isEmpty ? value : "\(value) \(unit)"
            status.basis = locale.words("wanted \(shown)", "目标 \(shown)")
        }
        if text.isReason {
            let reason = locale.text(text.basis)
            status.basis = status.basis.isEmpty ? reason : "\(status.basis)\(locale.words("; ", "；"))\(reason)"
        }
        return .status(status)
    }

    // MARK: Money

    /// Money of the programme by year; nil where no programme is chosen.
    var money: PageSection? {
        guard comparison.base.phasing?.programme != nil else { return nil }
        let title = locale.words("Money by year", "分年投资")
        var table = PageTable(
            "money", title,
            columns(
                first: PageTable.Column("year", locale.words("Year", "年份")), .right,
                unit: locale.moneyUnit(index, header)))
        table.layout = .stacked
        func amount(_ state: ScenarioComparison.State, _ year: Year) -> PageCell {
            guard let phasing = state.phasing, phasing.programme != nil else { return noProgramme }
            let amount = phasing.money.first { $0.year == year }?.amount ?? 0
            return .figure(PageFigure(.number(amount / 10_000), decimals: 1))
        }
        for year in header.period.period.years {
            table.add(row(.words(year.description)) { amount($0, year) })
        }
        return PageSection("money", title, [.grid(table)])
    }

    // MARK: Projects

    /// The projects that a scenario moves; nil where none moves.
    func moves(_ column: ScenarioComparison.Column) -> PageSection? {
        guard case .computed(let state, let found?) = column.outcome, !state.hasNoProgramme else { return nil }
        let moves = found.projects.filter { !$0.isTie }
        guard !moves.isEmpty else { return nil }
        let name = name(column.scenario)
        let title = locale.words("Projects that move under ‘\(name)’", "“\(name)”下调整的项目")
        var table = PageTable(
            "moves-\(column.scenario.id)", title,
            [
                PageTable.Column("project", locale.words("Project", "项目")),
                PageTable.Column("before", locale.words("in the plan", "规划")),
                PageTable.Column("after", name), PageTable.Column("why", locale.words("Why", "原因")),
            ])
        table.layout = .stacked
        let cells = MoveCells(index: index, after: state.index, locale: locale)
        for move in moves.prefix(Self.listed) {
            let isKnown = index.projects[move.project] != nil
            table.add(
                [cells.project(move, page: isKnown ? paths?.project(move.project) : nil)] + cells.years(move)
                    + [.words(cells.reason(move))])
        }
        var blocks: [PageBlock] = [.grid(table)]
        if moves.count > Self.listed {
            let left = locale.count(moves.count - Self.listed)
            blocks.append(.sentences([Sentence(locale.words("\(left) more.", "另有 \(left) 个。"))]))
        }
        return PageSection("moves-\(column.scenario.id)", title, blocks)
    }

    // MARK: Changes

    var changes: PageSection {
        let title = locale.words("What the scenarios change", "各情景的修改内容")
        let cells = ChangeCells(before: index, after: index, locale: locale)
        var table = PageTable(
            "changes", title,
            [PageTable.Column("scenario", locale.words("Scenario", "情景"))] + cells.columns)
        table.layout = .stacked
        for column in comparison.columns {
            for step in column.line {
                let isOwn = step.id == column.scenario.id
                let own = name(column.scenario)
                let head = isOwn ? own : locale.words("\(own), from ‘\(name(step))’", "\(own)（来自“\(name(step))”）")
                for change in step.changes { table.add([.words(head)] + cells.cells(of: change)) }
            }
        }
        return PageSection("changes", title, [.grid(table)])
    }
}
