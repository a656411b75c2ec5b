/// Some places in order: those at which the columns of a scenario differ from the ones that they stand on.
///
/// All columns of a scenario that depend on the same places share one shape, so that a formula goes through their
/// numbers as through a small cube of its own.
final class CubeShape: Sendable {
    /// A bit for each place, a word for each tile.
    let masks: [UInt64]
    /// How many places stand in front of each tile.
    private let starts: [Int32]
    /// The places.
    let places: [Int32]
    /// The totals of the places that are rolled up; nil: the shape does not know the hierarchy.
    let totals: CubeTotals?

    /// The places of some tiles' bits; with the hierarchy also what is added up.
    init(_ masks: [UInt64], _ hierarchy: CubePlaces? = nil) {
        self.masks = masks
        var starts: [Int32] = []
        var places: [Int32] = []
        for (tile, mask) in masks.enumerated() {
            starts.append(Int32(places.count))
            var rest = mask
            while rest != 0 {
                places.append(Int32(tile * CubeLayout.tile + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        self.starts = starts
        self.places = places
        totals = hierarchy.map { hierarchy in
            let wholes = places.filter { hierarchy.rollRank[Int($0)] >= 0 }
                .sorted { hierarchy.rollRank[Int($0)] < hierarchy.rollRank[Int($1)] }
            return CubeTotals(of: wholes, hierarchy) { Self.slot(Int($0), masks, starts).map { Int32($0) } }
        }
    }

    /// How many places there are.
    var count: Int { places.count }

    /// Whether another shape has the same places.
    @inline(__always)
    func isSame(as other: CubeShape) -> Bool { self === other || (count == other.count && masks == other.masks) }

    /// Where a place stands in the shape; nil: it does not.
    @inline(__always)
    func slot(_ place: Int) -> Int? { Self.slot(place, masks, starts) }

    @inline(__always)
    private static func slot(_ place: Int, _ masks: [UInt64], _ starts: [Int32]) -> Int? {
        let mask = masks[place / CubeLayout.tile]
        let bit: UInt64 = 1 << UInt64(place % CubeLayout.tile)
        return mask & bit == 0 ? nil : Int(starts[place / CubeLayout.tile]) + (mask & (bit - 1)).nonzeroBitCount
    }

    /// Where those of the places of a run stand that the shape has.
    @inline(__always)
    func slots(_ first: Int, _ count: Int) -> Range<Int> { before(first)..<before(first + count) }

    /// How many places of the shape stand in front of a place.
    private func before(_ place: Int) -> Int {
        let tile = place / CubeLayout.tile
        guard tile < masks.count else { return count }
        let bit: UInt64 = 1 << UInt64(place % CubeLayout.tile)
        return Int(starts[tile]) + (masks[tile] & (bit - 1)).nonzeroBitCount
    }

    /// How many of the places of a run within a tile the shape has.
    @inline(__always)
    func overlap(_ first: Int, _ count: Int) -> Int {
        let ones: UInt64 = count >= 64 ? ~0 : (1 << UInt64(count)) - 1
        return (masks[first / CubeLayout.tile] & (ones << UInt64(first % CubeLayout.tile))).nonzeroBitCount
    }
}

/// The shapes of one update, each made once.
struct CubeShapes {
    private let places: CubePlaces
    private var known: [[UInt64]: CubeShape] = [:]
    private var below: [ObjectIdentifier: CubeShape] = [:]
    private var held: [CubeShape] = []
    private var last: (list: [Int32], shape: CubeShape)?
    private var unions: [[ObjectIdentifier]: CubeShape] = [:]

    init(_ places: CubePlaces) { self.places = places }

    /// Some places with all that they roll up to.
    mutating func closed(_ list: [Int32]) -> CubeShape {
        // Many changes in a row are of the same places.
        if let last, last.list == list { return last.shape }
        let shape = shape(of: list)
        last = (list, shape)
        return shape
    }

    private mutating func shape(of list: [Int32]) -> CubeShape {
        var masks = [UInt64](repeating: 0, count: (places.count + CubeLayout.tile - 1) / CubeLayout.tile)
        var open = list
        while let place = open.popLast() {
            let tile = Int(place) / CubeLayout.tile
            let bit: UInt64 = 1 << UInt64(Int(place) % CubeLayout.tile)
            guard masks[tile] & bit == 0 else { continue }
            masks[tile] |= bit
            open += places.wholes[Int(place)]
        }
        if let shape = known[masks] { return shape }
        let shape = CubeShape(masks, places)
        known[masks] = shape
        return shape
    }

    /// The places of both, with all that they roll up to.
    mutating func union(_ one: CubeShape, _ other: CubeShape) -> CubeShape {
        if one === other { return one }
        let key = [ObjectIdentifier(one), ObjectIdentifier(other)]
        if let shape = unions[key] { return shape }
        let shape = closed(one.places + other.places)
        // Those of other updates are kept, so that no later one gets their identity.
        held += [one, other]
        unions[key] = shape
        return shape
    }

    /// The places under those of a shape and at the top of it, with all that they roll up to.
    mutating func under(_ shape: CubeShape) -> CubeShape {
        if let found = below[ObjectIdentifier(shape)] { return found }
        let found = closed(
            shape.places.flatMap { place in
                places.below[Int(place)] + (places.isTop[Int(place)] ? [place] : [])
            })
        below[ObjectIdentifier(shape)] = found
        return found
    }
}
