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
        if number.bitPattern == before.bitPattern || (number.isNaN && before.isNaN) { return false }
        unshared(node, from: pool).write(number, year, place, from: pool)
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
