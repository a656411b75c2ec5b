import Foundation
import Testing

@testable import Publishing

/// The style sheet, read as people see it: colours by their luminance.
@Suite("Style sheet")
struct StyleTests {
    private let sheet = String(decoding: SiteAssets.all[SiteAssets.styleSheet] ?? [], as: UTF8.self)

    /// The colours of a scheme by their names: those of `:root` and, for the dark one, what it says otherwise.
    private func colours(dark: Bool) -> [String: String] {
        let blocks = sheet.components(separatedBy: ":root {").dropFirst().map { $0.prefix { $0 != "}" } }
        var colours: [String: String] = [:]
        for block in blocks.prefix(dark ? 2 : 1) {
            for match in String(block).matches(of: /--([a-z0-9-]+): (#[0-9a-f]{3,6})/) {
                colours[String(match.output.1)] = String(match.output.2)
            }
        }
        return colours
    }

    /// Relative luminance (WCAG 2.2, definition of relative luminance).
    private func luminance(_ colour: String) -> Double {
        var digits = colour.dropFirst().map { String($0) }
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        let parts = stride(from: 0, to: 6, by: 2).map { start -> Double in
            let part = Double(Int(digits[start] + digits[start + 1], radix: 16) ?? 0) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: String, _ other: String) -> Double {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// Words on grounds that the sheet puts together.
    private let words: [(String, [String])] = [
        ("ink", ["paper", "band", "stripe", "mark", "open-ground", "bad-ground"]),
        ("soft", ["paper", "band", "stripe", "mark"]), ("link", ["paper", "band", "stripe", "mark"]),
        ("visited", ["paper", "band", "stripe", "mark"]), ("seal", ["paper"]), ("good", ["good-ground"]),
        ("watch", ["watch-ground", "paper", "band", "stripe"]), ("bad", ["bad-ground"]), ("open", ["open-ground"]),
        ("paper", ["link", "part0"]),
    ]

    /// Lines and marks that mean something: at least 3 to 1 (success criterion 1.4.11).
    private let marks: [(String, [String])] = [
        ("focus", ["paper", "band", "stripe"]), ("strong-line", ["paper"]), ("part0", ["paper"]), ("part1", ["paper"]),
        ("part2", ["paper"]), ("part3", ["paper"]), ("part4", ["paper"]), ("part5", ["paper"]),
        ("seal", ["paper", "band"]),
        ("bad", ["paper"]),
    ]

    @Test(arguments: [false, true])
    func `words and marks stand out from their ground, by day and by night`(dark: Bool) throws {
        let colours = colours(dark: dark)
        #expect(colours.count > 20)
        for (pairs, least) in [(words, 4.5), (marks, 3.0)] {
            for (name, grounds) in pairs {
                for ground in grounds {
                    let (one, other) = (try #require(colours[name]), try #require(colours[ground]))
                    let ratio = contrast(one, other)
                    #expect(ratio >= least, "\(name) on \(ground): \(ratio)")
                }
            }
        }
    }

    @Test func `black on white has the contrast that the standard gives it`() {
        #expect(abs(contrast("#000", "#fff") - 21) < 1e-9)
        #expect(abs(contrast("#777777", "#ffffff") - 4.48) < 0.01)
    }

    @Test func `there is one style sheet of at most 25 kB, which names no colour outside its lists`() {
        #expect(SiteAssets.all.keys.filter { $0.hasSuffix(".css") }.count == 1)
        #expect(sheet.utf8.count <= 25_000 && sheet.utf8.count > 1_000)
        let lists = sheet.components(separatedBy: ":root {").dropFirst().map { String($0.prefix { $0 != "}" }) }
        let inLists = lists.reduce(0) { $0 + $1.matches(of: /#[0-9a-fA-F]{3,8}\b/).count }
        #expect(sheet.matches(of: /: ?#[0-9a-fA-F]{3,8}\b/).count == inLists)
        #expect(!sheet.contains("url(") && !sheet.contains("@import"))
    }
}
