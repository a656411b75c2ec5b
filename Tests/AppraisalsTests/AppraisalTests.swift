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
        return AppraisalPage(appraisal, locale: PageLocale(language: language)).terminalText
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

    @Test func `renaming every identifier changes no figure`() {
        let names = [
            "forest_cover", "gdp_per_head", "hospital_beds", "population", "county", "north", "south", "P1", "P2", "P3",
            "G1", "G2",
            "G3", "T1", "T2", "T3", "report-2025", "yearbook-2024",
        ]
        func renamed(_ text: String) -> String {
            var words = ""
            var word = ""
            func flush() -> String { names.contains(word) ? "x" + word : word }
            for character in text {
                if character.isLetter || character.isNumber || character == "_" || character == "-" {
                    word.append(character)
                } else {
                    words += flush() + String(character)
                    word = ""
                }
            }
            return words + flush()
        }
        var files = NewPlan.files.mapValues(renamed)
        files["plan.yaml"] = files["plan.yaml"]?.replacing(
            "xcounty, name: {en: County,", with: "county, name: {en: County,")
        for path in ["plan.yaml", "places.csv", "project_years.csv"] {
            files[path] = NewPlan.files[path].map(renamed)?
                .replacing("{id: xcounty, name: {en: County,", with: "{id: county, name: {en: County,")
                .replacing("{id: xcounty, name: {en: County budget", with: "{id: county, name: {en: County budget")
                .replacing("示例县,xcounty,", with: "示例县,county,").replacing("cost,xcounty,", with: "cost,county,")
        }
        let found = check(PlanFolder.read(FolderContents(texts: files)))
        #expect(found.isEmpty, "\(found.map { $0.message.text(in: "en") })")
        func figures(_ text: String) -> String { text.split(separator: "\n").dropFirst(5).joined(separator: "\n") }
        #expect(figures(page(files)).replacing("x", with: "") == figures(page(NewPlan.files)).replacing("x", with: ""))
    }
}
