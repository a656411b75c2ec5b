import Diagnostics
import Forecasts
import Formulas
import Foundation
import Outlook
import PlanModel
import Quantities
import Testing

@testable import Ensembles

/// What assumptions state to be uncertain, against arithmetic that is done by hand.
@Suite("Stated uncertainties")
struct StatedUncertaintyTests {
    /// The score that one time in ten is exceeded.
    private let tenth = 1.2815515655446004

    private var region: SmallRegion {
        var region = SmallRegion()
        region.add("x", past: SmallRegion.past(SmallRegion.restless), target: 70)
        return region
    }

    /// What the target of a region compares in each draw, beyond the rank of the forecast.
    private func additions(_ region: SmallRegion, _ draws: Int) throws -> (EnsembleOutcomes, [Double]) {
        let outcomes = region.model.outcomes(of: 0..<draws, seed: 31)
        let path = try #require(region.trajectories[ID("x"), ID("city")])
        let distribution = try #require(path.distribution(Year(2030)))
        let ranks = outcomes.drawn[0].map(StandardNormal.probability)
        return (outcomes, zip(outcomes.numbers(of: 0), ranks).map { $0 - distribution.quantile($1) })
    }

    @Test func `a factor on effects multiplies all of them, and lies below low one time in ten`() throws {
        var region = region
        region.add(project: "P1", finish: 2027, on: "x", amount: 10)
        region.add(project: "P2", finish: 2029, on: "x", amount: 4)
        region.assume(.effectFactor, "indicators/x", 0.6, 1, 1.1)
        let (outcomes, added) = try additions(region, 8_000)
        for (score, more) in zip(outcomes.drawn[1], added).prefix(500) {
            let factor = max(0, 1 + score * (score < 0 ? 0.4 : 0.1) / tenth)
            #expect(abs(more - 14 * (factor - 1)) < 1e-9)
        }
        let low = EnsembleOutcomes.Share(added.count { $0 < -14 * 0.4 }, of: added.count)
        #expect(abs(low.value - 0.1) < 4 * low.error)
    }

    @Test func `a delay takes an effect away where it carries the completion past the year`() throws {
        var region = region
        region.add(project: "P1", finish: 2029, on: "x", amount: 10)
        region.assume(.delay, "projects/P1", -1, 0, 2)
        let (outcomes, added) = try additions(region, 8_000)
        for (score, more) in zip(outcomes.drawn[1], added).prefix(500) {
            let years = (score * (score < 0 ? 1 : 2) / tenth).rounded()
            #expect(abs(more - (years > 1 ? -10 : 0)) < 1e-9)
        }
        #expect(added.contains { $0 < -9 })
    }

    @Test func `a stated completion year is drawn as a delay from the plan's`() throws {
        var region = region
        region.add(project: "P1", finish: 2029, on: "x", amount: 10)
        region.assume(.value, "projects/P1#finish", 2029, 2030, 2032)
        let (outcomes, added) = try additions(region, 1_000)
        for (score, more) in zip(outcomes.drawn[1], added) {
            let late = (1 + score * (score < 0 ? 1 : 2) / tenth).rounded()
            #expect(abs(more - (late > 1 ? -10 : 0)) < 1e-9)
        }
    }

    @Test func `a computed indicator is moved by its formula in full, in every draw as the interpreter has it`() throws
    {
        var region = region
        region.add("y", past: SmallRegion.past(SmallRegion.other), target: 60)
        var ratio = Indicator()
        ratio.id = ID("ratio")
        ratio.decimals = 6
        ratio.formula = "IF(x > 80, 100 * x / y, 90 * x / y + PREV(x, 0) / y)"
        region.plan.indicators.append(ratio)
        var target = Target()
        target.indicator = ratio.id
        target.place = ID("city")
        target.year = Year(2030)
        target.value = .number(120)
        region.plan.targets = [target]
        region.add(project: "P1", finish: 2027, on: "x", amount: 12)
        region.add(project: "P2", finish: 2028, on: "y", amount: 5)
        region.assume(.effectFactor, "projects/P1", 0.2, 1, 1.6)
        region.assume(.effectFactor, "projects/P2", 0.5, 1, 1.5)
        let trajectories = region.trajectories
        let model = region.model
        let outcomes = model.outcomes(of: 0..<300, seed: 33)
        let path = try #require(trajectories[ID("ratio"), ID("city")])
        let distribution = try #require(path.distribution(Year(2030)))
        let cell = FormulaCell(ID("ratio"), ID("city"), Year(2030))
        func value(_ x: [Double], _ y: Double) throws -> Double {
            var moves: [FormulaCell: Double] = [FormulaCell(ID("y"), ID("city"), Year(2030)): y]
            for (position, year) in [2029, 2030].enumerated() {
                moves[FormulaCell(ID("x"), ID("city"), Year(year))] = x[position]
            }
            return try #require(trajectories.relations(of: [cell], moved: moves)[cell]?.value.number)
        }
        let series = try #require(outcomes.sources.firstIndex(of: .forecast(ID("ratio"), ID("city"))))
        let first = outcomes.sources.count - 2
        let middle = try value([0, 0], 0)
        var spread: Set<Double> = []
        for draw in 0..<300 {
            let (one, other) = (outcomes.drawn[first][draw], outcomes.drawn[first + 1][draw])
            let x = 12 * (max(0, 1 + one * (one < 0 ? 0.8 : 0.6) / tenth) - 1)
            let y = 5 * (max(0, 1 + other * 0.5 / tenth) - 1)
            let rank = StandardNormal.probability(atMost: outcomes.drawn[series][draw])
            let expected = distribution.quantile(rank) + (try value([x, x], y) - middle)
            #expect(abs(outcomes.numbers(of: 0)[draw] - expected) < 1e-9 * abs(expected))
            spread.insert(try value([x, x], y))
        }
        #expect(spread.count > 250)
        let sources = model.drivers(of: 0, in: outcomes).map(\.source.name)
        #expect(Set(sources) == ["forecast/ratio/city", "assumptions/a0", "assumptions/a1"])
    }

    @Test func `a limit is kept as often as the uncertain cost stays below it`() throws {
        var region = region
        region.add(project: "P1", finish: 2027, on: "x", amount: 1)
        region.add(project: "P2", finish: 2027, on: "x", amount: 1)
        for (position, cost) in [600.0, 300].enumerated() {
            region.plan.projects[position].cost = .number(cost)
            region.plan.projects[position].start = CalendarDate(year: 2027)
        }
        var limit = Limit()
        limit.resource = "cost"
        limit.place = ID("city")
        limit.year = Year(2027)
        limit.amount = .number(1_000)
        region.plan.limits = [limit]
        region.assume(.costFactor, "projects/P1", 0.9, 1, 1.3)
        let model = region.model
        let outcomes = model.outcomes(of: 0..<20_000, seed: 34)
        let result = EnsembleResult(
            outcomes, of: model, trajectories: region.trajectories, index: PlanIndex(region.plan),
            terms: EnsembleTerms(draws: 20_000))
        let found = try #require(result.limits.first)
        // 600 · F + 300 ≤ 1000 where F ≤ 7/6, which is 1/6 above one on the side of 0.3 a tenth.
        let expected = StandardNormal.probability(atMost: (1.0 / 6) / 0.3 * tenth)
        #expect(result.limits.count == 1 && found.allowed == 1_000)
        #expect(abs(found.share.value - expected) < 4 * found.share.error)
        #expect(abs(found.used[2] - 900) < 5 && abs(found.used[3] - 1_080) < 10)
        let joint = try #require(result.joints.first)
        let both = try #require(joint.withLimits).value
        #expect(both <= (try #require(joint.share)).value && both > 0)
    }

    @Test func `an assumed spread and mean change are drawn where a forecast rests on them`() throws {
        var region = SmallRegion()
        region.add("x", past: [50, 52, 55], target: 60)
        region.assume(.changeSpread, "indicators/x", 1, 2, 4)
        region.assume(.meanChange, "indicators/x", 1, 2, 3)
        let outcomes = region.model.outcomes(of: 0..<400, seed: 35)
        let path = try #require(region.trajectories[ID("x"), ID("city")])
        let distribution = try #require(path.distribution(Year(2030)))
        for draw in 0..<400 {
            let (spread, change) = (outcomes.drawn[1][draw], outcomes.drawn[2][draw])
            let far = max(0, 1 + spread * (spread < 0 ? 0.5 : 1) / tenth)
            let rank = StandardNormal.probability(atMost: outcomes.drawn[0][draw])
            let expected =
                distribution.median + far * (distribution.quantile(rank) - distribution.median) + 5 * change / tenth
            #expect(abs(outcomes.numbers(of: 0)[draw] - expected) < 1e-9)
        }
    }

    @Test func `an assumption that cannot be drawn is told with its reason`() {
        var region = region
        region.assume(.value, "projects/P1#cost", nil, 5, 8)
        region.assume(.value, "indicators/x#decimals", 1, 2, 3)
        region.assume(.costFactor, nil, 1.2, 1, 1.4)
        region.assume(.other, nil, 1, 2, 3)
        region.assume(.value, "effects/projects/P9/x/city", 1, 2, 3)
        let model = region.model
        #expect(model.stated.isEmpty && model.idle.count == 5)
        #expect(
            model.idle.map { $0.reason.text(in: "en") } == [
                "only one of low and high is stated", "what it is about is not drawn",
                "low, value and high are not in order", "what it is about is not drawn",
                "the amount stated in the plan is zero or missing",
            ])
    }
}
