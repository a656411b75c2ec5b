import Appraisals
import Diagnostics
import PlanFiles
import PlanModel
import Publishing
import Testing

@Suite struct ExplanationTests {
    let reading = PlanFolder.read(FolderContents(texts: NewPlan.files))

    private func text(_ address: String, _ language: String) throws -> String {
        let wanted = try #require(Address(written: address))
        let found = try #require(explanation(of: wanted, in: reading))
        return found.terminalText(in: PageLocale(language: language))
    }

    @Test func `a target is explained down to its observations and their publications`() throws {
        let page = try text("targets/forest_cover/county/2030", "en")
        for part in [
            "needed, at least: 52.0 %", "probability: about four in five (",
            "forecast from: 6 observations, 2020 to 2025",
            "values/forest_cover/county/2025", "Statistics office of Example County, Yearly report 2025, 2026-02-20",
            "stands at: targets.csv:2:1", "effect of projects and tasks, included: 2.5 percentage points",
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `a recorded reason is told in the language of the reader, and a word that is its own name once`() throws
    {
        var texts = NewPlan.files
        let targets = try #require(texts["targets.csv"])
        texts["targets.csv"] = targets.replacing(",level,52,", with: ",level,? not decided | 尚未确定,")
        let reading = PlanFolder.read(FolderContents(texts: texts))
        let address = try #require(Address(written: "targets/forest_cover/county/2030"))
        let found = try #require(explanation(of: address, in: reading))
        let (en, zh) = (
            found.terminalText(in: PageLocale(language: "en")), found.terminalText(in: PageLocale(language: "zh"))
        )
        #expect(en.contains("  value: not decided\n") && en.contains("  kind: binding\n"))
        #expect(zh.contains("  数值：尚未确定\n") && zh.contains("约束性（binding）"))
    }

    @Test func `a computed cell is explained by its formula and its inputs`() throws {
        let page = try text("values/gdp_per_head/county/2025", "en")
        #expect(page.contains("computed, 2025: gdp / population"))
        #expect(page.contains("value: 98810 yuan per person"))
        #expect(page.contains("rolled up from 2 places, 2025"))
    }

    @Test(arguments: [
        "projects/P2", "targets/gdp/county/2030", "tasks/T1", "values/gdp/county/2025",
        "effects/projects/P1/forest_cover/county",
    ])
    func `an explanation in Chinese names fields, words and places in Chinese`(address: String) throws {
        let page = try text(address, "zh")
        for word in [
            " indicator：", " place：", " cost：", "new-start", "annual-growth", " known on", " stands at", "sourced",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test(arguments: [
        "projects/P9", "targets/gdp/county/2031", "values/gdp/county/1", "values/nothing/county/2025", "x",
    ])
    func `where nothing stands there is nothing to explain`(address: String) throws {
        #expect(explanation(of: try #require(Address(written: address)), in: reading) == nil)
    }
}
