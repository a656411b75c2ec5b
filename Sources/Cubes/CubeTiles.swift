/// How the numbers of a column lie: places side by side, a row for each year, in tiles of 64 places.
///
/// A tile in which every number of a year is missing is empty: nobody computes or stores it. Which ones are is not
/// declared by anybody; it follows from what is given and from the formulas.
struct CubeLayout: Hashable, Sendable {
    /// Places in a tile.
    static let tile = 64
    let places: Int
    let years: Int
    /// Whether cells may be left that nothing ever writes, because the hierarchy goes round in a loop.
    let hasGaps: Bool

    /// How many tiles a row has.
    var tiles: Int { (places + Self.tile - 1) / Self.tile }
    /// How many words the marks of a row take, a bit for each tile.
    var words: Int { max(1, (tiles + 63) / 64) }
    /// How many cells a column has.
    var cells: Int { places * years }

    /// The marks of all tiles in one word of a row.
    @inline(__always)
    func all(_ word: Int) -> UInt64 {
        let rest = tiles - word * 64
        return rest >= 64 ? ~0 : rest <= 0 ? 0 : (1 << UInt64(rest)) - 1
    }
}

/// Marks of some tiles, a bit for each.
struct CubeTiles: Hashable, Sendable {
    private(set) var words: [UInt64]

    /// No tiles.
    init(_ layout: CubeLayout) { words = Array(repeating: 0, count: layout.words) }

    /// All tiles.
    static func all(_ layout: CubeLayout) -> CubeTiles {
        var tiles = CubeTiles(layout)
        for word in 0..<layout.words { tiles.words[word] = layout.all(word) }
        return tiles
    }

    /// The tiles that hold any of some places.
    init(_ layout: CubeLayout, holding places: some Sequence<Int>) {
        self.init(layout)
        for place in places { words[place / CubeLayout.tile / 64] |= 1 << UInt64(place / CubeLayout.tile % 64) }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ tile: Int) -> Bool { words[tile >> 6] >> UInt64(tile & 63) & 1 != 0 }

    func meets(_ other: CubeTiles) -> Bool { zip(words, other.words).contains { $0 & $1 != 0 } }

    /// All other tiles.
    func others(_ layout: CubeLayout) -> CubeTiles {
        var tiles = self
        for word in words.indices { tiles.words[word] = ~words[word] & layout.all(word) }
        return tiles
    }

    /// The places up to the last tile.
    func end(_ layout: CubeLayout) -> Int {
        min(layout.places, ((positions.last ?? -1) + 1) * CubeLayout.tile)
    }

    /// The tiles from a position on; nil where there are none.
    func without(below tile: Int) -> CubeTiles? {
        var tiles = self
        for position in positions where position < tile { tiles.words[position >> 6] &= ~(1 << UInt64(position & 63)) }
        return tiles.isEmpty ? nil : tiles
    }

    /// Adds the tiles of another.
    mutating func formUnion(_ other: CubeTiles) {
        for word in words.indices { words[word] |= other.words[word] }
    }

    /// The marked tiles, in order.
    var positions: [Int] {
        words.indices.flatMap { word in
            (0..<64).compactMap { words[word] >> UInt64($0) & 1 != 0 ? word * 64 + $0 : nil }
        }
    }
}

/// Marks of the tiles of one row, in memory of somebody else.
struct CubeRowMarks {
    let words: UnsafeMutablePointer<UInt64>
    let layout: CubeLayout

    @inline(__always)
    func has(_ tile: Int) -> Bool { words[tile >> 6] >> UInt64(tile & 63) & 1 != 0 }

    @inline(__always)
    func mark(_ tile: Int) { words[tile >> 6] |= 1 << UInt64(tile & 63) }

    var isFull: Bool {
        for word in 0..<layout.words where words[word] != layout.all(word) { return false }
        return true
    }

    var isEmpty: Bool {
        for word in 0..<layout.words where words[word] != 0 { return false }
        return true
    }

    /// Whether all tiles with places of a run are marked.
    func hasAll(_ first: Int, _ count: Int) -> Bool {
        if isFull { return true }
        guard count > 0 else { return true }
        for tile in (first / CubeLayout.tile)...((first + count - 1) / CubeLayout.tile) where !has(tile) {
            return false
        }
        return true
    }

    func meets(_ tiles: CubeTiles) -> Bool {
        for word in 0..<layout.words where words[word] & tiles.words[word] != 0 { return true }
        return false
    }

    func add(_ tiles: CubeTiles) { for word in 0..<layout.words { words[word] |= tiles.words[word] } }

    func keep(_ tiles: CubeTiles) { for word in 0..<layout.words { words[word] &= tiles.words[word] } }

    func set(_ other: CubeRowMarks) { words.update(from: other.words, count: layout.words) }

    func markAll() { for word in 0..<layout.words { words[word] = layout.all(word) } }

    func clear() { words.update(repeating: 0, count: layout.words) }

    /// The runs of places in marked tiles within a run, in order.
    @inline(__always)
    func runs(in run: Range<Int>, _ body: (Range<Int>) -> Void) {
        guard !run.isEmpty else { return }
        if isFull {
            body(run)
            return
        }
        var start: Int?
        for tile in (run.lowerBound / CubeLayout.tile)...((run.upperBound - 1) / CubeLayout.tile) {
            let first = max(run.lowerBound, tile * CubeLayout.tile)
            if has(tile) {
                if start == nil { start = first }
            } else if let from = start {
                body(from..<first)
                start = nil
            }
        }
        if let start { body(start..<run.upperBound) }
    }
}
