import Diagnostics
import PlanModel

/// Indicators whose values need each other in a loop that no step through earlier years breaks.
public struct FormulaCycle: Hashable, Sendable {
    /// The indicators in order: each needs the next and the last one the first, which is the smallest by identifier.
    public let indicators: [ID<Indicator>]
    /// Whether the loop closes only because later years are needed (INDEX, INTERPOLATE), not within one year.
    public let needsLaterYears: Bool

    /// The loop in words: `a needs b needs a`.
    public var text: LocalizedText {
        let steps = (indicators + indicators.prefix(1)).map(\.text)
        return LocalizedText(
            en: steps.joined(separator: " needs "), zh: steps.joined(separator: " 需要 "))
    }

    /// The loops among the rules of a plan: the smallest of each knot of loops, smaller ones first, then by identifier.
    ///
    /// A loop in which every step back in time is at least a year is a recursion and allowed: `PREV(SELF,0)`.
    public static func all(in rules: [ID<Indicator>: FormulaRule]) -> [FormulaCycle] {
        FormulaKnot.all(in: FormulaGraph(rules)).map(\.cycle)
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

    /// The shortest loop that needs no earlier year; of several the one with the smallest member.
    private static func smallestLoop(_ members: [Int], _ graph: FormulaGraph) -> [Int]? {
        let inside = Set(members)
        var best: [Int]?
        for start in members {
            let path = graph.shortestPath(
                from: start, to: start, within: { $0 >= start && inside.contains($0) }, along: { $0 != .earlier })
            guard let path, path.count - 1 < best?.count ?? .max else { continue }
            best = path.dropLast()
            if path.count == 2 { break }
        }
        return best
    }

    /// The shortest loop with a step that needs later years.
    private static func smallestLoopThroughLaterYears(_ members: [Int], _ graph: FormulaGraph) -> [Int]? {
        let inside = Set(members)
        var best: [Int]?
        for start in members {
            for edge in graph.edges[start] where edge.reach == .anyYear && inside.contains(edge.target) {
                let path = graph.shortestPath(
                    from: edge.target, to: start, within: { inside.contains($0) }, along: { _ in true })
                if let path, path.count < best?.count ?? .max { best = path }
            }
        }
        return best
    }
}
