import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@Suite("Canonical encoding")
struct CanonicalEncodingTests {
    /// The same document built as a JSON value, slowly.
    private func oracle(_ plan: Plan) -> String {
        func value(_ cell: Cell) -> JSONValue {
            switch cell {
            case .text(let text): .text(text)
            case .list(let cells): .list(cells.map(value))
            case .map(let entries): object(entries)
            }
        }
        func object(_ entries: [CellEntry]) -> JSONValue {
            .object(entries.map { JSONMember(name: $0.name, value: value($0.cell)) })
        }
        var members = [
            JSONMember(name: "encoding", value: .text("lustrum-plan/1")),
            JSONMember(name: "plan", value: object(plan.header.cells)),
        ]
        for collection in Plan.collections where collection.count(plan) > 0 {
            let records = (0..<collection.count(plan)).map { object(collection.entries(plan, $0)) }
            members.append(JSONMember(name: collection.name, value: .list(records)))
        }
        return JSONValue.object(members).compact
    }

    @Test func `it is the JSON document of the header and of every collection in order`() {
        var plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan
        plan.header.title = LocalizedText(en: "A \"quoted\"\ttitle\\\u{1}", zh: "“引号”（全角）")
        #expect(plan.canonicalEncoding == oracle(plan))
        let synthetic = SyntheticPlan.plan(projects: 40, seed: 5)
        #expect(synthetic.canonicalEncoding == oracle(synthetic))
    }

    @Test(arguments: [
        ("e\u{301}", "\u{E9}"), ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"), ("\u{212B}", "\u{C5}"),
        ("\u{F900}", "\u{8C48}"), ("ガ", "ガ"), ("中文，完。", "中文，完。"), ("\u{FF21}", "\u{FF21}"),
    ])
    func `texts are in normalisation form C`(written: String, encoded: String) {
        var plan = Plan()
        plan.header.id = written
        let bytes = Array(plan.canonicalEncoding.utf8)
        let wanted = Array("\"id\":\"\(encoded)\"".utf8)
        #expect(bytes.indices.contains { bytes[$0...].starts(with: wanted) })
    }
}

@Suite("Record fields")
struct RecordFieldTests {
    @Test func `no record has more fields than a set of their positions holds`() {
        #expect(Plan.headerOutline.count <= 64)
        for collection in Plan.collections { #expect(collection.fields.count <= 64, "\(collection.name)") }
    }

    @Test func `a list on one line is split at semicolons, without the spaces around its parts`() throws {
        let list = try [String](cell: .text(" a;b c ; d ;;"))
        #expect(list == ["a", "b c", "d", "", ""])
        #expect(try [String](cell: .text("alone")) == ["alone"])
        #expect(try [String](cell: .text(" alone ")) == ["alone"])
        #expect(try [String](cell: .text("")).isEmpty)
    }

    @Test(arguments: [
        "0", "7", "999999999999999", "1000000000000000", "9007199254740993", "-0", "-3", "+4", "0012", "1e3",
    ])
    func `whole numbers are read as the standard library reads them`(text: String) {
        #expect(DecimalText.number(text)?.bitPattern == Double(text)?.bitPattern)
    }

    @Test(arguments: [0, -0.0, 1, -5, 1e15, 0x1p53 - 1, 0x1p53, 1e16, 0.1, 1e-7, 123_456.789])
    func `numbers are written as short as they can be read back`(number: Double) {
        let text = JSONValue.shortest(number)
        #expect(Double(text) == number)
        #expect(!text.hasSuffix(".0") && text != "-0")
    }
}
