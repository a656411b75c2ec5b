/// The numbers of a column at the places at which it differs from the one that it stands on, year behind year.
///
/// A scenario that changes a few places holds only these: not a copy of every column that depends on them.
final class CubePatch {
    /// The places.
    let shape: CubeShape
    private let layout: CubeLayout
    private let memory: CubeMemory
    private let numbers: UnsafeMutablePointer<Double>

    /// Numbers for some places, not yet set.
    init(_ shape: CubeShape, _ layout: CubeLayout, from pool: CubePool) {
        self.shape = shape
        self.layout = layout
        let piece = pool.take(shape.count * layout.years)
        (memory, numbers) = (piece.memory, piece.numbers)
    }

    /// The numbers of one year, in the order of the shape.
    @inline(__always)
    func row(_ year: Int) -> UnsafeMutablePointer<Double> { numbers + year * shape.count }

    /// The same numbers in memory of another pool.
    func copied(to pool: CubePool) -> CubePatch {
        let patch = CubePatch(shape, layout, from: pool)
        patch.numbers.update(from: numbers, count: shape.count * layout.years)
        return patch
    }

    /// A run of places as it lies in memory, where all of them differ.
    func run(_ year: Int, _ first: Int, _ count: Int) -> UnsafePointer<Double>? {
        guard count > 0, let start = shape.slot(first), let last = shape.slot(first + count - 1),
            last - start == count - 1
        else { return nil }
        return UnsafePointer(row(year) + start)
    }

    /// Whether any place of a run differs.
    func meets(_ first: Int, _ count: Int) -> Bool { !shape.slots(first, count).isEmpty }

    /// Puts the numbers of a run over those of the column behind.
    func put(_ year: Int, _ first: Int, _ count: Int, over room: UnsafeMutablePointer<Double>) {
        let row = row(year)
        shape.places.withUnsafeBufferPointer { places in
            for slot in shape.slots(first, count) { room[Int(places[slot]) - first] = row[slot] }
        }
    }
}
