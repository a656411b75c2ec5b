import Appraisals
import Diagnostics
import Ensembles
import PlanModel
import Quantities

extension EnsembleSections {
    // MARK: Limits

    /// The limits with uncertain costs; or only those least likely to be kept.
    func limits(all: Bool) -> PageSection {
        let title = locale.words("Limits on money, with uncertain costs", "投资不确定时的资金约束")
        let unit = locale.moneyUnit(index, index.plan.header)
        var table = PageTable(
            "limits", title,
            [
                PageTable.Column("limit", locale.words("Limit", "约束")),
                PageTable.Column("allowed", locale.words("allowed", "上限"), .right, unit: unit),
                PageTable.Column("middle", locale.words("used, middle", "使用（中位）"), .right, unit: unit),
                PageTable.Column(
                    "high", locale.words("used, one time in ten more", "使用（十分之一概率超过）"), .right, unit: unit),
                PageTable.Column("words", locale.words("Chance of keeping it", "不突破的可能性")),
                PageTable.Column("share", locale.words("of the draws", "抽样占比"), .right, unit: "%"),
            ])
        func money(_ amount: Double) -> PageCell { .figure(PageFigure(.number(amount / 10_000), decimals: 2)) }
        let known = result.limits.filter { $0.used.count == EnsembleResult.levels.count }
        let least = known.sorted { ($0.share.value, $0.row) < ($1.share.value, $1.row) }.prefix(Self.listed)
        for limit in all ? known : Array(least) {
            table.add([
                .words(words.limit(limit.row)), money(limit.allowed), money(limit.used[2]), money(limit.used[3]),
                .words(locale.text(ChanceWords.words(limit.share.value))), words.share(limit.share.value),
            ])
        }
        let more = known.count - table.rows.count
        let others = locale.words(
            "\(locale.count(more)) more limits are kept at least as often; --all lists them.",
            "另有 \(locale.count(more)) 项约束突破的可能性不大于上列各项，用 --all 列出。")
        return PageSection(
            "limits", title, [.grid(table)] + (more > 0 ? [.sentences([Sentence(others)])] : []))
    }

    // MARK: Fans

    func fans(all: Bool) -> PageSection {
        let title = locale.words("What indicators may come to", "各指标可能达到的数值")
        var table = PageTable(
            "fans", title,
            [
                PageTable.Column("indicator", locale.words("Indicator", "指标")),
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column("year", locale.words("Year", "年份")),
                PageTable.Column("unit", locale.words("Unit", "单位")),
            ]
                + ["2.5", "10", "50", "90", "97.5"].map { level in
                    PageTable.Column(
                        "quantile_\(level)", locale.words("\(level) % below", "\(level)% 低于"), .right)
                } + [PageTable.Column("basis", locale.words("From", "依据"))])
        let wanted = Dictionary(grouping: result.targets.compactMap { words.target($0.key) }) {
            PlanIndex.SeriesKey($0.indicator, $0.place)
        }.mapValues { Set($0.map(\.year)) }
        let end = index.plan.header.period.last
        let first = Set(result.joints.first?.open ?? [])
        let shown = Set(
            result.targets.filter { first.contains($0.key) }.compactMap { words.target($0.key) }
                .map { PlanIndex.SeriesKey($0.indicator, $0.place) })
        for fan in result.fans {
            let decimals = index.indicators[fan.key.indicator]?.decimals ?? 2
            guard all || shown.contains(fan.key) else { continue }
            let unit = locale.unit(fan.key.indicator, index)
            for (year, quantiles) in fan.years.sorted(by: { $0.key < $1.key }) where !quantiles.isEmpty {
                guard all || year == end || wanted[fan.key]?.contains(year) ?? false else { continue }
                table.add(
                    [
                        .words(locale.text(index.name(fan.key.indicator))),
                        .words(locale.text(index.name(fan.key.place))), .words(year.description),
                        unit.isEmpty ? .notApplicable : .words(unit),
                    ] + quantiles.map { .figure(PageFigure(.number($0), decimals: decimals)) } + [
                        .words(fan.isDrawn ? locale.words("draws", "抽样") : locale.words("forecast", "预测"))
                    ])
            }
        }
        let sentence = locale.words(
            "‘10 % below’: one time in ten it comes to less than this. Where no assumption states anything uncertain about an "
                + "indicator, the figures are those of its forecast itself.",
            "“10% 低于”表示有十分之一的可能低于该数值。假设未列明不确定性的指标，直接采用其预测的数值。")
        return PageSection("fans", title, [.sentences([Sentence(sentence)]), .grid(table)])
    }

    // MARK: What was drawn

    func drawn() -> PageSection {
        let title = locale.words("What was drawn", "抽样说明")
        let series = Set(result.fans.map(\.key)).count
        var points = [
            Sentence(
                locale.words(
                    "\(locale.count(result.draws)) draws from seed \(result.terms.seed); the same seed gives the same draws, also for a changed plan. A share is exact to about ±\(words.accuracy(result.draws)) points.",
                    "抽样 \(locale.count(result.draws)) 次，种子 \(result.terms.seed)；种子相同则抽样相同，规划修改前后可直接比较。占比误差约 ±\(words.accuracy(result.draws)) 个百分点。"
                )),
            Sentence(
                locale.words(
                    "The courses of \(locale.count(series)) series beyond their forecasts, each at one rank in all years; they move together as their past changes did.",
                    "\(locale.count(series)) 个序列偏离预测的走势，各年分位相同；相互联动程度按以往年度变化确定。")),
        ]
        if result.correlationKept < 1 {
            points.append(
                Sentence(
                    locale.words(
                        "Taken pair by pair the links contradict each other; all are weakened to \(words.percent(result.correlationKept)) of what was seen.",
                        "两两相关程度不能同时成立，统一减弱至实测的 \(words.percent(result.correlationKept))。")))
        }
        if result.stated.isEmpty {
            points.append(
                Sentence(
                    locale.words(
                        "No assumption states how uncertain effects, costs or dates are, so these are taken as certain.",
                        "假设未列明效果、投资或工期的不确定范围，按确定值计算。")))
        }
        for idle in result.idle {
            points.append(
                Sentence(
                    locale.words(
                        "Not drawn: assumption \(idle.assumption) (\(locale.text(idle.reason))).",
                        "未抽样：假设 \(idle.assumption)（\(locale.text(idle.reason))）。")))
        }
        guard !result.stated.isEmpty else { return PageSection("drawn", title, [.points(points)]) }
        return PageSection("drawn", title, [.points(points), .grid(stated())])
    }

    private func stated() -> PageTable {
        var table = PageTable(
            "stated", locale.words("Stated to be uncertain", "列明的不确定因素"),
            [
                PageTable.Column("assumption", locale.words("Assumption", "假设")),
                PageTable.Column("what", locale.words("What", "内容")),
                PageTable.Column("low", locale.words("one time in ten below", "十分之一概率低于"), .right),
                PageTable.Column("value", locale.words("middle", "取值"), .right),
                PageTable.Column("high", locale.words("one time in ten above", "十分之一概率高于"), .right),
            ])
        let assumptions = Dictionary(index.plan.assumptions.map { ($0.id, $0) }) { first, _ in first }
        for stated in result.stated {
            guard let assumption = assumptions[stated.assumption] else { continue }
            func shown(_ value: Value) -> PageCell {
                value.number.map { .words(JSONValue.shortest($0)) } ?? .notApplicable
            }
            table.add([
                .words(stated.assumption.text), .words(words.subject(stated)), shown(assumption.low),
                shown(assumption.value), shown(assumption.high),
            ])
        }
        return table
    }
}
