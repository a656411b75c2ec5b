import Outlook
import PlanModel
import Quantities
import Testing

@Suite("Years of a plan that begin in April")
struct FiscalYearTests {
    private static func region(finish: String) -> SmallRegion {
        var region = SmallRegion()
        region.plan.header.fiscalYearStart = "04-01"
        region.affect("people", "north", by: 8)
        region.plan.projects[0].finish = CalendarDate(written: finish)
        return region
    }

    private func added(_ trajectories: Trajectories, _ year: Int) -> Double {
        trajectories[ID("people"), ID("north")]?.addedEffect(in: Year(year)) ?? .nan
    }

    @Test(arguments: [("2023-02", 2022), ("2023-04", 2023), ("2023-12-31", 2023), ("2023", 2023)])
    func `an effect begins in the year in which the programme completes its project`(finish: String, year: Int) throws {
        let region = Self.region(finish: finish)
        let trajectories = region.trajectories()
        #expect(added(trajectories, year - 1) == 0 && added(trajectories, year) == 8)
        let index = PlanIndex(region.plan)
        let use = ProjectUse(index: index, in: [], includesUnverified: true)
        #expect(use.finish(of: try #require(region.plan.projects.first)) == Year(year))
    }

    @Test func `a task done in February counts for the year that began before`() {
        var region = Self.region(finish: "2030")
        var task = PlanTask()
        task.id = ID("T")
        task.deadline = CalendarDate(written: "2023-02-28")
        region.plan.tasks = [task]
        region.plan.effects[0].cause = task.id.address
        #expect(added(region.trajectories(), 2021) == 0 && added(region.trajectories(), 2022) == 8)
    }

    @Test(arguments: [
        ("04-01", "2021-03-30", true), ("04-01", "2021-03-31", false), ("05-01", "2021-04-30", false),
        ("03-01", "2021-02-28", false), ("04-06", "2021-04-04", true), ("04-06", "2021-04-05", false),
        ("04-01", "2020-12-31", true), ("04-01", "2020", false), ("04-01", "2021-03", false),
        ("01-01", "2020-12-30", true), ("01-01", "2020-12-31", false), ("01-01", "2020", false),
    ])
    func `a figure is settled from the last day of its year on`(start: String, knownOn: String, isProvisional: Bool)
        throws
    {
        var region = SmallRegion()
        region.plan.header.fiscalYearStart = start
        let last = try #require(
            region.plan.observations.firstIndex {
                $0.indicator.text == "people" && $0.place.text == "north" && $0.year == Year(2020)
            })
        region.plan.observations[last].knownOn = try #require(CalendarDate(written: knownOn))
        let path = region.trajectories()[ID("people"), ID("north")]
        #expect(path?.history[Year(2020)]?.isProvisional == isProvisional)
    }
}
