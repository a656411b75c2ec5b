import Formulas

extension Cube {
    /// Computes a column at some places and years and returns the places at which something came out differently.
    ///
    /// Places that mostly stand side by side are computed run by run, others one by one.
    mutating func recompute(
        _ node: Int, _ places: [Int32], _ years: ClosedRange<Int>, _ bench: KernelBench
    ) -> [Int32] {
        guard let program = model.nodes[node].program else { return [] }
        bench.prepare(program)
        if places.count >= Self.manyPlaces {
            let rollsUp = model.nodes[node].rollUp != .none
            let runs = Array(CubeRuns(places) { [ranks = model.places.rollRank] in !rollsUp || ranks[$0] < 0 })
            if runs.count * 4 <= places.count { return recompute(node, program, runs, years, bench) }
        }
        return recompute(node, program, places, years, bench)
    }

    /// So many places may be worth looking for runs.
    private static let manyPlaces = 32

    private mutating func recompute(
        _ node: Int, _ program: KernelProgram, _ places: [Int32], _ years: ClosedRange<Int>, _ bench: KernelBench
    ) -> [Int32] {
        let given = overriding[node]
        let pool = bench.pool
        var differs = [Bool](repeating: false, count: places.count)
        var numbers = [Double](repeating: .nan, count: min(places.count, Kernels.block) + Kernels.width)
        for year in years {
            var start = 0
            while start < places.count {
                let count = min(Kernels.block, places.count - start)
                places.withUnsafeBufferPointer { list in
                    numbers.withUnsafeMutableBufferPointer { out in
                        guard let base = out.baseAddress else { return }
                        let some = UnsafeBufferPointer(rebasing: list[start..<(start + count)])
                        bench.run(program, year: year, at: .list(some), columns: columns, into: base)
                    }
                }
                for position in 0..<count {
                    let place = Int(places[start + position])
                    let number = given?[year * model.places.count + place] ?? numbers[position]
                    if keep(number, node, year, place, pool) { differs[start + position] = true }
                }
                start += count
            }
        }
        return zip(places, differs).filter(\.1).map(\.0)
    }

    private mutating func recompute(
        _ node: Int, _ program: KernelProgram, _ runs: [Range<Int>], _ years: ClosedRange<Int>, _ bench: KernelBench
    ) -> [Int32] {
        let given = overriding[node]
        var changed: [Int32] = []
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: CubeLayout.tile + Kernels.width) { room in
            guard let numbers = room.baseAddress else { return [] }
            for run in runs {
                // A bit for each place of the run, which lies within a tile.
                var differs: UInt64 = 0
                for year in years {
                    bench.run(
                        program, year: year, at: .run(run.lowerBound, count: run.count), columns: columns,
                        into: numbers)
                    for place in given == nil ? 0..<0 : run {
                        given?[year * model.places.count + place].map { numbers[place - run.lowerBound] = $0 }
                    }
                    differs |= keep(numbers, node, year, run, bench)
                }
                for place in run where differs >> UInt64(place - run.lowerBound) & 1 != 0 {
                    changed.append(Int32(place))
                }
            }
            return changed
        }
    }

    /// Writes the numbers of a run within a tile where one differs from those there; a bit for each that did.
    private mutating func keep(
        _ numbers: UnsafeMutablePointer<Double>, _ node: Int, _ year: Int, _ run: Range<Int>, _ bench: KernelBench
    ) -> UInt64 {
        let tile = run.lowerBound / CubeLayout.tile
        let before = columns[node].run(year, run.lowerBound, run.count, bench.spare)
        var differs: UInt64 = 0
        for position in 0..<run.count where !numbers[position].isSame(before[position]) {
            differs |= 1 << UInt64(position)
        }
        guard differs != 0 else { return 0 }
        let column = patched(node, from: bench.pool)
        if !column.marks(year).has(tile) { column.open(year, tile, from: bench.pool) }
        let row = column.writable(year, tile, from: bench.pool) + run.lowerBound % CubeLayout.tile
        row.update(from: numbers, count: run.count)
        return differs
    }

    /// Computes the roll-up of a place in some years; whether something came out differently.
    mutating func recomputeRollUp(
        _ node: Int, _ place: Int, _ years: ClosedRange<Int>, _ pool: CubePool
    ) -> Bool {
        let given = overriding[node]
        var differs = false
        for year in years {
            let number = given?[year * model.places.count + place] ?? rolledUp(node, year, place)
            if keep(number, node, year, place, pool) { differs = true }
        }
        return differs
    }

    /// Writes a number where it differs from the one there; whether it did.
    private mutating func keep(
        _ number: Double, _ node: Int, _ year: Int, _ place: Int, _ pool: CubePool
    ) -> Bool {
        let before = columns[node].number(year, place)
        if number.isSame(before) { return false }
        patched(node, from: pool).write(number, year, place, from: pool)
        return true
    }

    /// Keeps some tiles of a column, in memory of another pool, and gives the rest back if nobody else can hold it.
    mutating func keep(_ tiles: CubeTiles?, of node: Int, _ kept: CubePool, givingBackTo pool: CubePool?) {
        guard let tiles else { return }
        let column = columns[node]
        if model.nodes[node].program == nil {
            // What is given stays whole; only its totals are kept in part.
            columns[node] = column.moved(totals: model.tiles.rolled, in: tiles, to: kept)
        } else {
            columns[node] = CubeColumn(tiles, of: column, from: kept)
        }
        pool.map(column.giveBack)
    }

    /// Makes a column an empty one, of which only some tiles will be computed.
    mutating func unsettle(_ node: Int, but tiles: CubeTiles? = nil) {
        columns[node] = CubeColumn(model.layout, only: tiles ?? CubeTiles(model.layout))
    }

    /// Takes away the totals of a column that stands on another one; whether it does.
    mutating func unsettleTotals(_ node: Int) -> Bool {
        guard let column = columns[node].withoutTotals(model.tiles.rolled), overriding[node] == nil else {
            return false
        }
        columns[node] = column
        return true
    }
}

extension Double {
    /// Whether it has the bits of another, or both are missing.
    @inline(__always)
    fileprivate func isSame(_ other: Double) -> Bool { bitPattern == other.bitPattern || (isNaN && other.isNaN) }
}
