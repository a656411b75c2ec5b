import Diagnostics
import Forecasts
import Foundation
import Outlook
import PlanModel
import Quantities
import Testing

@testable import Ensembles

/// Joint chances against closed forms for correlated normal numbers.
@Suite("Joint chances")
struct JointChanceTests {
    /// r · n / (n + 10) of twelve common changes that are the same but for their size.
    private let correlation = 12.0 / 22.0

    /// Three indicators whose past moved together, with targets at quantiles of their forecasts.
    private func region(_ levels: [Double]) throws -> SmallRegion {
        var region = SmallRegion()
        for (position, level) in levels.enumerated() {
            let changes = SmallRegion.restless.map { Double(position + 1) * $0 }
            region.add("x\(position)", past: SmallRegion.past(changes), target: 0)
            let path = try #require(region.trajectories[ID("x\(position)"), ID("city")])
            let distribution = try #require(path.distribution(Year(2030)))
            region.plan.targets[position].value = .number(distribution.quantile(level))
        }
        return region
    }

    /// P(X > h, Y > k) of normal X and Y with correlation r: the product of the two, and the integral from 0 to r of
    /// the density at (h, k) over the correlation (Plackett, 1954), here by Simpson's rule.
    private func both(_ h: Double, _ k: Double, _ r: Double) -> Double {
        func density(_ t: Double) -> Double {
            let rest = 1 - t * t
            return exp(-(h * h - 2 * t * h * k + k * k) / (2 * rest)) / (2 * .pi * rest.squareRoot())
        }
        let steps = 2_000
        var sum = density(0) + density(r)
        for step in 1..<steps { sum += (step % 2 == 0 ? 2 : 4) * density(r * Double(step) / Double(steps)) }
        let single = StandardNormal.probability(atMost: -h) * StandardNormal.probability(atMost: -k)
        return single + sum * r / Double(steps) / 3
    }

    @Test(arguments: [(0.3, 0.7), (0.9, 0.8), (0.5, 0.2)])
    func `two targets are met together as often as two correlated normal numbers pass their thresholds`(
        levels: (Double, Double)
    ) throws {
        let outcomes = try region([levels.0, levels.1]).model.outcomes(of: 0..<40_000, seed: 21)
        let scores = [
            0.3: -0.524400512708041, 0.7: 0.524400512708041, 0.9: 1.2815515655446004, 0.8: 0.8416212335729143,
        ]
        .merging([0.5: 0, 0.2: -0.8416212335729143]) { first, _ in first }
        let (h, k) = (try #require(scores[levels.0]), try #require(scores[levels.1]))
        let together = outcomes.chance(ofAll: [0, 1])
        #expect(abs(together.value - both(h, k, correlation)) < 3 * together.error)
    }

    /// P(X > 0, Y > 0, Z > 0) = 1/8 + (arcsin r + arcsin s + arcsin t) / 4π (David, 1953).
    @Test func `three targets at their middle are met together as the closed form says`() throws {
        let outcomes = try region([0.5, 0.5, 0.5]).model.outcomes(of: 0..<40_000, seed: 22)
        let together = outcomes.chance(ofAll: [0, 1, 2])
        #expect(abs(together.value - (0.125 + 3 * asin(correlation) / (4 * .pi))) < 3 * together.error)
    }

    @Test func `what is missed where not all are met adds up`() throws {
        var region = try region([0.3, 0.7])
        region.assume(.costFactor, nil, 0.9, 1, 1.2)
        let index = PlanIndex(region.plan)
        let model = region.model
        let outcomes = model.outcomes(of: 0..<4_000, seed: 23)
        let result = EnsembleResult(
            outcomes, of: model, trajectories: region.trajectories, index: index, terms: EnsembleTerms(draws: 4_000))
        let joint = try #require(result.joints.first)
        #expect(result.joints.count == 1 && joint.scope == .all && joint.open.count == 2)
        let share = try #require(joint.share).value
        // Of two targets the misses are: the first alone, the second alone, both.
        let only = joint.parts.map(\.only).reduce(0, +)
        let either = joint.parts.map(\.inMisses).reduce(0, +)
        #expect(abs(either - only - 2 * (1 - only)) < 1e-12)
        for part in joint.parts {
            let alone = try #require(result.chance(of: part.key)).share.value
            #expect(abs(part.inMisses * (1 - share) - (1 - alone)) < 1e-12)
        }
        #expect(joint.drivers.first.map { $0.share > 0.2 } ?? false)
        #expect(result.fans.allSatisfy { !$0.isDrawn })
    }

    @Test func `a named target is looked at alone, and a missed one puts all out of reach`() throws {
        var region = try region([0.5, 0.5])
        let key = region.plan.targets[0].key
        // The second target's year is over, and it was missed.
        region.plan.targets[1].year = Year(2025)
        region.plan.targets[1].value = .number(1e6)
        let index = PlanIndex(region.plan)
        let model = region.model
        let outcomes = model.outcomes(of: 0..<500, seed: 24)
        func joints(_ named: [String]) -> [EnsembleResult.Joint] {
            EnsembleResult(
                outcomes, of: model, trajectories: region.trajectories, index: index,
                terms: EnsembleTerms(draws: 500, named: named)
            ).joints
        }
        #expect(joints([key]).map(\.open) == [[key]] && joints([key])[0].missed.isEmpty)
        #expect(joints([])[0].missed == [region.plan.targets[1].key])
    }
}
