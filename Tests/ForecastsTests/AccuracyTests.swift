import Foundation
import Testing

@testable import Forecasts

/// Accuracy on 963 competition series with their futures, which lie beside the checkout and not in it.
@Suite struct AccuracyTests {
    private static let stem = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/cases/forecast/dev963").path

    private static var isMissing: Bool {
        let isMissing = !FileManager.default.isReadableFile(atPath: stem + "_train.csv")
        if isMissing { print("skipped: shared/cases/forecast/dev963_train.csv does not lie beside the checkout") }
        return isMissing
    }

    /// The committed pool must fit the code that reads it.
    ///
    /// The centre owes nothing to the futures, the spread was fitted on them; `Benchmarks/forecast/run evaluate` judges
    /// with pools fitted on other series.
    @Test(.disabled(if: isMissing, "the competition series do not lie beside the checkout"))
    func `forecasts beat the straight drift and four in five futures lie within the eighty per cent interval`() throws {
        let content = try Data(contentsOf: URL(fileURLWithPath: Self.stem + "_train.csv"))
        let table = SeriesTable(bytes: content)
        #expect(table.problems.isEmpty)
        var futures: [Substring: [Double]] = [:]
        let future = try String(contentsOfFile: Self.stem + "_future.csv", encoding: .utf8)
        for line in future.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",")
            futures[cells[0]] = cells.dropFirst().compactMap { Double($0) }
        }
        var ours = 0.0
        var drift = 0.0
        var covered = 0.0
        var count = 0.0
        for row in table.rows {
            let actual = try #require(futures[row.id[...]])
            let made = try assessed(row.series.values, horizon: actual.count)
            let values = row.series.values.compactMap { $0 }
            let first = try #require(values.first)
            let last = try #require(values.last)
            let change = (last - first) / Double(values.count - 1)
            let changes = zip(values.dropFirst(), values).reduce(0) { $0 + abs($1.0 - $1.1) }
            let weight = Double(values.count - 1) / changes / Double(actual.count)
            for (index, value) in actual.enumerated() {
                ours += weight * abs(made.steps[index].mean - value)
                drift += weight * abs(last + change * Double(index + 1) - value)
                let interval = made.steps[index].quantile(0.1)...made.steps[index].quantile(0.9)
                covered += (interval.contains(value) ? 1 : 0) / Double(actual.count)
            }
            count += 1
        }
        #expect(count == 963)
        #expect(ours <= drift)
        #expect((0.78...0.83).contains(covered / count))
    }
}
