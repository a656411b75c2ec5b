import Diagnostics
import Forecasts
import Outlook
import PlanModel
import Quantities

/// The chart of an indicator at a place: what was, what may come, what is wanted.
struct IndicatorChart {
    let pages: PlanPages
    let indicator: Indicator
    let place: ID<Place>
    private var locale: PageLocale { pages.locale }

    /// The section with the chart; nil where there are fewer than two points to draw.
    func section(_ path: Trajectory?, _ outlooks: [TargetOutlook]) -> PageSection? {
        guard let path else { return nil }
        let past = path.history.compactMap { year, cell in
            cell.number.map { LineChart.Point(year: year, value: rounded($0)) }
        }.sorted { $0.year < $1.year }
        let coming = self.coming(path, after: past.last?.year)
        let marks = outlooks.compactMap(mark)
        guard past.count + coming.count + marks.count > 1, !past.isEmpty || !coming.isEmpty else { return nil }
        var lines = [
            LineChart.Line(name: locale.words("observed or computed", "监测值或计算值"), role: .observed, points: past)
        ]
        if !coming.isEmpty {
            let middle = coming.map { LineChart.Point(year: $0.year, value: rounded($0.distribution.median)) }
            lines.append(
                LineChart.Line(name: locale.words("middle of what may come", "预测中位数"), role: .expected, points: middle))
        }
        let even = evenWay(outlooks)
        if !even.isEmpty {
            lines.append(
                LineChart.Line(name: locale.words("even way to the target", "匀速推进线"), role: .wanted, points: even))
        }
        let rates = wantedRates(outlooks)
        if !rates.isEmpty {
            lines.append(
                LineChart.Line(name: locale.words("average wanted", "目标年均值"), role: .wanted, points: rates))
        }
        let unit = locale.unit(indicator.id, pages.index)
        let title = self.title(unit)
        let chart = LineChart(
            id: "chart", title: title, unit: unit, decimals: indicator.decimals, lines: lines,
            intervals: intervals(coming), marks: marks, table: table(past, coming, marks, even + rates, title, unit))
        return PageSection("path", locale.words("Path", "走势"), [.lines(chart)])
    }

    private func title(_ unit: String) -> String {
        let name = pages.name(indicator.id)
        let there = pages.name(place)
        return locale.words(
            "\(name), \(there)" + (unit.isEmpty ? "" : ", \(unit)"),
            "\(name)，\(there)" + (unit.isEmpty ? "" : "（\(unit)）"))
    }

    private func rounded(_ number: Double) -> Double { DecimalText.rounded(number, decimals: indicator.decimals) }

    /// The distributions of the years to come, to the horizon of the plan.
    private func coming(_ path: Trajectory, after last: Year?) -> [(year: Year, distribution: PredictiveDistribution)] {
        guard case .assessed(let forecast) = path.outlook else { return [] }
        let first = Year(forecast.firstYear)
        let end = pages.header.horizon ?? pages.header.period.last
        guard first <= end else { return [] }
        return (first...end).compactMap { year in
            guard path.history[year]?.number == nil || path.history[year]?.isProvisional == true else { return nil }
            return path.distribution(year).map { (year, $0) }
        }
    }

    private func intervals(_ coming: [(year: Year, distribution: PredictiveDistribution)]) -> [LineChart.Interval] {
        guard !coming.isEmpty else { return [] }
        return [(0.95, "95 %"), (0.8, "80 %"), (0.5, "50 %")].map { coverage, name in
            let tail = (1 - coverage) / 2
            return LineChart.Interval(
                name: name, coverage: coverage,
                ends: coming.map { year, distribution in
                    LineChart.Ends(
                        year: year, low: rounded(distribution.quantile(tail)),
                        high: rounded(distribution.quantile(1 - tail)))
                })
        }
    }

    /// The even way from the baseline to the last target of this plan that has one within the plan's years.
    private func evenWay(_ outlooks: [TargetOutlook]) -> [LineChart.Point] {
        let schedules = outlooks.filter { pages.isOwn($0.target) && $0.target.year <= pages.header.period.last }
            .compactMap { Schedule($0, indicator, pages.header) }
        guard let schedule = schedules.max(by: { $0.last < $1.last }) else { return [] }
        return (schedule.first...schedule.last).compactMap { year in
            schedule.value(in: year).map { LineChart.Point(year: year, value: rounded($0)) }
        }
    }

    /// Of rates whose average is wanted: that average over its years.
    private func wantedRates(_ outlooks: [TargetOutlook]) -> [LineChart.Point] {
        guard indicator.nature == .growth else { return [] }
        let wanted = outlooks.last { pages.isOwn($0.target) && $0.target.form == .annualGrowth }
        switch wanted?.required {
        case .averageAtLeast(let rate, let years)?, .averageAtMost(let rate, let years)?:
            return years.years.map { LineChart.Point(year: $0, value: rounded(rate)) }
        default: return []
        }
    }

    /// A level that is wanted; averages and sums have no place among levels.
    private func mark(_ outlook: TargetOutlook) -> LineChart.Mark? {
        let target = outlook.target
        guard let value = target.value.number, target.form != .annualGrowth,
            target.form != .cumulative || indicator.nature == .change
        else { return nil }
        let shown = locale.number(value, decimals: indicator.decimals)
        return LineChart.Mark(
            name: locale.words("target \(target.year): \(shown)", "\(target.year) 年目标：\(shown)"), year: target.year,
            value: rounded(value))
    }

    private func table(
        _ past: [LineChart.Point], _ coming: [(year: Year, distribution: PredictiveDistribution)],
        _ marks: [LineChart.Mark], _ way: [LineChart.Point], _ title: String, _ unit: String
    ) -> PageTable {
        var columns = [
            PageTable.Column("year", locale.words("Year", "年份")),
            PageTable.Column("observed", locale.words("observed or computed", "监测值或计算值"), .right, unit: unit),
        ]
        let quantiles = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
        if !coming.isEmpty {
            columns += zip(quantiles, ["2.5 %", "10 %", "25 %", "50 %", "75 %", "90 %", "97.5 %"]).map { _, name in
                PageTable.Column(
                    "quantile_\(name.dropLast(2))", locale.words("\(name) quantile", "\(name) 分位数"), .right, unit: unit)
            }
        }
        if !way.isEmpty {
            columns.append(PageTable.Column("even_way", locale.words("wanted by then", "应达进度"), .right, unit: unit))
        }
        if !marks.isEmpty {
            columns.append(PageTable.Column("target", locale.words("target", "目标"), .right, unit: unit))
        }
        var table = PageTable("path", title, columns)
        let observed = Dictionary(past.map { ($0.year, $0.value) }) { first, _ in first }
        let expected = Dictionary(coming.map { ($0.year, $0.distribution) }) { first, _ in first }
        let wanted = Dictionary(marks.map { ($0.year, $0.value) }) { first, _ in first }
        func shown(_ number: Double?) -> PageCell {
            number.map { .figure(PageFigure(.number($0), decimals: indicator.decimals)) } ?? .notApplicable
        }
        let scheduled = Dictionary(way.map { ($0.year, $0.value) }) { first, _ in first }
        let years = Set(observed.keys).union(expected.keys).union(wanted.keys).union(scheduled.keys)
        for year in years.sorted() {
            var cells = [PageCell.words(year.description), shown(observed[year])]
            if !coming.isEmpty { cells += quantiles.map { level in shown(expected[year].map { $0.quantile(level) }) } }
            if !way.isEmpty { cells.append(shown(scheduled[year])) }
            if !marks.isEmpty { cells.append(shown(wanted[year])) }
            table.add(cells)
        }
        return table
    }
}
