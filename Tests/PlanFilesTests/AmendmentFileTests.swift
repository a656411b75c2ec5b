import Diagnostics
import PlanFiles
import PlanModel
import Testing

@Suite("Amendments")
struct AmendmentFileTests {
    private func reading(_ text: String) -> AmendmentReading {
        AmendmentFile.read(Array(text.utf8), path: "more-forest.yaml")
    }

    private func told(_ text: String) -> [String] {
        reading(text).findings.map { finding in
            "\(finding.kind.id) \(finding.span.map { "\($0.line):\($0.column)" } ?? "-")"
        }
    }

    @Test func `an amendment is a title and a list of changes, and its file says for which plan`() {
        let text = """
            title: {en: More forest, zh: 增加森林}
            on: abc
            changes:
              - {set: targets/forest_cover/county/2030#value, from: 52, to: 53}
              - {remove: projects/P3}
            """
        let found = reading(text)
        #expect(found.findings.isEmpty)
        #expect(found.amendment.title.text(in: "zh") == "增加森林")
        #expect(found.amendment.changeSet.on == "abc")
        #expect(
            found.amendment.changes.map { $0.set?.description ?? $0.remove?.description ?? "" } == [
                "targets/forest_cover/county/2030#value", "projects/P3",
            ])
        #expect(found.sources.span(of: Amendment.address.with(field: "changes/1/remove"))?.line == 5)
    }

    @Test(arguments: [
        ("", "missing-field 1:1"),
        ("- {remove: projects/P3}", "wrong-shape 1:1"),
        ("title: {en: More}", "missing-field 1:1"),
        ("changes:\n  - {remove: projects/P3, form: 2}", "unknown-field 2:27"),
        ("changes: [", "broken-yaml 1:11"),
    ])
    func `what is wrong with the file is one finding at its line and column`(text: String, finding: String) {
        #expect(told(text) == [finding])
    }
}
