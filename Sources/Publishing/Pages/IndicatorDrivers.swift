import Diagnostics
import Formulas
import Outlook
import PlanModel
import Quantities

/// What drives an indicator, with amounts: projects and tasks, inputs of its formula, assumptions; for the office alone.
///
/// The amounts are computed on the whole plan, so that no circle could be shown them without a second computation; it
/// reads the stated effects instead.
struct IndicatorDrivers {
    let pages: PlanPages
    let indicator: Indicator
    let place: ID<Place>
    private var locale: PageLocale { pages.locale }
    private var trajectories: Trajectories { pages.appraisal.trajectories }
    /// How many rows a table has at most.
    private static let listed = 25

    /// The section; nil for a circle, and where nothing is known to drive it.
    func section(_ outlooks: [TargetOutlook]) -> PageSection? {
        guard pages.plan.audience == .office else { return nil }
        let outlook = outlooks.first { pages.isOwn($0.target) && $0.target.year == pages.header.period.last }
        let condition: TargetCondition? =
            if case .chance(let chance)? = outlook?.standing { chance.conditions.last } else { nil }
        let years = condition?.years ?? [pages.header.period.last]
        let last = years.last ?? pages.header.period.last
        guard let slopes = trajectories.slopes(of: indicator.id, at: place, in: last) else { return nil }
        var blocks: [PageBlock] = []
        if let missing = slopes.missing {
            blocks.append(
                .sentences([
                    Sentence(
                        locale.words(
                            "What drives it cannot be told: \(locale.text(missing.text)).",
                            "无法说明影响因素：\(locale.text(missing.text))。"))
                ]))
        }
        blocks += causes(years, outlook, condition) + inputs(slopes, last)
        let points = assumptions(slopes, last) + branches(slopes)
        if !points.isEmpty { blocks.append(.points(points)) }
        guard !blocks.isEmpty else { return nil }
        return PageSection("drivers", locale.words("What drives it", "影响因素"), blocks)
    }

    // MARK: Projects and tasks

    private func causes(_ years: [Year], _ outlook: TargetOutlook?, _ condition: TargetCondition?) -> [PageBlock] {
        // Of an average of rates the number compared is their sum over the open years.
        let isRate = outlook?.target.form == .annualGrowth && indicator.nature == .growth
        let parts = isRate ? Double(max(1, years.count)) : 1
        let amounts = EffectDrivers(trajectories).amounts(moving: indicator.id, at: place, over: years)
        let sorted = amounts.sorted { (abs($1.value), $0.key) < (abs($0.value), $1.key) }
        guard let first = years.first, let last = years.last, !sorted.isEmpty else { return [] }
        let when = first == last ? last.description : "\(first)–\(last)"
        let gap = condition.flatMap { condition in outlook.map { $0.gap(of: condition) * condition.wish } }
        var columns = [
            PageTable.Column("cause", locale.words("Project or task", "项目或任务")),
            PageTable.Column(
                "amount", locale.words("adds in \(when)", "\(when) 年增减"), .right,
                unit: locale.unit(ofDifference: indicator.id, pages.index)),
        ]
        if gap != nil {
            columns.append(PageTable.Column("share", locale.words("of what is needed", "占所需"), .right, unit: "%"))
        }
        var table = PageTable(
            "drivers", locale.words("Projects and tasks, the greatest first", "项目与任务（按影响大小）"), columns)
        let shares = gap.map { gap in { (amount: Double) in amount / gap * 100 } }
        let decimals = pages.decimals(of: indicator, showing: sorted.map { $0.value / parts })
        func add(_ name: PageCell, _ amount: Double, isTotal: Bool = false) {
            let share = shares.map { [PageCell.figure(PageFigure(.number($0(amount)), decimals: 1))] } ?? []
            table.add(
                [name, .figure(PageFigure(.number(amount / parts), decimals: decimals))] + share, isTotal: isTotal)
        }
        let shown = sorted.prefix(pages.showsAll ? sorted.count : Self.listed)
        for (cause, amount) in shown { add(name(of: cause), amount) }
        let rest = sorted.dropFirst(shown.count)
        if !rest.isEmpty {
            add(
                .words(locale.words("\(locale.count(rest.count)) more", "其余 \(locale.count(rest.count)) 项")),
                rest.reduce(0) { $0 + $1.value })
        }
        add(.words(locale.words("all together", "合计")), sorted.reduce(0) { $0 + $1.value }, isTotal: true)
        let note = locale.words(
            "Through formulas and sums of places by their exact slopes, from the completion that the plan gives each; what "
                + "the latest value holds already is not counted again.",
            "按规划所列完工时间，经公式和地区汇总精确求导传导；最新值中已包含的部分不重复计入。")
        return [.sentences([Sentence(note)]), .grid(table)]
    }

    private func name(of cause: Address) -> PageCell {
        guard cause.collection == Project.collection, pages.index.projects[ID(cause.key)] != nil else {
            let task = pages.index.tasks[ID(cause.key)].map { locale.text($0.title) }
            return .words(task ?? cause.description)
        }
        return .text(Sentence(pages.link(ID<Project>(cause.key))))
    }

    // MARK: Inputs

    /// What the formula or sum reads, with what one per cent more of it does.
    private func inputs(_ slopes: OutlookSlopes, _ year: Year) -> [PageBlock] {
        var rows: [(cell: FormulaCell, value: Double, moved: Double)] = []
        for (cell, slope) in slopes.inputs where slope != 0 {
            guard
                let value = trajectories.path(of: PlanIndex.SeriesKey(cell.indicator, cell.place))?
                    .central(cell.year).number
            else { continue }
            rows.append((cell, value, slope * value / 100))
        }
        guard !rows.isEmpty else { return [] }
        rows.sort { (abs($1.moved), $0.cell) < (abs($0.moved), $1.cell) }
        var table = PageTable(
            "inputs", locale.words("What it is computed from", "计算所用指标"),
            [
                PageTable.Column("input", locale.words("Indicator", "指标")),
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("value", locale.words("Value or middle of the outlook", "数值或预测中位数"), .right),
                PageTable.Column(
                    "moved", locale.words("1 % more of it moves \(year) by", "其增加 1% 使 \(year) 年变化"), .right,
                    unit: locale.unit(indicator.id, pages.index)),
            ])
        let decimals = pages.decimals(of: indicator, showing: rows.map(\.moved))
        for row in rows.prefix(pages.showsAll ? rows.count : Self.listed) {
            let input = pages.index.indicators[row.cell.indicator]
            var figure = PageFigure(.number(row.value), decimals: input?.decimals ?? 2)
            figure.unit = locale.unit(row.cell.indicator, pages.index)
            figure.showsUnit = true
            let isListed = pages.shared.placesOfIndicator[row.cell.indicator]?.contains(row.cell.place) == true
            table.add([
                isListed
                    ? .text(Sentence(pages.link(row.cell.indicator, at: row.cell.place)))
                    : .words(pages.name(row.cell.indicator)),
                .words(pages.name(row.cell.place)), .words(row.cell.year.description), .figure(figure),
                .figure(PageFigure(.number(row.moved), decimals: decimals)),
            ])
        }
        return [.grid(table)]
    }

    // MARK: Assumptions and choices

    private func assumptions(_ slopes: OutlookSlopes, _ year: Year) -> [Sentence] {
        slopes.assumptions.sorted { $0.key < $1.key }.map { assumption, slope in
            let link = PageLink(
                assumption.text, to: pages.paths.assumptions, anchor: Anchors.assumption(assumption.text))
            let moved = locale.number(slope, decimals: 2)
            return Sentence(locale.words("The yearly change is assumed (", "年变化量为假设（")) + Sentence(link)
                + Sentence(
                    locale.words(
                        "): one unit more of it moves the value of \(year) by \(moved).",
                        "）：每增加一个单位，\(year) 年数值变化 \(moved)。"))
        }
    }

    /// Which side of a choice in a formula the amounts hold for.
    private func branches(_ slopes: OutlookSlopes) -> [Sentence] {
        slopes.branches.prefix(6).map { branch in
            let kink =
                branch.isAtKink
                ? locale.words(
                    " The sides meet just there: on the other one the amounts may differ.", "此处恰为分界，另一侧的影响可能不同。")
                : ""
            let name = pages.name(branch.cell.indicator)
            return Sentence(
                locale.words(
                    "The amounts hold for the side used at ‘\(name)’ \(branch.cell.year): \(locale.text(branch.words)).\(kink)",
                    "上述影响适用于“\(name)”\(branch.cell.year) 年所取一侧：\(locale.text(branch.words))。\(kink)"))
        }
    }
}

extension PlanPages {
    /// So many decimals that the greatest of some amounts shows two digits; at least those of the indicator.
    func decimals(of indicator: Indicator, showing amounts: [Double]) -> Int {
        let greatest = amounts.map { abs($0) }.max() ?? 0
        var decimals = indicator.decimals
        var step = (0..<decimals).reduce(1.0) { step, _ in step / 10 }
        while greatest < 10 * step, decimals < indicator.decimals + 4 {
            decimals += 1
            step /= 10
        }
        return decimals
    }
}
