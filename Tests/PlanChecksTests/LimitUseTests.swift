import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import PlanChecks

@Suite("Limits and the projects that go ahead")
struct LimitUseTests {
    private func findings(_ edits: FileEdit...) throws -> [Finding] {
        ExampleHarness.findings(in: try ExampleHarness.edited(edits).texts, by: [LimitExceeded.self])
    }

    private func limits(_ rows: String) -> FileEdit {
        FileEdit("limits.csv", .write("resource,place,year,amount,resolution\n\(rows)\n"))
    }

    @Test func `the message tells use, limit and excess, and the note who uses it`() throws {
        let found = try findings(limits("cost,county,2026,2000,"))
        #expect(
            found.map { $0.message.text(in: "en") } == [
                "projects that are mandated or have begun use 30 million yuan of cost in Example County in 2026, "
                    + "10 million yuan more than the limit of 20 million yuan"
            ])
        #expect(found.map { $0.message.text(in: "zh") } == ["仅已定和已开工项目，2026 年示例县投资就达 3000 万元，超出约束（2000 万元）1000 万元"])
        #expect(found.flatMap(\.notes).map { $0.text(in: "en") } == ["Hillside planting 30 million yuan"])
    }

    @Test func `a share counts in its town, and on the grid of the limit`() throws {
        #expect(try findings(limits("cost,north,2026,1800,")).isEmpty)
        #expect(try findings(limits("cost,north,2026,1799,")).count == 1)
        #expect(try findings(limits("cost,north,2026,1799,100")).isEmpty)
        #expect(try findings(limits("cost,south,2026,1200,")).isEmpty)
        #expect(try findings(limits("cost,south,2026,1199,")).count == 1)
        #expect(try findings(limits("cost,north,2030,0,")).isEmpty)
    }

    @Test func `a limit on one source of money sees only what that source pays`() throws {
        let limits = FileEdit(
            "limits.csv",
            .write(
                """
                resource,place,year,funding,amount
                cost,county,2026,,99999
                cost,county,2026,bonds,0
                cost,county,2026,county,2999

                """))
        let found = try findings(limits)
        #expect(found.map { $0.address?.description } == ["limits/cost/county/2026/county#amount"])
        #expect(found.allSatisfy { $0.message.text(in: "en").contains("of cost (County budget) in Example County") })
        #expect(found.allSatisfy { $0.message.text(in: "zh").contains("投资（县级财政）") })
    }

    @Test func `a share that is not stated counts only where every place lies within`() throws {
        let open = FileEdit("project_places.csv", .replace("P1,north,0.6\nP1,south,0.4", with: "P1,north,\nP1,south,"))
        #expect(try findings(open, limits("cost,north,2026,0,")).isEmpty)
        #expect(try findings(open, limits("cost,county,2026,2999,")).count == 1)
    }

    @Test func `a project without a start year is left out and counted`() throws {
        let hospital = FileEdit(
            "projects.csv",
            .replace(
                "T2,new-start,2026-02-20,,health-office,government,approval,30000,2028,",
                with: "T2,new-start,2026-02-20,yes,health-office,government,approval,30000,,"))
        let found = try findings(hospital, limits("cost,county,2026,2000,"))
        #expect(
            found.flatMap(\.notes).map { $0.text(in: "en") } == [
                "Hillside planting 30 million yuan",
                "1 further project without a known start year left out",
            ])
    }

    @Test func `a part does not count again beside its package`() throws {
        let parts = PartsExample.edits(planting: ",P3")
        let road = FileEdit(
            "projects.csv",
            .replace("road,T2,new-start,2026-02-20,,", with: "road,T2,new-start,2026-02-20,yes,"))
        func texts(_ limit: String) throws -> [Finding] {
            let edits = parts + [road, limits("cost,county,2026,\(limit),")]
            return ExampleHarness.findings(in: try ExampleHarness.edited(edits).texts, by: [LimitExceeded.self])
        }
        #expect(try texts("4000").isEmpty)
        #expect(try texts("3999").count == 1)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the sums equal those of a slow count`(seed: UInt64) {
        var plan = SyntheticPlan.plan(projects: 60, seed: seed)
        for row in plan.projects.indices {
            plan.projects[row].isMandated = row % 2 == 0
            plan.projects[row].stage = row % 5 == 0 ? .suspended : row % 3 == 0 ? .continuing : .newStart
            if row % 7 != 0 { plan.projects[row].start = CalendarDate(year: 2026 + row % 4) }
        }
        let context = CheckContext(plan: plan, index: PlanIndex(plan))
        let use = CommittedUse(in: context)
        for (slot, limit) in plan.limits.enumerated() {
            #expect(abs(use.sums[slot] - slowSum(limit, plan)) < 1e-6)
        }
    }

    private func slowSum(_ limit: Limit, _ plan: Plan) -> Double {
        var sum = 0.0
        for row in plan.projectYears where row.resource == limit.resource {
            guard let project = plan.projects.first(where: { $0.id == row.project }), let start = project.start,
                project.isMandated || project.stage == .continuing, project.stage != .suspended,
                start.year + row.offset == limit.year.number
            else { continue }
            let places = plan.projectPlaces.filter { $0.project == project.id }
            for place in places where lies(place.place, within: limit.place, plan) {
                sum += (row.amount.number ?? 0) * (place.share.number ?? 1)
            }
        }
        return sum
    }

    private func lies(_ place: ID<Place>, within other: ID<Place>, _ plan: Plan) -> Bool {
        var current: ID<Place>? = place
        while let step = current {
            if step == other { return true }
            current = plan.places.first { $0.id == step }?.parent
        }
        return false
    }
}
