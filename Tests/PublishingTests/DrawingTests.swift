import PlanModel
import Quantities
import Testing

@testable import Publishing

@Suite("Drawing")
struct DrawingTests {
    private let place = SitePath(["p", "en", "places", "x"])

    private func seats(_ count: Int, depth: (Int) -> Int = { _ in 1 }) -> [SeatMap.Seat] {
        // A spiral in which neighbours come close, repeated in the same order on every run.
        (0..<count).map { number in
            let turn = Double(number % 7) / 7
            return SeatMap.Seat(
                name: PageLink("Long Name of Place \(number)", to: place),
                across: (turn * 3).truncatingRemainder(dividingBy: 1),
                down: Double(number) / Double(count), depth: depth(number))
        }
    }

    @Test func `no two names of places cover each other, and none covers a named seat`() {
        let drawn = seats(50).map { DrawnSeat($0, in: MapBox(breadth: nil, width: 720, height: 460)) }
        var labels = SeatLabels(width: 720, height: 438)
        for seat in drawn { labels.keepFree(seat) }
        var boxes: [(left: Double, right: Double, top: Double, bottom: Double)] = []
        for (number, seat) in drawn.enumerated() {
            let name = "Long Name of Place \(number)"
            guard let label = labels.place(name, at: seat) else { continue }
            let width = DrawnWords.width(name)
            let left = label.anchor == "start" ? label.x : label.anchor == "end" ? label.x - width : label.x - width / 2
            let box = (left: left, right: left + width, top: label.y - 10, bottom: label.y + 3)
            #expect(box.left >= 0 && box.right <= 720 && box.top >= 0 && box.bottom <= 438)
            for other in boxes {
                #expect(
                    box.right <= other.left || other.right <= box.left || box.bottom <= other.top
                        || other.bottom <= box.top, "\(name)")
            }
            for other in drawn {
                let isCovered =
                    other.x + other.radius > box.left && other.x - other.radius < box.right
                    && other.y + other.radius > box.top && other.y - other.radius < box.bottom
                #expect(!isCovered, "\(name)")
            }
            boxes.append(box)
        }
        #expect(boxes.count > 10)
    }

    @Test func `a higher place keeps its name where a lower one would take it`() {
        let seats = [
            SeatMap.Seat(name: PageLink("Lower", to: place), across: 0.5, down: 0.5, depth: 1),
            SeatMap.Seat(name: PageLink("Higher", to: place), across: 0.5, down: 0.51, depth: 0),
            SeatMap.Seat(name: PageLink("Other", to: place), across: 0, down: 0, depth: 1),
        ]
        let table = PageTable("places", "Places", [PageTable.Column("place", "Place")])
        var page = Page(.places, at: place, in: PageLocale(language: "en"), title: "Places")
        page.sections = [
            PageSection(
                "map", "Map",
                [
                    .map(
                        SeatMap(
                            id: "map", title: "Map", seats: seats, outlines: [], breadth: nil, note: "", table: table))
                ])
        ]
        let html = PageHTML(page).document
        #expect(html.contains(">Higher</text>") && html.contains(">Other</text>"))
        #expect(html.contains("<title>Lower</title>"))
    }

    @Test func `names of parts below bars stand inside the drawing, in as many lines as they need`() {
        let parts = [
            "Central government funds", "Municipal funds of the year", "District funds", "Bonds for a purpose",
            "Private",
        ]
        let keys = LegendKeys(parts, width: 360)
        #expect(keys.keys.count == parts.count && Set(keys.keys.map(\.y)).count > 1)
        for key in keys.keys {
            #expect(key.x + 16 + DrawnWords.width(key.words) <= 360 && key.y <= keys.height, "\(key.words)")
        }
        for (one, next) in zip(keys.keys, keys.keys.dropFirst()) where one.y == next.y {
            #expect(one.x + 16 + DrawnWords.width(one.words) < next.x)
        }
        let alone = LegendKeys(["一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"], width: 200)
        #expect(alone.keys[0].words.hasSuffix("…") && DrawnWords.width(alone.keys[0].words) <= 160)
    }

    @Test func `a name beside a bar is cut only where two fifths of the drawing do not hold it`() {
        let name = "Bureau of Housing and Urban-Rural Works"
        for end in name.indices.dropFirst() {
            let short = String(name[..<end])
            #expect(NameRoom([short]).shown(short) == short)
        }
        let long = name + " and of All Other Things"
        #expect(NameRoom([long]).shown(long).hasSuffix("…") && NameRoom([long]).width <= 300)
    }
}
