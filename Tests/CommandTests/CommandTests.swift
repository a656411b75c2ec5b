import Testing

@Suite struct CommandTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        #expect(try CommandRun("lustrum new '\(folder.path)/p'").status == 0)
    }

    private func run(_ line: String) throws -> CommandRun { try CommandRun("cd '\(folder.path)'; \(line)") }

    @Test(arguments: [
        "lustrum check p >&-", "lustrum appraise p >/dev/full", "lustrum check p --format json >/dev/full",
    ])
    func `an output that cannot be written is one sentence and exit code 2`(line: String) throws {
        let done = try run(line)
        #expect(done.status == 2)
        #expect(done.errors.hasPrefix("lustrum: standard output cannot be written: "))
        #expect(done.errors.split(separator: "\n").count == 1)
    }

    @Test func `a reader that has seen enough is met with silence`() throws {
        let done = try run("lustrum appraise p | head -1")
        #expect(done.errors.isEmpty && done.output.split(separator: "\n").count == 1)
    }

    @Test func `what a plan says does not steer the terminal`() throws {
        try #require(try run("sed -i $'s/Hillside/\\x1b[2J\\u202eHillside/' p/projects.csv").status == 0)
        for line in ["lustrum appraise p", "lustrum why p projects/P1"] {
            let text = try run(line).output
            #expect(text.contains("⟨RLO⟩Hillside") || line.contains("appraise"))
            #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        }
    }

    @Test(arguments: [
        "why p nowhere", "why p targets/forest_cover", "check nowhere", "appraise p --known-on 2023-13",
        "import nowhere.csv --into p", "explain no-such-finding",
    ])
    func `a failure is told in the language asked for`(verb: String) throws {
        let (en, zh) = (try run("lustrum \(verb)"), try run("lustrum \(verb) --lang zh"))
        func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        #expect(en.status == 2 && zh.status == 2)
        #expect(!isChinese(en.errors) && isChinese(zh.errors))
    }

    @Test(arguments: ["null", "[]", "a: [", "x"])
    func `a folder without a header is no plan for every verb`(text: String) throws {
        try #require(try run("echo '\(text)' > p/plan.yaml").status == 0)
        let (check, appraise) = (try run("lustrum check p"), try run("lustrum appraise p"))
        #expect(check.status == 2 && appraise.status == 2)
        #expect(check.errors == appraise.errors && check.errors.hasPrefix("lustrum: p is no plan: "))
        #expect(check.output.contains("--> plan.yaml:"))
    }

    @Test(arguments: ["--target nan", "--ceiling inf", "--target=-inf"])
    func `a threshold that is no number is refused`(option: String) throws {
        let done = try run("lustrum forecast nowhere.csv \(option)")
        #expect(done.status == 2 && done.errors.contains("takes a finite number"))
    }

    @Test(arguments: [Int.min, Int.max, 1899, 2201])
    func `a figure of a year that no plan speaks of stands nowhere`(year: Int) throws {
        let done = try run("lustrum why p values/gdp/county/\(year)")
        #expect(done.status == 2 && done.errors.hasPrefix("lustrum: nothing stands at values/gdp/county/\(year)"))
    }
}
