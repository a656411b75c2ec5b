import Diagnostics
import Forecasts
import Formulas
import Outlook
import PlanModel
import Quantities
import Testing

@Suite("Effects through formulas")
struct EffectThroughFormulaTests {
    private func path(_ region: SmallRegion, _ indicator: String, _ place: String = "city") throws -> Trajectory {
        try #require(region.trajectories()[ID(indicator), ID(place)])
    }

    @Test func `an effect on an input moves the indicator computed from it by the formula's difference`() throws {
        let before = SmallRegion()
        var after = before
        after.affect("income", "city", by: 40)
        let income = try #require(before.median("income", "city", 2024))
        let people = try #require(before.median("people", "city", 2024))
        let perHead = try #require(before.median("per_head", "city", 2024))
        let moved = try #require(after.median("per_head", "city", 2024))
        #expect((moved - perHead - ((income + 40) / people - income / people)).magnitude < 1e-12)
        #expect(try path(after, "per_head").moves[Year(2024)]?.without == income / people)
        #expect(after.median("per_head", "north", 2024) == before.median("per_head", "north", 2024))
    }

    @Test func `an effect in a part reaches the ratio of the whole and, weighted, the mean of the whole`() throws {
        let before = SmallRegion()
        var after = before
        after.affect("income", "north", by: 40)
        after.affect("rate", "north", by: 2)
        #expect(
            try #require(after.median("per_head", "city", 2024)) > #require(before.median("per_head", "city", 2024)))
        let people = try ["north", "south"].map { try #require(before.median("people", $0, 2024)) }
        let rise = try #require(after.median("rate", "city", 2024)) - #require(before.median("rate", "city", 2024))
        #expect((rise - 2 * people[0] / (people[0] + people[1])).magnitude < 1e-12)
    }

    @Test func `an effect goes through formulas of formulas and through the years between`() throws {
        let before = SmallRegion()
        var after = before
        after.affect("rate", "north", by: 1, finish: 2023)
        let rises = try (2022...2025).map { year in
            try #require(after.median("stock", "north", year)) - #require(before.median("stock", "north", year))
        }
        let perHead = try (2023...2025).map { year in
            try #require(before.median("income", "north", year)) / #require(before.median("people", "north", year))
        }
        var expected = [0.0]
        for step in perHead { expected.append((expected.last ?? 0) * 0.9 + step) }
        for (rise, wanted) in zip(rises, expected) { #expect((rise - wanted).magnitude < 1e-9) }
    }

    @Test func `an effect named on a computed indicator itself is overwritten by its formula`() {
        let before = SmallRegion()
        var after = before
        after.affect("per_head", "city", by: 5)
        #expect(after.median("per_head", "city", 2024) == before.median("per_head", "city", 2024))
    }

    @Test func `what the observations contain already is not added again through a formula`() {
        let before = SmallRegion()
        var after = before
        after.affect("income", "city", by: 40, finish: 2018)
        #expect(after.median("per_head", "city", 2024) == before.median("per_head", "city", 2024))
    }

    @Test func `where an input has no forecast the effect is not counted, and the path says why`() throws {
        var region = SmallRegion()
        region.plan.observations.removeAll { $0.indicator == ID("people") && $0.year > Year(2016) }
        for year in 2014...2020 { region.observe("per_head", "city", year, 8 + 0.2 * Double(year - 2014)) }
        let before = region.median("per_head", "city", 2024)
        region.affect("income", "city", by: 40)
        let path = try path(region, "per_head")
        #expect(region.median("per_head", "city", 2024) == before && before != nil)
        #expect(path.moves.isEmpty)
        let reason = try #require(path.uncounted[Year(2024)]).text
        #expect(reason.text(in: "en") == "no forecast of people for north: 3 observations, too few")
        #expect(reason.text(in: "zh") == "north 的 people 仅有 3 个监测值，无法预测")
    }

    @Test func `a computed cell of the past is computed again from what was read, to the last bit`() throws {
        var region = SmallRegion()
        region.add("grown", combine: .none, formula: "GROWTH(per_head) + SHARE(income)")
        let trajectories = region.trajectories()
        var traced = 0
        for indicator in ["per_head", "stock", "grown", "rate"] {
            for place in ["city", "north"] {
                for year in 2015...2020 {
                    let cell = FormulaCell(ID(indicator), ID(place), Year(year))
                    guard let trace = trajectories.trace(of: cell) else { continue }
                    let value = trajectories[ID(indicator), ID(place)]?.value(Year(year))
                    #expect(trace.recomputed.number?.bitPattern == value?.number?.bitPattern && value?.number != nil)
                    traced += 1
                }
            }
        }
        #expect(traced == 42)
    }

    @Test func `with a programme effects begin from its finish, and projects left out have none`() throws {
        var region = SmallRegion()
        region.affect("income", "city", by: 40, project: "P")
        region.affect("income", "city", by: 1_000, project: "Q")
        let none = try #require(region.median("income", "city", 2024, Programme()))
        #expect(none == SmallRegion().median("income", "city", 2024))
        let chosen = Programme(placements: [ID("P"): .init(start: Year(2022), finish: Year(2024))])
        #expect(region.median("income", "city", 2023, chosen) == region.median("income", "city", 2023, Programme()))
        let with = try #require(region.median("income", "city", 2024, chosen))
        #expect((with - none - 40).magnitude < 1e-9)
        let perHead = try #require(region.median("per_head", "city", 2024, chosen))
        #expect(try perHead > #require(region.median("per_head", "city", 2024, Programme())))
    }

    @Test func `a programme may choose a project that the plan keeps in reserve`() throws {
        var region = SmallRegion()
        region.affect("income", "city", by: 40)
        region.plan.projects[0].stage = .reserve
        let chosen = Programme(placements: [ID("P"): .init(start: Year(2021), finish: Year(2022))])
        #expect(region.median("income", "city", 2024) == SmallRegion().median("income", "city", 2024))
        #expect(
            try #require(region.median("income", "city", 2024, chosen)) > #require(
                region.median("income", "city", 2024)))
    }
}
