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
        if doubt.isEverywhere || doubt.places.count + doubt.wholes.count > model.places.count / 2 {
            settleEverywhere(node, doubt.years, on: &cube, bench)
        } else {
            settle(node, doubt, on: &cube, bench)
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
        let isWide = places.isEmpty && doubt.wholes.count > Self.manyWholes
        if isScattered(places, model) || (isWide && unique(doubt.wholes).count > Self.manyWholes) {
            settleEverywhere(node, doubt.years, on: &cube, bench)
            return
        }
        var changed = places.isEmpty ? [] : cube.recompute(node, places, doubt.years, bench)
        if rollsUp {
            var wholes = doubt.wholes
            for place in changed { wholes += model.places.wholes[Int(place)] }
            changed += settleRollUps(node, wholes, doubt.years, on: &cube)
        }
        guard !changed.isEmpty else { return }
        tellReaders(of: node, .some(changed), doubt.years, model)
    }

    /// So many roll-ups of a column of which nothing else is in doubt are computed faster all together.
    private static let manyWholes = 256

    /// Whether places are so many and so far apart that a whole column is computed faster.
    private func isScattered(_ places: [Int32], _ model: CubeModel) -> Bool {
        guard places.count > model.places.count / 24, places.count > CubeLayout.tile / 2 else { return false }
        return Set(places.map { Int($0) / CubeLayout.tile }).count * 2 > model.layout.tiles
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
