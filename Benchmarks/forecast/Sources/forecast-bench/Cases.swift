import Forecasts
import Foundation

/// A series with the years that followed it.
struct Case {
    let id: String
    let series: AnnualSeries
    let future: [Double]
    /// One of twenty runs of neighbours in the file, where related series stand together.
    let block: Int
    /// What the series is about: the field of the M3 series, or tourism; numbered.
    let kind: Int

    /// One of five folds by the FNV-1a hash of the id, the same on every machine.
    var fold: Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(hash % 5)
    }

    /// The record with at most so many of the years that followed it, as other series may know it.
    func known(_ years: Int) -> AnnualSeries? {
        try? AnnualSeries(firstYear: series.firstYear, values: series.values + future.prefix(years).map { $0 })
    }

    /// The last observations only, as if the record were shorter; nil when it is not longer than that.
    func shortened(to count: Int) -> Case? {
        guard series.values.count > count else { return nil }
        return cut(after: series.values.count, observations: count, steps: future.count)
    }

    /// The forecast made earlier, with exactly so many steps that followed; nil when fewer than nine values would be left.
    func earlier(steps: Int) -> Case? {
        let kept = series.values.count + future.count - steps
        guard kept >= 9, kept <= series.values.count else { return nil }
        return cut(after: kept, observations: kept, steps: steps)
    }

    /// The forecast made after so many values of the record, from the last observations before, with at most so many steps.
    func cut(after origin: Int, observations: Int, steps: Int) -> Case? {
        let later = series.values[origin...].compactMap { $0 } + future
        let start = Array(series.values[(origin - observations)..<origin])
        let year = series.firstYear + origin - observations
        guard let past = try? AnnualSeries(firstYear: year, values: start) else { return nil }
        return Case(id: id, series: past, future: Array(later.prefix(steps)), block: block, kind: kind)
    }
}

/// Reads `STEM_train.csv` and `STEM_future.csv`; complains with a sentence and ends where that fails.
func loadCases(stem: String) -> [Case] {
    func lines(_ path: String) -> Data {
        guard let content = FileManager.default.contents(atPath: path) else { stop("cannot read \(path)") }
        return content
    }
    let table = SeriesTable(bytes: lines(stem + "_train.csv"))
    if let problem = table.problems.first { stop("\(stem)_train.csv:\(problem)") }
    var futures: [String: [Double]] = [:]
    let future = String(decoding: lines(stem + "_future.csv"), as: UTF8.self)
    for line in future.split(whereSeparator: \.isNewline).dropFirst() {
        let cells = line.split(separator: ",")
        futures[String(cells[0])] = cells.dropFirst().compactMap { Double($0) }
    }
    let kinds = Set(table.rows.map(\.type)).sorted()
    let cases = table.rows.enumerated().compactMap { index, row in
        futures[row.id].map {
            Case(
                id: row.id, series: row.series, future: $0, block: index * 20 / table.rows.count,
                kind: kinds.firstIndex(of: row.type) ?? 0)
        }
    }
    guard cases.count >= 100 else { stop("only \(cases.count) series have a future; at least 100 are needed") }
    return cases
}

/// Prints why nothing can be done, and ends.
func stop(_ sentence: String) -> Never {
    FileHandle.standardError.write(Data("forecast-bench: \(sentence)\n".utf8))
    exit(2)
}
