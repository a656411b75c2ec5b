/// Strongly connected components of a graph whose nodes are counted from 0.
public enum GraphComponents {
    /// The components, each behind those that it needs; the members of each are sorted.
    ///
    /// - Parameters:
    ///   - needs: what each node needs, by node.
    ///   - roots: nodes to begin with: each follows right behind what it needs, as far as that is new.
    /// - Returns: every node in one component.
    public static func inOrder(_ needs: [[Int]], from roots: [Int] = []) -> [[Int]] {
        let edges = needs.map { $0.map { FormulaGraph.Edge(target: $0, reach: .sameYear) } }
        var search = ComponentSearch(count: needs.count)
        for root in roots + needs.indices where !search.isSeen(root) {
            search.enter(root)
            while let top = search.path.last {
                if let edge = search.nextEdge(of: top, in: edges) {
                    search.follow(from: top, to: edge.target)
                } else {
                    search.leave(top)
                }
            }
        }
        return search.components
    }
}
