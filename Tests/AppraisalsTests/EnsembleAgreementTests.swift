import Appraisals
import Diagnostics
import Ensembles
import Foundation
import Outlook
import PlanFiles
import PlanModel
import Quantities
import Testing

/// The shares of an ensemble beside the probabilities of the appraisal, on the plans that lie in the repository.
@Suite("Ensembles beside the appraisal")
struct EnsembleAgreementTests {
    private static func example(_ name: String) -> PlanReading {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("examples/\(name)")
        var contents = FolderContents()
        for path in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else { continue }
            contents.files[path] = .bytes([UInt8](data))
        }
        return PlanFolder.read(contents)
    }

    @Test(arguments: ["chongqing-14", "songlan-15"])
    func `where nothing but the forecast is uncertain, a target is met as often as the appraisal says`(
        name: String
    ) {
        var reading = Self.example(name)
        // What is stated with a low and a high value would be drawn too.
        for position in reading.plan.assumptions.indices {
            reading.plan.assumptions[position].low = .missing(.notStated)
            reading.plan.assumptions[position].high = .missing(.notStated)
        }
        Self.agree(reading, onAtLeast: 6)
    }

    @Test func `a band that low paths leave in one year and high paths in another agrees too`() throws {
        var reading = PlanFolder.read(FolderContents(texts: NewPlan.files))
        let band = try #require(reading.plan.targets.firstIndex { $0.key == "forest_cover/county/2030" })
        reading.plan.targets[band].form = .keepWithin
        reading.plan.targets[band].value = .number(48.6)
        reading.plan.targets[band].upper = .number(52.2)
        Self.agree(reading, onAtLeast: 4)
        guard case .chance(let chance) = EnsembleQuestion(reading).trajectories.targets[band].standing else {
            Issue.record("the band is not open")
            return
        }
        // The ranks, one for all years, at which every condition holds: counted, not computed.
        let ranks = (0..<2_000).map { (Double($0) + 0.5) / 2_000 }
        func share(_ conditions: [TargetCondition]) -> Double {
            let kept = ranks.count { rank in conditions.allSatisfy { $0.holds($0.distribution.quantile(rank)) } }
            return Double(kept) / Double(ranks.count)
        }
        #expect(abs(chance.probability - share(chance.conditions)) < 0.001)
        // Each year by itself is kept far more often.
        #expect(chance.conditions.allSatisfy { share([$0]) > chance.probability + 0.2 })
        #expect(chance.conditions.allSatisfy { abs(share([$0]) - $0.probability) < 0.001 })
    }

    /// Compares the share of the draws that meet each target with the probability of the appraisal.
    private static func agree(_ reading: PlanReading, onAtLeast least: Int) {
        let question = EnsembleQuestion(reading)
        let result = ensemble(question, terms: EnsembleTerms(draws: 2_000)).result
        #expect(result.targets.count >= least && result.draws == 2_000)
        var squares = 0.0
        for chance in result.targets {
            let distance = (chance.share.value - chance.alone) / chance.share.error
            #expect(abs(distance) < 4.5, "\(chance.key): \(chance.share.value) beside \(chance.alone)")
            squares += distance * distance
            let standing = question.trajectories.targets.first { $0.target.key == chance.key }?.standing
            guard case .chance(let appraised) = standing else {
                Issue.record("\(chance.key) is drawn but not open")
                continue
            }
            #expect(appraised.probability == chance.alone)
        }
        // Errors of this size and no larger: their mean square is about one.
        #expect(squares / Double(result.targets.count) < 2)
    }

    @Test func `what is stated on top changes shares, and only those of targets that it reaches`() throws {
        var reading = PlanFolder.read(FolderContents(texts: NewPlan.files))
        let plain = ensemble(EnsembleQuestion(reading), terms: EnsembleTerms(draws: 3_000)).result
        var late = Assumption()
        late.id = ID("late")
        late.about = Address("projects/P1")
        late.quantity = .delay
        late.value = .number(0)
        late.low = .number(0)
        late.high = .number(4)
        reading.plan.assumptions.append(late)
        let stated = ensemble(EnsembleQuestion(reading), terms: EnsembleTerms(draws: 3_000)).result
        let forest = "forest_cover/county/2030"
        let (before, after) = (plain.chance(of: forest)?.share.value, stated.chance(of: forest)?.share.value)
        #expect(try #require(after) < (try #require(before)) - 0.02)
        let gdp = "gdp/county/2030"
        #expect(plain.chance(of: gdp)?.share == stated.chance(of: gdp)?.share)
        #expect(stated.chance(of: forest)?.drivers.contains { $0.source == .stated(ID("late")) } ?? false)
        #expect(stated.fan(ID("forest_cover"), ID("county"))?.isDrawn ?? false)
    }
}
