import Appraisals
import Diagnostics
import Outlook
import Phasing
import PlanModel
import Quantities

extension Page {
    /// The plan and its scenarios side by side, as `lustrum scenarios` prints them.
    public static func scenarios(
        _ comparison: ScenarioComparison, settings: OutlookSettings, in locale: PageLocale
    ) -> Page {
        let header = comparison.base.plan.header
        var page = Page(
            .scenarios, at: SitePath([header.id, locale.language, "scenarios"]), in: locale,
            title: locale.text(header.title), sections: ScenarioSections(comparison: comparison, locale: locale).all)
        page.notice = locale.text(header.notice)
        page.preface = StandpointPreface.sentences(comparison.base.plan, settings, locale)
        return page
    }
}

/// Makes the sections of a comparison of scenarios.
struct ScenarioSections {
    let comparison: ScenarioComparison
    let locale: PageLocale
    /// Where names lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?

    /// How many rows a table of what differs has at most.
    static let listed = 12

    var header: PlanHeader { comparison.base.plan.header }
    var index: PlanIndex { comparison.base.index }

    /// Every section that has something to tell.
    var all: [PageSection] {
        guard !comparison.columns.isEmpty else { return [none] }
        var sections = [overview]
        if let broken { sections.append(broken) }
        sections.append(mainTargets)
        if let other = otherTargets { sections.append(other) }
        if let money { sections.append(money) }
        sections += comparison.columns.compactMap(moves)
        return sections + [changes]
    }

    private var none: PageSection {
        let title = locale.words("No scenarios", "没有情景")
        let words = locale.words(
            "The plan has no scenarios. One is a name and a few changes in scenarios.yaml; it is then shown here beside "
                + "the plan.", "规划未设情景。在 scenarios.yaml 中写明名称和若干修改，即可在此与规划并列比较。")
        return PageSection("none", title, [.sentences([Sentence(words)])])
    }

    // MARK: Columns

    /// What a scenario is called.
    func name(_ scenario: Scenario) -> String {
        let name = locale.text(scenario.name)
        return name.isEmpty ? scenario.id.text : name
    }

    /// A column for the plan and one for each scenario.
    func columns(first: PageTable.Column, _ alignment: PageTable.Alignment = .left, unit: String = "")
        -> [PageTable.Column]
    {
        [first, PageTable.Column("plan", locale.words("the plan", "规划"), alignment, unit: unit)]
            + comparison.columns.map { column in
                PageTable.Column("scenario-\(column.scenario.id)", name(column.scenario), alignment, unit: unit)
            }
    }

    /// The state of each scenario; nil for one that cannot be computed.
    var states: [ScenarioComparison.State?] {
        comparison.columns.map { if case .computed(let state, _) = $0.outcome { state } else { nil } }
    }

    /// Nothing can stand in the column of a scenario that cannot be computed, and why.
    var notComputed: PageCell {
        .figure(PageFigure(.missing(locale.words("cannot be computed", "无法计算")), decimals: 0))
    }

    /// One row: a cell for the plan and each scenario.
    func row(_ head: PageCell, _ cell: (ScenarioComparison.State) -> PageCell) -> [PageCell] {
        [head, cell(comparison.base)] + states.map { $0.map(cell) ?? notComputed }
    }

    // MARK: Overview

    private var overview: PageSection {
        let title = locale.words("Side by side", "总体比较")
        var table = PageTable(
            "overview", title, columns(first: PageTable.Column("measure", locale.words("What", "内容"))))
        table.layout = .stacked
        let links = comparison.columns.map { column -> PageCell in
            let count = locale.count(column.changes.count)
            let words = column.changes.count == 1 ? "1 change" : "\(count) changes"
            let shown = locale.words(words, "修改 \(count) 处")
            return paths == nil ? .words(shown) : .text(Sentence(PageLink(shown, .anchor("changes"))))
        }
        table.add([.words(locale.words("Changes to the plan", "对规划的修改")), .notApplicable] + links)
        let stands = comparison.columns.map { column -> PageCell in
            let below = column.line.dropLast().last.map(name)
            return .words(below ?? locale.words("the plan", "规划"))
        }
        table.add([.words(locale.words("Stands on", "所依据")), .notApplicable] + stands)
        table.add(row(.words(locale.words("Main targets at least as likely as not", "实现可能不低于一半的主要目标")), likely))
        guard comparison.base.phasing != nil else { return PageSection("overview", title, [.grid(table)]) }
        table.add(row(.words(locale.words("Projects in the programme", "列入安排的项目")), placed))
        let unit = locale.moneyUnit(index, header)
        table.add(row(.words(locale.words("Money of the period, \(unit)", "规划期投资（\(unit)）")), spent))
        table.add(row(.words(locale.words("Limits used up", "用满的约束")), full))
        let moved = comparison.columns.map { column -> PageCell in
            guard case .computed(let state, let found?) = column.outcome else { return notComputed }
            if state.hasNoProgramme { return noProgramme }
            return .words(moveWords(found))
        }
        table.add([.words(locale.words("Projects that move", "调整的项目")), .notApplicable] + moved)
        return PageSection("overview", title, [.sentences([Sentence(note)]), .grid(table)])
    }

    private var note: String {
        locale.words(
            "Each scenario is computed as a plan of its own; its programme is the one nearest to that of the plan. Moves "
                + "that make no difference that matters are left out.",
            "各情景均作为完整规划计算，项目安排取与规划最接近者；无实质影响的调整未计入。")
    }

    private func likely(_ state: ScenarioComparison.State) -> PageCell {
        if state.hasNoProgramme { return noProgramme }
        let outlooks = mainKeys.compactMap { state.targets[$0] }
        let (good, assessed) = outlooks.reduce((0, 0)) { sum, outlook in
            switch outlook.standing {
            case .reached: (sum.0 + 1, sum.1 + 1)
            case .notReached: (sum.0, sum.1 + 1)
            case .chance(let chance): (sum.0 + (chance.probability >= 0.5 ? 1 : 0), sum.1 + 1)
            case .notAssessable: sum
            }
        }
        return .words(locale.words("\(good) of \(assessed) that can be assessed", "\(good) 项（可评估 \(assessed) 项）"))
    }

    private func placed(_ state: ScenarioComparison.State) -> PageCell {
        guard let phasing = state.phasing, let programme = phasing.programme else { return noProgramme }
        return .count(phasing.projects.count { programme[$0.project] != nil })
    }

    private func spent(_ state: ScenarioComparison.State) -> PageCell {
        guard let phasing = state.phasing, phasing.programme != nil else { return noProgramme }
        return .figure(PageFigure(.number(phasing.money.reduce(0) { $0 + $1.amount } / 10_000), decimals: 1))
    }

    private func full(_ state: ScenarioComparison.State) -> PageCell {
        guard let phasing = state.phasing, phasing.programme != nil else { return noProgramme }
        let full = phasing.limits.count { $0.state != .open }
        return .words(
            locale.words(
                "\(locale.count(full)) of \(locale.count(phasing.limits.count))",
                "\(locale.count(full)) 项（共 \(locale.count(phasing.limits.count)) 项）"))
    }

    /// Where no programme keeps all rules, nothing can be said of what follows from one.
    var noProgramme: PageCell {
        .figure(PageFigure(.missing(locale.words("no programme keeps all rules", "无可行项目安排")), decimals: 0))
    }

    private func moveWords(_ found: Consequences) -> String {
        let moves = found.projects.filter { !$0.isTie }
        let (comesIn, falls) = (
            moves.count { $0.before == nil && $0.after != nil }, moves.count { $0.before != nil && $0.after == nil }
        )
        let years = moves.count - comesIn - falls
        guard !moves.isEmpty else { return locale.words("none", "无") }
        return locale.words(
            "\(comesIn) in, \(falls) out, \(years) in other years", "新列入 \(comesIn) 个，未列入 \(falls) 个，年份调整 \(years) 个")
    }

    // MARK: What cannot be computed

    private var broken: PageSection? {
        var points: [Sentence] = []
        for column in comparison.columns {
            switch column.outcome {
            case .broken(let findings):
                let reasons = findings.map { locale.text($0.message) }.joined(separator: locale.words("; ", "；"))
                let otherwise = locale.words(
                    "the scenario on which it stands is not there, or stands on itself", "所依据的情景不存在或互相依据")
                let reason = reasons.isEmpty ? otherwise : reasons
                points.append(
                    Sentence(
                        locale.words(
                            "✗ ‘\(name(column.scenario))’ cannot be computed: \(reason).",
                            "✗ “\(name(column.scenario))”无法计算：\(reason)。")))
            case .computed(let state, let found?) where !found.conflict.isEmpty:
                let rules = found.conflict.map { locale.text($0.words(in: state.index)) }
                    .joined(separator: locale.words("; ", "；"))
                points.append(
                    Sentence(
                        locale.words(
                            "✗ Under ‘\(name(column.scenario))’ no programme keeps all rules together: \(rules).",
                            "✗ 在“\(name(column.scenario))”下无可行项目安排，以下规则不能同时成立：\(rules)。")))
            case .computed: break
            }
        }
        guard !points.isEmpty else { return nil }
        return PageSection("broken", locale.words("What cannot be", "无法计算的情景"), [.points(points)])
    }
}
