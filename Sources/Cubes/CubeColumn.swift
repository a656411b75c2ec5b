/// The numbers of one column over all years and places; NaN is missing.
///
/// A column has memory of its own for what it holds: nothing at all while it is empty; all of its rows; or, where it
/// differs from another column by a factor or in its totals only, just the places in front; or the places at which
/// it differs (`CubePatch`). Nobody writes to a column that more than one cube holds: `Cube` makes another one first.
final class CubeColumn: @unchecked Sendable {
    let layout: CubeLayout
    /// The column whose numbers stand behind the places in front.
    let base: CubeColumn?
    /// What those are multiplied by; nil: they are the same.
    let factor: Double?
    /// The places that stand before those of the base; nil: the column differs from it otherwise or has none.
    private(set) var patch: CubePatch?
    /// How many places each row has in its own memory: all of them, or with a base those in front.
    let stride: Int
    /// Tiles that were not asked for and are not computed; nil: there are none.
    var unsettled: CubeTiles?
    /// What keeps the column's own memory; nil: it has none yet.
    private var memory: CubeMemory?
    /// Where the own memory begins, where there is any.
    private var own: UnsafeMutablePointer<Double>
    private let marks: UnsafeMutablePointer<UInt64>
    /// The first year of whose row the system has not given the memory yet.
    private var freshYear = 0

    /// An empty column.
    convenience init(_ layout: CubeLayout) { self.init(layout, base: nil, factor: nil, stride: layout.places) }

    /// An empty column of which only the places up to some tiles' end will be computed.
    convenience init(_ layout: CubeLayout, only tiles: CubeTiles) {
        self.init(layout, base: nil, factor: nil, stride: tiles.end(layout))
        unsettled = tiles.others(layout)
    }

    private init(
        _ layout: CubeLayout, base: CubeColumn?, factor: Double?, stride: Int, patch: CubePatch? = nil
    ) {
        self.layout = layout
        self.base = base
        self.patch = patch
        self.factor = factor
        self.stride = stride
        let words = max(1, layout.words * layout.years)
        marks = .allocate(capacity: words)
        marks.update(repeating: 0, count: words)
        own = UnsafeMutableRawPointer(marks).assumingMemoryBound(to: Double.self)
    }

    deinit { marks.deallocate() }

    /// The numbers of another column times a factor, or the same for now; only the places in front have memory.
    ///
    /// - Parameters:
    ///   - base: the column behind it, which has no base of its own.
    ///   - factor: the factor; nil: none.
    ///   - front: how many places may differ otherwise.
    ///   - pool: gives the memory.
    convenience init(over base: CubeColumn, times factor: Double?, front: Int, from pool: CubePool) {
        self.init(base.layout, base: base, factor: factor, stride: front)
        marks.update(from: base.marks, count: layout.words * layout.years)
        guard front > 0 else { return }
        let rows = reserve(from: pool)
        FreshMemory.fetch(rows, bytes: front * layout.years * MemoryLayout<Double>.stride)
        for year in 0..<layout.years {
            let row = rows + year * front
            let source = base.run(year, 0, front, row)
            if let factor {
                Kernels.scale(source, into: row, front, times: factor)
            } else if source != UnsafePointer(row) {
                row.update(from: source, count: front)
            }
        }
    }

    /// A column that differs from another at no place yet, or has its patch in memory of another pool.
    convenience init(patching other: CubeColumn, from pool: CubePool) {
        let none = CubeShape(Array(repeating: 0, count: other.layout.tiles))
        self.init(other.patch?.copied(to: pool) ?? CubePatch(none, other.layout, from: pool), over: other)
    }

    /// A column that differs from another at some places, which hold all those at which that one differs from its base;
    /// their numbers are not yet set.
    convenience init(at shape: CubeShape, over other: CubeColumn, from pool: CubePool) {
        self.init(CubePatch(shape, other.layout, from: pool), over: other)
    }

    private convenience init(_ patch: CubePatch, over other: CubeColumn) {
        self.init(
            other.layout, base: other.patch == nil ? other : other.base, factor: nil, stride: 0, patch: patch)
        unsettled = other.unsettled
        marks.update(from: other.marks, count: layout.words * layout.years)
    }

    /// A copy with all of its rows in memory of its own.
    convenience init(copying other: CubeColumn, from pool: CubePool) {
        self.init(other.layout)
        unsettled = other.unsettled
        marks.update(from: other.marks, count: layout.words * layout.years)
        for year in 0..<layout.years where !self.marks(year).isEmpty {
            reserve(from: pool)
            let row = wholeRow(year)
            self.marks(year).runs(in: 0..<layout.places) { run in
                let source = other.run(year, run.lowerBound, run.count, row + run.lowerBound)
                guard source != UnsafePointer(row + run.lowerBound) else { return }
                (row + run.lowerBound).update(from: source, count: run.count)
            }
        }
    }

    /// The same column with its own memory elsewhere; one with a base keeps of its totals only those in some tiles.
    func moved(totals: CubeTiles, in tiles: CubeTiles, to pool: CubePool) -> CubeColumn {
        if patch != nil { return CubeColumn(patching: self, from: pool) }
        let front = min(stride, tiles.end(layout))
        guard base != nil, front < stride else {
            let column = CubeColumn(layout, base: base, factor: factor, stride: stride)
            column.copyRows(of: self, from: pool)
            return column
        }
        let column = CubeColumn(layout, base: base, factor: factor, stride: front)
        column.copyRows(of: self, from: pool)
        column.unsettled = totals.without(below: front / CubeLayout.tile)
        return column
    }

    /// The same column with no totals, if it has a base.
    func withoutTotals(_ totals: CubeTiles) -> CubeColumn? {
        guard let base, patch == nil else { return nil }
        let column = CubeColumn(layout, base: base, factor: factor, stride: 0)
        column.marks.update(from: marks, count: layout.words * layout.years)
        column.unsettled = totals.isEmpty ? nil : totals
        return column
    }

    private func copyRows(of other: CubeColumn, from pool: CubePool) {
        unsettled = other.unsettled
        marks.update(from: other.marks, count: layout.words * layout.years)
        guard other.memory != nil, stride > 0 else { return }
        for year in 0..<layout.years {
            (reserve(from: pool) + year * stride).update(from: other.own + year * other.stride, count: stride)
        }
    }

    /// A part of another column: some tiles of it, in memory that ends behind the last of them.
    convenience init(_ tiles: CubeTiles, of other: CubeColumn, from pool: CubePool) {
        let layout = other.layout
        let end = tiles.end(layout)
        self.init(layout, base: nil, factor: nil, stride: end)
        let others = tiles.others(layout)
        unsettled = others.isEmpty ? other.unsettled : others
        for year in 0..<layout.years {
            marks(year).set(other.marks(year))
            marks(year).keep(tiles)
            guard !marks(year).isEmpty else { continue }
            let row = reserve(from: pool) + year * stride
            marks(year).runs(in: 0..<end) { run in
                let source = other.run(year, run.lowerBound, run.count, row + run.lowerBound)
                (row + run.lowerBound).update(from: source, count: run.count)
            }
        }
    }

    // MARK: Marks

    /// The tiles of a row that hold numbers.
    @inline(__always)
    func marks(_ year: Int) -> CubeRowMarks { CubeRowMarks(words: marks + year * layout.words, layout: layout) }

    // MARK: Reading

    /// The number of a cell.
    func number(_ year: Int, _ place: Int) -> Double {
        guard marks(year).has(place / CubeLayout.tile) else { return .nan }
        if place < stride { return own[year * stride + place] }
        if let patch, let slot = patch.shape.slot(place) { return patch.row(year)[slot] }
        guard let base else { return .nan }
        let number = base.number(year, place)
        guard let factor else { return number }
        return number * factor + number * factor * 0
    }

    /// A row as it lies in memory, where all its places below a limit do.
    func row(_ year: Int, below limit: Int) -> UnsafePointer<Double>? {
        guard limit <= stride, memory != nil, marks(year).isFull else { return nil }
        return UnsafePointer(own + year * stride)
    }

    /// A row of the column's own memory, which is there.
    func row(_ year: Int) -> UnsafeMutablePointer<Double> { own + year * stride }

    /// The same where the row is about to be written: if as a whole, its memory is fetched at once.
    func wholeRow(_ year: Int) -> UnsafeMutablePointer<Double> {
        if year >= freshYear, marks(year).isFull {
            FreshMemory.fetch(row(year), bytes: stride * MemoryLayout<Double>.stride)
            freshYear = year + 1
        }
        return row(year)
    }

    /// How many numbers lie in memory of the column's own.
    var held: Int {
        if let patch { return patch.shape.count * layout.years }
        guard memory != nil else { return 0 }
        var count = 0
        for year in 0..<layout.years { marks(year).runs(in: 0..<stride) { count += $0.count } }
        return count
    }

    /// Hands over a whole row: where it lies, or put together.
    func withRow(_ year: Int, _ body: (UnsafePointer<Double>) -> Void) {
        if let row = row(year, below: layout.places) { return body(row) }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: layout.places + Kernels.width) { room in
            guard let start = room.baseAddress else { return }
            body(run(year, 0, layout.places, start))
        }
    }

    /// The numbers of a run of places: where they lie, or put together in memory that has room for them.
    func run(_ year: Int, _ first: Int, _ count: Int, _ room: UnsafeMutablePointer<Double>) -> UnsafePointer<Double> {
        guard marks(year).hasAll(first, count) else {
            collect(year, first, count, into: room)
            return UnsafePointer(room)
        }
        if first + count <= stride { return UnsafePointer(own + year * stride + first) }
        if let patch, patch.meets(first, count) { return patched(patch, year, first, count, room) }
        let front = max(0, min(count, stride - first))
        guard let base else { return UnsafePointer(room) }
        if front == 0, factor == nil { return base.run(year, first, count, room) }
        if front > 0 { room.update(from: own + year * stride + first, count: front) }
        let behind = base.run(year, first + front, count - front, room + front)
        if let factor {
            Kernels.scale(behind, into: room + front, count - front, times: factor)
        } else if behind != UnsafePointer(room + front) {
            (room + front).update(from: behind, count: count - front)
        }
        return UnsafePointer(room)
    }

    /// A run of which some places differ from the base.
    private func patched(
        _ patch: CubePatch, _ year: Int, _ first: Int, _ count: Int, _ room: UnsafeMutablePointer<Double>
    ) -> UnsafePointer<Double> {
        if let run = patch.run(year, first, count) { return run }
        if let source = base?.run(year, first, count, room), source != UnsafePointer(room) {
            room.update(from: source, count: count)
        }
        patch.put(year, first, count, over: room)
        return UnsafePointer(room)
    }

    /// A run within a tile as it lies in memory; nil where it does not.
    @inline(__always)
    func stretch(_ year: Int, _ first: Int, _ count: Int) -> UnsafePointer<Double>? {
        let tile = first / CubeLayout.tile
        guard marks(year).has(tile) else { return nil }
        if first + count <= stride { return UnsafePointer(own + year * stride + first) }
        guard let patch else { return nil }
        let overlap = patch.shape.overlap(first, count)
        if overlap == count { return patch.run(year, first, count) }
        return overlap == 0 ? base?.stretch(year, first, count) : nil
    }

    /// Puts a run together tile by tile, missing where a tile is empty.
    private func collect(_ year: Int, _ first: Int, _ count: Int, into room: UnsafeMutablePointer<Double>) {
        var place = first
        while place < first + count {
            let next = min(first + count, (place / CubeLayout.tile + 1) * CubeLayout.tile)
            let out = room + (place - first)
            if marks(year).has(place / CubeLayout.tile) {
                let source = run(year, place, next - place, out)
                if source != UnsafePointer(out) { out.update(from: source, count: next - place) }
            } else {
                out.update(repeating: .nan, count: next - place)
            }
            place = next
        }
    }

    // MARK: Writing

    /// The column's own memory; a row is `stride` numbers.
    @discardableResult
    func reserve(from pool: CubePool) -> UnsafeMutablePointer<Double> {
        guard memory == nil else { return own }
        let piece = pool.take(stride * layout.years)
        (memory, own) = (piece.memory, piece.numbers)
        freshYear = piece.isFresh && !layout.hasGaps ? 0 : layout.years
        if layout.hasGaps { own.update(repeating: .nan, count: stride * layout.years) }
        return own
    }

    /// Gives the column's memory back to the pool that it is from; nobody may read the column any more.
    func giveBack(to pool: CubePool) {
        guard let memory else { return }
        pool.giveBack(stride * layout.years, memory, own)
        marks.update(repeating: 0, count: layout.words * layout.years)
        self.memory = nil
    }

    /// Makes an empty tile one that holds numbers, all of them missing.
    func open(_ year: Int, _ tile: Int, from pool: CubePool) {
        let first = tile * CubeLayout.tile
        let count = min(CubeLayout.tile, layout.places - first)
        writable(year, tile, from: pool).update(repeating: .nan, count: count)
        marks(year).mark(tile)
    }

    /// Marks the tiles in front, of a column that stands on another one.
    func markFront(_ year: Int) {
        for tile in 0..<(stride + CubeLayout.tile - 1) / CubeLayout.tile { marks(year).mark(tile) }
    }

    /// Marks the tiles in which a patch has numbers in a year.
    func markPatch(_ year: Int) {
        guard let patch, !marks(year).isFull else { return }
        let row = patch.row(year)
        for (slot, place) in patch.shape.places.enumerated() where !row[slot].isNaN {
            marks(year).mark(Int(place) / CubeLayout.tile)
        }
    }

    /// Writes a cell of a column that stands on no other, or with a patch.
    func write(_ number: Double, _ year: Int, _ place: Int, from pool: CubePool) {
        let tile = place / CubeLayout.tile
        if !marks(year).has(tile) {
            guard !number.isNaN else { return }
            open(year, tile, from: pool)
        }
        writable(year, tile, from: pool)[place % CubeLayout.tile] = number
    }

    /// Writes the numbers of a patch in one year into a column that stands on no other.
    func write(_ patch: CubePatch, _ year: Int, from pool: CubePool) {
        let row = patch.row(year)
        for (slot, place) in patch.shape.places.enumerated() { write(row[slot], year, Int(place), from: pool) }
    }

    /// Where the numbers of a tile are written, of a column that stands on no other, or with a patch.
    private func writable(_ year: Int, _ tile: Int, from pool: CubePool) -> UnsafeMutablePointer<Double> {
        guard let patch else { return reserve(from: pool) + year * stride + tile * CubeLayout.tile }
        let first = tile * CubeLayout.tile
        let count = min(CubeLayout.tile, layout.places - first)
        let grown = patch.shape.overlap(first, count) == count ? patch : grow(patch, by: tile, count, from: pool)
        return grown.row(year) + (grown.shape.slot(first) ?? 0)
    }

    /// Takes all places of a tile into the patch.
    private func grow(_ patch: CubePatch, by tile: Int, _ count: Int, from pool: CubePool) -> CubePatch {
        var masks = patch.shape.masks
        masks[tile] = count == 64 ? ~0 : (1 << UInt64(count)) - 1
        let grown = CubePatch(CubeShape(masks), layout, from: pool)
        for year in 0..<layout.years { gather(year, grown.shape.places, into: grown.row(year)) }
        self.patch = grown
        return grown
    }

    /// The numbers at some places in one year.
    func gather(_ year: Int, _ places: [Int32], into out: UnsafeMutablePointer<Double>) {
        places.withUnsafeBufferPointer { list in
            gather(year, list.count, below: layout.places, into: out) { list[$0] }
        }
    }

    /// The same of so many places below a limit.
    @inline(__always)
    func gather(
        _ year: Int, _ count: Int, below limit: Int, into out: UnsafeMutablePointer<Double>, _ place: (Int) -> Int32
    ) {
        if let row = row(year, below: limit) {
            for position in 0..<count { out[position] = row[Int(place(position))] }
        } else if let patch, let row = base?.row(year, below: limit) {
            let (shape, numbers) = (patch.shape, patch.row(year))
            for position in 0..<count {
                let place = Int(place(position))
                out[position] = shape.slot(place).map { numbers[$0] } ?? row[place]
            }
        } else {
            for position in 0..<count { out[position] = number(year, Int(place(position))) }
        }
    }
}
