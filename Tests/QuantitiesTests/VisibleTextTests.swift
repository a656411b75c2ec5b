import Diagnostics
import Testing

@Suite("Visible text")
struct VisibleTextTests {
    @Test(arguments: [
        ("forest", "forest"), ("森林覆盖率", "森林覆盖率"), ("\u{1B}[2Jgone", "␛[2Jgone"), ("a\u{0}b", "a␀b"),
        ("\u{FEFF}id", "⟨BOM⟩id"), ("a\u{7F}", "a␡"), ("a\u{9B}2J", "a␣2J"), ("a\r\nb", "a␍␊b"), ("", ""),
    ])
    func `a control character is shown as a picture`(text: String, shown: String) {
        #expect(VisibleText.of(text) == shown)
    }

    @Test(arguments: [
        ("a\u{202E}b", "a⟨RLO⟩b"), ("a\u{200B}b", "a⟨ZWSP⟩b"), ("\u{2066}a\u{2069}", "⟨LRI⟩a⟨PDI⟩"),
        ("x\u{200F}", "x⟨RLM⟩"), ("— … “森林”", "— … “森林”"),
    ])
    func `a mark without width or one that turns the direction is shown by its name`(text: String, shown: String) {
        #expect(VisibleText.of(text) == shown)
    }

    @Test(arguments: [
        ("=1+1", true), ("+cmd|x", true), ("-2+3", true), ("@SUM(1)", true), ("＝1+1", true), ("＋a", true), ("－a", true),
        ("＠a", true), (" =1+1", true), ("\t=1+1", true), ("\u{3000}＝1", true), ("\u{FEFF}=1", true), ("--a", true),
        ("-5", false), ("+2.5", false), ("-1e3", false), (" -5", false), ("-", false), ("--", false), ("＝", false),
        ("a=b", false), ("约-5", false), ("——", false), ("", false), (" ", false),
    ])
    func `what a spreadsheet would compute is told from numbers, dashes and other texts`(text: String, isLike: Bool) {
        #expect(VisibleText.isLikeFormula(text) == isLike)
    }

    @Test func `a text of several lines keeps its lines and nothing else that steers`() {
        #expect(VisibleText.of("a\u{1B}\r\nb\n", keepsLines: true) == "a␛␍\nb\n")
    }

    @Test func `no cell of a plan can steer the terminal on which its finding is printed`() {
        let kind = FindingKind(
            "a-fault", "差错", .error, mistake: LocalizedText(en: "m", zh: "误"), example: FindingExample(failing: []))
        let finding = Finding(
            kind, span: SourceSpan(file: "a.csv", line: 1, column: 1), message: LocalizedText(en: "\u{1B}[1A", zh: "m"))
        let text = finding.text(in: "en") { _, _ in "\u{1B}]0;title\u{7},x" }
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(text.contains("␛]0;title␇,x"))
    }
}
