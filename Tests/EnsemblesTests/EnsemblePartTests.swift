import Outlook
import PlanModel
import Quantities
import Testing

@testable import Ensembles

@Suite("Parts of an ensemble")
struct EnsemblePartTests {
    private var region: SmallRegion {
        var region = SmallRegion()
        region.add("x", past: SmallRegion.past(SmallRegion.restless), target: 78)
        region.add("y", past: SmallRegion.past(SmallRegion.other), target: 74)
        region.add(project: "P1", finish: 2027, on: "x", amount: 4)
        region.assume(.effectFactor, nil, 0.5, 1, 1.2)
        return region
    }

    private let run = EnsembleRun(plan: "abc", standpoint: "all/verified/plan", seed: 9, draws: 1_000, parts: 3)

    @Test func `the draws of the parts follow each other and are all draws`() {
        for (draws, parts) in [(1_000, 3), (200, 200), (10_000, 7), (201, 2)] {
            let run = EnsembleRun(plan: "", standpoint: "", seed: 1, draws: draws, parts: parts)
            let ranges = (1...parts).map(run.draws)
            #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == draws)
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
            #expect(Set(ranges.map(\.count)).count <= 2)
        }
    }

    @Test func `parts that were written and read again add up to the bits of one run`() throws {
        let model = region.model
        var all = model.outcomes(of: 0..<0, seed: 9)
        for number in 1...3 {
            let part = EnsemblePart(
                run: run, number: number, outcomes: model.outcomes(of: run.draws(of: number), seed: 9))
            #expect(EnsemblePart.run(of: part.bytes) == run)
            let read = try EnsemblePart(part.bytes, number: number, of: run, model: model)
            #expect(read == part && all.append(read.outcomes))
        }
        let whole = model.outcomes(of: 0..<1_000, seed: 9)
        #expect(all == whole)
        #expect(zip(all.fan.joined(), whole.fan.joined()).allSatisfy { $0.bitPattern == $1.bitPattern })
        #expect(!whole.fan.isEmpty)
    }

    @Test func `a file that is no part of the run is refused with what is wrong`() throws {
        let model = region.model
        let part = EnsemblePart(run: run, number: 2, outcomes: model.outcomes(of: run.draws(of: 2), seed: 9))
        let bytes = part.bytes
        func fault(_ bytes: [UInt8], _ number: Int = 2, _ change: (inout EnsembleRun) -> Void = { _ in })
            -> EnsemblePartFault?
        {
            var wanted = run
            change(&wanted)
            do throws(EnsemblePartFault) {
                _ = try EnsemblePart(bytes, number: number, of: wanted, model: model)
                return nil
            } catch { return error }
        }
        #expect(fault(bytes) == nil)
        #expect(fault([]) == .noPart && fault(Array("plan abc\n\n".utf8)) == .noPart)
        #expect(fault(bytes) { $0.plan = "abd" } == .otherPlan)
        #expect(fault(bytes) { $0.standpoint = "2024/verified/plan" } == .otherStandpoint)
        #expect(fault(bytes) { $0.seed = 10 } == .otherRun && fault(bytes, 3) == .otherRun)
        #expect(fault(Array(bytes.dropLast())) == .damaged)
        for position in stride(from: bytes.count - 4_000, to: bytes.count, by: 97) {
            var changed = bytes
            changed[position] ^= 4
            #expect(fault(changed) == .damaged)
        }
        var other = region
        other.plan.targets.removeLast()
        #expect(throws: EnsemblePartFault.otherColumns) {
            try EnsemblePart(bytes, number: 2, of: run, model: other.model)
        }
    }

    @Test func `whatever stands in a file, reading it ends with an answer`() {
        let model = region.model
        let bytes = EnsemblePart(run: run, number: 2, outcomes: model.outcomes(of: run.draws(of: 2), seed: 9)).bytes
        var state: UInt64 = 5
        for _ in 0..<400 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var changed = bytes
            changed[Int(state >> 33) % 200] = UInt8(truncatingIfNeeded: state >> 20)
            let read = try? EnsemblePart(changed, number: 2, of: run, model: model)
            // Only a change of nothing can pass: the head is compared and the numbers are summed.
            #expect(read == nil || changed == bytes)
        }
    }
}
