import Formulas

/// What must be computed anew after a change, column by column in the order of the model.
///
/// A column is looked at once, when all that it reads is settled. It is computed at the places and in the years that may
/// differ; where a number comes out as it was, nothing behind it is looked at.
struct CubeUpdate {
    /// Places, told one by one or all of them.
    enum Places {
        case some([Int32])
        /// Those of a shape, with all that they roll up to.
        case shape(CubeShape)
        case all
    }

    /// What may differ in a column.
    private struct Doubt {
        /// Places at which its formula must be looked at.
        var places: [Int32] = []
        /// Places whose roll-up must be looked at.
        var wholes: [Int32] = []
        /// Places at which both must be.
        var shape: CubeShape?
        var isEverywhere = false
        var years: ClosedRange<Int>
    }

    private var doubts: [Doubt?]
    /// The groups that have something in doubt, as bits.
    private var open: [UInt64]
    private var shapes: CubeShapes
    private var stamps: [Int32]
    private var stamp: Int32 = 0
    /// Memory for what differs.
    let pool: CubePool
    /// Memory for what is kept when that is only a part: apart, so that it does not hold the rest.
    private let kept: CubePool
    /// The tiles of each column that must be computed; nil: all.
    private let asked: [CubeTiles]?
    /// The tiles of each column that will be read afterwards; nil: all.
    private let wanted: [CubeTiles]?
    /// Columns that are needed until a group is computed, and of which then only what is wanted is kept.
    private var passing: [Int: [Int]] = [:]
    /// Columns that were computed as a whole, in memory of the pool.
    private var computed: Set<Int> = []

    init(_ model: CubeModel, asking question: CubeQuestion?, pool: CubePool) {
        doubts = Array(repeating: nil, count: model.nodes.count)
        open = Array(repeating: 0, count: (model.groups.count + 63) / 64)
        shapes = CubeShapes(model.places)
        stamps = Array(repeating: 0, count: model.places.count)
        self.pool = pool
        kept = CubePool(model.layout, columns: 1)
        wanted = question?.wanted(in: model)
        asked = wanted.map { CubeQuestion.needed(for: $0, in: model) }
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

    /// Some places with all that they roll up to, and those of another shape.
    mutating func shape(of places: [Int32], and other: CubeShape?) -> CubeShape {
        let shape = shapes.closed(places)
        return other.map { shapes.union(shape, $0) } ?? shape
    }

    private mutating func note(_ node: Int, _ shape: CubeShape, _ years: ClosedRange<Int>, _ model: CubeModel) {
        let all = doubts[node]?.shape.map { shapes.union($0, shape) } ?? shape
        note(node, years, model) { $0.shape = all }
    }

    /// Notes that given cells of a column differ: its roll-ups are in doubt, and so is whoever reads it.
    mutating func changed(_ node: Int, _ places: Places, _ years: ClosedRange<Int>, _ model: CubeModel) {
        if model.nodes[node].rollUp != .none {
            switch places {
            case .all: note(node, years, model) { $0.isEverywhere = true }
            case .shape(let shape): note(node, shape, years, model)
            case .some(let list):
                note(node, years, model) { doubt in
                    for place in list { doubt.wholes += model.places.wholes[Int(place)] }
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
            if case .shape(let shape) = places {
                var all = shape
                if reading.isAbove { all = shapes.under(shape) }
                note(reading.node, all, asked, model)
                continue
            }
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
        let model = cube.model
        guard model.period.count > 0 else { return }
        let bench = KernelBench(model, pool: pool)
        defer { for node in passing.values.joined() { cube.keep(wanted?[node], of: node, kept, givingBackTo: pool) } }
        // What was not asked for before is in doubt as a whole.
        for node in cube.columns.indices where cube.columns[node].unsettled != nil {
            note(node, 0...(model.period.count - 1), model) { $0.isEverywhere = true }
        }
        var word = 0
        while word < open.count {
            guard open[word] != 0 else {
                word += 1
                continue
            }
            let group = word << 6 + open[word].trailingZeroBitCount
            open[word] &= open[word] - 1
            settle(model.groups[group], on: &cube, bench)
            if asked != nil { release(after: group, on: &cube) }
        }
    }

    /// Keeps only what is wanted of the columns that nothing reads any more behind a group.
    private mutating func release(after group: Int, on cube: inout Cube) {
        for node in cube.model.groups[group].members where isPassing(node, in: cube) {
            let last = cube.model.readers[node].filter { isNeeded($0.node) }.map { cube.model.groupOf[$0.node] }.max()
            passing[max(group, last ?? group), default: []].append(node)
        }
        for node in passing.removeValue(forKey: group) ?? [] {
            cube.keep(wanted?[node], of: node, kept, givingBackTo: pool)
        }
    }

    private func isNeeded(_ node: Int) -> Bool { asked.map { !$0[node].isEmpty } ?? true }

    /// Whether a column was computed here, and further than is wanted.
    private func isPassing(_ node: Int, in cube: Cube) -> Bool {
        guard let asked, let wanted else { return false }
        return computed.contains(node) && asked[node] != wanted[node]
    }

    private mutating func settle(_ group: CubeModel.Group, on cube: inout Cube, _ bench: KernelBench) {
        let model = cube.model
        let last = model.period.count - 1
        guard group.members.count == 1, !group.readsAbove else {
            // Columns that need each other's past are computed as a whole, or not at all.
            let isAsked = asked.map { asked in group.members.contains { !asked[$0].isEmpty } } ?? true
            for member in group.members {
                doubts[member] = nil
                if isAsked { cube.unshared(member, from: pool).unsettled = nil } else { cube.unsettle(member) }
            }
            if isAsked { cube.computeGroup(group, bench) }
            for member in group.members { tellReaders(of: member, .all, 0...last, model) }
            // They have told each other too, and that is settled.
            for member in group.members { close(member, model) }
            return
        }
        let node = group.members[0]
        guard var doubt = doubts[node] else { return }
        doubts[node] = nil
        if group.isRecurrent { doubt.years = doubt.years.lowerBound...last }
        let isMany = doubt.places.count + doubt.wholes.count > model.places.count / 2
        if doubt.isEverywhere || (isMany && doubt.shape == nil) {
            settleEverywhere(node, doubt.years, on: &cube, bench)
        } else if doubt.shape != nil || doubt.places.count + doubt.wholes.count >= Self.manyPlaces {
            settleShape(node, doubt, on: &cube, bench)
        } else {
            settle(node, doubt, on: &cube, bench)
        }
    }

    /// So many places that are in doubt get a shape.
    private static let manyPlaces = 32

    /// Computes a column at the places of a shape, where it can have one that is small, else as a whole or by places.
    private mutating func settleShape(
        _ node: Int, _ doubt: Doubt, on cube: inout Cube, _ bench: KernelBench
    ) {
        let model = cube.model
        var shape = doubt.shape
        if shape == nil || !doubt.places.isEmpty || !doubt.wholes.isEmpty {
            shape = self.shape(of: doubt.places + doubt.wholes, and: shape)
        }
        guard let doubtful = shape, doubtful.count * 2 <= model.places.count else {
            settleEverywhere(node, doubt.years, on: &cube, bench)
            return
        }
        guard cube.isPatchable(cube.columns[node]), cube.overriding[node] == nil else {
            var listed = doubt
            listed.shape = nil
            for place in doubt.shape?.places ?? [] {
                if model.places.rollRank[Int(place)] >= 0, model.nodes[node].rollUp != .none {
                    listed.wholes.append(place)
                } else {
                    listed.places.append(place)
                }
            }
            settle(node, listed, on: &cube, bench)
            return
        }
        let all = cube.columns[node].patch.map { shapes.union(doubtful, $0.shape) } ?? doubtful
        guard all.count * 2 <= model.places.count else {
            settleEverywhere(node, doubt.years, on: &cube, bench)
            return
        }
        if cube.recompute(node, at: all, doubt.years, bench) {
            tellReaders(of: node, .shape(doubtful), doubt.years, model)
        }
    }

    private mutating func settleEverywhere(
        _ node: Int, _ years: ClosedRange<Int>, on cube: inout Cube, _ bench: KernelBench
    ) {
        let model = cube.model
        let last = model.period.count - 1
        let hasProgram = model.nodes[node].program != nil
        if hasProgram, let asked, asked[node] != .all(model.layout) {
            cube.unsettle(node, but: asked[node])
            if !asked[node].isEmpty {
                cube.columns[node].reserve(from: kept)
                cube.computeColumn(node, 0...last, bench, asked: asked[node])
                computed.insert(node)
            }
            tellReaders(of: node, .all, 0...last, model)
            return
        }
        if !hasProgram, let asked, !asked[node].meets(model.tiles.rolled), cube.unsettleTotals(node) {
            tellReaders(of: node, .all, 0...last, model)
            return
        }
        if !hasProgram {
            cube.unsharedTotals(node, from: pool)
            cube.columns[node].unsettled = nil
            if asked != nil, cube.columns[node].base != nil { computed.insert(node) }
        } else if years.count == model.period.count, model.places.isWhole {
            if cube.replace(node) { computed.insert(node) }
        } else {
            cube.unshared(node, from: pool)
        }
        cube.computeColumn(node, years, bench)
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
            guard cube.recomputeRollUp(node, Int(place), years, pool) else { continue }
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
