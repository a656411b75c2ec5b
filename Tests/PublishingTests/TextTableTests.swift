import Diagnostics
import Publishing
import Quantities
import Testing

@Suite struct TextTableTests {
    @Test func `columns line up whatever the script`() {
        var table = TextTable([("指标", .left), ("值", .right)])
        table.add(["森林覆盖率", "52.0"])
        table.add(["GDP", "415"])
        let widths = table.lines.map { line in
            line.reduce(0) { $0 + TextWidth.columns(of: [$1]) }
        }
        #expect(Set(widths).count == 1, "\(table.lines)")
    }

    @Test func `a long cell is folded at spaces and no word is lost`() {
        var table = TextTable([("Finding", .left)], widest: 12)
        table.add(["one two three four five six"])
        let words = table.lines.dropFirst(2).joined(separator: " ").split(separator: " ")
        #expect(words == ["one", "two", "three", "four", "five", "six"])
        #expect(table.lines.allSatisfy { TextWidth.columns(of: $0) <= 14 })
    }

    @Test func `Chinese is folded between characters and never before a full stop`() {
        var table = TextTable([("说明", .left)], widest: 8)
        table.add(["依据监测值推算得出。"])
        #expect(!table.lines.contains { $0.hasPrefix("  。") })
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
