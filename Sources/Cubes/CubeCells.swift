import Formulas

extension Cube {
    /// Computes a column at some places and years and returns the places at which something came out differently.
    mutating func recompute(
        _ node: Int, _ places: [Int32], _ years: ClosedRange<Int>, _ bench: KernelBench
    ) -> [Int32] {
        guard let program = model.nodes[node].program else { return [] }
        bench.prepare(program)
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

    /// Computes a column at the places of a shape, roll-ups too; whether something came out differently.
    ///
    /// What differs is held for these places alone, unless the cube has a whole column that nobody else holds.
    mutating func recompute(
        _ node: Int, at shape: CubeShape, _ years: ClosedRange<Int>, _ bench: KernelBench
    ) -> Bool {
        let program = model.nodes[node].program
        let isOwn = isKnownUniquelyReferenced(&columns[node])
        let before = columns[node]
        if isOwn, program == nil, let patch = before.patch, patch.shape.isSame(as: shape) {
            // What is given was changed here before, and whoever reads it knows.
            rollUp(node, at: shape, years, bench)
            return true
        }
        let column = CubeColumn(at: shape, over: before, from: bench.pool)
        guard let patch = column.patch else { return false }
        columns[node] = column
        for year in 0..<model.period.count where program == nil || !years.contains(year) {
            before.gather(year, shape.places, into: patch.row(year))
        }
        if let program {
            bench.prepare(program)
            for year in years {
                compute(program, year, at: shape, into: patch.row(year), bench)
                column.markPatch(year)
            }
        }
        if model.nodes[node].rollUp != .none { rollUp(node, at: shape, years, bench) }
        guard years.contains(where: { differs(patch, from: before, $0) }) else {
            columns[node] = before
            return false
        }
        if isOwn, before.stride == model.places.count {
            for year in years { before.write(patch, year, from: bench.pool) }
            columns[node] = before
        }
        return true
    }

    private func compute(
        _ program: KernelProgram, _ year: Int, at shape: CubeShape, into row: UnsafeMutablePointer<Double>,
        _ bench: KernelBench
    ) {
        shape.places.withUnsafeBufferPointer { places in
            var start = 0
            while start < places.count {
                let some = UnsafeBufferPointer(rebasing: places[start..<min(places.count, start + Kernels.block)])
                bench.run(
                    program, year: year, at: .shape(shape, from: start, some), columns: columns, into: row + start)
                start += some.count
            }
        }
    }

    private func differs(_ patch: CubePatch, from before: CubeColumn, _ year: Int) -> Bool {
        let row = patch.row(year)
        for (slot, place) in patch.shape.places.enumerated() {
            if !row[slot].isSame(before.number(year, Int(place))) { return true }
        }
        return false
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
