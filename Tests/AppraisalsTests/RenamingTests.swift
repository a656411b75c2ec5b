import Appraisals
import Diagnostics
import Foundation
import PlanFiles
import PlanModel
import Publishing
import Testing

@Suite("Renaming")
struct RenamingTests {
    private static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("examples/chongqing-14")

    private static func example(_ name: String) throws -> Plan {
        guard name == "chongqing-14" else { return PlanFolder.read(FolderContents(texts: NewPlan.files)).plan }
        var contents = FolderContents()
        let paths = FileManager.default.enumerator(atPath: example.path)?.compactMap { $0 as? String } ?? []
        for path in paths {
            let file = example.appendingPathComponent(path)
            guard let data = try? Data(contentsOf: file) else { continue }
            contents.files[path] = .bytes([UInt8](data))
        }
        let reading = PlanFolder.read(contents)
        try #require(!reading.findings.contains { $0.severity == .error } && reading.plan.projects.count > 200)
        return reading.plan
    }

    /// Page and JSON of a plan in one language, without what no renaming can leave as it is: the digest, and the columns
    /// of findings, which move with the length of what stands before them.
    private static func answers(_ plan: Plan, _ language: String, named: (String) -> String) -> [String] {
        let appraisal = appraise(PlanFolder.read(FolderContents(texts: PlanFolder.write(plan))))
        for finding in appraisal.findings where finding.severity == .error {
            Issue.record("\(finding.text(in: "en") { _, _ in nil })")
        }
        let locale = PageLocale(language: language)
        let page = Page.appraisal(appraisal, in: locale).terminalText(width: 1_000)
        let json = appraisal.json(in: locale).pretty
        let digest = appraisal.plan.digest.description.prefix(12)
        return named(page + json).split(separator: "\n").compactMap { line in
            guard !line.contains(digest), !line.contains("\"column\": ") else { return nil }
            return String(line).replacing(/(:[0-9]+):[0-9]+ +/) { "\($0.output.1) " }
        }
    }

    @Test(arguments: ["new", "chongqing-14"], ["en", "zh"])
    func `renaming every identifier of an example changes nothing but identifiers`(
        name: String, language: String
    ) throws {
        let plan = try Self.example(name)
        let renamed = try RenamedPlan(of: plan)
        #expect(renamed.plan.digest != plan.digest && renamed.count >= (name == "new" ? 38 : 1_700))
        let before = Self.answers(plan, language) { $0 }
        let after = Self.answers(renamed.plan, language, named: renamed.restored)
        #expect(before.count == after.count)
        for (old, new) in zip(before, after) where old != new {
            Issue.record("\(old)\n\(new)")
        }
    }
}
