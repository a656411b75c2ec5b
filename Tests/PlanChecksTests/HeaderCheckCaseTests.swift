import Diagnostics
import PlanChecks
import PlanFiles
import PlanModel
import Testing

@Suite struct HeaderCheckCaseTests {
    private func context(_ line: String) throws -> CheckContext {
        var files = NewPlan.files
        files["plan.yaml"] = try #require(files["plan.yaml"]) + line + "\n"
        let reading = PlanFolder.read(FolderContents(texts: files))
        try #require(reading.findings.isEmpty)
        return CheckContext(plan: reading.plan, index: PlanIndex(reading.plan))
    }

    @Test func `a tonne is a tonne in every plan`() throws {
        let context = try context("units: [{symbol: t, is: 5 kg}, {symbol: sack, is: 50 kg}]")
        #expect(try context.plan.unitBook.unit("t").scale == 1_000)
        #expect(try context.plan.unitBook.unit("sack").scale == 50)
        #expect(StandardUnitRedefined.findings(in: context).map(\.address?.field) == ["units/0/symbol"])
    }

    @Test(arguments: [("quatloo", 1), ("t", 1), ("CNY", 0), ("yuan", 0)])
    func `a currency is a unit of money`(currency: String, count: Int) throws {
        #expect(CurrencyUnknown.findings(in: try context("currency: \(currency)")).count == count)
    }

    @Test func `a currency of the plan's own is listed among its units`() throws {
        let context = try context("currency: EUR\nunits: [{symbol: EUR, is: 8 yuan}]")
        #expect(CurrencyUnknown.findings(in: context).isEmpty)
    }

    @Test(arguments: ["99-99", "02-29", "04", "4-1", "2026-04-01", "01-32"])
    func `the fiscal year starts on a day that every year has`(day: String) throws {
        #expect(FiscalYearStartUnreadable.findings(in: try context("fiscal_year_start: \(day)")).count == 1)
        #expect(FiscalYearStartUnreadable.findings(in: try context("fiscal_year_start: 04-01")).isEmpty)
    }
}
