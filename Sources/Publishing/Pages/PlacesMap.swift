import PlanFiles
import PlanModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The map of a plan's places: their seats, in the outlines of the places where the folder holds them.
extension PlanPages {
    /// The map; nil where there are no outlines and fewer than three seats are known in one datum.
    func map(of places: [ID<Place>], table: PageTable) -> PageBlock? {
        let boundaries = plan.boundaries
        let drawn = boundaries.map { boundaries in places.filter { boundaries.rings[$0] != nil } } ?? []
        let datum = boundaries?.datum ?? places.lazy.compactMap { index.places[$0]?.datum }.first
        let seats = drawable(
            places.compactMap { index.places[$0] }.filter {
                $0.latitude != nil && $0.longitude != nil && $0.datum == datum
            })
        let corners = drawn.flatMap { (boundaries?.rings[$0] ?? []).joined() }
        guard seats.count > 2 || !corners.isEmpty,
            let frame = MapFrame(
                longitudes: seats.compactMap(\.longitude) + corners.map(\.longitude),
                latitudes: seats.compactMap(\.latitude) + corners.map(\.latitude), isToScale: !drawn.isEmpty)
        else { return nil }
        let outlines = drawn.map { place in
            SeatMap.Outline(
                name: link(place),
                rings: (boundaries?.rings[place] ?? []).map { ring in
                    ring.map { frame.point($0.longitude, $0.latitude) }
                })
        }
        let marks = seats.map { place in
            let point = frame.point(place.longitude ?? 0, place.latitude ?? 0)
            return SeatMap.Seat(
                name: link(place.id), across: point.across, down: point.down, depth: shared.depths[place.id] ?? 0)
        }
        return .map(
            SeatMap(
                id: "map", title: mapTitle(hasOutlines: !drawn.isEmpty), seats: marks, outlines: outlines,
                breadth: frame.breadth, note: mapNote(hasOutlines: !drawn.isEmpty), table: table))
    }

    /// Whole levels from the top, as many as one map can hold: part of a level would look like empty country.
    private func drawable(_ known: [Place]) -> [Place] {
        let levels = Dictionary(grouping: known) { shared.depths[$0.id] ?? 0 }
        var drawn: [Place] = []
        for depth in levels.keys.sorted() {
            let level = levels[depth] ?? []
            if drawn.count > 2, drawn.count + level.count > Self.mostSeats { break }
            drawn += level.prefix(Self.mostSeats)
        }
        return drawn
    }

    private static let mostSeats = 400

    private func mapTitle(hasOutlines: Bool) -> String {
        hasOutlines
            ? locale.words("Places and their seats", "各地区及其驻地")
            : locale.words("Seats of places; schematic, not to scale, no boundaries", "各地区驻地示意图（不按比例，不含界线）")
    }

    private func mapNote(hasOutlines: Bool) -> String {
        guard hasOutlines, let boundaries = plan.boundaries else {
            return locale.words("Schematic: not to scale, no boundaries.", "示意图：不按比例，不含界线。")
        }
        let datum = boundaries.datum.rawValue
        let approval = boundaries.approval
        return approval.isEmpty
            ? locale.words(
                "Outlines as supplied with the plan (\(datum)), without a number of approval.",
                "界线由规划编制机关提供（\(datum)），无审图号。")
            : locale.words(
                "Outlines as supplied with the plan (\(datum)); approval number \(approval).",
                "界线由规划编制机关提供（\(datum)），审图号：\(approval)。")
    }
}

/// The stretch of the earth that a map shows.
private struct MapFrame {
    private let west: Double
    private let north: Double
    private let across: Double
    private let down: Double
    /// How much wider than high it is on the ground; nil where the drawing need not be to scale.
    let breadth: Double?

    /// The stretch of all points; nil where they lie on a line.
    ///
    /// Degrees east are shortened by the cosine of the middle
    /// latitude (equirectangular projection): fit for a region of some hundred kilometres.
    init?(longitudes: [Double], latitudes: [Double], isToScale: Bool) {
        guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
            let north = latitudes.max(), east > west, north > south
        else { return nil }
        (self.west, self.north, across, down) = (west, north, east - west, north - south)
        breadth = isToScale ? across * cos((north + south) / 2 * .pi / 180) / down : nil
    }

    func point(_ longitude: Double, _ latitude: Double) -> SeatMap.Point {
        SeatMap.Point(across: (longitude - west) / across, down: (north - latitude) / down)
    }
}
