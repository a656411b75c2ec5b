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
        let unit = locale.unit(indicator.id, pages.index)
        let title = self.title(unit)
        let chart = LineChart(
            id: "chart", title: title, unit: unit, decimals: indicator.decimals, lines: lines,
            intervals: intervals(coming), marks: marks, table: table(past, coming, marks, title, unit))
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
        return [(0.95, "95 %"), (0.8, "80 %")].map { coverage, name in
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
        _ marks: [LineChart.Mark], _ title: String, _ unit: String
    ) -> PageTable {
        var columns = [
            PageTable.Column("year", locale.words("Year", "年份")),
            PageTable.Column("observed", locale.words("observed or computed", "监测值或计算值"), .right, unit: unit),
        ]
        let quantiles = [0.025, 0.1, 0.5, 0.9, 0.975]
        if !coming.isEmpty {
            columns += zip(quantiles, ["2.5 %", "10 %", "50 %", "90 %", "97.5 %"]).map { _, name in
                PageTable.Column(
                    "quantile_\(name.dropLast(2))", locale.words("\(name) quantile", "\(name) 分位数"), .right, unit: unit)
            }
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
        for year in Set(observed.keys).union(expected.keys).union(wanted.keys).sorted() {
            var cells = [PageCell.words(year.description), shown(observed[year])]
            if !coming.isEmpty { cells += quantiles.map { level in shown(expected[year].map { $0.quantile(level) }) } }
            if !marks.isEmpty { cells.append(shown(wanted[year])) }
            table.add(cells)
        }
        return table
    }
}
