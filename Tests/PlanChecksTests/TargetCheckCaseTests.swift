import Diagnostics
import PlanFiles
import PlanModel
import Testing

@testable import PlanChecks

/// Single cases of the checks of targets and observations: what they see, and what they let be.
@Suite("Target check cases")
struct TargetCheckCaseTests {
    /// The findings of the new plan after some edits.
    private func findings(_ edits: [FileEdit]) throws -> [Finding] {
        ExampleHarness.findings(in: try ExampleHarness.edited(edits).texts)
    }

    /// The identifiers of the findings of the new plan after some edits.
    private func told(_ edits: FileEdit...) throws -> [String] { try findings(edits).map(\.kind.id) }

    private func targets(_ old: String, _ new: String) -> FileEdit {
        FileEdit("targets.csv", .replace(old, with: new))
    }

    private func indicators(_ old: String, _ new: String) -> FileEdit {
        FileEdit("indicators.yaml", .replace(old, with: new))
    }

    private func observed(_ old: String, _ new: String) -> FileEdit {
        FileEdit("observations/main.csv", .replace(old, with: new))
    }

    // MARK: Baselines

    @Test(arguments: ["at-least,47", "at-most,47"])
    func `a floor or a ceiling may lie on either side of its baseline`(form: String) throws {
        #expect(try told(targets("level,52,48", "\(form),48")) == [])
    }

    @Test func `an indicator to be held has no wrong side`() throws {
        let hold = indicators("direction: up", "direction: hold")
        #expect(try told(hold, targets("level,52,48", "level,47,48")) == [])
    }

    @Test func `a target equal to its baseline at the decimals shown is not below it`() throws {
        let bed = targets("level,2900,2600", "level,2599.6,2600")
        #expect(try told(bed) == [])
        #expect(try told(targets("level,2900,2600", "level,2599.4,2600")) == ["target-below-baseline"])
    }

    @Test func `growth is measured by its sign where less is better`() throws {
        let down = indicators("direction: up\n  nature: flow", "direction: down\n  nature: flow")
        #expect(try told(down) == ["target-below-baseline"])
        #expect(try told(down, targets("annual-growth,5", "annual-growth,-5")) == [])
    }

    @Test func `a growth rate may be slower than the average before`() throws {
        let rate = indicators("unit: 10^8 yuan", "unit: \"%\"")
        let growth = indicators("nature: flow\n  price_basis: current", "nature: growth")
        let observations = FileEdit(
            "observations/main.csv",
            .write("indicator,place,year,value,known_on,source\ngdp,county,2025,3.9,2026-02-20,report-2025\n"))
        let ratio = indicators("  formula: gdp / population\n", "  formula: population / population\n")
        let unit = indicators("unit: yuan/person", "unit: ratio")
        let slower = targets("annual-growth,5,415", "annual-growth,5,7.2")
        #expect(try told(rate, growth, observations, ratio, unit, slower) == [])
    }

    @Test func `an unverified figure makes an error a warning`() throws {
        let header = targets("basis_zh,source\n", "basis_zh,baseline_origin,source\n")
        let rows = [
            targets("4 %,report-2025\n", "4 %,unverified,report-2025\n"),
            targets("远景目标,report-2025\n", "远景目标,,report-2025\n"),
            targets("相当,report-2025\n", "相当,,report-2025\n"),
            targets("床位,report-2025\n", "床位,,report-2025\n"),
            targets("level,52,48", "level,47,48"),
        ]
        let found = try findings([header] + rows)
        #expect(found.map(\.kind.id) == ["target-below-baseline", "unverified-figure"])
        #expect(found.map(\.severity) == [.warning, .note])
    }

    @Test(arguments: [("48", true), ("48.04", true), ("47.95", true), ("48.06", false)])
    func `a baseline agrees with an observation that rounds to the same figure`(baseline: String, agrees: Bool) throws {
        let expected = agrees ? [] : ["baseline-differs-from-observation"]
        #expect(try told(targets("level,52,48", "level,52,\(baseline)")) == expected)
    }

    @Test func `a baseline is compared with what was known on its date`() throws {
        let revision = FileEdit(
            "observations/main.csv", .append("forest_cover,county,2025,47.5,revised,2026-06-30,,report-2025\n"))
        #expect(try told(revision) == [])
        func known(_ date: String) -> [FileEdit] {
            [
                targets("baseline_year,baseline_source", "baseline_year,baseline_known_on,baseline_source"),
                targets("level,52,48,2025,", "level,52,47.5,2025,\(date),"),
                targets("level,55,48,2025,", "level,55,48,2025,,"),
                targets("annual-growth,5,415,2025,", "annual-growth,5,415,2025,,"),
                targets("level,2900,2600,2025,", "level,2900,2600,2025,,"),
            ]
        }
        #expect(try findings([revision] + known("2026-06-30")).isEmpty)
        #expect(try findings([revision] + known("2026")).isEmpty)
        #expect(
            try findings([revision] + known("2026-03")).map(\.kind.id) == ["baseline-differs-from-observation"])
        #expect(try findings([revision] + known("2025-12-31")).isEmpty)
    }

    // MARK: Objectives

    @Test(arguments: [("50.5", false), ("49.8", false), ("49.7", true), ("48", true), ("55", false), ("56", true)])
    func `three times the plan's pace is still within reach`(value: String, isFault: Bool) throws {
        let expected = isFault ? ["objective-out-of-reach"] : []
        #expect(try told(targets("level,52,48", "level,\(value),48")) == expected)
    }

    @Test func `a growth target at current prices says nothing of a later level`() throws {
        let objective = FileEdit(
            "targets.csv", .append("gdp,county,2035,,level,5000,415,2025,report-2025,,,report-2025\n"))
        #expect(try told(objective) == [])
        let constant = indicators(
            "nature: flow\n  price_basis: current", "nature: flow\n  price_basis: constant\n  price_year: 2025")
        #expect(try told(objective, constant) == ["objective-out-of-reach"])
    }

    // MARK: Missing and unreadable

    @Test func `a target without a number and without a reason cannot be adopted`() throws {
        #expect(try findings([targets("level,52,", "level,?,")]).map(\.severity) == [.error])
        #expect(try findings([targets("level,52,", "level,?open,")]).map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "targets.csv|level,52,48|level,about 52,48", "targets.csv|level,52,48|level,52,4 8",
        "targets.csv|2900,2600,2025|2900,2600,20x5", "targets.csv|2030,binding,level,52|2030,binding,levle,52",
        "targets.csv|county,2030,binding|county,203O,binding",
        "targets.csv|hospital_beds,county|hospital beds,county", "tasks.yaml|- id: T3|- id: T 3",
        "observations/main.csv|2025,48,|2025,48%,", "observations/main.csv|2025,2600,,2026-02-20|2025,2600,,2026/2/20",
        "places.csv|30.2,107.2,WGS84|30.2°,107.2,WGS84", "places.csv|30.2,107.2,WGS84|30.2,107.2,WGS-84",
        "groups.csv|north,0.5|north,50%", "indicators.yaml|direction: up|direction: upp",
        "indicators.yaml|lowest: 0|lowest: none", "indicators.yaml|main: 1|main: one",
        "indicators.yaml|price_basis: current|price_basis: curent", "indicators.yaml|combine: ratio|combine: ration",
        "tasks.yaml|deadline: 2027|deadline: 2027-13", "tasks.yaml|goals: [G1]|goals: {one: G1}",
        "tasks.yaml|indicators: [gdp]|indicators: {one: gdp}", "plan.yaml|horizon: 2035|horizon: soon",
        "plan.yaml|period: {from: 2026, to: 2030}|period: {from: 2026, to: x}",
        "plan.yaml|from: 2028, to: 2030|from: y, to: 2030", "sources.csv|2026-02-20,1|2026-02-30,1",
    ])
    func `a figure that cannot be read is one finding and has no consequences`(edit: String) throws {
        let parts = edit.split(separator: "|").map(String.init)
        let found = try findings([FileEdit(parts[0], .replace(parts[1], with: parts[2]))])
        #expect(found.count == 1, "\(found.map(ExampleHarness.told))")
        #expect(found.first.map { ReadingKinds.all.contains($0.kind) } == true)
    }

    @Test(arguments: [
        "tasks.yaml|goals: [G3]|goals: [G33]", "tasks.yaml|field: economy|field: econmy",
        "tasks.yaml|lead: government|lead: goverment", "targets.csv|gdp,county,2030|gdpp,county,2030",
        "targets.csv|hospital_beds,county|hospital_beds,count", "targets.csv|2030,binding|2030,bindng",
        "observations/main.csv|hospital_beds,county|hospital_bed,county", "places.csv|南镇,town,county|南镇,town,conty",
        "groups.csv|riverside,north|riverside,nort", "indicators.yaml|body: forestry-office|body: forest-office",
        "plan.yaml|place: county|place: conty",
    ])
    func `a mistyped reference is one finding and has no consequences`(edit: String) throws {
        let parts = edit.split(separator: "|").map(String.init)
        let found = try findings([FileEdit(parts[0], .replace(parts[1], with: parts[2]))])
        #expect(found.map(\.kind.id) == ["unknown-reference"], "\(found.map(ExampleHarness.told))")
    }

    @Test func `three faults in one file are three findings, in file order`() throws {
        let found = try told(
            targets("level,52,48", "level,47,48"), targets("level,55,48", "level,155,48"),
            targets("2900,2600,2025", "2900,2600,2030"))
        #expect(found == ["target-below-baseline", "target-out-of-range", "baseline-not-before-target"])
    }

    // MARK: Dates

    @Test func `a date known to the year alone is given the benefit of the doubt`() throws {
        let old = "gdp,county,2024,392,,2025-03-15"
        #expect(try told(observed(old, "gdp,county,2024,392,,2025")) == [])
        #expect(try told(observed(old, "gdp,county,2024,392,,2024")) == ["final-before-year-end"])
        #expect(try told(observed(old, "gdp,county,2024,392,,2023")) == ["known-before-its-year"])
        #expect(try told(observed(old, "gdp,county,2024,392,,2025-01")) == ["known-before-source"])
    }

    @Test func `an estimate may be known early`() throws {
        let old = "gdp,county,2024,392,,2025-03-15"
        #expect(try told(observed(old, "gdp,county,2024,392,estimate,2024-10")) == [])
        let early = try findings([observed(old, "gdp,county,2024,392,estimate,2023-10")])
        #expect(early.map(\.severity) == [.warning])
    }

    @Test func `a year that begins in April may have ended in March`() throws {
        let april = FileEdit("plan.yaml", .replace("horizon: 2035", with: "horizon: 2035\nfiscal_year_start: 04-01"))
        let years = ObservedYears("04-01")
        var observation = Observation()
        observation.year = .init(2024)
        for (date, isBefore, isWithin) in [
            ("2023-03", true, true), ("2023-04", false, true), ("2024-03-31", false, true), ("2024-04", false, false),
        ] {
            observation.knownOn = try #require(.init(written: date))
            #expect(years.isBefore(observation) == isBefore, "\(date)")
            #expect(years.isWithin(observation) == isWithin, "\(date)")
        }
        #expect(
            try !told(april, observed("gdp,county,2024,392,,2025-03-15", "gdp,county,2024,392,,2024-05"))
                .contains("final-before-year-end"))
    }

    // MARK: Order and emptiness

    @Test func `an empty plan passes every check`() {
        let context = CheckContext(plan: Plan(), index: PlanIndex(Plan()))
        #expect(targetChecks.flatMap { $0.findings(in: context) }.isEmpty)
    }

    @Test func `the order of rows changes no finding`() throws {
        for kind in TargetCheckTests.kinds {
            var texts = try ExampleHarness.edited(kind.example.failing).texts
            let before = ExampleHarness.findings(in: texts).map { $0.address }
            for (file, text) in texts where file.hasSuffix(".csv") {
                let lines = text.split(separator: "\n").map(String.init)
                texts[file] = ([lines[0]] + lines.dropFirst().reversed()).map { $0 + "\n" }.joined()
            }
            #expect(ExampleHarness.findings(in: texts).map { $0.address } == before, "\(kind.id)")
        }
    }
}
