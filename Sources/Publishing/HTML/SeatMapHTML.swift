import Diagnostics

/// Seats of places at their schematic positions, each a link, named as far as names have room.
extension ChartHTML {
    func add(_ map: SeatMap, to text: inout HTMLText) {
        let height = 460.0
        // Of very many only the higher ones are named; the table names all.
        let deepest = map.seats.count > 60 ? 1 : Int.max
        let frame = MapBox(breadth: map.breadth, width: width, height: height)
        let seats = map.seats.map { DrawnSeat($0, in: frame) }
        var labels = SeatLabels(width: width, height: height - 22)
        for seat in seats where seat.depth <= deepest { labels.keepFree(seat) }
        // The higher ones take their names first, those of one level in official order.
        let order = seats.indices.sorted { (seats[$0].depth, $0) < (seats[$1].depth, $1) }
        var placed: [Int: SeatLabels.Label] = [:]
        for position in order where seats[position].depth <= deepest {
            placed[position] = labels.place(map.seats[position].name.words, at: seats[position])
        }
        add(map.id, map.title, map.table, to: &text, kind: .map, isFolded: false, holdsLinks: true, height: height) {
            text in
            for outline in map.outlines { add(outline, frame, &text) }
            for position in order {
                let (seat, drawn) = (map.seats[position], seats[position])
                text.add(.a, ["class": PageClass.seat.rawValue, "href": html.href(seat.name.target)]) { text in
                    let attributes: KeyValuePairs<String, String?> = [
                        "cx": Drawn.number(drawn.x), "cy": Drawn.number(drawn.y), "r": Drawn.number(drawn.radius),
                    ]
                    text.add(.circle, attributes) { $0.add(.title, words: seat.name.words) }
                    if let label = placed[position] {
                        self.words(seat.name.words, at: (label.x, label.y), label.anchor, &text)
                    }
                }
            }
            self.words(map.note, at: (8, height - 4), "start", &text)
        }
    }

    /// An outline as a link to its place; corners nearer than the eye tells apart are left out.
    private func add(_ outline: SeatMap.Outline, _ frame: MapBox, _ text: inout HTMLText) {
        var path = ""
        for ring in outline.rings {
            var last: (x: Double, y: Double)?
            for (position, point) in ring.enumerated() {
                let (x, y) = frame.position(point.across, point.down)
                if let last, position < ring.count - 1, abs(last.x - x) + abs(last.y - y) < 0.7 { continue }
                path += "\(last == nil ? "M" : "L")\(Drawn.number(x)) \(Drawn.number(y))"
                last = (x, y)
            }
            path += "Z"
        }
        text.add(.a, ["class": PageClass.outline.rawValue, "href": html.href(outline.name.target)]) { text in
            text.add(.path, ["d": path, "fill-rule": "evenodd"]) { $0.add(.title, words: outline.name.words) }
        }
    }
}

/// Where on the drawing the points of a map lie.
struct MapBox {
    private let left: Double
    private let top: Double
    private let across: Double
    private let down: Double

    /// The box with room for names at its sides; one so much wider than high within it where the map is to scale.
    init(breadth: Double?, width: Double, height: Double) {
        let (most, high) = (width - 160, height - 62)
        across = breadth.map { min(most, high * $0) } ?? most
        down = breadth.map { min(high, most / $0) } ?? high
        left = 80 + (most - across) / 2
        top = 20 + (high - down) / 2
    }

    func position(_ across: Double, _ down: Double) -> (x: Double, y: Double) {
        (left + across * self.across, top + down * self.down)
    }
}

/// A seat at its place on the drawing.
struct DrawnSeat {
    let x: Double
    let y: Double
    let radius: Double
    let depth: Int

    init(_ seat: SeatMap.Seat, in frame: MapBox) {
        (x, y) = frame.position(seat.across, seat.down)
        depth = seat.depth
        radius = depth == 0 ? 6 : depth == 1 ? 4 : 2.5
    }
}

/// Gives names of seats places at which they cover neither each other nor another named seat.
struct SeatLabels {
    /// Where a name stands.
    struct Label: Equatable {
        let x: Double
        let y: Double
        let anchor: String
    }

    private struct Box {
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double

        func meets(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private let frame: Box
    private var taken: [Box] = []

    init(width: Double, height: Double) { frame = Box(left: 0, right: width, top: 0, bottom: height) }

    /// Keeps a seat's mark free of names.
    mutating func keepFree(_ seat: DrawnSeat) {
        taken.append(
            Box(
                left: seat.x - seat.radius, right: seat.x + seat.radius, top: seat.y - seat.radius,
                bottom: seat.y + seat.radius))
    }

    /// The first place beside a seat that is free: right, left, above, below; nil where none is, so that the name is left
    /// to the table.
    mutating func place(_ name: String, at seat: DrawnSeat) -> Label? {
        let width = DrawnWords.width(name)
        let gap = seat.radius + 4
        let places = [
            (Label(x: seat.x + gap, y: seat.y + 4, anchor: "start"), seat.x + gap),
            (Label(x: seat.x - gap, y: seat.y + 4, anchor: "end"), seat.x - gap - width),
            (Label(x: seat.x, y: seat.y - gap, anchor: "middle"), seat.x - width / 2),
            (Label(x: seat.x, y: seat.y + gap + 9, anchor: "middle"), seat.x - width / 2),
        ]
        for (label, left) in places {
            let box = Box(left: left, right: left + width, top: label.y - 10, bottom: label.y + 3)
            let isInside =
                box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
            guard isInside, !taken.contains(where: box.meets) else { continue }
            taken.append(box)
            return label
        }
        return nil
    }
}
