import Diagnostics
import PlanModel
import Testing

@testable import PlanFiles

@Suite("Hostile folders")
struct HostileFolderTests {
    static let paths = NewPlan.files.keys.filter { $0 != "README.md" }.sorted()

    private func bytes(_ path: String) -> [UInt8] { Array((NewPlan.files[path] ?? "").utf8) }

    private func reading(_ path: String, _ bytes: [UInt8]) -> PlanReading {
        var contents = FolderContents(texts: NewPlan.files)
        contents.files[path] = .bytes(bytes)
        return PlanFolder.read(contents)
    }

    /// The file read without the others: enough where only the file itself is in question.
    private func readingAlone(_ path: String, _ bytes: [UInt8]) -> PlanReading {
        PlanFolder.read(FolderContents(files: [path: .bytes(bytes)]))
    }

    /// What is wrong with the places of findings: each must lie within the lines and columns of its file.
    private func strays(_ reading: PlanReading, _ path: String, _ bytes: [UInt8]) -> [String] {
        reading.located([]).compactMap { finding in
            guard let span = finding.span else { return nil }
            let text = span.file == path ? String(decoding: bytes, as: UTF8.self) : NewPlan.files[span.file] ?? ""
            let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
            let told = "\(finding.kind.id) at \(span.file):\(span.line):\(span.column)+\(span.length)"
            guard lines.indices.contains(span.line - 1) else { return told }
            let width = lines[span.line - 1].count
            return span.column >= 1 && span.column <= width + 1 && span.column + span.length <= width + 2 ? nil : told
        }
    }

    @Test(arguments: paths)
    func `a file cut off anywhere is read up to the cut or told`(path: String) {
        let whole = bytes(path)
        for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 97)) {
            let cut = Array(whole[..<length])
            let reading = readingAlone(path, cut)
            #expect(strays(reading, path, cut).isEmpty)
        }
    }

    @Test(arguments: paths.filter { $0 != "plan.yaml" }, ["", "\n\n", "  \r\n"])
    func `an emptied file is one finding at its beginning, and what named its records is not at fault`(
        path: String, left: String
    ) {
        let found = reading(path, Array(left.utf8)).located([])
        #expect(
            found.map(\.kind.id) == ["empty-file"] && found.first?.span?.file == path && found.first?.span?.line == 1)
    }

    @Test(arguments: ["projects.csv", "sources.csv", "places.csv", "indicators.yaml", "tasks.yaml"])
    func `a file without rows is a finding only where others name its records`(path: String) throws {
        let isTable = path.hasSuffix(".csv")
        let header = isTable ? String((NewPlan.files[path] ?? "").prefix { $0 != "\n" }) + "\n" : "# none yet\n"
        let named = reading(path, Array(header.utf8)).located([])
        #expect(named.map(\.kind.id) == ["empty-file"])
        #expect(named.first?.message.text(in: "en").contains("the plan names its records") == true)
        let alone = readingAlone(path, Array(header.utf8)).located([])
        #expect(!alone.contains { $0.kind.id == "empty-file" })
        var contents = FolderContents(texts: NewPlan.files)
        contents.files[path] = nil
        let gone = PlanFolder.read(contents).located([])
        #expect(gone.map(\.kind.id) == ["missing-file"])
        #expect(gone.first?.message.text(in: "zh").contains("处引用") == true)
    }

    @Test func `of a table cut off in a row, every row before the cut is there`() {
        let whole = bytes("projects.csv")
        let cut = whole.dropLast(20)
        #expect(reading("projects.csv", Array(cut)).plan.projects.count == 3 - 1)
    }

    @Test(arguments: paths)
    func `flipped bytes never stop the reader, and findings stay inside the file`(path: String) {
        var draws = SeededDraws(seed: 2, stream: path)
        for _ in 0..<120 {
            var bytes = bytes(path)
            for _ in 0...draws.index(below: 4) {
                bytes[draws.index(below: bytes.count)] ^= UInt8(1 << draws.index(below: 8))
            }
            let reading = readingAlone(path, bytes)
            let strays = strays(reading, path, bytes)
            #expect(strays.isEmpty, "\(strays) in \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test(arguments: paths)
    func `pieces of one file put into another never stop the reader`(path: String) {
        var draws = SeededDraws(seed: 3, stream: path)
        let signs = [
            "\"", ",", "\n", "\r", "- ", ": ", "[", "{", "|\n", "#", "\t", "\u{2028}", "\u{85}", "é", "中", "🀄", "*a",
            "&a ",
        ]
        for _ in 0..<120 {
            var text = bytes(path)
            let other = bytes(Self.paths[draws.index(below: Self.paths.count)])
            let start = draws.index(below: other.count)
            let piece = Array(other[start..<min(other.count, start + draws.index(below: 60))])
            text.insert(contentsOf: piece, at: draws.index(below: text.count))
            for _ in 0..<3 {
                let sign = signs[draws.index(below: signs.count)]
                text.insert(contentsOf: Array(sign.utf8), at: draws.index(below: text.count))
            }
            let reading = readingAlone(path, text)
            #expect(strays(reading, path, text).isEmpty, "\(String(decoding: text, as: UTF8.self))")
        }
    }

    @Test(arguments: paths)
    func `a file in GBK is one clear finding, whatever file it is`(path: String) {
        let bytes = bytes(path) + [0xC4, 0xCF, 0xD5, 0xF2, 0x0A]
        let found = reading(path, bytes).findings
        #expect(found.map(\.kind.id) == ["not-utf8"])
    }

    @Test(arguments: paths)
    func `a byte-order mark is told and changes nothing`(path: String) {
        let plain = reading(path, bytes(path))
        let marked = reading(path, [0xEF, 0xBB, 0xBF] + bytes(path))
        #expect(marked.findings.map(\.kind.id) == ["byte-order-mark"])
        #expect(marked.plan == plain.plan)
    }

    @Test(arguments: paths)
    func `a file of another kind under a plan's name is one clear finding`(path: String) {
        for head in [[0x50, 0x4B, 3, 4, 0, 0], [0x89, 0x50, 0x4E, 0x47, 0, 0], [0x7F, 0x45, 0x4C, 0x46, 0]] as [[UInt8]]
        {
            #expect(reading(path, head).findings.map(\.kind.id) == ["binary-file"])
        }
    }

    @Test(arguments: paths)
    func `lines may end as on any system`(path: String) {
        let text = NewPlan.files[path] ?? ""
        let plain = reading(path, Array(text.utf8)).plan
        for ending in ["\r\n", "\r"] {
            let bytes = Array(
                text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending).utf8)
            let reading = reading(path, bytes)
            #expect(reading.findings.isEmpty, "\(reading.findings.map { $0.message.text(in: "en") })")
            #expect(reading.plan == plain)
        }
    }

    @Test(arguments: ["\r", "\u{2028}", "\u{2029}", "\u{85}", "\r\n"])
    func `no line ending hides deep nesting from the guard`(ending: String) {
        let text = (0..<2_000).map { String(repeating: " ", count: $0) + "a:" + ending }.joined()
        #expect(reading("scenarios.yaml", Array(text.utf8)).findings.map(\.kind.id) == ["too-deeply-nested"])
    }

    @Test func `names that are lists or maps of lists are refused, and deep ones before they are read`() {
        for text in ["? [a, b]\n: c\n", "{[a]: b}\n", "- {? {a: b} : c}\n"] {
            #expect(reading("scenarios.yaml", Array(text.utf8)).findings.map(\.kind.id) == ["wrong-shape"], "\(text)")
        }
        let deep = String(repeating: "? ", count: 5_000) + "x\n"
        #expect(reading("scenarios.yaml", Array(deep.utf8)).findings.map(\.kind.id) == ["too-deeply-nested"])
    }

    @Test(arguments: ["1: x\n  \"1\": y\n", "yes: x\n  'yes': y\n"])
    func `a name that stands twice in a record is told, whatever type and quotes it has`(names: String) {
        let found = reading("scenarios.yaml", Array("- id: a\n  \(names)".utf8)).findings
        #expect(found.map(\.kind.id) == ["repeated-name"])
    }

    @Test func `a control character in a document is one finding at its place`() {
        let found = reading("scenarios.yaml", Array("- id: a\n  name: {en: A\u{7}}\n".utf8)).findings
        #expect(found.map(\.kind.id) == ["broken-yaml"])
        #expect(found.first?.span?.line == 2 && found.first?.span?.column == 15)
    }

    @Test func `a file that was cut off, or is UTF-16, is told so and not taken for GBK`() {
        let names = Array("id,name_en,name_zh,level\ncounty,Example,示例县,county\n".utf8)
        let cut = reading("places.csv", Array(names.prefix(44))).findings
        #expect(cut.map(\.kind.id) == ["not-utf8"])
        #expect(cut.first?.message.text(in: "en") == "places.csv ends in the middle of a character: it was cut off")
        let wide = reading("places.csv", [0xFF, 0xFE] + "id,level".utf8.flatMap { [$0, 0] }).findings
        #expect(wide.map(\.kind.id) == ["not-utf8"])
        #expect(wide.first?.message.text(in: "en") == "places.csv is not UTF-8; it looks like UTF-16")
    }

    @Test(arguments: [";", "\t", "，", "|"])
    func `a table with other separators is one finding at its header`(separator: String) {
        let table = "project,requires\nP2,P3\n".replacing(",", with: separator)
        let found = reading("prerequisites.csv", Array(table.utf8)).findings
        #expect(found.map(\.kind.id) == ["wrong-separator"])
        #expect(found.first?.span?.line == 1 && found.first?.span?.column == 1)
    }

    // MARK: Size

    @Test func `thousands of the same fault are a thousand findings and a count`() {
        let rows = String(repeating: "P1\n", count: 5_000)
        let found = reading("prerequisites.csv", Array(("project,requires\n" + rows).utf8)).located([])
        #expect(found.count == 1_000)
        #expect(found.last?.notes.last?.text(in: "en") == "there are 4000 more of this kind in prerequisites.csv")
        let names = (0..<3_000).map { "  x\($0): 1\n" }.joined()
        #expect(reading("scenarios.yaml", Array(("- id: a\n" + names).utf8)).findings.count == 1_000)
    }

    @Test func `a table of a million columns is one finding`() {
        let found = reading("prerequisites.csv", Array(repeating: UInt8(ascii: ","), count: 1_000_000)).findings
        #expect(found.map(\.kind.id) == ["file-too-large"])
        let ragged = "project,requires\n" + String(repeating: ",", count: 1_000_000)
        #expect(reading("prerequisites.csv", Array(ragged.utf8)).findings.map(\.kind.id) == ["ragged-row"])
    }

    @Test func `a document beyond its limit is refused before it is parsed`() {
        let large = [UInt8](repeating: UInt8(ascii: "#"), count: FolderContents.largestDocument + 1)
        #expect(reading("rules.yaml", large).findings.map(\.kind.id) == ["file-too-large"])
        #expect(reading("text/ecology.en.md", large).findings.map(\.kind.id) == ["file-too-large"])
    }

    @Test func `a long line costs no more than its length`() {
        let list = "- id: a\n  changes: [" + String(repeating: "{set: x}, ", count: 20_000) + "]\n"
        #expect(reading("scenarios.yaml", Array(list.utf8)).findings.count < 1_100)
        let quotes = "project,requires\n" + String(repeating: "\"", count: 1_000_001)
        #expect(reading("prerequisites.csv", Array(quotes.utf8)).findings.map(\.kind.id) == ["unterminated-quote"])
    }

    @Test func `a folder without a plan, an empty one, and one of empty files are told`() {
        #expect(PlanFolder.read(FolderContents()).findings.map(\.kind.id) == ["missing-file"])
        let empty = FolderContents(texts: NewPlan.files.mapValues { _ in "" })
        let found = PlanFolder.read(empty).located([])
        #expect(found.contains { $0.severity == .error })
        #expect(found.allSatisfy { $0.span.map { $0.line == 1 && $0.column == 1 } ?? true })
    }

    @Test func `what is written from an odd plan is read back as it was`() {
        var plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan
        plan.header.title = LocalizedText(["en": "a\u{7F}\u{2028}b\u{85}c\u{FEFF}\t\r\n\"\\ # : - ", "zh-Hant": "規劃"])
        plan.projects[0].name = LocalizedText(en: " \"quoted\", \r\n line ", zh: "，；\u{2028}")
        plan.projects[0].note = LocalizedText(en: "\u{1}\u{7F} ;", zh: "")
        let again = PlanFolder.read(FolderContents(texts: PlanFolder.write(plan)))
        #expect(again.findings.isEmpty, "\(again.findings.map { $0.message.text(in: "en") })")
        #expect(again.plan == plan)
    }
}
