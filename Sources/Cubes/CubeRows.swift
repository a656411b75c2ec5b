import Formulas

extension Cube {
    /// Computes every column anew.
    package mutating func compute() {
        let bench = KernelBench(model, pool: CubePool(model.layout))
        for node in columns.indices {
            if model.nodes[node].program != nil {
                replace(node)
            } else if model.nodes[node].rollUp != .none {
                unshared(node, from: bench.pool)
            }
        }
        for group in model.groups { computeGroup(group, bench) }
    }

    /// Computes the columns of a group in all years and at all places.
    func computeGroup(_ group: CubeModel.Group, _ bench: KernelBench) {
        guard model.period.count > 0 else { return }
        let years = 0...(model.period.count - 1)
        if group.members.count == 1 { return computeColumn(group.members[0], years, bench) }
        for year in years { for node in group.members { computeRow(node, year, bench, isFirst: true) } }
    }

    /// Computes a column in some years.
    ///
    /// - Parameters:
    ///   - node: the column; nobody else holds it.
    ///   - years: the years, 0 for the first.
    ///   - bench: runs programs.
    ///   - asked: the tiles to compute; nil: all.
    func computeColumn(_ node: Int, _ years: ClosedRange<Int>, _ bench: KernelBench, asked: CubeTiles? = nil) {
        let isRecurrent = model.groups[model.groupOf[node]].isRecurrent
        guard model.nodes[node].rollUp != .none, overriding[node] == nil, !isRecurrent else {
            for year in years { computeRow(node, year, bench, isFirst: year == years.lowerBound, asked: asked) }
            return
        }
        if let program = model.nodes[node].program { bench.prepare(program) }
        var year = years.lowerBound
        while year <= years.upperBound {
            let some = year...min(years.upperBound, year + Kernels.rows - 1)
            let ready = some.filter { readyToRollUp(node, $0, bench, asked) }
            if ready.count == Kernels.rows, canRollUpTogether(node, some) {
                rollUp(node, year..<(year + Kernels.rows), bench)
            } else {
                for year in ready { rollUp(node, year, nil, bench) }
            }
            year = some.upperBound + 1
        }
    }

    private func computeRow(
        _ node: Int, _ year: Int, _ bench: KernelBench, isFirst: Bool, asked: CubeTiles? = nil
    ) {
        if let program = model.nodes[node].program, isFirst { bench.prepare(program) }
        guard readyToRollUp(node, year, bench, asked), model.nodes[node].rollUp != .none else { return }
        rollUp(node, year, overriding[node], bench)
    }

    /// Computes all of a row but its roll-ups; whether there is anything to roll up.
    private func readyToRollUp(_ node: Int, _ year: Int, _ bench: KernelBench, _ asked: CubeTiles?) -> Bool {
        let given = overriding[node]
        if let program = model.nodes[node].program {
            return computeFormula(node, program, year, bench, asked)
        }
        let column = columns[node]
        let marks = column.marks(year)
        guard given != nil || marks.meets(model.tiles.leaves) else {
            marks.clear()
            return false
        }
        guard column.base == nil, model.nodes[node].rollUp != .none else { return true }
        for tile in model.tiles.rolledPositions where !marks.has(tile) { column.open(year, tile, from: bench.pool) }
        return true
    }

    /// Computes the formula of a column in one year; whether there is anything to roll up.
    private func computeFormula(
        _ node: Int, _ program: KernelProgram, _ year: Int, _ bench: KernelBench, _ asked: CubeTiles?
    ) -> Bool {
        let hasParts = model.nodes[node].rollUp != .none
        let rollsUp = hasParts && asked?.meets(model.tiles.rolled) ?? true
        let column = columns[node]
        let marks = column.marks(year)
        let given = overriding[node] != nil
        let found = bench.marks(of: program, year, columns)
        if given {
            found.markAll()
        } else if hasParts {
            guard found.meets(model.tiles.leaves) else {
                marks.clear()
                return false
            }
            if rollsUp { found.add(model.tiles.rolled) }
        }
        asked.map { found.keep($0) }
        marks.set(found)
        guard !found.isEmpty else { return false }
        column.reserve(from: bench.pool)
        let row = column.wholeRow(year)
        for whole in hasParts ? model.places.leafRuns : [0..<model.places.count] {
            marks.runs(in: whole) { run in
                var start = run.lowerBound
                while start < run.upperBound {
                    let count = min(Kernels.block, run.upperBound - start)
                    if program.isRunningTotal, year > 0, !given {
                        addYear(program.operations[0].node, to: node, year, start, count, bench)
                    } else {
                        bench.run(
                            program, year: year, at: .run(start, count: count), columns: columns, into: row + start)
                    }
                    start += count
                }
            }
        }
        overriding[node].map { restore($0, node, year) }
        return rollsUp
    }

    /// A running total: that of the year before and the year's own.
    private func addYear(
        _ source: Int, to node: Int, _ year: Int, _ first: Int, _ count: Int, _ bench: KernelBench
    ) {
        let before = Kernels.Lanes(pointer: UnsafePointer(columns[node].row(year - 1) + first), mask: ~0)
        let now = Kernels.Lanes(pointer: columns[source].run(year, first, count, bench.spare), mask: ~0)
        Kernels.arithmetic(.add, before, now, columns[node].row(year) + first, count, checked: true)
    }

    private func restore(_ given: [Int: Double], _ node: Int, _ year: Int) {
        let column = columns[node]
        let places = model.places.count
        for (cell, number) in given where cell / places == year && cell % places < column.stride {
            column.row(year)[cell % places] = number
        }
    }

    // MARK: Rolling up

    private func rollUp(_ node: Int, _ year: Int, _ given: [Int: Double]?, _ bench: KernelBench) {
        let column = columns[node]
        guard column.base == nil, given != nil || !column.marks(year).isFull else {
            rollUp(node, year..<(year + 1), bench)
            return
        }
        let row = column.row(year)
        for place in model.places.rollOrder {
            row[Int(place)] = given?[year * model.places.count + Int(place)] ?? rolledUp(node, year, Int(place))
        }
    }

    /// Whether rows lie in memory as they are, or stand on those of another column.
    private func canRollUpTogether(_ node: Int, _ years: ClosedRange<Int>) -> Bool {
        columns[node].base != nil || years.allSatisfy { columns[node].marks($0).isFull }
    }

    /// Rolls up one row or `Kernels.rows` of them: a column that stands on another one in front, any other as a whole.
    private func rollUp(_ node: Int, _ years: Range<Int>, _ bench: KernelBench) {
        let column = columns[node]
        let isFront = column.base != nil
        let row = column.row(years.lowerBound)
        let totals = isFront ? model.tiles.totalsInFront : model.tiles.totals
        add(node, years, row, column.parts(years, isFront: isFront, bench.rows), totals) { weights, year in
            let isAlike = weights.base != nil && weights.stride == column.stride
            return weights.parts(year..<(year + 1), isFront: isFront && isAlike, bench.rowOfWeights)
        }
        if isFront { for year in years { column.markFront(year) } }
    }

    /// Rolls up the places of a shape, of a column that has a patch of this shape.
    func rollUp(_ node: Int, at shape: CubeShape, _ years: ClosedRange<Int>, _ bench: KernelBench) {
        let column = columns[node]
        guard let patch = column.patch, let totals = shape.totals else { return }
        var year = years.lowerBound
        while year <= years.upperBound {
            let some = year..<(year + (year + Kernels.rows <= years.upperBound + 1 ? Kernels.rows : 1))
            guard let parts = column.parts(some, at: shape, bench.rows) else { return }
            add(node, some, patch.row(year), parts, totals) { weights, year in
                weights.parts(year..<(year + 1), at: shape, bench.rowOfWeights)
                    ?? weights.gathered(year, at: shape, bench.rowOfWeights, bench.rowOfWeightsInShape)
            }
            for year in some { column.markPatch(year) }
            year = some.upperBound
        }
    }

    /// Writes the totals of one row or of `Kernels.rows` of them.
    private func add(
        _ node: Int, _ years: Range<Int>, _ row: UnsafeMutablePointer<Double>, _ parts: Kernels.Parts,
        _ totals: CubeTotals, weights: (CubeColumn, Int) -> Kernels.Parts
    ) {
        guard case .mean(let weight) = model.nodes[node].rollUp else {
            if years.count == 1 {
                Kernels.sums(row, parts, totals)
            } else {
                Kernels.sumsOfYears(row, parts, totals)
            }
            return
        }
        for (position, year) in years.enumerated() {
            Kernels.means(
                row + position * parts.stride, parts.later(position), weights: weights(columns[weight], year), totals)
        }
    }

    /// The value of a place from its parts.
    func rolledUp(_ node: Int, _ year: Int, _ place: Int) -> Double {
        let places = model.places
        let column = columns[node]
        let parts = places.parts
        return parts.members.withUnsafeBufferPointer { members in
            let list = UnsafeBufferPointer(
                rebasing: members[Int(parts.starts[place])..<Int(parts.starts[place + 1])])
            guard case .mean(let weight) = model.nodes[node].rollUp else {
                guard let row = column.row(year, below: places.count) else {
                    if places.hasRunOfParts[place], let sum = sum(column, year, list) { return sum }
                    return Kernels.sum(list) { column.number(year, $0) }
                }
                return Kernels.sum(row, list, isRun: places.hasRunOfParts[place])
            }
            let weights = columns[weight]
            if let row = column.row(year, below: places.count), let known = weights.row(year, below: places.count) {
                return Kernels.mean(row, weights: known, list)
            }
            if places.hasRunOfParts[place], let mean = mean(column, weights, year, list) { return mean }
            return Kernels.mean(list, { column.number(year, $0) }, weights: { weights.number(year, $0) })
        }
    }
    /// The sum of parts that stand side by side, tile by tile; nil where their numbers do not lie in memory.
    private func sum(_ column: CubeColumn, _ year: Int, _ parts: UnsafeBufferPointer<Int32>) -> Double? {
        var total = 0.0
        var place = Int(parts[0])
        let end = place + parts.count
        while place < end {
            let count = min(end, (place / CubeLayout.tile + 1) * CubeLayout.tile) - place
            guard let numbers = column.stretch(year, place, count) else { return nil }
            for position in 0..<count { total += numbers[position] }
            place += count
        }
        return total + total * 0
    }

    /// The weighted mean of parts that stand side by side, as `sum`.
    private func mean(
        _ column: CubeColumn, _ weights: CubeColumn, _ year: Int, _ parts: UnsafeBufferPointer<Int32>
    ) -> Double? {
        var total = 0.0
        var weight = 0.0
        var place = Int(parts[0])
        let end = place + parts.count
        while place < end {
            let count = min(end, (place / CubeLayout.tile + 1) * CubeLayout.tile) - place
            guard let numbers = column.stretch(year, place, count), let known = weights.stretch(year, place, count)
            else { return nil }
            for position in 0..<count {
                total += numbers[position] * known[position]
                weight += known[position]
            }
            place += count
        }
        let mean = total / (weight + weight * 0)
        return mean + mean * 0
    }
}

extension CubeColumn {
    /// The whole rows of some years: where they lie, or put together in memory that has room for them.
    private func rows(
        _ years: Range<Int>, _ room: UnsafeMutablePointer<Double>
    ) -> (first: UnsafePointer<Double>, stride: Int) {
        let count = layout.places
        if years.allSatisfy({ row($0, below: count) != nil }), let first = row(years.lowerBound, below: count) {
            return (first, stride)
        }
        let stride = count + Kernels.width
        for (position, year) in years.enumerated() {
            let out = room + position * stride
            let source = run(year, 0, count, out)
            if source != UnsafePointer(out) { out.update(from: source, count: count) }
        }
        return (UnsafePointer(room), stride)
    }

    /// What totals are computed from: whole rows, or those in front with the rows of the base behind them.
    fileprivate func parts(
        _ years: Range<Int>, isFront: Bool, _ room: UnsafeMutablePointer<Double>
    ) -> Kernels.Parts {
        let (rows, strideBehind) = (isFront ? base ?? self : self).rows(years, room)
        guard isFront else {
            return Kernels.Parts(row: rows, stride: strideBehind, behind: rows, strideBehind: strideBehind)
        }
        return Kernels.Parts(
            row: UnsafePointer(row(years.lowerBound)), stride: stride, behind: rows, strideBehind: strideBehind,
            factor: factor ?? 1)
    }

    /// What the totals of a shape are computed from, in a column with a patch there.
    fileprivate func parts(
        _ years: Range<Int>, at shape: CubeShape, _ room: UnsafeMutablePointer<Double>
    ) -> Kernels.Parts? {
        guard let patch, let base, patch.shape.isSame(as: shape) else { return nil }
        let (behind, strideBehind) = base.rows(years, room)
        return Kernels.Parts(
            row: UnsafePointer(patch.row(years.lowerBound)), stride: shape.count, behind: behind,
            strideBehind: strideBehind)
    }

    /// The same of one year, in a column that has none: the numbers of the shape are picked out of its row.
    fileprivate func gathered(
        _ year: Int, at shape: CubeShape, _ room: UnsafeMutablePointer<Double>, _ picked: UnsafeMutablePointer<Double>
    ) -> Kernels.Parts {
        let (behind, stride) = rows(year..<(year + 1), room)
        for (slot, place) in shape.places.enumerated() { picked[slot] = behind[Int(place)] }
        return Kernels.Parts(row: UnsafePointer(picked), stride: shape.count, behind: behind, strideBehind: stride)
    }
}
