import Formulas
import PlanModel
import Quantities

/// A change of what is given to a cube.
public enum CubeChange: Hashable, Sendable {
    /// A cell gets a given value; nil: nothing is given there any more, so that a rule computes it.
    case cell(FormulaCell, Value?)
    /// All given values of an indicator are multiplied by a factor.
    case factor(ID<Indicator>, Double)
    /// The given values of an indicator at some places are multiplied by a factor.
    case factorAt(ID<Indicator>, Set<ID<Place>>, Double)
}

extension Cube {
    /// The cube with changes, computed anew as far as something depends on them: a scenario of which this is the parent.
    ///
    /// What does not differ from the parent is shared with it, and given values that only differ by a factor are kept as
    /// the factor. A change of a cell that the cube does not have changes nothing.
    ///
    /// - Parameters:
    ///   - changes: the changes, in order.
    ///   - question: what will be asked of the scenario; nil: everything. What was not asked for is computed when it is
    ///     read, with the same bits (`numbers` and `value`), or once and for all by `completed`.
    /// - Returns: the same values, bit for bit, as a cube that is computed from the changed inputs in full.
    public func applying(_ changes: [CubeChange], asking question: CubeQuestion? = nil) -> Cube {
        var cube = self
        cube.apply(changes, asking: question)
        return cube
    }

    /// Changes what is given and computes anew what depends on it.
    public mutating func apply(_ changes: [CubeChange], asking question: CubeQuestion? = nil) {
        apply(changes, asking: question, pool: CubePool(model.layout))
    }

    mutating func apply(_ changes: [CubeChange], asking question: CubeQuestion?, pool: CubePool) {
        var update = CubeUpdate(model, asking: question, pool: pool)
        var named: (ids: Set<ID<Place>>, positions: [Int32]) = ([], [])
        for change in changes {
            switch change {
            case .cell(let cell, let value): set(cell, value, &update)
            case .factor(let indicator, let factor): multiply(indicator, by: factor, &update)
            case .factorAt(let indicator, let places, let factor):
                // Lists of changes mostly name the same places again and again.
                if named.ids != places { named = (places, positions(of: places)) }
                multiply(indicator, at: named.positions, by: factor, &update)
            }
        }
        update.run(on: &self)
    }

    /// The cube with everything computed, also what was not asked for.
    public func completed() -> Cube { applying([]) }

    /// A column with all of its rows that nobody else holds.
    @discardableResult
    mutating func unshared(_ node: Int, from pool: CubePool) -> CubeColumn {
        if !isKnownUniquelyReferenced(&columns[node]) || columns[node].stride < model.places.count {
            columns[node] = CubeColumn(copying: columns[node], from: pool)
        }
        return columns[node]
    }

    /// A column of which some cells will be written: one that nobody else holds, with memory for what differs.
    mutating func patched(_ node: Int, from pool: CubePool) -> CubeColumn {
        let isOwn = isKnownUniquelyReferenced(&columns[node])
        let column = columns[node]
        let layout = model.layout
        if isOwn, column.stride == layout.places { return column }
        guard isPatchable(column), (column.patch?.shape.count ?? 0) * 2 <= layout.places else {
            return unshared(node, from: pool)
        }
        if isOwn, column.patch != nil { return column }
        columns[node] = CubeColumn(patching: column, from: pool)
        return columns[node]
    }

    /// Whether a column may stand behind another one that differs at some places.
    func isPatchable(_ column: CubeColumn) -> Bool {
        let layout = model.layout
        return (column.stride == layout.places || column.base != nil) && column.unsettled == nil && !layout.hasGaps
            && layout.tiles >= Self.leastTiles
    }

    /// Columns of fewer tiles are copied as a whole.
    private static let leastTiles = 4

    /// Gives a column that is held by others a place of its own, still empty, to be computed; whether it does.
    @discardableResult
    mutating func replace(_ node: Int) -> Bool {
        if !isKnownUniquelyReferenced(&columns[node]) || columns[node].base != nil || columns[node].unsettled != nil {
            columns[node] = CubeColumn(model.layout)
            return true
        }
        return false
    }

    /// Whether a column may stand on another one: with memory for the places in front only.
    private func canStand(_ node: Int) -> Bool {
        model.nodes[node].program == nil && overriding[node] == nil && model.places.isWhole
            && columns[node].base == nil && model.tiles.front * 2 <= model.places.count
    }

    /// Gives a column whose totals will be computed anew memory of its own for these alone where that is enough.
    mutating func unsharedTotals(_ node: Int, from pool: CubePool) {
        guard columns[node].patch == nil else {
            unshared(node, from: pool)
            return
        }
        if columns[node].unsettled != nil, overriding[node] == nil, let base = columns[node].base {
            columns[node] = CubeColumn(over: base, times: columns[node].factor, front: model.tiles.front, from: pool)
            return
        }
        let isOwn = isKnownUniquelyReferenced(&columns[node])
        if isOwn, columns[node].base == nil || overriding[node] == nil { return }
        guard canStand(node) else {
            unshared(node, from: pool)
            return
        }
        columns[node] = CubeColumn(over: columns[node], times: nil, front: model.tiles.front, from: pool)
    }

    private mutating func set(_ cell: FormulaCell, _ value: Value?, _ update: inout CubeUpdate) {
        guard let node = model.positions[cell.indicator], let place = model.places.positions[cell.place],
            model.period.contains(cell.year)
        else { return }
        let year = model.period.first.distance(to: cell.year)
        reasons[cell] = value?.missingReason
        if isComputed(node, place: place) {
            overriding[node, default: [:]][year * model.places.count + place] = value.map { $0.number ?? .nan }
            if overriding[node]?.isEmpty == true { overriding[node] = nil }
            update.ask(node, [Int32(place)], year...year, model)
            return
        }
        patched(node, from: update.pool).write(value?.number ?? .nan, year, place, from: update.pool)
        update.changed(node, .some([Int32(place)]), year...year, model)
    }

    private mutating func multiply(_ indicator: ID<Indicator>, by factor: Double, _ update: inout CubeUpdate) {
        guard let node = model.positions[indicator], model.period.count > 0 else { return }
        let all = 0...(model.period.count - 1)
        if model.nodes[node].program == nil {
            let front = model.nodes[node].rollUp == .none ? 0 : model.tiles.front
            if canStand(node) {
                columns[node] = CubeColumn(over: columns[node], times: factor, front: front, from: update.pool)
            } else {
                scale(node, by: factor, all, update.pool)
            }
            update.changed(node, .all, all, model)
        }
        guard let given = overriding[node] else { return }
        overriding[node] = given.mapValues { $0 * factor + $0 * factor * 0 }
        update.ask(node, Array(Set(given.keys.map { Int32($0 % model.places.count) })), all, model)
    }

    private func positions(of places: Set<ID<Place>>) -> [Int32] {
        places.compactMap { model.places.positions[$0].map { Int32($0) } }.sorted()
    }

    private mutating func multiply(
        _ indicator: ID<Indicator>, at places: [Int32], by factor: Double, _ update: inout CubeUpdate
    ) {
        guard let node = model.positions[indicator], model.period.count > 0 else { return }
        let all = 0...(model.period.count - 1)
        let given = places.filter { !isComputed(node, place: Int($0)) }
        if !given.isEmpty {
            if let shape = patch(node, at: given, &update) {
                scale(node, at: given, by: factor, all)
                update.changed(node, .shape(shape), all, model)
            } else {
                let column = unshared(node, from: update.pool)
                for year in all {
                    for place in given where column.marks(year).has(Int(place) / CubeLayout.tile) {
                        let number = column.row(year)[Int(place)]
                        column.row(year)[Int(place)] = number * factor + number * factor * 0
                    }
                }
                update.changed(node, .some(given), all, model)
            }
        }
        guard let overridden = overriding[node] else { return }
        let some = Set(places)
        overriding[node] = Dictionary(
            uniqueKeysWithValues: overridden.map { cell, number in
                guard some.contains(Int32(cell % model.places.count)) else { return (cell, number) }
                return (cell, number * factor + number * factor * 0)
            })
        update.ask(node, places.filter { isComputed(node, place: Int($0)) }, all, model)
    }

    /// Gives a column that others hold numbers of its own at some places and all that they roll up to.
    ///
    /// - Returns: the places; nil where they are too many, or where the column is the cube's own.
    private mutating func patch(_ node: Int, at places: [Int32], _ update: inout CubeUpdate) -> CubeShape? {
        let isOwn = isKnownUniquelyReferenced(&columns[node])
        let before = columns[node]
        guard !isOwn || before.patch != nil, isPatchable(before) else { return nil }
        let shape = update.shape(of: places, and: before.patch?.shape)
        guard shape.count * 2 <= model.places.count else { return nil }
        if isOwn, let patch = before.patch, patch.shape.isSame(as: shape) { return shape }
        let column = CubeColumn(at: shape, over: before, from: update.pool)
        guard let patch = column.patch else { return nil }
        for year in 0..<model.period.count { before.gather(year, shape.places, into: patch.row(year)) }
        columns[node] = column
        return shape
    }

    /// Multiplies what is given at some places of a column that has a patch there.
    private func scale(_ node: Int, at places: [Int32], by factor: Double, _ years: ClosedRange<Int>) {
        guard let patch = columns[node].patch else { return }
        var runs: [Range<Int>] = []
        for place in places {
            guard let slot = patch.shape.slot(Int(place)) else { continue }
            if let last = runs.last, last.upperBound == slot {
                runs[runs.count - 1] = last.lowerBound..<(slot + 1)
            } else {
                runs.append(slot..<(slot + 1))
            }
        }
        for year in years {
            for run in runs {
                let numbers = patch.row(year) + run.lowerBound
                Kernels.scale(UnsafePointer(numbers), into: numbers, run.count, times: factor)
            }
        }
    }

    /// Multiplies what is given of a column in memory of its own.
    private mutating func scale(_ node: Int, by factor: Double, _ years: ClosedRange<Int>, _ pool: CubePool) {
        let column = unshared(node, from: pool)
        let whole = model.nodes[node].rollUp == .none ? [0..<model.places.count] : model.places.leafRuns
        for year in years where !column.marks(year).isEmpty {
            for part in whole {
                column.marks(year).runs(in: part) { run in
                    let numbers = column.row(year) + run.lowerBound
                    Kernels.scale(UnsafePointer(numbers), into: numbers, run.count, times: factor)
                }
            }
        }
    }
}
