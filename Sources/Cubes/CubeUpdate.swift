import Formulas

/// What must be computed anew after a change, column by column in the order of the model.
///
/// A column is looked at once, when all that it reads is settled. It is computed at the places and in the years that may
/// differ; where a number comes out as it was, nothing behind it is looked at.
struct CubeUpdate {
    /// Places, told one by one or all of them.
    enum Places {
        case some([Int32])
        case all
    }

    /// What may differ in a column.
    private struct Doubt {
        /// Places at which its formula must be looked at.
        var places: [Int32] = []
        /// Places whose roll-up must be looked at.
        var wholes: [Int32] = []
        var isEverywhere = false
        var years: ClosedRange<Int>
    }

    private var doubts: [Doubt?]
    /// The groups that have something in doubt, as bits.
    private var open: [UInt64]
    private var stamps: [Int32]
    private var stamp: Int32 = 0
    /// Memory for columns that are computed as a whole.
    var pool: CubePool

    init(_ model: CubeModel) {
        doubts = Array(repeating: nil, count: model.nodes.count)
        open = Array(repeating: 0, count: (model.groups.count + 63) / 64)
        stamps = Array(repeating: 0, count: model.places.count)
        pool = CubePool(model.cells, atOnce: 16)
    }

    /// Asks for some cells of a column.
    mutating func ask(_ node: Int, _ places: [Int32], _ years: ClosedRange<Int>, _ model: CubeModel) {
        note(node, years, model) { doubt in
            for place in places {
                if model.nodes[node].rollUp != .none, model.places.rollRank[Int(place)] >= 0 {
                    doubt.wholes.append(place)
                } else {
                    doubt.places.append(place)
                }
            }
        }
    }

    private mutating func note(
        _ node: Int, _ years: ClosedRange<Int>, _ model: CubeModel, _ change: (inout Doubt) -> Void
    ) {
        var doubt = doubts[node] ?? Doubt(years: years)
        doubts[node] = nil
        doubt.years = min(doubt.years.lowerBound, years.lowerBound)...max(doubt.years.upperBound, years.upperBound)
        change(&doubt)
        doubts[node] = doubt
        let group = model.groupOf[node]
        open[group >> 6] |= 1 << UInt64(group & 63)
    }

    /// Notes that given cells of a column differ: its roll-ups are in doubt, and so is whoever reads it.
    mutating func changed(_ node: Int, _ places: Places, _ years: ClosedRange<Int>, _ model: CubeModel) {
        if model.nodes[node].rollUp != .none {
            note(node, years, model) { doubt in
                switch places {
                case .all: doubt.isEverywhere = true
                case .some(let list): for place in list { doubt.wholes += model.places.wholes[Int(place)] }
                }
            }
        }
        tellReaders(of: node, places, years, model)
    }

    private mutating func tellReaders(
        of node: Int, _ places: Places, _ years: ClosedRange<Int>, _ model: CubeModel
    ) {
        for reading in model.readers[node] where reading.node != node {
            guard let asked = reading.years.asking(years, of: model.period.count) else { continue }
            note(reading.node, asked, model) { doubt in
                guard case .some(let list) = places else {
                    doubt.isEverywhere = true
                    return
                }
                if reading.isWeight {
                    for place in list { doubt.wholes += model.places.wholes[Int(place)] }
                } else if reading.isAbove {
                    for place in list {
                        doubt.places += model.places.below[Int(place)]
                        if model.places.isTop[Int(place)] { doubt.places.append(place) }
                    }
                } else {
                    doubt.places += list
                }
            }
        }
    }

    private mutating func close(_ node: Int, _ model: CubeModel) {
        doubts[node] = nil
        let group = model.groupOf[node]
        open[group >> 6] &= ~(1 << UInt64(group & 63))
    }

    // MARK: Settling

    /// Computes everything that is in doubt, group by group.
    mutating func run(on cube: inout Cube) {
        let bench = KernelBench(places: cube.model.places)
        var word = 0
        while word < open.count {
            guard open[word] != 0 else {
                word += 1
                continue
            }
            let group = word << 6 + open[word].trailingZeroBitCount
            open[word] &= open[word] - 1
            settle(cube.model.groups[group], on: &cube, bench)
        }
    }

    private mutating func settle(_ group: CubeModel.Group, on cube: inout Cube, _ bench: KernelBench) {
        let model = cube.model
        let last = model.period.count - 1
        guard group.members.count == 1, !group.readsAbove else {
            // Columns that need each other's past are computed as a whole.
            for member in group.members {
                doubts[member] = nil
                cube.unshared(member)
            }
            cube.computeGroup(group, bench)
            for member in group.members { tellReaders(of: member, .all, 0...last, model) }
            // They have told each other too, and that is settled.
            for member in group.members { close(member, model) }
            return
        }
        let node = group.members[0]
        guard var doubt = doubts[node] else { return }
        doubts[node] = nil
        if group.isRecurrent { doubt.years = doubt.years.lowerBound...last }
        if doubt.isEverywhere || doubt.places.count + doubt.wholes.count > model.places.count / 2 {
            settleEverywhere(node, doubt.years, on: &cube, bench)
        } else {
            settle(node, doubt, on: &cube, bench)
        }
    }

    private mutating func settleEverywhere(
        _ node: Int, _ years: ClosedRange<Int>, on cube: inout Cube, _ bench: KernelBench
    ) {
        let isWhole = years.count == cube.model.period.count && cube.model.places.isWhole
        if isWhole, cube.model.nodes[node].program != nil {
            cube.replace(node, from: &pool)
        } else {
            cube.unshared(node)
        }
        for year in years { cube.computeRow(node, year, bench, isFirst: year == years.lowerBound) }
        tellReaders(of: node, .all, years, cube.model)
    }

    /// Computes a column at the places in doubt, then the roll-ups over those that came out differently.
    private mutating func settle(_ node: Int, _ doubt: Doubt, on cube: inout Cube, _ bench: KernelBench) {
        let model = cube.model
        let rollsUp = model.nodes[node].rollUp != .none
        var places = unique(doubt.places)
        if rollsUp { places.removeAll { model.places.rollRank[Int($0)] >= 0 } }
        var changed = places.isEmpty ? [] : cube.recompute(node, places, doubt.years, bench)
        if rollsUp {
            var wholes = doubt.wholes
            for place in changed { wholes += model.places.wholes[Int(place)] }
            changed += settleRollUps(node, wholes, doubt.years, on: &cube)
        }
        guard !changed.isEmpty else { return }
        tellReaders(of: node, .some(changed), doubt.years, model)
    }

    private mutating func settleRollUps(
        _ node: Int, _ wholes: [Int32], _ years: ClosedRange<Int>, on cube: inout Cube
    ) -> [Int32] {
        let model = cube.model
        var ranks = unique(wholes).map { model.places.rollRank[Int($0)] }.sorted()
        var changed: [Int32] = []
        var next = 0
        while next < ranks.count {
            let place = model.places.rollOrder[Int(ranks[next])]
            next += 1
            guard cube.recomputeRollUp(node, Int(place), years) else { continue }
            changed.append(place)
            for whole in model.places.wholes[Int(place)] {
                let rank = model.places.rollRank[Int(whole)]
                var position = next
                while position < ranks.count, ranks[position] < rank { position += 1 }
                if position == ranks.count || ranks[position] != rank { ranks.insert(rank, at: position) }
            }
        }
        return changed
    }

    /// Each place once, sorted.
    private mutating func unique(_ places: [Int32]) -> [Int32] {
        stamp += 1
        var list: [Int32] = []
        list.reserveCapacity(places.count)
        for place in places where stamps[Int(place)] != stamp {
            stamps[Int(place)] = stamp
            list.append(place)
        }
        list.sort()
        return list
    }
}

extension CubeModel.Reading.Years {
    /// The years of the reader that may differ after those of what it reads do; nil where none is.
    func asking(_ years: ClosedRange<Int>, of count: Int) -> ClosedRange<Int>? {
        switch self {
        case .row(.same): return years
        case .row(.back(let back)):
            let first = years.lowerBound + back
            return first < count ? first...min(count - 1, years.upperBound + back) : nil
        case .row(.first): return years.lowerBound == 0 ? 0...(count - 1) : nil
        case .row(.base(let base)): return base.map(years.contains) ?? false ? 0...(count - 1) : nil
        case .onward: return years.lowerBound...(count - 1)
        case .window(let width): return years.lowerBound...min(count - 1, years.upperBound + width - 1)
        case .any: return 0...(count - 1)
        }
    }
}

extension Cube {
    /// Computes a column at some places and years and returns the places at which something came out differently.
    mutating func recompute(
        _ node: Int, _ places: [Int32], _ years: ClosedRange<Int>, _ bench: KernelBench
    ) -> [Int32] {
        guard let program = model.nodes[node].program else { return [] }
        bench.prepare(program)
        let given = overriding[node]
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
                    let cell = year * model.places.count + Int(places[start + position])
                    let number = given?[cell] ?? numbers[position]
                    if keep(number, node, cell) { differs[start + position] = true }
                }
                start += count
            }
        }
        return zip(places, differs).filter(\.1).map(\.0)
    }

    /// Computes the roll-up of a place in some years; whether something came out differently.
    mutating func recomputeRollUp(_ node: Int, _ place: Int, _ years: ClosedRange<Int>) -> Bool {
        let given = overriding[node]
        var differs = false
        for year in years {
            let cell = year * model.places.count + place
            let number = given?[cell] ?? rolledUp(node, year, place)
            if keep(number, node, cell) { differs = true }
        }
        return differs
    }

    /// Writes a number where it differs from the one there; whether it did.
    private mutating func keep(_ number: Double, _ node: Int, _ cell: Int) -> Bool {
        let before = columns[node].numbers[cell]
        if number.bitPattern == before.bitPattern || (number.isNaN && before.isNaN) { return false }
        unshared(node).numbers[cell] = number
        return true
    }
}
