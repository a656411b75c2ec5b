import Diagnostics
import PlanModel

/// Indicators whose values need each other in a loop that no step through earlier years breaks.
public struct FormulaCycle: Hashable, Sendable {
    /// The indicators in order: each needs the next and the last one the first, which is the smallest by identifier.
    public let indicators: [ID<Indicator>]
    /// Whether the loop closes only because later years are needed (INDEX, INTERPOLATE), not within one year.
    public let needsLaterYears: Bool

    /// The loop in words, `a needs b needs a`; a long one is told by its first six indicators.
    public var text: LocalizedText {
        let left = indicators.count > 8 ? indicators.count - 6 : 0
        func told(_ link: String, _ more: String) -> String {
            let steps = indicators.prefix(indicators.count - left).map(\.text) + (left > 0 ? [more] : [])
            return (steps + indicators.prefix(1).map(\.text)).joined(separator: link)
        }
        return LocalizedText(en: told(" needs ", "… (\(left) more)"), zh: told(" 需要 ", "……（另 \(left) 项）"))
    }

    /// The loops among the rules of a plan: the smallest of each knot of loops, smaller ones first, then by identifier.
    ///
    /// A loop with a step back in time is a recursion and allowed: `PREV(SELF,0)`. In a knot of more than 400
    /// indicators the smallest loop is sought through the first of them only, so that the search stays short.
    public static func all(in rules: [ID<Indicator>: FormulaRule]) -> [FormulaCycle] {
        FormulaKnot.all(in: FormulaGraph(rules)).map(\.cycle)
    }
}

/// The loops among rules, sought once for every evaluation of them.
public struct FormulaLoops: Sendable {
    /// The loops, smallest first.
    public let cycles: [FormulaCycle]
    /// The loop that keeps an indicator from having values, by indicator.
    public let tied: [ID<Indicator>: FormulaCycle]

    /// Seeks the loops.
    public init(in rules: [ID<Indicator>: FormulaRule]) {
        let knots = FormulaKnot.all(in: FormulaGraph(rules))
        cycles = knots.map(\.cycle)
        var tied: [ID<Indicator>: FormulaCycle] = [:]
        for knot in knots {
            for member in knot.members { tied[member] = knot.cycle }
        }
        self.tied = tied
    }
}

/// Indicators that are all in loops with each other, and the smallest of those loops.
struct FormulaKnot {
    /// All indicators of the knot, sorted.
    let members: [ID<Indicator>]
    /// The smallest loop.
    let cycle: FormulaCycle

    /// The knots, those with smaller loops first, then by the loop's first indicator.
    static func all(in graph: FormulaGraph) -> [FormulaKnot] {
        let withinYear = graph.loopingComponents { $0 != .earlier }
        var tied = Set(withinYear.joined())
        var knots = withinYear.compactMap { members in
            smallestLoop(members, graph).map { knot(members, $0, graph, needsLaterYears: false) }
        }
        for members in graph.loopingComponents(along: { _ in true }) where tied.isDisjoint(with: members) {
            guard let loop = smallestLoopThroughLaterYears(members, graph) else { continue }
            tied.formUnion(members)
            knots.append(knot(members, loop, graph, needsLaterYears: true))
        }
        return knots.sorted { left, right in
            let (one, other) = (left.cycle.indicators, right.cycle.indicators)
            return one.count == other.count ? one[0] < other[0] : one.count < other.count
        }
    }

    private static func knot(
        _ members: [Int], _ loop: [Int], _ graph: FormulaGraph, needsLaterYears: Bool
    ) -> FormulaKnot {
        let first = loop.indices.min { loop[$0] < loop[$1] } ?? 0
        let turned = loop[first...] + loop[..<first]
        return FormulaKnot(
            members: members.map { graph.indicators[$0] },
            cycle: FormulaCycle(
                indicators: turned.map { graph.indicators[$0] }, needsLaterYears: needsLaterYears))
    }

    /// The members from which loops are sought: all, or in a large knot as many as 200,000 steps allow.
    private static func starts(_ members: [Int]) -> ArraySlice<Int> {
        members.prefix(max(1, 200_000 / max(1, members.count)))
    }

    /// The shortest loop that needs no earlier year; of several the one with the smallest member.
    private static func smallestLoop(_ members: [Int], _ graph: FormulaGraph) -> [Int]? {
        let inside = Set(members)
        var best: [Int]?
        for start in starts(members) {
            let path = graph.shortestPath(
                from: start, to: start, shorterThan: best?.count ?? .max,
                within: { $0 >= start && inside.contains($0) }, along: { $0 != .earlier })
            if let path { best = path.dropLast() }
        }
        return best
    }

    /// The shortest loop with a step that needs later years.
    private static func smallestLoopThroughLaterYears(_ members: [Int], _ graph: FormulaGraph) -> [Int]? {
        let inside = Set(members)
        var best: [Int]?
        func closes(_ edge: FormulaGraph.Edge) -> Bool { edge.reach == .anyYear && inside.contains(edge.target) }
        for start in starts(members.filter { graph.edges[$0].contains(where: closes) }) {
            for edge in graph.edges[start] where closes(edge) {
                let path = graph.shortestPath(
                    from: edge.target, to: start, shorterThan: best.map { $0.count - 1 } ?? .max,
                    within: { inside.contains($0) }, along: { _ in true })
                if let path { best = path }
            }
        }
        return best
    }
}
