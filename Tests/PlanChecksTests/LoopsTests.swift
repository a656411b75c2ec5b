import Testing

@testable import PlanChecks

@Suite("Loops")
struct LoopsTests {
    /// The graph on the nodes 0 ..< size whose arrows are the bits of a number.
    private func graph(_ bits: Int, size: Int) -> [Int: [Int]] {
        var arrows: [Int: [Int]] = [:]
        for from in 0..<size {
            arrows[from] = (0..<size).filter { bits >> (from * size + $0) & 1 == 1 }
        }
        return arrows
    }

    /// From where to where a way of one arrow or more leads (Warshall, 1962).
    private func reach(_ arrows: [Int: [Int]], size: Int) -> [[Bool]] {
        var reach = (0..<size).map { from in (0..<size).map { arrows[from]?.contains($0) == true } }
        for middle in 0..<size {
            for from in 0..<size where reach[from][middle] {
                for to in 0..<size where reach[middle][to] { reach[from][to] = true }
            }
        }
        return reach
    }

    @Test func `on every graph of three names, knots are what reaches each other and loops follow arrows`() {
        let size = 3
        for bits in 0..<(1 << (size * size)) {
            let arrows = graph(bits, size: size)
            let reach = reach(arrows, size: size)
            let loops = Loops(arrows)
            for one in 0..<size {
                #expect((loops.knots[one] != nil) == reach[one][one])
                for other in 0..<size where one != other {
                    #expect(loops.joins(one, other) == (reach[one][other] && reach[other][one]))
                }
            }
            #expect(Set(loops.loops.map { $0[0] }).count == loops.loops.count)
            for (knot, loop) in loops.loops.enumerated() {
                #expect(Set(loop).count == loop.count)
                #expect(loop.allSatisfy { loops.knots[$0] == knot })
                #expect(loops.sizes[knot] == loops.knots.values.filter { $0 == knot }.count)
                for (from, to) in zip(loop, loop.dropFirst() + [loop[0]]) {
                    #expect(arrows[from]?.contains(to) == true)
                }
            }
        }
    }

    @Test func `a chain of a hundred thousand names that ends in its beginning is one loop`() {
        let count = 100_000
        var arrows: [Int: [Int]] = [:]
        for node in 0..<count { arrows[node] = [(node + 1) % count] }
        #expect(Loops(arrows).loops == [Array(0..<count)])
        arrows[count - 1] = nil
        #expect(Loops(arrows).loops.isEmpty)
    }
}
