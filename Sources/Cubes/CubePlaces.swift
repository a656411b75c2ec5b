import Formulas
import PlanModel

/// The places of a cube in a fixed order: every place behind the one above it, the parts of one place together.
public struct CubePlaces: Sendable {
    /// The places; everything else speaks of them by position.
    public let ids: [ID<Place>]
    /// The position of each place.
    let positions: [ID<Place>: Int]
    /// The place above each, its own position at the top.
    let parents: [Int32]
    /// How many places have no place above; they stand in front.
    let tops: Int
    /// Whether a place has no place above.
    let isTop: [Bool]
    /// The parts of each place whose values roll up to it, one list behind the other, in official order.
    let parts: Runs
    /// The places whose place above is each.
    let below: Runs
    /// The places and zones to which each place rolls up.
    let wholes: Runs
    /// The places that have parts, each behind its parts.
    let rollOrder: [Int32]
    /// Where each place stands in `rollOrder`; -1 for a place without parts.
    let rollRank: [Int32]
    /// The places without parts, as runs of positions.
    let leafRuns: [Range<Int>]
    /// Whether every place either has no parts or is rolled up: not where the hierarchy goes round in a loop.
    var isWhole: Bool { leafRuns.reduce(rollOrder.count) { $0 + $1.count } == count }
    /// Whether the parts of each place stand one behind the other, so that they can be read as a run.
    let hasRunOfParts: [Bool]

    /// Lists of positions, one behind the other.
    struct Runs: Sendable {
        private(set) var starts: [Int32] = [0]
        private(set) var members: [Int32] = []

        mutating func append(_ list: [Int32]) {
            members += list
            starts.append(Int32(members.count))
        }

        init(_ lists: [[Int32]]) {
            starts.reserveCapacity(lists.count + 1)
            for list in lists { append(list) }
        }

        func count(_ position: Int) -> Int { Int(starts[position + 1] - starts[position]) }

        subscript(_ position: Int) -> ArraySlice<Int32> {
            members[Int(starts[position])..<Int(starts[position + 1])]
        }
    }

    /// Orders places, and all that they are parts of or have as parts.
    ///
    /// Places in a hierarchy that goes round in a loop are left out; they have no values.
    public init(_ places: some Sequence<ID<Place>>, in inputs: some FormulaInputs) {
        let all = Self.closed(places, inputs)
        let parentOf = Dictionary(all.compactMap { id in inputs.parent(of: id).map { (id, $0) } }) { first, _ in first }
        let order = Self.breadthFirst(all, parentOf, inputs)
        let positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let partLists = order.map { id in inputs.parts(of: id).compactMap { positions[$0] }.map { Int32($0) } }
        let rollOrder = Self.postOrder(partLists)
        ids = order
        self.positions = positions
        parents = order.enumerated().map { Int32(parentOf[$1].flatMap { positions[$0] } ?? $0) }
        tops = order.prefix { parentOf[$0] == nil }.count
        isTop = order.map { parentOf[$0] == nil }
        parts = Runs(partLists)
        var below = [[Int32]](repeating: [], count: order.count)
        var wholes = below
        for (position, parent) in parents.enumerated() where Int(parent) != position {
            below[Int(parent)].append(Int32(position))
        }
        for (whole, list) in partLists.enumerated() { for part in list { wholes[Int(part)].append(Int32(whole)) } }
        self.below = Runs(below)
        self.wholes = Runs(wholes)
        self.rollOrder = rollOrder
        var rank = [Int32](repeating: -1, count: order.count)
        for (position, place) in rollOrder.enumerated() { rank[Int(place)] = Int32(position) }
        rollRank = rank
        leafRuns = Self.runs(order.indices.filter { rank[$0] < 0 })
        hasRunOfParts = partLists.map { list in zip(list, list.dropFirst()).allSatisfy { $0 + 1 == $1 } }
    }

    /// How many places there are.
    public var count: Int { ids.count }

    /// The places with all places above and all parts.
    private static func closed(_ places: some Sequence<ID<Place>>, _ inputs: some FormulaInputs) -> [ID<Place>] {
        var seen: Set<ID<Place>> = []
        var all: [ID<Place>] = []
        var open = Array(places)
        open.reverse()
        while let place = open.popLast() {
            guard seen.insert(place).inserted else { continue }
            all.append(place)
            open += inputs.parts(of: place).reversed()
            if let above = inputs.parent(of: place) { open.append(above) }
        }
        return all
    }

    private static func breadthFirst(
        _ all: [ID<Place>], _ parentOf: [ID<Place>: ID<Place>], _ inputs: some FormulaInputs
    ) -> [ID<Place>] {
        var below: [ID<Place>: [ID<Place>]] = [:]
        for place in all { if let parent = parentOf[place] { below[parent, default: []].append(place) } }
        var order = all.filter { parentOf[$0] == nil }
        var next = 0
        while next < order.count {
            let place = order[next]
            next += 1
            guard let members = below[place] else { continue }
            let official = inputs.parts(of: place).filter { parentOf[$0] == place }
            let listed = Set(official)
            order += official + members.filter { !listed.contains($0) }
        }
        return order
    }

    /// The places with parts, each behind its parts; places that are parts of themselves are left out.
    private static func postOrder(_ parts: [[Int32]]) -> [Int32] {
        var state = [UInt8](repeating: 0, count: parts.count)
        var order: [Int32] = []
        for start in parts.indices where state[start] == 0 && !parts[start].isEmpty {
            var waiting: [(place: Int, next: Int)] = [(start, 0)]
            state[start] = 1
            while let top = waiting.last {
                guard top.next < parts[top.place].count else {
                    order.append(Int32(top.place))
                    state[top.place] = 2
                    waiting.removeLast()
                    continue
                }
                waiting[waiting.count - 1].next += 1
                let part = Int(parts[top.place][top.next])
                if state[part] == 0, !parts[part].isEmpty {
                    state[part] = 1
                    waiting.append((part, 0))
                }
            }
        }
        return order
    }

    private static func runs(_ positions: [Int]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for position in positions {
            if let last = runs.last, last.upperBound == position {
                runs[runs.count - 1] = last.lowerBound..<(position + 1)
            } else {
                runs.append(position..<(position + 1))
            }
        }
        return runs
    }
}
