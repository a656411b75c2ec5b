import PlanModel

/// Which indicator needs which, among those that are computed by rules.
struct FormulaGraph {
    struct Edge {
        let target: Int
        let reach: FormulaReach
    }

    /// The indicators, sorted; everything else speaks of them by position.
    let indicators: [ID<Indicator>]
    /// What each indicator needs, sorted by target, with the furthest reach of all mentions.
    let edges: [[Edge]]

    init(_ rules: [ID<Indicator>: FormulaRule]) {
        let indicators = rules.keys.sorted()
        self.indicators = indicators
        let positions = Dictionary(uniqueKeysWithValues: indicators.enumerated().map { ($1, $0) })
        edges = indicators.map { indicator in
            var reaches: [Int: FormulaReach] = [:]
            for (needed, reach) in rules[indicator]?.needs(of: indicator) ?? [] {
                guard let target = positions[needed] else { continue }
                reaches[target] = max(reach, reaches[target] ?? .earlier)
            }
            return reaches.sorted { $0.key < $1.key }.map { Edge(target: $0.key, reach: $0.value) }
        }
    }

    /// The strongly connected components that hold a loop, in order of their smallest member (Tarjan, 1972).
    ///
    /// Written without recursion, so that a long chain of indicators takes no stack.
    func loopingComponents(along isTaken: (FormulaReach) -> Bool) -> [[Int]] {
        var search = ComponentSearch(count: indicators.count)
        for root in indicators.indices where !search.isSeen(root) {
            search.enter(root)
            while let top = search.path.last {
                guard let edge = search.nextEdge(of: top, in: edges) else {
                    search.leave(top)
                    continue
                }
                if isTaken(edge.reach) { search.follow(from: top, to: edge.target) }
            }
        }
        return search.components.filter { members in
            members.count > 1 || edges[members[0]].contains { $0.target == members[0] && isTaken($0.reach) }
        }.sorted { $0[0] < $1[0] }
    }

    /// The shortest way from one indicator to another, both included; nil where there is none.
    ///
    /// A way from an indicator to itself is a loop of at least one step. Of several the first in order of positions.
    /// Ways of as many steps as `limit` and more are not looked for.
    func shortestPath(
        from start: Int, to goal: Int, shorterThan limit: Int, within isAllowed: (Int) -> Bool,
        along isTaken: (FormulaReach) -> Bool
    ) -> [Int]? {
        var cameFrom: [Int: Int] = [:]
        var queue = [start]
        var next = 0
        var steps = 0
        var endOfStep = 1
        while next < queue.count {
            if next == endOfStep {
                steps += 1
                endOfStep = queue.count
            }
            guard steps + 1 < limit else { return nil }
            let here = queue[next]
            next += 1
            for edge in edges[here] where isTaken(edge.reach) && isAllowed(edge.target) {
                if edge.target == goal {
                    var path = [goal, here]
                    while let last = path.last, last != start, let before = cameFrom[last] {
                        path.append(before)
                    }
                    return path.reversed()
                }
                if edge.target != start, cameFrom[edge.target] == nil {
                    cameFrom[edge.target] = here
                    queue.append(edge.target)
                }
            }
        }
        return nil
    }
}

/// The state of Tarjan's search, with the path of the search as a list.
struct ComponentSearch {
    private(set) var path: [Int] = []
    private(set) var components: [[Int]] = []
    private var order: [Int]
    private var lowest: [Int]
    private var nextEdges: [Int]
    private var isOpen: [Bool]
    private var open: [Int] = []
    private var counter = 0

    init(count: Int) {
        order = Array(repeating: -1, count: count)
        lowest = order
        nextEdges = Array(repeating: 0, count: count)
        isOpen = Array(repeating: false, count: count)
    }

    func isSeen(_ node: Int) -> Bool { order[node] >= 0 }

    mutating func enter(_ node: Int) {
        order[node] = counter
        lowest[node] = counter
        counter += 1
        isOpen[node] = true
        open.append(node)
        path.append(node)
    }

    mutating func nextEdge(of node: Int, in edges: [[FormulaGraph.Edge]]) -> FormulaGraph.Edge? {
        guard nextEdges[node] < edges[node].count else { return nil }
        defer { nextEdges[node] += 1 }
        return edges[node][nextEdges[node]]
    }

    mutating func follow(from node: Int, to target: Int) {
        if !isSeen(target) {
            enter(target)
        } else if isOpen[target] {
            lowest[node] = min(lowest[node], order[target])
        }
    }

    mutating func leave(_ node: Int) {
        path.removeLast()
        if let above = path.last { lowest[above] = min(lowest[above], lowest[node]) }
        guard lowest[node] == order[node], let start = open.lastIndex(of: node) else { return }
        let members = open[start...].sorted()
        for member in members { isOpen[member] = false }
        open.removeSubrange(start...)
        components.append(members)
    }
}
