import Appraisals
import Diagnostics
import Publishing
import Quantities
import Testing

@Suite struct TextTableTests {
    @Test func `columns line up whatever the script`() {
        var table = TextTable([("指标", .left), ("值", .right)])
        table.add(["森林覆盖率", "52.0"])
        table.add(["GDP", "415"])
        let widths = table.lines().map { line in
            line.reduce(0) { $0 + TextWidth.columns(of: [$1]) }
        }
        #expect(Set(widths).count == 1, "\(table.lines())")
    }

    private var table: TextTable {
        var table = TextTable([
            ("Project", .left), ("before, 100m yuan", .right), ("after, 100m yuan", .right), ("Why", .left),
            ("年度投资（亿元）", .right),
        ])
        table.add([
            "Guichuan bonded zone (P301)", "1,060.94", "-12,345.6",
            "limits/cost/90/2028/bonds#amount leaves 38 million",
            "173.24",
        ])
        table.add(["归川综合保税区（二期）", "–", "998.40", "与“森林覆盖率”要求冲突，2028年只剩1483万元，故未列入。", "0.00"])
        return table
    }

    @Test(arguments: 32...130)
    func `a table fits where its numbers and names do, and no sign of it is lost`(width: Int) {
        let lines = table.lines(width: width)
        #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width }, "\(lines)")
        let shown = Set(lines.flatMap { $0.split(separator: " ") }.map(String.init))
        #expect(shown.isSuperset(of: ["1,060.94", "-12,345.6", "998.40", "173.24", "0.00"]), "\(lines)")
        func signs(_ text: String) -> [Character] { text.filter { $0 != " " && $0 != "─" }.sorted() }
        let cells = table.heads.joined() + table.rows.joined().joined()
        if width >= 90 { #expect(signs(lines.joined()) == signs(cells), "\(lines)") }
    }

    @Test func `with room for all nothing is folded`() {
        #expect(table.lines(width: 300).count == 4)
        #expect(table.lines(width: 120).count > 4)
    }

    @Test func `columns without room follow below, each row named again`() throws {
        var table = TextTable([("Place", .left)] + (2020...2035).map { (String($0), .right) })
        table.add(["Songlan"] + (0..<16).map { "1000.\($0)" })
        let lines = table.lines(width: 80)
        #expect(lines.count { $0.contains("Songlan") } == 2)
        for year in 2020...2035 { #expect(lines.count { $0.contains(String(year)) } == 1) }
        #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= 80 })
    }

    @Test func `the widest column of text gives way first`() {
        var table = TextTable([("Name", .left), ("Why", .left)])
        table.add(["Guichuan bonded zone", String(repeating: "one two ", count: 20)])
        #expect(table.lines(width: 60)[2].contains("Guichuan bonded zone"))
    }
}

@Suite struct TextFoldTests {
    private static let texts = [
        "warning: target of ‘Forest cover’ for 2030 (49.0 %) cannot lead to the objective of 55.0 % for 2035",
        "目标“森林覆盖率”（2030年为49.0 %）不足以达到2035年55.0 %的远景目标：此后每年须提高1.2个百分点，《规划纲要》另有要求。",
        "limits/cost/90/2028/bonds#amount", "  – one two three", "",
    ]

    @Test(arguments: texts, 1...90)
    func `text is folded at spaces and between characters, and nothing is lost`(text: String, width: Int) {
        for breaksWords in [false, true] {
            let lines = TextFold.lines(of: text, width: width, breaksWords: breaksWords)
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
            let longest = breaksWords ? 4 : TextFold.longestWord(of: text)
            #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= max(width, longest) }, "\(lines)")
            guard !breaksWords else { continue }
            #expect(!lines.contains { "，。；：）”》’%".contains($0.first ?? " ") }, "\(lines)")
            #expect(!lines.contains { "（“《‘".contains($0.last ?? " ") }, "\(lines)")
            if text.contains("2035") {
                #expect(lines.contains { $0.contains("2035") } && lines.contains { $0.contains("49.0") })
            }
        }
    }

    @Test func `what follows on a long line stands deeper, and short lines stay as they are`() {
        let text = "One\n  – alpha beta gamma delta\nepsilon zeta eta theta\n"
        #expect(
            TextFold.hanging(text, width: 14)
                == "One\n  – alpha beta\n    gamma\n    delta\nepsilon zeta\n    eta theta\n")
        #expect(TextFold.hanging(text, width: 40) == text)
    }

    @Test func `a long address is broken at its steps`() {
        #expect(
            TextFold.lines(of: "limits/cost/90/2028/bonds#amount", width: 13, breaksWords: true)
                == ["limits/cost/", "90/2028/", "bonds#amount"])
    }
}

@Suite struct FindingExcerptTests {
    @Test(arguments: [20, 40, 60, 80, 100, 140], [1, 12, 34, 61, 70])
    func `the caret stands below what it marks, and the line has room`(width: Int, column: Int) throws {
        let source = String(repeating: "森林覆盖率,forest cover,", count: 4)
        let span = SourceSpan(file: "targets.csv", line: 12, column: column, length: 1)
        let kind = FindingKind(
            "of-this-test", "测试用", .warning, mistake: LocalizedText(en: "none", zh: "无"),
            example: FindingExample(failing: []))
        let finding = Finding(kind, span: span, message: LocalizedText(en: "a fault", zh: "有误"))
        let lines = finding.text(in: "en", width: width) { _, _ in source }.split(separator: "\n").map(String.init)
        let carets = try #require(lines.last)
        let shown = try #require(lines.dropLast().last)
        #expect(TextWidth.columns(of: shown) <= max(width, 25), "\(shown)")
        var columns = 0
        let at = carets.prefix { $0 != "^" }.count
        let marked = shown.first { character in
            defer { columns += TextWidth.columns(of: [character]) }
            return columns >= at
        }
        #expect(marked == Array(source)[column - 1], "\(lines)")
    }
}

@Suite struct ChanceWordsTests {
    @Test(arguments: [
        (0.0, "almost excluded"), (0.35, "about one in three"), (0.5, "about even"), (0.66, "about two in three"),
        (0.92, "about nine in ten"), (1.0, "almost certain"),
    ])
    func `a probability is told in words that go over the telephone`(probability: Double, words: String) {
        #expect(ChanceWords.words(probability).text(in: "en") == words)
    }

    @Test func `a higher probability never has weaker words`() {
        var seen: [String] = []
        for step in 0...1000 {
            let words = ChanceWords.words(Double(step) / 1000).text(in: "en")
            if seen.last != words {
                #expect(!seen.contains(words))
                seen.append(words)
            }
        }
        #expect(seen.count == 11)
    }
}

@Suite struct PageLocaleTests {
    @Test(arguments: [
        (1234.5, 1, "1234.5"), (12345.67, 1, "12,345.7"), (-1_234_567, 0, "-1,234,567"), (999.95, 1, "1000.0"),
        (0, 2, "0.00"),
    ])
    func `thousands are set apart from ten thousand on`(number: Double, decimals: Int, shown: String) {
        #expect(PageLocale(language: "en").number(number, decimals: decimals) == shown)
    }
}
