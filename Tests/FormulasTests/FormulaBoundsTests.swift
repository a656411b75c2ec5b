import Diagnostics
import Formulas
import Foundation
import PlanModel
import Quantities
import Testing

@Suite("Bounds of formulas")
struct FormulaBoundsTests {
    private func nested(_ open: String, _ inner: String, _ close: String, _ depth: Int) -> String {
        String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
    }

    @Test(arguments: [
        ("(", ")", 1), ("-", "", 1), ("PREV(", ")", 1), ("MAX(a,", ")", 1), ("IF(a,", ",0)", 1), ("1<(a+b*-(", "))", 4),
    ])
    func `64 levels are read and worked with on a small stack, one more is refused`(
        open: String, close: String, levels: Int
    ) throws {
        let deep = nested(open, "a", close, Formula.deepest / levels)
        let tooDeep = nested(open, "a", close, Formula.deepest / levels + 1)
        let outcome = SmallStack.run {
            guard let formula = try? Formula.reading(deep) else { return "refused" }
            var grid = FormulaGrid(constant: ["a": .number(1)])
            _ = formula.value(of: FormulaCell(ID("own"), FormulaGrid.place, Year(2024)), from: &grid)
            _ = FormulaUnits([ID("a"): .one]).check(formula, of: ID("own"))
            _ = FormulaReferences(formula, of: ID("own"))
            _ = formula.words(of: ID("own")) { LocalizedText(en: $0.text, zh: $0.text) }
            return formula.description.isEmpty ? "empty" : "read"
        }
        #expect(outcome == "read")
        let fault = try #require(throws: FormulaFault.self) { try Formula.reading(tooDeep) }
        #expect(fault.kind == .tooDeep(limit: 64))
    }

    @Test(arguments: ["(", "-", "MAX(", "a+(", "1<(", "IF(", "[", "PREV(-", "a,", "((a)", ")", "%", "é́́́", "\u{0}", "1e"])
    func `no repetition of any sign harms the reader`(sign: String) {
        for count in [100, 3_000, 1_000_000] {
            let text = String(repeating: sign, count: count)
            let outcome = SmallStack.run { (try? Formula.reading(text)) == nil ? "refused" : "read" }
            #expect(outcome == "refused")
        }
    }

    @Test func `4,000 characters are read, one more is refused at its column`() throws {
        let text = "a" + String(repeating: "+a", count: 1_999) + " "
        #expect(text.count == 4_000)
        #expect(try FormulaGrid(constant: ["a": .number(1)]).value(of: text) == .number(2_000))
        let fault = try #require(throws: FormulaFault.self) { try Formula.reading(text + " ") }
        #expect(fault.kind == .tooLong(limit: 4_000))
        #expect(fault.columns == 4_001..<4_002)
    }

    @Test func `functions that read their argument more than once are nested at most three deep`() throws {
        #expect(throws: Never.self) { try Formula.reading("SHARE(CUMSUM(PREV(FIRST(GROWTH(a)))))") }
        #expect(throws: Never.self) { try Formula.reading("GROWTH(GROWTH(GROWTH(a)))+GROWTH(CUMSUM(MOVAVG(a,3)))") }
        let fault = try #require(throws: FormulaFault.self) {
            try Formula.reading("1+GROWTH(CUMSUM(MOVAVG(GROWTH(a),3)))")
        }
        #expect(fault.kind == .tooManyReadings(limit: 3))
        #expect(fault.columns == 24..<30)
    }

    @Test func `any run of signs either is a formula that can be written and read again, or has a fault inside it`() {
        let signs = [
            "a", "b2", "SELF", "[x-y]", "1", "0", "2.5", "+", "-", "*", "/", "(", ")", ",", "<", "<=", "<>", "=", "IF(",
            "MAX(", "PREV(", "GROWTH(", "MOVAVG(", "INDEX(", "2020", "3", " ", "\n", "é", "人", "#", ".",
        ]
        var state: UInt64 = 20_210_126
        var readable = 0
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<(1 + Int(next(&state) % 9)) { text += signs[Int(next(&state) % UInt64(signs.count))] }
            do {
                let formula = try Formula.reading(text)
                readable += 1
                #expect((try? Formula.reading(formula.description)) == formula, "\(text)")
            } catch {
                #expect(error.column >= 1 && error.columns.upperBound <= text.count + 2, "\(text)")
            }
        }
        #expect(readable > 500)
    }

    private func next(_ state: inout UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}

/// Runs a piece of work on a thread with the half megabyte of stack that threads of some systems have.
enum SmallStack {
    static func run(_ work: @escaping @Sendable () -> String) -> String {
        let answer = Answer()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            answer.text = work()
            done.signal()
        }
        thread.stackSize = 512 * 1024
        thread.start()
        done.wait()
        return answer.text
    }

    private final class Answer: @unchecked Sendable {
        var text = ""
    }
}
