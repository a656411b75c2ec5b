/// Loops in a graph of names: who waits for whom, who is part of whom.
struct Loops<Node: Hashable & Comparable & Sendable>: Sendable {
    /// A shortest loop through the first name of every knot, the first name first and not repeated.
    private(set) var loops: [[Node]] = []
    /// How many names stand in each knot, in the order of the loops.
    private(set) var sizes: [Int] = []
    /// The knot of every name that stands in one: names of one knot all lead to each other.
    private(set) var knots: [Node: Int] = [:]

    /// Finds the loops (Tarjan, 1972; with a stack of its own, so that depth does not matter).
    ///
    /// - Parameter arrows: where each name leads, in order.
    init(_ arrows: [Node: [Node]]) {
        var search = KnotSearch(arrows: arrows)
        for node in arrows.keys.sorted() { search.visit(from: node) }
        for members in search.knots.map({ $0.sorted() }).sorted(by: { $0[0] < $1[0] }) {
            let knot = loops.count
            sizes.append(members.count)
            for member in members { knots[member] = knot }
            loops.append(Self.shortestLoop(from: members[0], arrows: arrows, within: Set(members)))
        }
    }

    /// Whether two names stand in the same knot.
    func joins(_ one: Node, _ other: Node) -> Bool {
        guard let knot = knots[one] else { return false }
        return knots[other] == knot
    }

    private static func shortestLoop(from start: Node, arrows: [Node: [Node]], within: Set<Node>) -> [Node] {
        var before: [Node: Node] = [:]
        var queue = [start]
        var position = 0
        while position < queue.count {
            let node = queue[position]
            position += 1
            for next in arrows[node] ?? [] where within.contains(next) {
                if next == start {
                    var loop = [node]
                    while let last = loop.last, last != start, let previous = before[last] { loop.append(previous) }
                    return loop.reversed()
                }
                if before[next] == nil {
                    before[next] = node
                    queue.append(next)
                }
            }
        }
        return [start]
    }
}

/// The search for knots: strongly connected components that hold a loop.
private struct KnotSearch<Node: Hashable> {
    let arrows: [Node: [Node]]
    var knots: [[Node]] = []
    private var order: [Node: Int] = [:]
    private var lowest: [Node: Int] = [:]
    private var open: [Node] = []
    private var isOpen: Set<Node> = []

    init(arrows: [Node: [Node]]) { self.arrows = arrows }

    mutating func visit(from start: Node) {
        guard order[start] == nil else { return }
        var path: [(node: Node, next: Int)] = [(start, 0)]
        enter(start)
        while let (node, next) = path.last {
            let targets = arrows[node] ?? []
            if next < targets.count {
                path[path.count - 1].next += 1
                let target = targets[next]
                if order[target] == nil {
                    enter(target)
                    path.append((target, 0))
                } else if isOpen.contains(target) {
                    lower(node, to: order[target] ?? 0)
                }
            } else {
                path.removeLast()
                if let above = path.last { lower(above.node, to: lowest[node] ?? 0) }
                if lowest[node] == order[node] { close(at: node) }
            }
        }
    }

    private mutating func enter(_ node: Node) {
        lowest[node] = order.count
        order[node] = order.count
        open.append(node)
        isOpen.insert(node)
    }

    private mutating func lower(_ node: Node, to rank: Int) { lowest[node] = min(lowest[node] ?? rank, rank) }

    private mutating func close(at node: Node) {
        var knot: [Node] = []
        while let last = open.popLast() {
            isOpen.remove(last)
            knot.append(last)
            if last == node { break }
        }
        if knot.count > 1 || (arrows[node] ?? []).contains(node) { knots.append(knot) }
    }
}
