import Diagnostics
import Quantities

/// Charts as SVG inside a figure: without script, with the table of the same figures below.
struct ChartHTML {
    let html: PageHTML
    private let section: PageSection
    var locale: PageLocale { html.page.locale }
    let width = 720.0
    private let height = 340.0

    init(in html: PageHTML, under section: PageSection) {
        self.html = html
        self.section = section
    }

    /// A figure with its caption, the drawing and the table that says the same.
    func add(
        _ id: String, _ title: String, _ table: PageTable, to text: inout HTMLText, kind: PageClass = .chart,
        isFolded: Bool = true, holdsLinks: Bool = false, height: Double, drawing: (inout HTMLText) -> Void
    ) {
        // On a narrow screen it scrolls; links inside it take the keyboard there, without them it must itself.
        let figure: KeyValuePairs<String, String?> = [
            "id": id, "class": kind.rawValue, "tabindex": holdsLinks ? nil : "0",
        ]
        text.add(.figure, figure) { text in
            text.add(.figcaption, ["id": "\(id)-title"], words: title)
            let attributes: KeyValuePairs<String, String?> = [
                "viewBox": "0 0 \(Drawn.number(width)) \(Drawn.number(height))",
                // A picture hides what is inside it; a group lets links be reached.
                "role": holdsLinks ? "group" : "img", "aria-labelledby": "\(id)-title",
            ]
            text.add(.svg, attributes) { drawing(&$0) }
        }
        text.newLine()
        // The table may stand in the section already.
        let isShown = section.blocks.contains { if case .grid(let other) = $0 { other.id == table.id } else { false } }
        guard !isShown else { return }
        guard isFolded else {
            TableHTML(table, in: html, under: section).add(to: &text)
            return
        }
        text.add(.details) { text in
            text.add(.summary, words: locale.words("The same as a table", "以表格显示"))
            TableHTML(table, in: html, under: section).add(to: &text)
        }
    }

    // MARK: Lines

    func add(_ chart: LineChart, to text: inout HTMLText) {
        let plot = LinePlot(chart, width: width, height: height)
        let legend = LineLegend(chart, width: width, top: height)
        add(chart.id, chart.title, chart.table, to: &text, height: height + legend.height) { text in
            axes(plot, chart, &text)
            for interval in chart.intervals {
                text.add(.path, ["class": PageClass.interval.rawValue, "d": plot.outline(interval)]) {
                    $0.add(.title, words: interval.name)
                }
            }
            // From the lowest up, so that a name that would cover another one steps above it.
            var names: [(x: Double, y: Double)] = []
            for mark in chart.marks.sorted(by: { ($0.value, $0.year) < ($1.value, $1.year) }) {
                add(mark, plot, above: &names, &text)
            }
            for line in chart.lines { add(line, plot, chart, &text) }
            for entry in legend.entries { add(entry, &text) }
        }
    }

    private func add(_ entry: LineLegend.Entry, _ text: inout HTMLText) {
        let (x, y) = (entry.x, entry.y)
        switch entry.sign {
        case .line(let role):
            text.add(.g, ["class": role.pageClass.rawValue]) { text in
                text.add(.polyline, ["points": Drawn.points([(x, y - 4), (x + 28, y - 4)]), "fill": "none"]) { _ in }
                text.add(.circle, ["cx": Drawn.number(x + 14), "cy": Drawn.number(y - 4), "r": "3"]) { _ in }
            }
        case .interval(let layers):
            // As in the chart, where a narrow interval lies on the wider ones.
            for _ in 0..<layers {
                let attributes: KeyValuePairs<String, String?> = [
                    "class": PageClass.interval.rawValue, "x": Drawn.number(x), "y": Drawn.number(y - 10),
                    "width": "28", "height": "12",
                ]
                text.add(.rect, attributes) { _ in }
            }
        }
        words(entry.name, at: (x + 34, y), "start", &text)
    }

    private func axes(_ plot: LinePlot, _ chart: LineChart, _ text: inout HTMLText) {
        text.add(.g, ["class": PageClass.axis.rawValue]) { text in
            for tick in plot.values.ticks {
                let y = plot.values.position(tick)
                line(from: (plot.left, y), to: (plot.right, y), &text)
                words(locale.number(tick, decimals: plot.values.decimals), at: (plot.left - 6, y + 4), "end", &text)
            }
            for year in plot.labelledYears {
                words(year.description, at: (plot.position(year), plot.bottom + 18), "middle", &text)
            }
            words(chart.unit, at: (0, plot.top - 12), "start", &text)
        }
    }

    private func add(
        _ mark: LineChart.Mark, _ plot: LinePlot, above names: inout [(x: Double, y: Double)], _ text: inout HTMLText
    ) {
        let y = plot.values.position(mark.value)
        let x = plot.position(mark.year)
        let width = DrawnWords.width(mark.name)
        var name = (x: min(x, plot.right - 4), y: y - 9)
        while let other = names.first(where: { abs($0.y - name.y) < 12 && abs($0.x - name.x) < width }) {
            name.y = other.y - 13
        }
        names.append(name)
        text.add(.g, ["class": PageClass.target.rawValue]) { text in
            line(from: (plot.left, y), to: (x, y), &text)
            // A diamond, so that a target is told apart from an observation without colour.
            let diamond = Drawn.points([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y), (x, y - 6)])
            text.add(.polyline, ["points": diamond]) { $0.add(.title, words: mark.name) }
            words(mark.name, at: name, "end", &text)
        }
    }

    private func add(_ drawn: LineChart.Line, _ plot: LinePlot, _ chart: LineChart, _ text: inout HTMLText) {
        text.add(.g, ["class": drawn.role.pageClass.rawValue]) { text in
            for run in plot.runs(drawn.points) where run.count > 1 {
                text.add(.polyline, ["points": Drawn.points(run.map(plot.position)), "fill": "none"]) { _ in }
            }
            for point in drawn.points {
                let (x, y) = plot.position(point)
                let number = locale.number(point.value, decimals: chart.decimals)
                text.add(.circle, ["cx": Drawn.number(x), "cy": Drawn.number(y), "r": "3"]) {
                    $0.add(.title, words: "\(drawn.name) \(point.year): \(number) \(chart.unit)")
                }
            }
        }
    }

    // MARK: Timeline

    /// What happens when, as a table with a column for each year.
    func add(_ chart: Timeline, to text: inout HTMLText) {
        let years = chart.period.years
        let isLong = chart.rows.count > TableHTML.mostRowsInSight
        text.add(
            .div,
            [
                "class": isLong ? PageClass.list(.wide, .long) : PageClass.wide.rawValue, "role": "group",
                "aria-labelledby": "\(chart.id)-title", "tabindex": "0",
            ]
        ) { text in
            text.add(.table, ["id": chart.id, "class": PageClass.timeline.rawValue]) { text in
                let heard = chart.title == section.title ? PageClass.heard.rawValue : nil
                text.add(.caption, ["id": "\(chart.id)-title", "class": heard], words: chart.title)
                text.add(.thead) { text in
                    text.add(.tr) { text in
                        text.add(.th, ["scope": "col"], words: locale.words("Project", "项目"))
                        for year in years { text.add(.th, ["scope": "col"], words: year.description) }
                    }
                }
                text.add(.tbody) { text in
                    for row in chart.rows {
                        text.add(.tr) { text in
                            text.add(.th, ["scope": "row"]) { html.add(Sentence(row.name), to: &$0) }
                            cells(row, years, &text)
                        }
                        text.newLine()
                    }
                }
            }
        }
        text.add(.details) { text in
            text.add(.summary, words: locale.words("The same as a table", "以表格显示"))
            TableHTML(chart.table, in: html, under: section).add(to: &text)
        }
    }

    private func cells(_ row: Timeline.Row, _ years: [Year], _ text: inout HTMLText) {
        var next = 0
        for stretch in row.stretches.sorted(by: { $0.period.first < $1.period.first }) {
            guard let from = years.firstIndex(where: { $0 >= stretch.period.first }),
                let to = years.lastIndex(where: { $0 <= stretch.period.last }), from >= next, to >= from
            else { continue }
            for _ in next..<from { text.add(.td) { $0.add(.span, ["class": PageClass.none.rawValue], words: "·") } }
            text.add(
                .td, ["class": PageClass.list(.stretch, stretch.tone.pageClass), "colspan": String(to - from + 1)],
                words: stretch.words)
            next = to + 1
        }
        for _ in next..<years.count { text.add(.td) { $0.add(.span, ["class": PageClass.none.rawValue], words: "·") } }
    }

    // MARK: Strokes and words

    func line(from start: (Double, Double), to end: (Double, Double), _ text: inout HTMLText) {
        text.add(
            .line,
            [
                "x1": Drawn.number(start.0), "y1": Drawn.number(start.1), "x2": Drawn.number(end.0),
                "y2": Drawn.number(end.1),
            ]
        ) { _ in }
    }

    func words(_ words: String, at point: (Double, Double), _ anchor: String, _ text: inout HTMLText) {
        text.add(
            .text, ["x": Drawn.number(point.0), "y": Drawn.number(point.1), "text-anchor": anchor], words: words)
    }
}

extension LineChart.Role {
    /// The class of the line.
    var pageClass: PageClass {
        switch self {
        case .observed: .observed
        case .expected: .expected
        case .wanted: .wanted
        case .other: .other
        }
    }
}
