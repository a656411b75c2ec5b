import Foundation
import LinearPrograms
import Testing

/// Numbers of a published case beside this repository, if it is there.
private func numbers(_ name: String) -> [Double]? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/cases/portfolio")
    guard let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8) else {
        print("skipped: ../shared/cases/portfolio/\(name) is not there")
        return nil
    }
    return text.split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
}

@Suite("Published cases")
struct PublishedCaseTests {
    @Test func `the multiple-choice knapsack I01 has its published optimum of 173`() throws {
        guard let all = numbers("mmkp_I01.txt") else { return }
        let (groups, choices, limits) = (Int(all[0]), Int(all[1]), Int(all[2]))
        var program = LinearProgram()
        program.sense = .maximise
        var use = Array(repeating: [LinearProgram.Term](), count: limits)
        var next = 3 + limits
        for _ in 0..<groups {
            next += 1
            let group = (0..<choices).map { _ in
                let choice = program.addChoice(cost: all[next])
                for limit in 0..<limits { use[limit].append(.init(choice, all[next + 1 + limit])) }
                next += 1 + limits
                return choice
            }
            program.addRow(group.map { .init($0) }, .exactly(1))
        }
        for limit in 0..<limits { program.addRow(use[limit], .atMost(all[3 + limit])) }
        guard case .optimal(let solution) = program.solved() else {
            Issue.record("not optimal")
            return
        }
        #expect(solution.objective == 173 && solution.bound == 173)
    }

    /// Optima proved since Chu and Beasley (1997), whose best values were these.
    @Test(arguments: zip(0..<2, [24381.0, 24274]))
    func `knapsacks with five limits have their published optima`(_ number: Int, _ optimum: Double) throws {
        guard let all = numbers("orlib_mknapcb1.txt") else { return }
        var next = 1
        for _ in 0..<number { next += 3 + Int(all[next]) * (1 + Int(all[next + 1])) + Int(all[next + 1]) }
        let (projects, limits) = (Int(all[next]), Int(all[next + 1]))
        next += 3
        var program = LinearProgram()
        program.sense = .maximise
        let choices = (0..<projects).map { program.addChoice(cost: all[next + $0]) }
        let room = next + projects * (1 + limits)
        for limit in 0..<limits {
            let first = next + projects * (1 + limit)
            program.addRow(
                choices.enumerated().map { .init($1, all[first + $0]) }, .atMost(all[room + limit]))
        }
        let solution = try #require(program.solved().solution)
        #expect(solution.objective == optimum && solution.gap == 0)
    }
}
