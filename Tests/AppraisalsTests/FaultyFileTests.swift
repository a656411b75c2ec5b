import Appraisals
import Diagnostics
import PlanFiles
import PlanModel
import Testing

/// Damaged and misspelt files: few findings, each at its place, and quickly.
@Suite struct FaultyFileTests {
    private func reading(_ changes: [String: String]) -> PlanReading {
        PlanFolder.read(FolderContents(texts: NewPlan.files.merging(changes) { $1 }))
    }

    private func reading(_ path: String, _ old: String, _ new: String) throws -> PlanReading {
        let text = try #require(NewPlan.files[path])
        #expect(text.contains(old))
        return reading([path: text.replacing(old, with: new)])
    }

    private func place(_ finding: Finding?) -> String {
        finding?.span.map { "\($0.file):\($0.line):\($0.column)" } ?? "nowhere"
    }

    @Test(arguments: ["", "# nothing yet\n", "---\n", "null\n"])
    func `a plan file that says nothing is one finding at its beginning`(text: String) {
        let found = check(reading(["plan.yaml": text]))
        #expect(found.map(\.kind.id) == ["missing-file"])
        #expect(place(found.first) == "plan.yaml:1:1")
    }

    @Test func `a plan file that names nothing is told of its required fields and nothing else`() {
        let found = check(reading(["plan.yaml": "{}\n"]))
        #expect(Set(found.map(\.kind.id)) == ["missing-field"])
        #expect(found.count == Plan.headerOutline.filter(\.isRequired).count)
    }

    @Test(arguments: [
        "x: b\n  'c\na0: &a0 [x, x]\n", "x: !!str |\n  'c\na0: &a0 [x, x]\n", "x: |2\n   'c\na0: &a0 [x, x]\n",
        "x:\n  b\n  'c\na0: &a0 [x, x]\n", "x: b # 'c\ra0: &a0 [x, x]\r\n", "x: \"'\"\na0: &a0 [x, x]\n",
    ])
    func `an alias bomb behind a quotation mark that opens nothing is one finding`(start: String) {
        let levels = (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }
        let found = reading(["scenarios.yaml": start + levels.joined()]).located([])
        #expect(found.map(\.kind.id) == ["alias-used"])
    }

    @Test(arguments: [
        "x: b\n  'c\ny: ", "x: |\n  'c\ny: ", "- x: |\n    'c\n  y: ", "x: b # 'c\ry: ", "? [b]\n: - ",
        "\u{85}x: 'a\u{85}' \u{85}y: ", "[!<]> ",
    ])
    func `deep nesting behind a quotation mark that opens nothing is refused`(start: String) {
        let found = reading(["scenarios.yaml": start + String(repeating: "[", count: 50_000)]).located([])
        #expect(found.map(\.kind.id) == ["too-deeply-nested"])
    }

    @Test func `deep nesting by question marks and colons on one line is refused`() {
        let found = reading(["scenarios.yaml": String(repeating: "? ", count: 50_000) + "x"]).located([])
        #expect(found.map(\.kind.id) == ["too-deeply-nested"])
    }

    @Test func `a text may hold an ampersand and a star`() {
        let text = "- id: one\n  title: {en: \"R&D *D and & more *\", zh: 科研}\n  changes: []\n"
        #expect(!reading(["scenarios.yaml": text]).findings.contains { $0.kind.id == "alias-used" })
    }

    @Test func `a million faults of one kind in one file are a thousand findings and a count`() {
        let rows = String(repeating: "projects/P1,x\n", count: 200_000)
        let found = reading(["circles.csv": "address,circle\n" + rows]).located([])
        #expect(found.count == 1_000)
        #expect(found.last?.notes.last?.text(in: "en") == "there are 198999 more of this kind in circles.csv")
        let list = reading(["scenarios.yaml": String(repeating: "- a\n", count: 100_000)]).located([])
        #expect(list.count == 1_000)
        #expect(list.last?.notes.last?.text(in: "en") == "there are 99000 more of this kind in scenarios.yaml")
    }

    @Test func `a table without a required column is one finding`() throws {
        let rows = try #require(NewPlan.files["prerequisites.csv"]) + "P1,P3\nP2,P1\n"
        let found = check(reading(["prerequisites.csv": rows.replacing("project,requires", with: "project,note")]))
        #expect(found.map(\.kind.id) == ["missing-field"])
    }

    @Test(arguments: [
        ("targets.csv", "form,value", "form,vaule"), ("project_places.csv", "project,place", "project,palce"),
    ])
    func `a misspelt required column is two findings`(path: String, old: String, new: String) throws {
        let found = check(try reading(path, old, new))
        #expect(found.map(\.kind.id).sorted() == ["missing-field", "unknown-field"], "\(found.map(\.message))")
        #expect(found.contains { $0.help?.text(in: "en").contains("did you mean") == true })
    }

    @Test func `a file of two collections that cannot be read is one finding`() {
        var contents = FolderContents(texts: NewPlan.files)
        contents.files["tasks.yaml"] = .bytes(Array("goals: [".utf8) + [0xC4, 0xCF, 0xD5, 0xF2] + Array("]".utf8))
        #expect(check(PlanFolder.read(contents)).map(\.kind.id) == ["not-utf8"])
    }

    @Test(arguments: [
        ("formula: gdp / populaton", 28, 18), ("formula: >-\n    gdp /\n    populaton", 28, 12),
        ("formula: |\n    gdp / populaton", 28, 12), ("formula: gdp /\n    populaton", 28, 12),
        ("formula: !!str gdp / populaton", 28, 12), ("formula: \"gdp / populaton\"", 28, 19),
    ])
    func `a fault in a formula points at its characters only where they stand on one line`(
        formula: String, line: Int, column: Int
    ) throws {
        let found = check(try reading("indicators.yaml", "formula: gdp / population", formula))
        #expect(found.map(\.kind.id) == ["formula-unknown-indicator"])
        #expect(place(found.first) == "indicators.yaml:\(line):\(column)")
    }

    @Test func `a finding for a field without a column does not land on its neighbour`() throws {
        let reading = try reading("projects.csv", "route,cost,", "route,cost_origin,")
        let span = try #require(reading.sources.span(of: Address("projects/P1", field: "cost")))
        #expect((span.line, span.column) == (2, 1))
        #expect(reading.sources.span(of: Address("projects/P1", field: "name"))?.column == 4)
    }

    @Test func `columns of YAML count characters and not code points`() throws {
        let word = "{name: {en: \"e\u{301}e\u{301}👨‍👩‍👧\"}, idd: x, id: ecology}"
        let found = try reading("plan.yaml", "{id: ecology, name: {en: Ecology, zh: 生态}}", word).located([])
        #expect(found.map(\.kind.id) == ["unknown-field"])
        #expect(place(found.first) == "plan.yaml:20:25")
    }

    @Test func `a bare carriage return ends a line`() throws {
        let rows = try #require(NewPlan.files["prerequisites.csv"]) + "P1,P 3\n"
        let found = reading(["prerequisites.csv": rows.replacing("\n", with: "\r")]).located([])
        #expect(found.map(place) == ["prerequisites.csv:3:4"])
    }

    @Test(arguments: ["levels", "fields", "bodies", "place_groups", "kinds", "funding", "circles"])
    func `a word of the plan that stands twice is reported and the first one is kept`(list: String) throws {
        let text = try #require(NewPlan.files["plan.yaml"])
        let start = try #require(text.firstRange(of: "\n\(list):\n"))
        let line = try #require(text[start.upperBound...].split(separator: "\n").first)
        let again = reading(["plan.yaml": text.replacing(line, with: "\(line)\n\(line)")])
        #expect(again.findings.map(\.kind.id) == ["repeated-record"])
        #expect(again.plan.digest == reading([:]).plan.digest)
        let firstLine = text[..<start.upperBound].split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(again.findings.first?.span?.line == firstLine + 1)
    }

    @Test func `a group with the identifier of a place is reported`() throws {
        let found = try reading("plan.yaml", "{id: riverside,", "{id: north,").located([])
        #expect(found.map(\.kind.id) == ["repeated-record"])
        #expect(place(found.first) == "plan.yaml:29:10")
    }

    @Test func `advice never repeats what was written`() throws {
        let found = try reading("plan.yaml", "horizon: 2035", "horizon: 99999").located([])
        #expect(found.map(\.kind.id) == ["not-a-number"])
        #expect(found.first?.help == nil)
    }

    @Test func `a Latin-1 file is not told to come from GB18030`() {
        var contents = FolderContents(texts: NewPlan.files)
        contents.files["README.csv"] = nil
        contents.files["prerequisites.csv"] = .bytes(Array("project,requires\nP2,caf".utf8) + [0xE9, 0x0A])
        let found = PlanFolder.read(contents).located([])
        #expect(found.map(\.kind.id) == ["not-utf8"])
        #expect(found.first?.help?.text(in: "en").contains("GB18030") == false)
    }

    @Test(arguments: [
        ("- id: a\n---\n- id: b\n", "文件中有多个文档"), ("- id: [a\n", "方括号未闭合"), ("%FOO\n---\n- id: a\n", "“"),
    ])
    func `what the parser says stands in Chinese or in quotation marks`(text: String, words: String) {
        let found = reading(["scenarios.yaml": text]).located([])
        #expect(found.map(\.kind.id) == ["broken-yaml"])
        #expect(found.first?.message.text(in: "zh").contains(words) == true, "\(found.map(\.message))")
    }

    @Test func `columns that say the same are reported`() throws {
        let found = try reading("places.csv", "id,name_en,name_zh", "id,name,name_en").located([])
        #expect(found.map(\.kind.id) == ["repeated-column"])
        #expect(place(found.first) == "places.csv:1:9")
    }

    @Test func `a question mark without a reason is no value`() throws {
        let found = check(try reading("targets.csv", "level,52,", "level,?,"))
        #expect(found.map(\.kind.id) == ["missing-field"])
        #expect(place(found.first) == "targets.csv:2:40")
    }
}
