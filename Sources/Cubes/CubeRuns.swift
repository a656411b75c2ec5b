/// Runs of places within a tile that hold all places of a sorted list, and where it pays a few others between them.
struct CubeRuns: Sequence, IteratorProtocol {
    private let places: [Int32]
    private let isBridge: (Int) -> Bool
    private var position = 0
    /// So many places between two of the list are taken along rather than that a new run begins.
    private static let widest = 16

    /// The runs in order.
    ///
    /// - Parameters:
    ///   - places: the places, sorted, each named once.
    ///   - isBridge: whether another place may be taken along.
    init(_ places: [Int32], bridging isBridge: @escaping (Int) -> Bool = { _ in false }) {
        self.places = places
        self.isBridge = isBridge
    }

    mutating func next() -> Range<Int>? {
        guard position < places.count else { return nil }
        let first = Int(places[position])
        let limit = (first / CubeLayout.tile + 1) * CubeLayout.tile
        var end = first + 1
        position += 1
        while position < places.count {
            let place = Int(places[position])
            guard place < limit, place - end <= Self.widest, (end..<place).allSatisfy(isBridge) else { break }
            end = place + 1
            position += 1
        }
        return first..<end
    }
}
