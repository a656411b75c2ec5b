import Diagnostics
import Quantities

/// Charts as SVG inside a figure: without script, with the table of the same figures below.
struct ChartHTML {
    private let html: PageHTML
    private let section: PageSection
    private var locale: PageLocale { html.page.locale }
    private let width = 720.0
    private let height = 340.0

    init(in html: PageHTML, under section: PageSection) {
        self.html = html
        self.section = section
    }

    /// A figure with its caption, the drawing and the table that says the same.
    private func add(
        _ id: String, _ title: String, _ table: PageTable, to text: inout HTMLText, kind: PageClass = .chart,
        isFolded: Bool = true, holdsLinks: Bool = false, height: Double, drawing: (inout HTMLText) -> Void
    ) {
        text.add(.figure, ["id": id, "class": kind.rawValue]) { text in
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
        add(chart.id, chart.title, chart.table, to: &text, height: height) { text in
            axes(plot, chart, &text)
            for interval in chart.intervals {
                text.add(.path, ["class": PageClass.interval.rawValue, "d": plot.outline(interval)]) {
                    $0.add(.title, words: interval.name)
                }
            }
            for mark in chart.marks { add(mark, plot, chart, &text) }
            for line in chart.lines { add(line, plot, chart, &text) }
        }
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

    private func add(_ mark: LineChart.Mark, _ plot: LinePlot, _ chart: LineChart, _ text: inout HTMLText) {
        let y = plot.values.position(mark.value)
        let x = plot.position(mark.year)
        text.add(.g, ["class": PageClass.target.rawValue]) { text in
            line(from: (plot.left, y), to: (x, y), &text)
            // A diamond, so that a target is told apart from an observation without colour.
            let diamond = Drawn.points([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y), (x, y - 6)])
            text.add(.polyline, ["points": diamond]) { $0.add(.title, words: mark.name) }
            words(mark.name, at: (min(x, plot.right - 4), y - 9), "end", &text)
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

    // MARK: Bars

    func add(_ chart: BarChart, to text: inout HTMLText) {
        let left = 230.0
        let rowHeight = 24.0
        let height = 36 + rowHeight * Double(chart.bars.count) + (chart.parts.count > 1 ? 24 : 0)
        let sums = chart.bars.map { bar in bar.values.reduce(0) { $0 + ($1 ?? 0) } }
        let totals = sums + chart.bars.compactMap(\.limit)
        let scale = ChartScale([0] + totals, from: left, to: width - 84)
        let holdsLinks = chart.bars.contains { $0.link != nil }
        add(chart.id, chart.title, chart.table, to: &text, holdsLinks: holdsLinks, height: height) { text in
            text.add(.g, ["class": PageClass.axis.rawValue]) { text in
                for tick in scale.ticks {
                    let x = scale.position(tick)
                    line(from: (x, 20), to: (x, height - (chart.parts.count > 1 ? 28 : 4)), &text)
                    words(locale.number(tick, decimals: scale.decimals), at: (x, 14), "middle", &text)
                }
            }
            for (position, bar) in chart.bars.enumerated() {
                add(bar, chart, scale, y: 26 + rowHeight * Double(position), &text)
            }
            if chart.parts.count > 1 { legend(chart.parts, y: height - 8, &text) }
        }
    }

    private func add(_ bar: BarChart.Bar, _ chart: BarChart, _ scale: ChartScale, y: Double, _ text: inout HTMLText) {
        let name = Self.shortened(bar.name, to: 30)
        if let link = bar.link {
            text.add(.a, ["href": html.href(link.target)]) { words(name, at: (222, y + 13), "end", &$0) }
        } else {
            words(name, at: (222, y + 13), "end", &text)
        }
        var sum = 0.0
        for (part, value) in bar.values.enumerated() {
            guard let value, value > 0 else { continue }
            let (from, to) = (scale.position(sum), scale.position(sum + value))
            let number = locale.number(value, decimals: chart.decimals)
            let attributes: KeyValuePairs<String, String?> = [
                "class": PageClass.part(part).rawValue, "x": Drawn.number(from), "y": Drawn.number(y),
                "width": Drawn.number(to - from), "height": "16",
            ]
            text.add(.rect, attributes) {
                $0.add(.title, words: "\(part < chart.parts.count ? chart.parts[part] : ""): \(number) \(chart.unit)")
            }
            sum += value
        }
        let shown = bar.values.allSatisfy { $0 == nil } ? "–" : locale.number(sum, decimals: chart.decimals)
        words(shown, at: (scale.position(max(sum, 0)) + 6, y + 13), "start", &text)
        if let limit = bar.limit {
            text.add(.g, ["class": PageClass.limit.rawValue]) { text in
                line(from: (scale.position(limit), y - 3), to: (scale.position(limit), y + 19), &text)
            }
        }
    }

    private func legend(_ parts: [String], y: Double, _ text: inout HTMLText) {
        var x = 8.0
        for (position, part) in parts.enumerated() {
            let attributes: KeyValuePairs<String, String?> = [
                "class": PageClass.part(position).rawValue, "x": Drawn.number(x), "y": Drawn.number(y - 10),
                "width": "12", "height": "12",
            ]
            text.add(.rect, attributes) { _ in }
            words(part, at: (x + 16, y), "start", &text)
            x += 36 + 7 * Double(TextWidth.columns(of: part))
        }
    }

    // MARK: Map

    func add(_ map: SeatMap, to text: inout HTMLText) {
        let height = 460.0
        var labels: [(left: Double, right: Double, y: Double)] = []
        add(map.id, map.title, map.table, to: &text, kind: .map, isFolded: false, holdsLinks: true, height: height) {
            text in
            // The higher ones take their names first; of very many only those are named.
            let named = map.seats.count > 60 ? 1 : Int.max
            for seat in map.seats.sorted(by: { $0.depth < $1.depth }) {
                let x = 30 + seat.across * (width - 160)
                let y = 20 + seat.down * (height - 40)
                text.add(.a, ["class": PageClass.seat.rawValue, "href": html.href(seat.name.target)]) { text in
                    let radius = seat.depth == 0 ? "6" : seat.depth == 1 ? "4" : "2.5"
                    text.add(.circle, ["cx": Drawn.number(x), "cy": Drawn.number(y), "r": radius]) {
                        $0.add(.title, words: seat.name.words)
                    }
                    // A name that would cover another one is left to the table.
                    let right = x + 12 + 6.5 * Double(TextWidth.columns(of: seat.name.words))
                    let isFree = !labels.contains { abs($0.y - y) < 13 && $0.left < right && x + 6 < $0.right }
                    guard isFree, seat.depth <= named else { return }
                    labels.append((x + 6, right, y))
                    words(seat.name.words, at: (x + 8, y + 4), "start", &text)
                }
            }
            words(
                locale.words("Schematic: not to scale, no boundaries.", "示意图：不按比例，不含界线。"), at: (8, height - 4), "start",
                &text)
        }
    }

    // MARK: Timeline

    /// What happens when, as a table with a column for each year.
    func add(_ chart: Timeline, to text: inout HTMLText) {
        let years = chart.period.years
        text.add(
            .div,
            [
                "class": PageClass.wide.rawValue, "role": "group", "aria-labelledby": "\(chart.id)-title",
                "tabindex": "0",
            ]
        ) { text in
            text.add(.table, ["id": chart.id, "class": PageClass.timeline.rawValue]) { text in
                text.add(.caption, ["id": "\(chart.id)-title"], words: chart.title)
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

    private func line(from start: (Double, Double), to end: (Double, Double), _ text: inout HTMLText) {
        text.add(
            .line,
            [
                "x1": Drawn.number(start.0), "y1": Drawn.number(start.1), "x2": Drawn.number(end.0),
                "y2": Drawn.number(end.1),
            ]
        ) { _ in }
    }

    private func words(_ words: String, at point: (Double, Double), _ anchor: String, _ text: inout HTMLText) {
        text.add(
            .text, ["x": Drawn.number(point.0), "y": Drawn.number(point.1), "text-anchor": anchor], words: words)
    }

    /// A name that fits the room beside a bar; the whole one stands in the table.
    private static func shortened(_ name: String, to columns: Int) -> String {
        guard TextWidth.columns(of: name) > columns else { return name }
        var short = ""
        for character in name {
            guard TextWidth.columns(of: short) + TextWidth.columns(of: String(character)) < columns else { break }
            short.append(character)
        }
        return short + "…"
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

extension PageClass {
    /// The class of a part of a bar; beyond the sixth they repeat.
    static func part(_ position: Int) -> PageClass {
        [.part0, .part1, .part2, .part3, .part4, .part5][position % 6]
    }
}
