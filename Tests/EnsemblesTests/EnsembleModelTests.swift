import Diagnostics
import Ensembles
import Forecasts
import Outlook
import PlanModel
import Quantities
import Testing

@Suite("Ensembles")
struct EnsembleModelTests {
    private let restless = SmallRegion.restless
    private let other = SmallRegion.other
    private func past(_ changes: [Double]) -> [Double] { SmallRegion.past(changes) }

    @Test func `how often a target is met in the draws is its probability`() throws {
        var region = SmallRegion()
        region.add("x", past: past(restless), target: 78)
        region.add("y", past: past(other), target: 74)
        let outcomes = region.model.outcomes(of: 0..<20_000, seed: 5)
        for (position, target) in region.trajectories.targets.enumerated() {
            guard case .chance(let chance) = target.standing else {
                Issue.record("no probability")
                return
            }
            let share = outcomes.chance(of: position)
            #expect(abs(share.value - chance.probability) < 4 * share.error)
        }
    }

    /// P(X > 0, Y > 0) = 1/4 + arcsin(r) / 2π for normal X and Y with correlation r (Sheppard, 1899).
    @Test func `the joint probability is that of correlated normal numbers`() throws {
        var region = SmallRegion()
        region.add("x", past: past(restless), target: 0)
        region.add("y", past: past(restless.map { 2 * $0 }), target: 0)
        for position in region.plan.targets.indices {
            let key = region.plan.targets[position].indicator
            let path = try #require(region.trajectories[key, ID("city")])
            let middle = try #require(path.distribution(Year(2030))?.median)
            region.plan.targets[position].value = .number(middle)
        }
        let model = region.model
        let outcomes = model.outcomes(of: 0..<40_000, seed: 6)
        let correlation = 12.0 / 22.0
        let together = outcomes.chance(ofAll: [0, 1])
        let expected = 0.25 + asinSeries(correlation) / (2 * Double.pi)
        #expect(abs(together.value - expected) < 3 * together.error)
        #expect(abs(outcomes.chance(of: 0).value - 0.5) < 0.01)
    }

    /// arcsin by its series, far enough for |x| < 0.6.
    private func asinSeries(_ x: Double) -> Double {
        var (term, sum) = (x, x)
        for step in 1..<60 {
            term *= x * x * Double((2 * step - 1) * (2 * step - 1)) / Double(2 * step * (2 * step + 1))
            sum += term
        }
        return sum
    }

    @Test func `any part of a run is the same as in the whole run`() throws {
        var region = SmallRegion()
        region.add("x", past: past(restless), target: 78)
        region.add("y", past: past(other), target: 74)
        let model = region.model
        let whole = model.outcomes(of: 0..<900, seed: 7)
        let parts = [0..<100, 100..<517, 517..<900].map { model.outcomes(of: $0, seed: 7) }
        let merged = try parts.dropFirst().reduce(parts[0]) { try #require($0.followed(by: $1)) }
        #expect(merged == whole)
        #expect(parts[0].followed(by: parts[2]) == nil)
        #expect(model.outcomes(of: 0..<900, seed: 8) != whole)
    }

    @Test func `a run that is stopped keeps the draws done`() {
        var region = SmallRegion()
        region.add("x", past: past(restless), target: 78)
        var asked = 0
        let outcomes = region.model.outcomes(of: 0..<2_000, seed: 7) {
            asked += 1
            return asked > 3
        }
        #expect(outcomes.count == 768)
        #expect(outcomes == region.model.outcomes(of: 0..<768, seed: 7))
    }

    @Test func `what drives a target is its own course and what is stated to be uncertain, by their variances`() throws
    {
        var region = SmallRegion()
        region.add("x", past: past(restless), target: 78)
        var project = Project()
        project.id = ID("P1")
        project.finish = CalendarDate(year: 2027)
        region.plan.projects = [project]
        var effect = Effect()
        effect.cause = project.id.address
        effect.indicator = ID("x")
        effect.place = ID("city")
        effect.amount = .number(10)
        region.plan.effects = [effect]
        var assumption = Assumption()
        assumption.id = ID("how-much")
        assumption.about = Address("effects", effect.key, field: "amount")
        assumption.quantity = .value
        assumption.value = .number(10)
        assumption.low = .number(6)
        assumption.high = .number(14)
        region.plan.assumptions = [assumption]
        let model = region.model
        let outcomes = model.outcomes(of: 0..<20_000, seed: 9)
        let drivers = model.drivers(of: 0, in: outcomes)
        #expect(Set(drivers.map(\.source.name)) == ["forecast/x/city", "assumptions/how-much"])
        #expect(abs(drivers.map(\.share).reduce(0, +) - 1) < 0.05)
        let numbers = outcomes.numbers(of: 0)
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
        let stated = (4 / 1.2815515655446004) * (4 / 1.2815515655446004) / variance
        let share = try #require(drivers.first { $0.source.name == "assumptions/how-much" }?.share)
        #expect(abs(share - stated) < 0.03)
    }

    @Test func `a target that is observed or cannot be assessed is not drawn`() {
        var region = SmallRegion()
        region.add("x", past: [1, 2], target: 78)
        #expect(region.model.addresses.isEmpty)
        #expect(region.model.outcomes(of: 0..<10, seed: 1).count == 10)
    }
}
