import Appraisals
import Diagnostics
import Formulas
import Outlook
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Publishing

/// Formulas that cannot give a number, from the files of a plan to its pages.
@Suite("Formulas without a number")
struct FaultyFormulaTests {
    /// The plan that `lustrum new` writes with one more indicator, a target on it and figures of its inputs.
    private func reading(_ formula: String, unit: String = "1", horizon: String = "2035") -> PlanReading {
        var files = NewPlan.files
        files["indicators.yaml", default: ""] += """
            - id: tried
              name: {en: Tried, zh: 试算}
              field: economy
              unit: "\(unit)"
              formula: "\(formula)"
            - id: nothing
              name: {en: Nothing, zh: 零值}
              field: economy
              unit: "1"
            - id: huge
              name: {en: Huge, zh: 极大值}
              field: economy
              unit: "1"
            - id: absent
              name: {en: Absent, zh: 缺失}
              field: economy
              unit: "1"

            """
        for year in 2016...2025 {
            files["observations/main.csv", default: ""] +=
                "nothing,county,\(year),0,,\(year + 1)-02-20,,report-2025\n"
                + "huge,county,\(year),\(year % 2 == 0 ? "1e308" : "9e307"),,\(year + 1)-02-20,,report-2025\n"
        }
        files["targets.csv", default: ""] += "tried,county,2030,anticipatory,level,1,,,,Tried,试算,report-2025\n"
        files["plan.yaml"] = files["plan.yaml"]?.replacing("horizon: 2035", with: "horizon: \(horizon)")
        return PlanFolder.read(FolderContents(texts: files))
    }

    private func kinds(_ reading: PlanReading) -> Set<String> { Set(check(reading).map(\.kind.id)) }

    /// Every text that pages show: no number stands in for what is none.
    private func expectPlainPages(_ reading: PlanReading, _ note: String) throws {
        let site = try SitesToTest.site(reading)
        let pages = SitesToTest.pages(of: site, atMost: 200)
        #expect(pages.count > 20)
        for page in pages {
            let words = (page.json.compact + " " + site.html(page)).lowercased().split { !$0.isLetter && $0 != "-" }
            let strange = words.first { ["nan", "-nan", "inf", "-inf", "infinity", "-infinity"].contains($0) }
            #expect(strange == nil, "\(note): \(page.path.steps)")
        }
    }

    @Test(arguments: [
        ("1 / nothing", MissingReason.divisionByZero), ("SHARE(nothing) / nothing", .divisionByZero),
        ("INDEX(nothing, 2020)", .divisionByZero), ("GROWTH(nothing)", .divisionByZero),
        ("huge * 10", .notFinite), ("CUMSUM(huge)", .notFinite), ("MOVAVG(huge, 3)", .notFinite),
        ("IF(huge * huge > 1, 2, 3)", .notFinite), ("-huge * 10", .notFinite), ("1 / (huge * 10)", .notFinite),
        ("nothing / (huge * 10)", .notFinite), ("huge * 10 - huge * 10", .notFinite),
    ])
    func `a formula that has no number has its reason, and no page shows a number for it`(
        _ formula: String, _ reason: MissingReason
    ) throws {
        let reading = reading(formula)
        #expect(kinds(reading).isDisjoint(with: ["formula-unreadable", "formula-unit-mismatch"]))
        let appraisal = appraise(reading)
        let path = try #require(appraisal.trajectories[ID("tried"), ID("county")])
        #expect(path.value(Year(2025)).missingReason == reason, "\(formula)")
        try expectPlainPages(reading, formula)
    }

    @Test(arguments: ["absent + 1", "MAX(absent, 1)", "IF(absent > 0, 1, 2)", "PREV(absent)", "CUMSUM(absent)"])
    func `a formula over something never observed is missing, and its reason names what is absent`(
        _ formula: String
    ) throws {
        let reading = reading(formula)
        let path = try #require(appraise(reading).trajectories[ID("tried"), ID("county")])
        for year in 2016...2025 {
            let reason = try #require(path.value(Year(year)).missingReason)
            #expect(!reason.text.text(in: "en").isEmpty && !reason.text.text(in: "zh").isEmpty)
        }
        try expectPlainPages(reading, formula)
    }

    @Test(arguments: [
        ("gdp +", "formula-unreadable"), ("gdp / / 2", "formula-unreadable"), ("SUM(gdp)", "formula-unreadable"),
        ("1e400", "formula-unreadable"), ("MOVAVG(nothing, 0)", "formula-unreadable"),
        ("INDEX(nothing, 99999)", "formula-unreadable"), ("PREV(nothing, 0, 1000)", "formula-unreadable"),
        ("nobody + 1", "formula-unknown-indicator"), ("tried + 1", "formula-cycle"),
        ("gdp + nothing", "formula-unit-mismatch"),
    ])
    func `a bad formula is one finding of its kind, and the pages are whole`(_ formula: String, _ kind: String) throws {
        let reading = reading(formula)
        #expect(kinds(reading).contains(kind), "\(formula): \(kinds(reading).sorted())")
        try expectPlainPages(reading, formula)
    }

    @Test func `a hundred in a formula whose unit holds it already is a finding`() throws {
        #expect(kinds(reading("100 * nothing / (nothing + 1)", unit: "%")).contains("unit-counted-twice"))
        #expect(!kinds(reading("nothing / (nothing + 1)", unit: "%")).contains("unit-counted-twice"))
    }

    @Test(arguments: ["9999", "2200", "-5", "99999999999999999999", "2035.5", "never"])
    func `an absurd horizon is a finding or is borne, and formulas keep their numbers and reasons`(
        _ horizon: String
    ) throws {
        let reading = reading("huge / 2 + nothing", horizon: horizon)
        let found = kinds(reading)
        if horizon != "2200" { #expect(!found.isEmpty, "\(horizon)") }
        let path = try #require(appraise(reading).trajectories[ID("tried"), ID("county")])
        #expect(path.value(Year(2024)) == .number(5e307))
        try expectPlainPages(reading, "horizon \(horizon)")
    }
}
