import Diagnostics
import Outlook
import Phasing
import PlanModel
import Quantities

extension ProgrammeSections {
    // MARK: Money and limits

    func money() -> PageSection {
        let title = locale.words("Money by year", "分年资金")
        let unit = locale.moneyUnit(index, header)
        var table = PageTable(
            "money", title,
            [
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("amount", locale.words("money of the programme", "安排资金"), .right, unit: unit),
            ])
        for money in result.money {
            table.add([
                .words(money.year.description), .figure(PageFigure(.number(money.amount / 10_000), decimals: 2)),
            ])
        }
        let total = result.money.map(\.amount).reduce(0, +)
        table.add(
            [
                .words(locale.words("all years", "合计")), .figure(PageFigure(.number(total / 10_000), decimals: 2)),
            ], isTotal: true)
        return PageSection("money", title, [.grid(table)])
    }

    func limits() -> PageSection {
        let title = locale.words("Limits, and what is used of them", "约束及使用情况")
        var table = PageTable(
            "limits", title,
            [
                PageTable.Column("resource", locale.words("Resource", "资源")),
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("unit", locale.words("Unit", "单位")),
                PageTable.Column("allowed", locale.words("allowed", "约束"), .right),
                PageTable.Column("used", locale.words("used", "使用"), .right),
                PageTable.Column("fixed", locale.words("of that begun", "其中已开工"), .right),
                PageTable.Column("standing", locale.words("Standing", "状态")),
            ])
        for use in result.limits {
            let limit = index.plan.limits[use.row]
            let decimals = limit.resource == Resources.cost ? 2 : limit.resolution < 1 ? 2 : 0
            let size = limit.resource == Resources.cost ? 10_000.0 : 1
            let figures = [use.allowed, use.used, use.fixed].map { amount in
                PageCell.figure(PageFigure(.number(amount / size), decimals: decimals))
            }
            table.add(
                [
                    .words(locale.text(index.name(ofResource: limit.resource, paidBy: limit.funding))),
                    .words(locale.text(index.name(limit.place))), .words(limit.year.description),
                    .words(unit(of: limit)),
                ] + figures + [.status(Self.standing(use, grid: limit.resolution, in: locale))])
        }
        return PageSection("limits", title, [.grid(table)])
    }

    private func unit(of limit: Limit) -> String {
        if limit.resource == Resources.cost { return locale.moneyUnit(index, header) }
        guard let written = index.unit(ofResource: limit.resource),
            let unit = try? index.unitBook.unit(written)
        else { return "–" }
        return unit.name(in: locale.language, book: index.unitBook)
    }

    /// How a limit stands with what is used of it.
    static func standing(_ use: PhasingResult.LimitUse, grid: Double, in locale: PageLocale) -> PageStatus {
        if use.fixed > use.allowed {
            return PageStatus("✗", locale.words("exceeded by projects that have begun", "已开工项目已超出"), .bad)
        }
        if use.used > use.allowed { return PageStatus("✗", locale.words("exceeded", "超出"), .bad) }
        if use.allowed - use.used < max(grid, 0.01 * abs(use.allowed)) {
            return PageStatus("▲", locale.words("used up", "基本用尽"), .watch)
        }
        return PageStatus("✓", locale.words("kept", "满足"), .good)
    }

    // MARK: Targets

    func targets() -> PageSection {
        let title = locale.words("Targets that the choice of projects can move", "项目安排可影响的目标")
        var table = PageTable(
            "targets", title,
            [
                PageTable.Column("indicator", locale.words("Indicator", "指标")),
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("unit", locale.words("Unit", "单位")),
                PageTable.Column("needed", locale.words("needed", "要求"), .right),
                PageTable.Column("without", locale.words("without the choice", "不含新列入项目"), .right),
                PageTable.Column("with", locale.words("effects added up", "效果累加"), .right),
                PageTable.Column("in_full", locale.words("computed in full", "全面核算"), .right),
                PageTable.Column("difference", locale.words("difference", "差异"), .right),
                PageTable.Column("standing", locale.words("Central path", "中间路径")),
            ])
        for use in result.targets {
            let target = index.plan.targets[use.target.row]
            let decimals = index.indicators[target.indicator]?.decimals ?? 2
            func figure(_ number: Double) -> PageCell { .figure(PageFigure(.number(number), decimals: decimals)) }
            let rest = use.inFull.map { Self.difference($0, use.addedUp, decimals) }
            table.add([
                .words(locale.text(index.name(target.indicator))), .words(locale.text(index.name(target.place))),
                .words(target.year.description), .words(locale.unit(target.indicator, index)),
                figure(use.target.needed), figure(use.target.without), figure(use.addedUp),
                use.inFull.map(figure) ?? .notApplicable,
                rest.map { $0 == 0 ? .words(locale.words("none", "无")) : figure($0) } ?? .notApplicable,
                .status(standing(of: use, decimals)),
            ])
        }
        let (told, page) =
            paths == nil
            ? ("`lustrum appraise` gives", "lustrum appraise") : ("the page of its indicator gives", "各指标页")
        let note = locale.words(
            "A central path that reaches a target is about as likely to end above it as below; \(told) the probability.",
            "中间路径达到目标，意味着实际结果高于或低于目标的可能性大致相当；概率见\(page)。")
        let twice = locale.words(
            "The choice adds up effects one by one; afterwards the whole programme is put through all formulas and bounds. "
                + "What remains between the two is shown, and the standing follows the full computation.",
            "选择项目时逐项累加效果；选定后再将整个安排代入全部公式和上下限核算。两者之差列于表中，状态以全面核算为准。")
        return PageSection("targets", title, [.sentences([Sentence(note), Sentence(twice)]), .grid(table)])
    }

    /// By how much the value in full lies from the one added up, as both are shown.
    private static func difference(_ full: Double, _ addedUp: Double, _ decimals: Int) -> Double {
        let apart =
            DecimalText.rounded(full, decimals: decimals) - DecimalText.rounded(addedUp, decimals: decimals)
        return DecimalText.rounded(apart, decimals: decimals)
    }

    private func standing(of use: PhasingResult.TargetUse, _ decimals: Int) -> PageStatus {
        let indicator = index.plan.targets[use.target.row].indicator
        let short = use.inFull.map { use.target.isAtLeast ? use.target.needed - $0 : $0 - use.target.needed }
        let away = max(0, short ?? use.shortfall)
        guard DecimalText.rounded(away, decimals: decimals) != 0 else {
            return PageStatus("✓", locale.words("reached", "可达到"), .good)
        }
        let missing = locale.text(index.shown(difference: away, of: indicator))
        return PageStatus("▼", locale.words("short by \(missing)", "差 \(missing)"), .bad)
    }
}
