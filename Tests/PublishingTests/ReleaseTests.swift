import Diagnostics
import PlanFiles
import PlanModel
import Publishing
import Quantities
import Testing

@Suite("Release")
struct ReleaseTests {
    private let plan = SitesToTest.small.plan
    private let circle = Audience.circle(ID("public"))

    @Test func `the office reads the plan as it is`() throws {
        let release = try Release(of: plan, to: .office)
        #expect(release.plan == plan && release.withheld.isEmpty)
    }

    @Test func `what names no circle goes to nobody where the plan names no default`() throws {
        var plan = plan
        plan.header.defaultCircle = nil
        let release = try Release(of: plan, to: circle)
        #expect(release.plan.projects.isEmpty && release.plan.indicators.isEmpty)
        #expect(release.withheld.contains { $0.reason == .noCircle })
    }

    @Test func `a circle that the plan does not name is told with those that it names`() {
        #expect(throws: UnknownCircle(circle: "all", known: ["public", "government"])) {
            try Release(of: plan, to: .circle(ID("all")))
        }
    }

    @Test func `a narrower circle reads whatever a wider one reads`() throws {
        var plan = plan
        for (row, circle) in zip(plan.projects.indices, ["public", "government", "drafting"]) {
            plan.projects[row].circle = ID(circle)
        }
        let wide = try Release(of: plan, to: circle)
        let narrow = try Release(of: plan, to: .circle(ID("government")))
        #expect(wide.plan.projects.count == 1 && narrow.plan.projects.count == 2)
        #expect(Set(wide.plan.projects.map(\.id)).isSubset(of: narrow.plan.projects.map(\.id)))
        // A circle that the plan does not name is narrower than all that it names.
        #expect(narrow.withheld.contains { $0.reason == .circle(ID("drafting")) })
    }

    @Test func `what tells of a project taken out is taken out with it`() throws {
        var plan = plan
        let row = try #require(plan.projects.firstIndex { $0.id.text == "P3" })
        plan.projects[row].circle = ID("government")
        var waits = Prerequisite()
        waits.project = ID("P2")
        waits.requires = ID("P3")
        plan.prerequisites = [waits]
        let release = try Release(of: plan, to: circle)
        #expect(!release.plan.projectYears.contains { $0.project.text == "P3" })
        #expect(!release.plan.projectPlaces.contains { $0.project.text == "P3" })
        #expect(release.plan.prerequisites.isEmpty)
        #expect(release.withheld.contains { $0.reason == .restsOn(Address("projects/P3")) })
    }

    @Test func `how a project came in is for the office alone unless its own circle or a mark says otherwise`() throws {
        var plan = plan
        let project = try #require(plan.projects.first).id
        #expect(plan.header.defaultCircle != nil)
        plan.submissions = [("zqxv office", nil), ("zqxv government", "government"), ("zqxv marked", nil)].enumerated()
            .map {
                number, row in
                var submission = Submission()
                submission.project = project
                submission.number = number + 1
                submission.unit = row.0
                submission.circle = row.1.map { ID($0) }
                return submission
            }
        var mark = CircleMark()
        mark.address = Address("submissions", plan.submissions[2].key)
        mark.circle = ID("public")
        plan.circleMarks.append(mark)
        func units(_ circle: String) throws -> [String] {
            try Release(of: plan, to: .circle(ID(circle))).plan.submissions.map(\.unit)
        }
        let (wide, narrow) = (try units("public"), try units("government"))
        #expect(wide == ["zqxv marked"] && narrow == ["zqxv government", "zqxv marked"])
        let release = try Release(of: plan, to: circle)
        #expect(release.withheld.contains { $0.address.collection == "submissions" && $0.reason == .workingPaper })
    }

    @Test func `an embargo holds until its date, and without a date of today`() throws {
        var plan = plan
        plan.observations[0].releasableOn = CalendarDate(written: "2026-06-30")
        let address = Address("observations", plan.observations[0].key)
        func isWithheld(_ today: String?) throws -> Bool {
            let release = try Release(of: plan, to: circle, today: today.flatMap { CalendarDate(written: $0) })
            return release.withheld.contains { $0.address == address }
        }
        for (today, holds) in [(nil, true), ("2026-06-29", true), ("2026-06-30", false), ("2026", true)] {
            let isHeld = try isWithheld(today)
            #expect(isHeld == holds, "\(today ?? "no date")")
        }
        let government = try Release(of: plan, to: .circle(ID("government")))
        #expect(!government.withheld.contains { $0.address == address })
    }

    @Test func `what one enterprise uses is for the office unless a mark releases it`() throws {
        var plan = plan
        let row = try #require(plan.projects.firstIndex { $0.energy.number != nil })
        plan.projects[row].ledBy = .market
        let address = plan.projects[row].id.address.with(field: "energy")
        func energy(_ plan: Plan) throws -> Value? {
            try Release(of: plan, to: circle).plan.projects.first { $0.id == plan.projects[row].id }?.energy
        }
        let hidden = try energy(plan)
        #expect(hidden == .missing(.withheld))
        var mark = CircleMark()
        mark.address = address
        mark.circle = ID("public")
        plan.circleMarks = [mark]
        let marked = try energy(plan)
        #expect(marked == plan.projects[row].energy)
        plan.circleMarks = []
        plan.projects[row].ledBy = .government
        let governed = try energy(plan)
        #expect(governed == plan.projects[row].energy)
    }

    private func marked(_ address: Address, in plan: Plan, _ circle: String = "government") -> Plan {
        var plan = plan
        var mark = CircleMark()
        mark.address = address
        mark.circle = ID(circle)
        plan.circleMarks.append(mark)
        return plan
    }

    @Test func `a mark on a cost withholds the yearly amounts that add up to it, whatever they are marked`() throws {
        let cost = Address("projects/P1", field: "cost")
        let year = try #require(plan.projectYears.first { $0.project.text == "P1" && $0.resource == "cost" })
        let open = marked(Address("project_years", year.key), in: plan, "public")
        let release = try Release(of: marked(cost, in: open), to: circle)
        let amounts = release.plan.projectYears.filter { $0.resource == "cost" }
        #expect(amounts.filter { $0.project.text == "P1" }.allSatisfy { $0.amount == .missing(.withheld) })
        #expect(amounts.filter { $0.project.text != "P1" } == plan.projectYears.filter { $0.project.text != "P1" })
        #expect(release.withheld.count { $0.reason == .restsOn(cost) } == 4)
        let narrow = try Release(of: marked(cost, in: plan), to: .circle(ID("government")))
        #expect(narrow.plan.projectYears == plan.projectYears && narrow.withheld.isEmpty)
    }

    @Test func `a yearly amount that is withheld takes the total with it, of which it would be the rest`() throws {
        let year = try #require(plan.projectYears.first { $0.project.text == "P3" })
        let address = Address("project_years", year.key)
        for mark in [address, address.with(field: "amount")] {
            let release = try Release(of: marked(mark, in: plan), to: circle)
            #expect(release.plan.projects.first { $0.id.text == "P3" }?.cost == .missing(.withheld))
            #expect(release.withheld.contains { $0.reason == .restsOn(address) })
            let others = release.plan.projectYears.filter { $0.project.text == "P3" && $0.amount.number != nil }
            #expect(others.count == 1)
        }
    }

    @Test func `an effect that repeats a withheld figure in another unit is withheld, and another one is not`() throws {
        var plan = plan
        let row = try #require(plan.projects.firstIndex { $0.energy.number == 900 })
        var indicator = Indicator()
        indicator.id = ID("energy_use")
        indicator.unit = "10^4 tce"
        plan.indicators.append(indicator)
        for amount in [0.09, 0.5] {
            var effect = Effect()
            effect.cause = plan.projects[row].id.address
            effect.indicator = indicator.id
            effect.place = ID(amount < 0.1 ? "north" : "south")
            effect.amount = .number(amount)
            plan.effects.append(effect)
        }
        func amounts(_ plan: Plan) throws -> [Value] {
            try Release(of: plan, to: circle).plan.effects.filter { $0.indicator == indicator.id }.map(\.amount)
        }
        let whole = try amounts(plan)
        #expect(whole == [.number(0.09), .number(0.5)])
        let energy = plan.projects[row].id.address.with(field: "energy")
        let byMark = try amounts(marked(energy, in: plan))
        #expect(byMark == [.missing(.withheld), .number(0.5)])
        plan.projects[row].ledBy = .market
        let byRule = try amounts(plan)
        #expect(byRule == [.missing(.withheld), .number(0.5)])
        let effect = try #require(plan.effects.first { $0.amount == .number(0.09) })
        let released = try amounts(marked(Address("effects", effect.key), in: plan, "public"))
        #expect(released == whole)
    }

    @Test(arguments: [
        ("circles.csv", "address,circle\nprojects/P2#", "csot,government", "cost,government"),
        ("circles.csv", "address,circle\nprojects/", "P9#cost,government", "P2#cost,government"),
        (
            "observations/later.csv",
            "indicator,place,year,value,known_on,source,releasable_on\n"
                + "hospital_beds,county,2024,2550,2026-02-20,report-2025,", "2030/01/01", "2030-01-01"
        ),
    ])
    func `a plan whose words on its readers were not understood is for the office alone`(
        name: String, text: String, wrong: String, right: String
    ) throws {
        func reading(_ end: String) -> PlanReading {
            PlanFolder.read(FolderContents(texts: NewPlan.files.merging([name: text + end + "\n"]) { $1 }))
        }
        let fault = try #require(Site.fault(in: [try SitePlan(reading(wrong), for: circle)]))
        #expect(fault.text(in: "en").contains("has errors") && fault.text(in: "zh").contains("存在错误"))
        #expect(Site.fault(in: [try SitePlan(reading(wrong))]) == nil)
        let sound = try SitePlan(reading(right), for: circle)
        #expect(Site.fault(in: [sound]) == nil && !sound.withheld.isEmpty)
    }

    @Test func `a file of marks under another name is no small matter`() throws {
        let text = "address,circle\nprojects/P2#cost,government\n"
        for name in ["circle.csv", "Circles.csv"] {
            let reading = PlanFolder.read(FolderContents(texts: NewPlan.files.merging([name: text]) { $1 }))
            #expect(Site.fault(in: [try SitePlan(reading, for: circle)]) != nil, "\(name)")
        }
    }

    @Test func `an unverified figure is on no public page, and is counted on the first one`() throws {
        var plan = plan
        let row = try #require(plan.targets.firstIndex { $0.value.number != nil })
        plan.targets[row].origin = .unverified
        let key = plan.targets[row].key
        let release = try Release(of: plan, to: circle)
        #expect(release.plan.targets.first { $0.key == key }?.value == .missing(.unverifiedLeftOut))
        #expect(release.withheld.contains { $0.reason == .unverified })
        let asked = try Release(of: plan, to: circle, includesUnverified: true)
        #expect(asked.plan.targets.first { $0.key == key }?.value == plan.targets[row].value)
        let site = try SitePlan(.released(plan), for: circle)
        #expect(site.appraisal.figures.counts[.targets]?.byOrigin[.unverified] == 1)
    }

    @Test func `a scenario is a draft until it is marked`() throws {
        var plan = plan
        var scenario = Scenario()
        scenario.id = ID("later")
        plan.scenarios = [scenario]
        let release = try Release(of: plan, to: circle)
        #expect(release.plan.scenarios.isEmpty)
        #expect(release.withheld.contains { $0.address == scenario.id.address && $0.reason == .draft })
        var mark = CircleMark()
        mark.address = scenario.id.address
        mark.circle = ID("public")
        plan.circleMarks = [mark]
        let marked = try Release(of: plan, to: circle)
        #expect(marked.plan.scenarios == [scenario])
    }

    @Test func `everything taken out is in the log, and nothing else`() throws {
        var plan = plan
        plan.targets[0].circle = ID("government")
        let release = try Release(of: plan, to: circle)
        let address = Address("targets", plan.targets[0].key)
        #expect(release.withheld.contains { $0.address == address && $0.reason == .circle(ID("government")) })
        let cell = try #require(release.plan.targets.first { $0.key == plan.targets[0].key })
        #expect(cell.value == .missing(.withheld) && cell.baseline == .missing(.withheld) && cell.sources.isEmpty)
        let logged = Set(release.withheld.map(\.address.record))
        for collection in Plan.collections where collection.name != "circle_marks" {
            let left = Set(collection.keys(release.plan))
            for key in collection.keys(plan) where !left.contains(key) {
                #expect(logged.contains(Address(collection.name, key)), "\(collection.name)/\(key)")
            }
        }
    }
}
