import Diagnostics
import Quantities

/// Bars of one or several parts, with their names beside them and the names of the parts below.
extension ChartHTML {
    func add(_ chart: BarChart, to text: inout HTMLText) {
        let room = NameRoom(chart.bars.map(\.name))
        let rowHeight = 24.0
        let order = locale.words("From the left:", "自左至右：")
        let keys =
            chart.parts.count > 1
            ? LegendKeys(chart.parts, width: width, behind: DrawnWords.width(order)) : nil
        let bottom = 36 + rowHeight * Double(chart.bars.count)
        let height = bottom + (keys?.height ?? 0)
        let sums = chart.bars.map { bar in bar.values.reduce(0) { $0 + ($1 ?? 0) } }
        let totals = sums + chart.bars.compactMap(\.limit)
        let scale = ChartScale([0] + totals, from: room.width + 8, to: width - 84)
        let holdsLinks = chart.bars.contains { $0.link != nil }
        add(chart.id, chart.title, chart.table, to: &text, holdsLinks: holdsLinks, height: height) { text in
            text.add(.g, ["class": PageClass.axis.rawValue]) { text in
                for tick in scale.ticks {
                    let x = scale.position(tick)
                    line(from: (x, 20), to: (x, bottom - 4), &text)
                    words(locale.number(tick, decimals: scale.decimals), at: (x, 14), "middle", &text)
                }
            }
            for (position, bar) in chart.bars.enumerated() {
                add(bar, chart, scale, room, y: 26 + rowHeight * Double(position), &text)
            }
            if let keys {
                // Whoever does not tell the colours apart counts from the left.
                words(order, at: (8, bottom + 16), "start", &text)
                for key in keys.keys { add(key, below: bottom, &text) }
            }
        }
    }

    private func add(
        _ bar: BarChart.Bar, _ chart: BarChart, _ scale: ChartScale, _ room: NameRoom, y: Double,
        _ text: inout HTMLText
    ) {
        let name = room.shown(bar.name)
        text.add(bar.link == nil ? .g : .a, ["href": bar.link.map { html.href($0.target) }]) { text in
            if name != bar.name { text.add(.title, words: bar.name) }
            words(name, at: (room.width, y + 13), "end", &text)
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
        let end = scale.position(max(sum, 0)) + 6
        // The mark of a limit just behind the bar would stand on the number.
        let mark = bar.limit.map(scale.position)
        let isInTheWay = mark.map { $0 > end - 8 && $0 < end + DrawnWords.width(shown) + 4 } ?? false
        words(shown, at: (isInTheWay ? (mark ?? end) + 6 : end, y + 13), "start", &text)
        if let limit = bar.limit {
            text.add(.g, ["class": PageClass.limit.rawValue]) { text in
                line(from: (scale.position(limit), y - 3), to: (scale.position(limit), y + 19), &text)
            }
        }
    }

    private func add(_ key: LegendKeys.Key, below bottom: Double, _ text: inout HTMLText) {
        let y = bottom + key.y
        let attributes: KeyValuePairs<String, String?> = [
            "class": PageClass.part(key.part).rawValue, "x": Drawn.number(key.x), "y": Drawn.number(y - 10),
            "width": "12", "height": "12",
        ]
        text.add(.rect, attributes) { _ in }
        words(key.words, at: (key.x + 16, y), "start", &text)
    }
}

/// The room that names beside bars take: as much as the longest needs, up to two fifths of the drawing.
struct NameRoom {
    /// Where names end.
    let width: Double
    private static let most = 300.0

    init(_ names: [String]) {
        let widest = names.map { DrawnWords.width($0) }.max() ?? 0
        width = min(max(widest + 8, 60), Self.most)
    }

    /// The name as far as there is room; a cut one ends in three points and is told whole to a pointer and in the table.
    func shown(_ name: String) -> String {
        // Half a point more than was asked for, which adding and taking away may lose.
        DrawnWords.shortened(name, to: width - 7.5)
    }
}

/// The names of the parts of bars, in as many lines as they need.
struct LegendKeys {
    /// One name with its square.
    struct Key {
        let part: Int
        let words: String
        let x: Double
        let y: Double
    }

    /// The names at their places.
    private(set) var keys: [Key] = []
    /// How much height they take.
    let height: Double

    /// Lays the names out.
    ///
    /// - Parameters:
    ///   - parts: the names.
    ///   - width: the width of the drawing.
    ///   - words: the width of what stands before them in the first line.
    init(_ parts: [String], width: Double, behind words: Double = 0) {
        var (x, y) = (words > 0 ? 16 + words : 8, 16.0)
        for (part, name) in parts.enumerated() {
            let words = DrawnWords.shortened(name, to: width - 40)
            let needed = 16 + DrawnWords.width(words) + 20
            if x > 8, x + needed > width {
                (x, y) = (8, y + 20)
            }
            keys.append(Key(part: part, words: words, x: x, y: y))
            x += needed
        }
        height = y + 8
    }
}

/// How wide words are on a drawing: an estimate on the safe side, since the reader's fonts are unknown.
enum DrawnWords {
    private static let column = 6.6

    static func width(_ words: String) -> Double { column * Double(TextWidth.columns(of: words)) }

    /// As many characters as fit a width.
    static func shortened(_ words: String, to width: Double) -> String {
        guard self.width(words) > width else { return words }
        var short = ""
        for character in words {
            guard self.width(short + String(character)) + column < width else { break }
            short.append(character)
        }
        return short + "…"
    }
}

extension PageClass {
    /// The class of a part of a bar; beyond the sixth they repeat.
    static func part(_ position: Int) -> PageClass {
        [.part0, .part1, .part2, .part3, .part4, .part5][position % 6]
    }
}
