import Formulas
import Foundation
import PlanModel
import Testing

@Suite("Reading of formulas")
struct FormulaReadingTests {
    @Test(arguments: [
        ("a+b*c", "a + b * c"), ("(a+b)*c", "(a + b) * c"), ("a-(b-c)", "a - (b - c)"), ("a/(b*c)", "a / (b * c)"),
        ("(a-b)-c", "(a - b) - c"), ("-a*b", "-a * b"), ("-(a*b)", "-(a * b)"), ("--a", "--a"), ("a--b", "a - -b"),
        ("a<b", "a < b"), ("(a<b)+(c>=d)", "(a < b) + (c >= d)"), ("1.50e3", "1500"), ("0.1", "0.1"),
        ("1e-7*a", "1e-07 * a"), ("SELF", "SELF"), ("[SELF]+[pm-2.5]", "[SELF] + [pm-2.5]"), ("pm2.5", "pm2.5"),
        ("PREV(a)", "PREV(a)"), ("PREV(a,0)", "PREV(a, 0)"), ("PREV(a,b,3)", "PREV(a, b, 3)"),
        ("PREV(a,b,1)", "PREV(a, b)"), ("INDEX(a,2020)", "INDEX(a, 2020)"), ("MOVAVG(a+1,3)", "MOVAVG(a + 1, 3)"),
        ("IF(a=0,0,b/a)", "IF(a = 0, 0, b / a)"), ("MIN(a)", "MIN(a)"), ("MAX( a ,\n b )", "MAX(a, b)"),
        ("森林_覆盖率/2", "森林_覆盖率 / 2"), ("IF/MIN", "IF / MIN"), ("[2020.a]", "[2020.a]"),
    ])
    func `a formula that is written out and read again is the same`(text: String, written: String) throws {
        let formula = try Formula.reading(text)
        #expect(formula.description == written)
        #expect(try Formula.reading(written) == formula)
        #expect(formula.text == text)
    }

    @Test func `spaces, superfluous parentheses and columns make no difference`() throws {
        #expect(try Formula.reading("a+b") == Formula.reading(" ( a ) +\tb "))
        #expect(try Formula.reading("a+b").hashValue == Formula.reading("a + b").hashValue)
        #expect(try Formula.reading("a+b") != Formula.reading("b+a"))
        #expect(try Formula.reading("a+b+c") != Formula.reading("a+(b+c)"))
    }

    @Test func `every step knows its columns, counted in characters`() throws {
        let formula = try Formula.reading("常住人口 * (a - 21)")
        #expect(formula.root.columns == 1..<16)
        #expect(formula.root.form.parts.map(\.columns) == [1..<5, 8..<16])
        #expect(formula.root.form.parts[1].form.parts.map(\.columns) == [9..<10, 13..<15])
    }

    /// The text, the column, the length, the sentence and the proposal.
    static let faults: [(String, Int, Int, String, String?)] = [
        ("", 1, 0, "the formula is empty", nil),
        ("  \n ", 1, 0, "the formula is empty", nil),
        ("a +", 4, 0, "the formula ends where a number or an indicator is missing", nil),
        ("a + * b", 5, 1, "a number or an indicator is missing before ‘*’", nil),
        ("+a", 1, 1, "a number or an indicator is missing before ‘+’", nil),
        ("()", 2, 1, "a number or an indicator is missing before ‘)’", nil),
        ("MAX(a,)", 7, 1, "a number or an indicator is missing before ‘)’", nil),
        ("a b", 3, 1, "an operator is missing before ‘b’", nil),
        ("(a) 12", 5, 2, "an operator is missing before ‘12’", nil),
        ("2 (a)", 3, 1, "an operator is missing before ‘(’", nil),
        ("a, b", 2, 1, "an operator is missing before ‘,’", nil),
        ("a + (b", 5, 1, "‘(’ is never closed", nil),
        ("MAX(a, (b)", 4, 1, "‘(’ is never closed", nil),
        ("[a", 1, 1, "‘[’ is never closed", nil),
        ("a)", 2, 1, "‘)’ closes nothing", nil),
        ("a < b < c", 7, 1, "two comparisons stand side by side", "join them with IF, MIN or MAX"),
        ("a $ b", 3, 1, "‘$’ cannot stand in a formula", nil),
        ("a == b", 3, 2, "‘==’ cannot stand in a formula", "write ‘=’"),
        ("a ≠ 0", 3, 1, "‘≠’ cannot stand in a formula", "write ‘<>’"),
        ("a×（b）", 2, 1, "‘×’ cannot stand in a formula", "write ‘*’"),
        ("a*（b）", 3, 1, "‘（’ cannot stand in a formula", "write ‘(’"),
        ("5%", 2, 1, "‘%’ cannot stand in a formula", "write ‘/100’"),
        ("1.2.3", 4, 1, "‘.’ cannot stand in a formula", nil),
        (".5", 1, 1, "‘.’ cannot stand in a formula", nil),
        ("1 + 5g_sites", 5, 8, "the name ‘5g_sites’ begins with a digit", "write ‘[5g_sites]’"),
        ("[a b]", 1, 5, "‘a b’ is not an identifier", "an identifier has letters, digits, ‘-’, ‘_’ and ‘.’ only"),
        ("1e999", 1, 5, "the number 1e999 is too large", nil),
        ("PERV(a)", 1, 4, "unknown function ‘PERV’", "did you mean ‘PREV’?"),
        ("1+if(a,b,c)", 3, 2, "unknown function ‘if’", "did you mean ‘IF’?"),
        (
            "gdp(2020)", 1, 3, "unknown function ‘gdp’",
            "there are IF, MIN, MAX, PREV, GROWTH, CUMSUM, MOVAVG, FIRST, PARENT, SHARE, INDEX, INTERPOLATE"
        ),
        ("IF(a,b)", 1, 7, "IF takes 3 arguments, not 2", nil),
        ("1*GROWTH(a,1)", 3, 11, "GROWTH takes 1 argument, not 2", nil),
        ("MIN()", 1, 5, "MIN takes at least 1 argument, not 0", nil),
        ("PREV(a,b,1,2)", 1, 13, "PREV takes 1 to 3 arguments, not 4", nil),
        ("MOVAVG(a,2.5)", 10, 3, "the last argument of MOVAVG must be a whole number from 1 to 100", nil),
        ("PREV(a,0,0)", 10, 1, "the last argument of PREV must be a whole number from 1 to 100", nil),
        ("PREV(a,0,-1)", 10, 2, "the last argument of PREV must be a whole number from 1 to 100", nil),
        ("INDEX(a,base)", 9, 4, "the last argument of INDEX must be a whole number from 1900 to 2200", nil),
    ]

    @Test(arguments: faults)
    func `a text that is no formula has one fault at its exact columns`(
        text: String, column: Int, length: Int, sentence: String, help: String?
    ) throws {
        let fault = try #require(throws: FormulaFault.self) { try Formula.reading(text) }
        #expect(fault.column == column)
        #expect(fault.length == length)
        #expect(fault.message.text(in: "en") == sentence)
        #expect(fault.help?.text(in: "en") == help)
        #expect(fault.message["zh"] != nil)
        #expect(fault.help == nil || fault.help?["zh"] != nil)
    }

    @Test func `what is proposed makes a formula`() throws {
        for (text, proposal) in [("a == b", "a = b"), ("PERV(a)", "PREV(a)"), ("5g+1", "[5g]+1"), ("5%", "5/100")] {
            let fault = try #require(throws: FormulaFault.self) { try Formula.reading(text) }
            var characters = Array(text)
            characters.replaceSubrange(
                (fault.column - 1)..<(fault.column - 1 + fault.length), with: fault.suggestion ?? "")
            #expect(String(characters) == proposal)
            #expect(throws: Never.self) { try Formula.reading(proposal) }
        }
    }
}
