import Diagnostics
import PlanFiles
import PlanModel
import Testing

@Suite struct BoundsTests {
    private func reading(_ file: String, _ old: String, _ new: String) throws -> PlanReading {
        var files = NewPlan.files
        let text = try #require(files[file])
        try #require(text.contains(old))
        files[file] = text.replacing(old, with: new, maxReplacements: 1)
        return PlanFolder.read(FolderContents(texts: files))
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "-2", "10"])
    func `decimals that no number has are told with the bounds and not taken`(text: String) throws {
        let reading = try reading("indicators.yaml", "decimals: 1", "decimals: \(text)")
        let finding = try #require(reading.findings.first)
        #expect(reading.findings.count == 1 && finding.kind.id == "not-a-number")
        #expect(finding.message.text(in: "en") == "‘\(text)’ is not a whole number from 0 to 9")
        #expect(finding.message.text(in: "zh") == "“\(text)”不是 0 至 9 之间的整数")
        #expect(reading.plan.indicators.allSatisfy { (0...9).contains($0.decimals) })
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "201"])
    func `a year from the start that no project has is a finding at its cell`(text: String) throws {
        let reading = try reading("project_years.csv", "P1,cost,county,3,", "P1,cost,county,\(text),")
        let found = try #require(reading.findings.first(where: { $0.kind.id == "not-a-number" }))
        #expect(found.message.text(in: "en") == "‘\(text)’ is not a whole number from -200 to 200")
        #expect(found.span.map { [$0.line, $0.column] } == [5, 16])
        #expect(reading.plan.projectYears.allSatisfy { (-200...200).contains($0.offset) })
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "1000000000"])
    func `a lag of more than a lifetime is refused`(text: String) throws {
        let old = "cause,indicator,place,amount,ramp,source\nprojects/P1,forest_cover,county,2.5,2,"
        let new = "cause,indicator,place,amount,ramp,lag,source\nprojects/P1,forest_cover,county,2.5,2,\(text),"
        let reading = try reading("effects.csv", old, new)
        #expect(
            reading.findings.contains {
                $0.message.text(in: "en") == "‘\(text)’ is not a whole number from -100 to 100"
            })
        #expect(reading.plan.effects.allSatisfy { (-100...100).contains($0.lag) })
    }

    @Test func `every whole number of every collection has bounds`() {
        let fields = Plan.collections.flatMap(\.fields) + Plan.headerOutline
        #expect(fields.filter { $0.shape == .integer && $0.bounds == nil }.map(\.name) == [])
    }
}
