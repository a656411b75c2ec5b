/// The tiles in which a column differs from the one that it stands on, each in memory of its own for all years.
///
/// A scenario that changes a few places holds only these: not a copy of every column that depends on them.
final class CubePatch {
    private let layout: CubeLayout
    /// Where each tile lies, year behind year; nil: as in the column behind.
    private let blocks: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
    /// What keeps them.
    private var memory: [CubeMemory] = []
    /// How many tiles differ.
    private(set) var count = 0

    /// No tiles yet.
    init(_ layout: CubeLayout) {
        self.layout = layout
        blocks = .allocate(capacity: max(1, layout.tiles))
        blocks.initialize(repeating: nil, count: layout.tiles)
    }

    deinit { blocks.deallocate() }

    /// The numbers of a tile in one year, if it differs.
    @inline(__always)
    func row(_ year: Int, _ tile: Int) -> UnsafeMutablePointer<Double>? {
        blocks[tile].map { $0 + year * CubeLayout.tile }
    }

    /// Whether any tile with places of a run differs.
    func meets(_ first: Int, _ count: Int) -> Bool {
        guard count > 0 else { return false }
        for tile in (first / CubeLayout.tile)...((first + count - 1) / CubeLayout.tile) where blocks[tile] != nil {
            return true
        }
        return false
    }

    /// Memory for a tile that did not differ before, not yet set.
    func add(_ tile: Int, from pool: CubePool) -> UnsafeMutablePointer<Double> {
        let piece = pool.take(CubeLayout.tile * layout.years)
        if memory.last !== piece.memory { memory.append(piece.memory) }
        blocks[tile] = piece.numbers
        count += 1
        return piece.numbers
    }

    /// The same tiles in memory of their own.
    func copied(to pool: CubePool) -> CubePatch {
        let patch = CubePatch(layout)
        for tile in 0..<layout.tiles {
            guard let block = blocks[tile] else { continue }
            patch.add(tile, from: pool).update(from: block, count: CubeLayout.tile * layout.years)
        }
        return patch
    }

    /// Puts the numbers of a run over those of the column behind.
    func put(_ year: Int, _ first: Int, _ count: Int, over room: UnsafeMutablePointer<Double>) {
        var place = first
        while place < first + count {
            let tile = place / CubeLayout.tile
            let next = min(first + count, (tile + 1) * CubeLayout.tile)
            if let row = row(year, tile) {
                (room + (place - first)).update(from: row + place % CubeLayout.tile, count: next - place)
            }
            place = next
        }
    }
}
