import Diagnostics
import Formulas
import Outlook
import PlanModel
import Quantities
import Testing

@Suite("Slopes of the outlook")
struct OutlookSlopesTests {
    /// A region with effects on every kind of input, in both districts and for the city.
    private static let region: SmallRegion = {
        var region = SmallRegion()
        region.affect("income", "north", by: 6, project: "P1", finish: 2022, ramp: 3)
        region.affect("people", "south", by: -2, project: "P2", finish: 2023)
        region.affect("rate", "north", by: 0.4, project: "P3", finish: 2021, ramp: 2)
        region.affect("income", "city", by: 3, project: "P4", finish: 2019, ramp: 4)
        return region
    }()

    private func slopes(
        _ region: SmallRegion, _ indicator: String, _ place: String, _ year: Int
    ) throws -> OutlookSlopes {
        try #require(region.trajectories().slopes(of: ID(indicator), at: ID(place), in: Year(year)))
    }

    @Test func `the slope by every effect equals the central difference of the full computation`() throws {
        let region = Self.region
        let index = PlanIndex(region.plan)
        var compared = 0
        for indicator in ["income", "people", "rate", "per_head", "stock"] {
            for place in ["city", "north", "south"] {
                for year in [2021, 2023, 2025] {
                    let slopes = try slopes(region, indicator, place, year)
                    #expect(slopes.missing == nil && slopes.value.number == region.median(indicator, place, year))
                    for (row, effect) in region.plan.effects.enumerated() {
                        let amount = effect.amount.number ?? 0
                        let step = 1e-4 * amount.magnitude
                        let beside = [-step, step].compactMap { change in
                            var moved = region
                            moved.plan.effects[row].amount = .number(amount + change)
                            return moved.median(indicator, place, year)
                        }
                        let difference = (beside[1] - beside[0]) / (2 * step)
                        let finish = region.plan.projects.first { $0.id.address == effect.cause }?.finish?.year ?? 0
                        let slope = slopes.slope(of: EffectCourse(effect, index: index), finish: Year(finish))
                        #expect(
                            (slope - difference).magnitude <= 1e-6 * max(1, slope.magnitude),
                            "\(indicator) \(place) \(year) by \(effect.key): \(slope), not \(difference)")
                        compared += slope != 0 ? 1 : 0
                    }
                }
            }
        }
        #expect(compared > 40)
    }

    @Test func `a small programme moves a computed cell by its slopes, to second order`() throws {
        let region = Self.region
        let empty = region.trajectories(Programme())
        let slopes = try #require(empty.slopes(of: ID("stock"), at: ID("city"), in: Year(2025)))
        let index = PlanIndex(region.plan)
        let placed = Programme(placements: [ID("P1"): .init(start: Year(2021), finish: Year(2023))])
        let course = EffectCourse(region.plan.effects[0], index: index)
        let linear = 6 * slopes.slope(of: course, finish: Year(2023))
        let full = try #require(region.median("stock", "city", 2025, placed)) - #require(slopes.value.number)
        #expect(linear > 0 && (linear - full).magnitude < 1e-9 * full.magnitude)
    }

    @Test func `an indicator without a formula has slope one by its own effects`() throws {
        let slopes = try slopes(SmallRegion(), "income", "city", 2024)
        #expect(slopes.effects == [cell("income", "city", 2024): 1, cell("income", "city", 2020): -1])
    }

    @Test func `a settled year has no slopes`() throws {
        let slopes = try slopes(Self.region, "per_head", "city", 2019)
        #expect(slopes.effects.isEmpty && slopes.missing == nil && slopes.value.number != nil)
    }

    @Test func `an effect beyond the highest possible value adds nothing, and the bound is named`() throws {
        var region = Self.region
        region.plan.indicators[0].highest = 1_000
        region.affect("income", "city", by: 1_000, project: "P5")
        let slopes = try slopes(region, "per_head", "city", 2024)
        #expect(slopes.branches.contains { $0.side == .bound && $0.cell == cell("income", "city", 2024) })
        #expect(slopes.effects[cell("income", "city", 2024)] == nil)
        #expect((slopes.effects[cell("people", "city", 2024)] ?? 0) < 0)
    }

    @Test func `an assumed mean change counts once a year, through the formula`() throws {
        var region = SmallRegion()
        region.plan.observations.removeAll { $0.indicator == ID("people") && $0.year < Year(2018) }
        for quantity in [AssumedQuantity.changeSpread, .meanChange] {
            var assumption = Assumption()
            assumption.id = ID(quantity.rawValue)
            assumption.about = Address("indicators/people")
            assumption.quantity = quantity
            assumption.value = .number(-0.5)
            if quantity == .changeSpread { assumption.value = .number(0.5) }
            region.plan.assumptions.append(assumption)
        }
        for year in 2014...2017 { region.observe("per_head", "city", year, 2 + 0.16 * Double(year - 2014)) }
        let slopes = try slopes(region, "per_head", "city", 2024)
        let (income, people) = (region.median("income", "city", 2024), region.median("people", "city", 2024))
        let expected = try -4 * #require(income) / #require(people) / #require(people)
        let found = try #require(slopes.assumptions[ID("mean-change")])
        #expect((found - expected).magnitude < 1e-9)
    }

    @Test func `an indicator that the plan does not have has no slopes`() {
        #expect(SmallRegion().trajectories().slopes(of: ID("no"), at: ID("city"), in: Year(2024)) == nil)
    }

    private func cell(_ indicator: String, _ place: String, _ year: Int) -> FormulaCell {
        FormulaCell(ID(indicator), ID(place), Year(year))
    }
}
