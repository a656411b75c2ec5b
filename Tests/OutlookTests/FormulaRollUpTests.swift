import Diagnostics
import Formulas
import Outlook
import PlanModel
import Quantities
import Testing

/// Formulas at places with parts, as the page of formulas says.
@Suite("Formulas rolled up")
struct FormulaRollUpTests {
    /// A city whose districts are 10 short and 20 over.
    private func region(_ combine: Combination, weight: String? = nil, formula: String) -> SmallRegion {
        var region = SmallRegion()
        region.plan.observations = []
        region.add("need", combine: .sum)
        region.add("places", combine: .sum)
        region.add("lacking", combine: combine, weight: weight, formula: formula)
        for year in 2018...2020 {
            for (place, need, places) in [("north", 60.0, 50.0), ("south", 30, 50)] {
                region.observe("need", place, year, need)
                region.observe("places", place, year, places)
            }
        }
        return region
    }

    private func value(_ region: SmallRegion, at place: String = "city", _ indicator: String = "lacking") -> Value? {
        region.trajectories()[ID(indicator), ID(place)]?.value(Year(2020))
    }

    @Test func `a formula that is summed adds up what the parts have, and a surplus hides no gap`() {
        let summed = region(.sum, formula: "MAX(0, need - places)")
        #expect(value(summed) == .number(10))
        #expect(value(summed, at: "north") == .number(10) && value(summed, at: "south") == .number(0))
        let anew = region(.none, formula: "MAX(0, need - places)")
        #expect(value(anew) == .number(0))
    }

    @Test func `a mean of a formula is weighted by the indicator that it names, a ratio is computed anew`() {
        let mean = region(.mean, weight: "places", formula: "need / places * need")
        // 72 and 18, with 50 places each; of the whole it would be 81.
        #expect(value(mean) == .number(45))
        let ratio = region(.ratio, formula: "need / places")
        #expect(value(ratio) == .number(0.9))
    }

    @Test func `a formula of a formula is summed from where the first one begins`() {
        var region = region(.none, formula: "MAX(0, need - places)")
        region.add("cost", combine: .sum, formula: "lacking * 2")
        #expect(value(region, "cost") == .number(20))
    }

    @Test func `a part without a value leaves the sum without one, and the reason is told`() {
        var region = region(.sum, formula: "MAX(0, need - places)")
        region.plan.observations.removeAll { $0.place == ID("south") && $0.indicator == ID("places") }
        #expect(value(region)?.missingReason != nil)
        #expect(value(region, at: "north") == .number(10))
    }

    @Test func `where nothing was ever observed at a part the formula is computed at the whole`() {
        var region = SmallRegion()
        region.plan.observations = []
        region.add("need", combine: .sum)
        region.add("double", combine: .sum, formula: "2 * need")
        for year in 2018...2020 { region.observe("need", "city", year, 7) }
        #expect(value(region, "double") == .number(14))
    }

    @Test func `an observed total goes before the sum`() {
        var region = region(.sum, formula: "MAX(0, need - places)")
        region.observe("lacking", "city", 2020, 11)
        #expect(value(region) == .number(11))
    }
}
