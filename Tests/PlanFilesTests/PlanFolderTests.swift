import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@Suite struct PlanFolderTests {
    let reading = PlanFolder.read(FolderContents(texts: NewPlan.files))

    @Test func `the plan that new writes reads without a finding`() {
        #expect(reading.findings.isEmpty, "\(reading.findings.map(\.message))")
        #expect(reading.plan.projects.count == 3)
    }

    @Test func `a plan written and read again is the same plan`() {
        let again = PlanFolder.read(FolderContents(texts: PlanFolder.write(reading.plan)))
        #expect(again.findings.isEmpty, "\(again.findings.map(\.message))")
        #expect(again.plan == reading.plan)
        #expect(again.plan.digest == reading.plan.digest)
    }

    @Test func `how files are formatted does not change the digest`() {
        var files = NewPlan.files
        files["targets.csv"] = files["targets.csv"]?.split(separator: "\n").map { $0 + "\r\n" }.joined()
        files["plan.yaml"] = files["plan.yaml"].map { "# another comment\n" + $0 + "\n\n" }
        files["project_years.csv"] = files["project_years.csv"]?.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
                + "\n"
        }.joined()
        let formatted = PlanFolder.read(FolderContents(texts: files))
        #expect(formatted.findings.isEmpty, "\(formatted.findings.map(\.message))")
        #expect(formatted.plan.digest == reading.plan.digest)
    }

    @Test func `one changed figure changes the digest`() {
        var files = NewPlan.files
        files["targets.csv"] = files["targets.csv"]?.replacing("52", with: "53")
        #expect(PlanFolder.read(FolderContents(texts: files)).plan.digest != reading.plan.digest)
    }

    @Test(arguments: [
        ("projects/P1#cost", "projects.csv", 2, 108), ("targets/forest_cover/county/2030#value", "targets.csv", 2, 40),
        ("places/north#name/zh", "places.csv", 3, 18), ("indicators/gdp#unit", "indicators.yaml", 15, 9),
        ("fields/health#name", "plan.yaml", 21, 24), ("projects/P2#tasks/0", "projects.csv", 3, 52),
    ])
    func `every value has its exact place`(address: String, file: String, line: Int, column: Int) throws {
        let wanted = try #require(Address(written: address))
        let span = try #require(reading.sources.span(of: wanted))
        #expect((span.file, span.line) == (file, line))
        let text = try #require(reading.sources.line(file, line))
        let shown = String(text.dropFirst(span.column - 1).prefix(span.length))
        #expect(span.column == column, "\(shown)")
    }

    @Test func `the files that new writes are in canonical form`() {
        let (changed, _) = PlanFolder.formatted(reading.plan, over: FolderContents(texts: NewPlan.files))
        #expect(changed.keys.sorted() == [])
    }
}

@Suite struct HostileFileTests {
    private func findings(_ path: String, _ file: FolderContents.File) -> [Finding] {
        var contents = FolderContents(texts: NewPlan.files)
        contents.files[path] = file
        return PlanFolder.read(contents).located([])
    }

    @Test func `a table in GBK is one clear finding at its first Chinese character`() throws {
        let bytes = Array("id,name_en,name_zh,level\nx,X,".utf8) + [0xC4, 0xCF, 0xD5, 0xF2] + Array(",county\n".utf8)
        let found = findings("places.csv", .bytes(bytes))
        #expect(found.map(\.kind.id) == ["not-utf8"])
        let finding = try #require(found.first)
        #expect(finding.span?.line == 2 && finding.span?.column == 5)
        #expect(finding.message.text(in: "en").contains("GB18030"))
    }

    @Test func `a file beyond the limit is refused unread`() {
        #expect(findings("projects.csv", .tooLarge(100 << 20)).map(\.kind.id) == ["file-too-large"])
    }

    @Test func `a file that may not be opened is one clear finding`() {
        #expect(findings("limits.csv", .unreadable("permission denied")).map(\.kind.id) == ["unreadable-file"])
    }

    @Test func `nesting ten thousand deep is refused before the reader sees it`() {
        func indented(_ levels: Int) -> String {
            (0..<levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        }
        for text in [
            String(repeating: "[", count: 10_000), String(repeating: "- ", count: 10_000) + "x", indented(3_000),
            String(repeating: "{a: ", count: 10_000),
        ] {
            #expect(findings("scenarios.yaml", .bytes(Array(text.utf8))).map(\.kind.id) == ["too-deeply-nested"])
        }
        // Ten thousand levels of indentation take 50 MB, which no document may have.
        #expect(findings("scenarios.yaml", .bytes(Array(indented(10_000).utf8))).map(\.kind.id) == ["file-too-large"])
    }

    @Test func `an alias bomb is refused at its first alias`() {
        let bomb = "- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n"
        let found = findings("scenarios.yaml", .bytes(Array(bomb.utf8)))
        #expect(found.map(\.kind.id) == ["alias-used"])
        #expect(found.first?.span == SourceSpan(file: "scenarios.yaml", line: 2, column: 7))
    }

    @Test func `a truncated file never loses what stands before the cut`() throws {
        let whole = Array(try #require(NewPlan.files["indicators.yaml"]).utf8)
        for length in stride(from: 0, to: whole.count, by: 7) {
            var contents = FolderContents(texts: NewPlan.files)
            contents.files["indicators.yaml"] = .bytes(Array(whole[..<length]))
            _ = PlanFolder.read(contents)
        }
    }
}
