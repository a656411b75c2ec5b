import Outlook
import PlanModel
import Quantities
import Testing

@Suite("Objectives behind the period")
struct ObjectiveCourseTests {
    /// A target of 700 for 2025 from 572 in 2020, and an objective for 2030.
    private static func targets(_ aim: Double) -> (Target, Target) {
        var target = Target()
        target.indicator = ID("income")
        target.place = ID("city")
        target.year = Year(2025)
        target.value = .number(700)
        target.baseline = .number(572)
        target.baselineYear = Year(2020)
        var objective = target
        objective.year = Year(2030)
        objective.value = .number(aim)
        return (target, objective)
    }

    private static func course(_ aim: Double, _ region: SmallRegion = SmallRegion()) throws -> ObjectiveCourse {
        let (target, objective) = targets(aim)
        return try #require(ObjectiveCourse(target, objective, index: PlanIndex(region.plan)))
    }

    @Test func `the objective leaves what the target has not done, spread over the years between`() throws {
        let course = try Self.course(800)
        #expect(course.years == 5 && course.needed == 20 && course.pace == 25.6)
        let growth = try #require(course.neededGrowth)
        let level = (0..<5).reduce(700.0) { level, _ in level * (1 + growth / 100) }
        #expect(abs(level - 800) < 1e-9)
    }

    @Test func `the best run is of as many years, in the direction wanted`() throws {
        let course = try Self.course(800)
        let path = try #require(SmallRegion().trajectories()[ID("income"), ID("city")])
        let best = try #require(course.bestRun(in: path))
        // 428 in 2015, 572 in 2020; from 2014 to 2019 it was 404 to 540.
        #expect(best.period == Period(Year(2015), Year(2020)) && abs(best.pace - 28.8) < 1e-9)
        #expect(course.isMatched(by: best) == true)
        #expect(try Self.course(900).isMatched(by: best) == false)
        let falling = try Self.course(600)
        let slowest = try #require(falling.bestRun(in: path))
        #expect(slowest.period == Period(Year(2014), Year(2019)) && falling.isMatched(by: slowest) == false)
    }

    @Test func `money is compared by growth`() throws {
        var region = SmallRegion()
        region.plan.indicators[0].unit = "10^8 yuan"
        let path = try #require(region.trajectories()[ID("income"), ID("city")])
        let course = try Self.course(900, region)
        let best = try #require(course.bestRun(in: path))
        // 40 a year are needed, more than the 28.8 of the best run, but from a higher level: 5.2 % against 6.0 %.
        #expect(course.countsAsGrowth && course.isMatched(by: best) == true)
    }

    @Test func `a past shorter than the years between says nothing`() throws {
        var region = SmallRegion()
        region.plan.observations.removeAll { $0.year < Year(2017) }
        let path = try #require(region.trajectories()[ID("income"), ID("city")])
        #expect(try Self.course(800, region).bestRun(in: path) == nil)
    }

    @Test func `bands and sums are no level that an objective could go on from`() {
        var (target, objective) = Self.targets(800)
        let index = PlanIndex(SmallRegion().plan)
        target.form = .cumulative
        #expect(ObjectiveCourse(target, objective, index: index) == nil)
        target.form = .level
        objective.year = target.year
        #expect(ObjectiveCourse(target, objective, index: index) == nil)
    }
}
