import Diagnostics
import PlanFiles
import PlanModel
import Testing

/// Writing and formatting: nothing is lost, the digest stays, and a second time changes nothing.
@Suite struct FormattingTests {
    /// The files after formatting once.
    private func formatted(_ files: [String: String]) -> [String: String] {
        let contents = FolderContents(texts: files)
        let reading = PlanFolder.read(contents)
        #expect(!reading.findings.contains { $0.severity == .error }, "\(reading.findings.map(\.message))")
        return files.merging(PlanFolder.formatted(reading.plan, over: contents).changed) { $1 }
    }

    @Test(arguments: [
        "- id: one\r\n  # why\r\n  changes: []\r\n", "\u{FEFF}# why\n- {id: one}\n", "- id: one\t# why\n",
        "- id: one\r  # why\r  changes: []\r", "- id: it's # why\n", "- id: one\n  note: a\n    'b # why\n",
        "- id: one\n  note: | # why\n    b\n", "- id: one\n  note: |\n    b\n # why\n", "- {id: 'one'}# why\n",
    ])
    func `a YAML file with a comment is left as it is`(text: String) {
        let (changed, kept) = PlanFolder.formatted(Plan(), over: FolderContents(texts: ["plan.yaml": text]))
        #expect(changed.isEmpty)
        #expect(kept == ["plan.yaml"])
    }

    @Test(arguments: ["- {id: \"a # b\"}\n", "- id: one\n  note: |\n    # b\n", "- id: a#b\n", "- '''a # b'\n"])
    func `a number sign inside a text is no comment`(text: String) {
        let (_, kept) = PlanFolder.formatted(Plan(), over: FolderContents(texts: ["plan.yaml": text]))
        #expect(kept.isEmpty)
    }

    @Test func `a chapter with more blocks in Chinese keeps its order and its digest`() throws {
        var files = NewPlan.files
        files["text/ecology.zh.md"] = try "前言。 {#preface}\n\n" + #require(files["text/ecology.zh.md"])
        files["text/ecology.en.md"] = try #require(files["text/ecology.en.md"]) + "\nRivers. {#ecology-2}\n"
        files["text/ecology.fr.md"] = "Plus. {#plus}\n\nFin. {#ecology-1}\n\nAprès. {#after}\n"
        let plan = PlanFolder.read(FolderContents(texts: files)).plan
        let order = plan.paragraphs.sorted { $0.order < $1.order }.map(\.id.text)
        #expect(order == ["preface", "plus", "ecology", "ecology-1", "after", "ecology-2"])
        let once = formatted(files)
        #expect(PlanFolder.read(FolderContents(texts: once)).plan.digest == plan.digest)
        #expect(formatted(once) == once)
    }

    @Test func `doubled quotation marks are undone whatever follows them`() {
        var files = NewPlan.files
        files["sources.csv"]?.append("q,\"a \"\"\u{301}b\"\" c\",引文,Office,局,2026-01-05,2\n")
        let plan = PlanFolder.read(FolderContents(texts: files)).plan
        #expect(plan.sources.first { $0.id.text == "q" }?.title["en"] == "a \"\u{301}b\" c")
        #expect(PlanFolder.read(FolderContents(texts: formatted(files))).plan.digest == plan.digest)
    }

    /// Draws numbers from a seed.
    private struct Draws: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let pieces = [
        " ", "  ", "\n", "\r", "\r\n", "\t", "#", " #", "# ", ": ", ":", "- ", "-", "? ", "\"", "\"\"", "'", "yes",
        "no", "null", "~", "1", "1e3", "0x1", "-1.5", "\u{2028}", "\u{2029}", "\u{85}", "\u{7F}", "\u{80}", "\u{1B}",
        "\u{1}", "\u{FEFF}", "\u{301}", "e\u{301}", "\u{345}", "👨‍👩‍👧", "𠀀", "“", "”", "，", "；", "。", "（", ",", ";", "[",
        "]", "{", "}", "&a", "*a", "!", "|", ">", "%", "@", "`", "\\", "\\n", "a", "word", "山", "\u{FFFE}", "\u{A0}",
        "\u{3000}", "\u{1FFFE}", "---", "...",
    ]

    private func text(_ draws: inout Draws) -> String {
        (0..<Int.random(in: 1...6, using: &draws)).map { _ in
            Self.pieces.randomElement(using: &draws) ?? ""
        }.joined()
    }

    private func plan(_ draws: inout Draws) -> Plan {
        var plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan
        plan.header.title["en"] = text(&draws)
        plan.header.title["zh"] = text(&draws)
        plan.header.notice["en"] = text(&draws)
        plan.header.currency = text(&draws)
        for position in plan.header.bodies.indices { plan.header.bodies[position].name["en"] = text(&draws) }
        for position in plan.sources.indices { plan.sources[position].title["en"] = text(&draws) }
        for position in plan.places.indices { plan.places[position].name["zh"] = text(&draws) }
        for position in plan.targets.indices { plan.targets[position].basis["en"] = text(&draws) }
        for position in plan.assumptions.indices { plan.assumptions[position].reason["zh"] = text(&draws) }
        for position in plan.indicators.indices {
            plan.indicators[position].name["en"] = text(&draws)
            plan.indicators[position].unit = text(&draws)
        }
        for position in plan.tasks.indices { plan.tasks[position].title["zh"] = text(&draws) }
        return plan
    }

    @Test func `a plan of nasty texts reads as it was written, and formatting it changes nothing`() {
        for seed in 0..<300 {
            var draws = Draws(state: UInt64(seed))
            let plan = plan(&draws)
            let files = PlanFolder.write(plan)
            let reading = PlanFolder.read(FolderContents(texts: files))
            #expect(reading.findings.isEmpty, "seed \(seed): \(reading.findings.map(\.message))")
            #expect(PlanFolder.formatted(reading.plan, over: FolderContents(texts: files)).changed.isEmpty)
            let isSame = reading.plan == plan && reading.plan.digest == plan.digest
            #expect(isSame, "seed \(seed): \(difference(reading.plan, plan))")
            guard isSame else { return }
        }
    }

    /// Where the encodings of two plans begin to differ.
    private func difference(_ one: Plan, _ other: Plan) -> String {
        let (left, right) = (Array(one.canonicalEncoding.unicodeScalars), Array(other.canonicalEncoding.unicodeScalars))
        let start = zip(left, right).prefix { $0 == $1 }.count
        func shown(_ scalars: [Unicode.Scalar]) -> String {
            scalars[max(0, start - 30)..<min(scalars.count, start + 10)].map { $0.escaped(asASCII: true) }.joined()
        }
        return "\(shown(left)) | \(shown(right))"
    }
}
