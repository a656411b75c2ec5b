import Appraisals
import Diagnostics
import Outlook
import PlanFiles
import PlanModel
import Publishing
import Quantities
import Testing

@Suite struct AppraisalTests {
    private func page(_ files: [String: String], _ language: String = "en") -> String {
        let appraisal = appraise(PlanFolder.read(FolderContents(texts: files)))
        return Page.appraisal(appraisal, in: PageLocale(language: language)).terminalText()
    }

    private func json(_ files: [String: String]) -> String {
        appraise(PlanFolder.read(FolderContents(texts: files))).json(in: PageLocale(language: "en")).pretty
    }

    @Test func `the same plan gives the same bytes twice`() {
        #expect(page(NewPlan.files) == page(NewPlan.files))
        #expect(json(NewPlan.files) == json(NewPlan.files))
    }

    @Test func `one changed figure shows on the page and in JSON alike`() {
        let (changed, _, _) = NewPlan.edited(by: [
            FileEdit("observations/main.csv", .replace("county,2025,48,", with: "county,2025,48.3,"))
        ])
        #expect(page(changed).contains("48.3 (2025)") && !page(NewPlan.files).contains("48.3 (2025)"))
        #expect(json(changed).contains("\"value\": 48.3") && !json(NewPlan.files).contains("\"value\": 48.3"))
    }

    @Test func `every word of a page is there in both languages`() {
        let chinese = page(NewPlan.files, "zh")
        for word in ["Indicator", "sourced", "Findings", "observations", "missing", "required"] {
            #expect(!chinese.contains(word))
        }
    }

    @Test func `a figure published after the date asked for changes nothing`() throws {
        let date = try #require(CalendarDate(written: "2025-12"))
        let reading = PlanFolder.read(FolderContents(texts: NewPlan.files))
        let before = appraise(reading, settings: OutlookSettings(knownOn: date))
        let latest = before.mainIndicators.first?.latestYear
        #expect(latest == Year(2024))
    }
}
