import Formulas
import PlanModel
import Quantities
import Testing

@Suite("Loops of formulas")
struct FormulaCycleTests {
    private func rules(_ formulas: [String: String]) throws -> [ID<Indicator>: FormulaRule] {
        var rules: [ID<Indicator>: FormulaRule] = [:]
        for (name, text) in formulas { rules[ID(name)] = FormulaRule(formula: try Formula.reading(text)) }
        return rules
    }

    private func loops(_ formulas: [String: String]) throws -> [String] {
        FormulaCycle.all(in: try rules(formulas)).map { $0.indicators.map(\.text).joined(separator: " ") }
    }

    @Test func `a mention says which years it needs and whether of the place above`() throws {
        let text =
            "a + PREV(b, c) + PREV(CUMSUM(d)) + INDEX(e, 2020) + PREV(INTERPOLATE(f)) + SHARE(g) + SELF + FIRST(a)"
        let references = FormulaReferences(try Formula.reading(text), of: ID("own"))
        let mentions = references.mentions.map { "\($0.indicator) \($0.reach)\($0.isAbove ? " above" : "")" }
        #expect(
            mentions == [
                "a sameYear", "b earlier", "c sameYear", "d earlier", "e anyYear", "f anyYear", "g sameYear above",
                "own sameYear", "a sameYear",
            ])
        #expect(references.indicators.map(\.text) == ["a", "b", "c", "d", "e", "f", "g", "own"])
        #expect(references.mentions[1].columns == 10..<11)
        #expect(references.needsPlaceAbove)
        #expect(references.reach(of: ID("b")) == .earlier && references.reach(of: ID("zz")) == nil)
    }

    @Test func `a loop through earlier years is a recursion, one within a year is named`() throws {
        #expect(try loops(["a": "PREV(SELF, 0) + x"]) == [])
        #expect(try loops(["a": "PREV(b, 1)", "b": "a * 2"]) == [])
        #expect(try loops(["a": "PREV(x, SELF)"]) == ["a"])
        #expect(try loops(["a": "SELF + 1"]) == ["a"])
        #expect(try loops(["a": "PARENT(SELF)"]) == ["a"])
        #expect(try loops(["a": "CUMSUM(b)", "b": "FIRST(a)"]) == ["a b"])
        #expect(try loops(["a": "b", "b": "c", "c": "PREV(a)"]) == [])
        #expect(try loops(["c": "b", "b": "a", "a": "c"]) == ["a c b"])
    }

    @Test func `later years close a loop that earlier years would break`() throws {
        #expect(try loops(["a": "INDEX(SELF, 2020)"]) == ["a"])
        #expect(try loops(["a": "INTERPOLATE(b)", "b": "PREV(a)"]) == ["a b"])
        let cycles = FormulaCycle.all(in: try rules(["a": "INDEX(c, 2020)", "c": "b", "b": "PREV(a, 0)"]))
        #expect(cycles.map(\.indicators) == [[ID("a"), ID("c"), ID("b")]])
        #expect(cycles.map(\.needsLaterYears) == [true])
        #expect(try loops(["a": "INDEX(b, 2020)", "b": "PREV(SELF, 0) + x"]) == [])
    }

    @Test func `of each knot the smallest loop is named, smaller ones first, whatever the order of the rules`() throws {
        let knot = [
            "a": "b", "b": "c + e", "c": "d", "d": "a", "e": "f", "f": "b", "p": "q", "q": "p + PREV(a)", "z": "SELF",
            "y": "a", "x": "y + p",
        ]
        for _ in 0..<5 { #expect(try loops(knot) == ["z", "p q", "b e f"]) }
        let weighted: [ID<Indicator>: FormulaRule] = [
            ID("rate"): FormulaRule(formula: nil, rollUp: .mean(weight: ID("weight"))),
            ID("weight"): FormulaRule(formula: try Formula.reading("rate * 2")),
        ]
        #expect(
            FormulaCycle.all(in: weighted).map(\.text.byLanguage) == [
                ["en": "rate needs weight needs rate", "zh": "rate 需要 weight 需要 rate"]
            ])
    }

    @Test func `a ring of 20,000 indicators is one loop, found in a moment`() throws {
        var ring: [String: String] = [:]
        for position in 0..<20_000 { ring["i\(position)"] = "i\((position + 1) % 20_000)" }
        let cycles = FormulaCycle.all(in: try rules(ring))
        #expect(cycles.map(\.indicators.count) == [20_000])
        #expect(
            cycles.first?.text.text(in: "en")
                == "i0 needs i1 needs i2 needs i3 needs i4 needs i5 needs … (19994 more) needs i0")
        ring["i7"] = "i8 + i3"
        #expect(FormulaCycle.all(in: try rules(ring)).map(\.indicators.count).allSatisfy { $0 <= 20_000 })
        ring["i0"] = "INDEX(i1, 2020) + PREV(i2)"
        #expect(FormulaCycle.all(in: try rules(ring)).count == 1)
    }

    /// All graphs of three indicators over same-year, earlier and no need, against a search of all paths.
    @Test func `on every small graph a loop is found exactly where there is one`() throws {
        let names = ["a", "b", "c"]
        let kinds = ["", "%", "PREV(%)"]
        for code in 0..<19_683 {
            var digits = code
            var formulas: [String: String] = [:]
            var needs = [[Bool]](repeating: [false, false, false], count: 3)
            for from in 0..<3 {
                var terms = ["x"]
                for to in 0..<3 {
                    let kind = digits % 3
                    digits /= 3
                    needs[from][to] = kind == 1
                    if kind > 0 { terms.append(kinds[kind].replacing("%", with: names[to])) }
                }
                formulas[names[from]] = terms.joined(separator: "+")
            }
            let found = FormulaCycle.all(in: try rules(formulas))
            #expect(found.isEmpty == !Self.hasLoop(needs), "\(formulas)")
            for cycle in found {
                let loop = cycle.indicators.map(\.text)
                #expect(loop.first == loop.min() && Set(loop).count == loop.count)
                for (one, next) in zip(loop, loop.dropFirst() + loop.prefix(1)) {
                    #expect(needs[names.firstIndex(of: one) ?? 0][names.firstIndex(of: next) ?? 0])
                }
            }
        }
    }

    private static func hasLoop(_ needs: [[Bool]]) -> Bool {
        var reach = needs
        for _ in 0..<3 {
            for i in 0..<3 { for j in 0..<3 { for k in 0..<3 where reach[i][k] && reach[k][j] { reach[i][j] = true } } }
        }
        return (0..<3).contains { reach[$0][$0] }
    }
}
