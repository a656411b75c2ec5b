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
