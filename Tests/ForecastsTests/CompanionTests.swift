import Testing

@testable import Forecasts

@Suite struct CompanionTests {
    /// Fourteen yearly changes without pattern.
    private let changes: [Double] = [3, -1, 4, 1, -5, 9, 2, -6, 5, 3, -5, 8, 9, -7]

    /// A record from 2001 with those changes, times a factor, and some after them.
    private func record(_ factor: Double = 1, then later: [Double] = []) throws -> AnnualSeries {
        let values = (changes + later).reduce(into: [100.0]) { values, change in
            values.append((values.last ?? 0) + factor * change)
        }
        return try AnnualSeries(firstYear: 2_001, values: values)
    }

    private func made(_ series: AnnualSeries, _ companions: [(name: String, series: AnnualSeries)]) throws -> Forecast {
        let outcome = try forecast(series, horizon: 4, companions: Companions(companions))
        guard case .assessed(let forecast) = outcome else { throw ForecastProblem.emptySeries }
        return forecast
    }

    @Test func `companions that are known no further change no bit of a forecast`() throws {
        let alone = try made(record(), [])
        #expect(try made(record(), [("twin", record(2)), ("itself", record())]) == alone)
    }

    @Test func `a series moves the way its companion went, and its forecast narrows`() throws {
        let alone = try made(record(), [])
        let up = try made(record(), [("twin", record(2, then: [25, 25, 25, 25]))])
        let down = try made(record(), [("twin", record(2, then: [-25, -25, -25, -25]))])
        for step in 0..<4 {
            #expect(up.steps[step].median > alone.steps[step].median)
            #expect(down.steps[step].median < alone.steps[step].median)
            #expect(zip(up.steps[step].knots, up.steps[step].knots.dropFirst()).allSatisfy { $0 <= $1 })
        }
        #expect(up.explanation.companions == [.init(name: "twin", lastYear: 2_019)])
        let expected = try made(record(), [("twin", record(2, then: [0, 3, 0, 3]))])
        let width = expected.steps[3].quantile(0.9) - expected.steps[3].quantile(0.1)
        #expect(width < 0.8 * (alone.steps[3].quantile(0.9) - alone.steps[3].quantile(0.1)))
    }

    @Test func `one companion moves every quantile to where its score and likeness say`() throws {
        let series = try record()
        let twin = try record(3, then: [-12, 18])
        let misses = CompanionMisses(
            Companions([("twin", twin)]), of: series, horizon: 4, pool: .committed)
        let kept = try #require(misses.kept.first)
        let score = try #require(kept.scores[2])
        let alone = try made(series, [])
        // Known to the second step; towards the fourth the likeness fades with the root of 2/4.
        let share = kept.likeness * 0.5.squareRoot()
        let deviation = (1 - share * share).squareRoot()
        let heard = try made(series, [("twin", twin)])
        for (level, knot) in zip(PredictiveDistribution.levels, heard.steps[3].knots) {
            let moved = NormalScores.probability(below: share * score + deviation * NormalScores.score(of: level))
            #expect(abs(alone.steps[3].quantile(moved) - knot) < 1e-6)
        }
    }

    @Test func `a second companion that repeats the first adds less than the first`() throws {
        let later: [Double] = [25, 25, 25, 25]
        let one = CompanionMisses(
            Companions([("a", try record(2, then: later))]), of: try record(), horizon: 4, pool: .committed)
        let two = CompanionMisses(
            Companions([("a", try record(2, then: later)), ("b", try record(3, then: later))]), of: try record(),
            horizon: 4, pool: .committed)
        #expect(two.kept.count == 2)
        let gain = one.outlook(at: 4).variance - two.outlook(at: 4).variance
        #expect(gain >= 0)
        #expect(gain < 1 - one.outlook(at: 4).variance)
        #expect(two.outlook(at: 4).variance >= 0.05)
    }

    @Test func `a series that moved the other way, on a straight line or for few shared years is no companion`() throws
    {
        let alone = try made(record(), [])
        let line = try AnnualSeries(firstYear: 2_001, values: (0..<19).map { 5 + 0.1 * Double($0) })
        let young = try AnnualSeries(
            firstYear: 2_006, values: Array(record(2, then: [9, 9, 9, 9]).values.dropFirst(5)))
        let others = [("against", try record(-2, then: [9, 9, 9, 9])), ("line", line), ("young", young)]
        #expect(try made(record(), others) == alone)
    }

    @Test func `neither the order of companions nor their unit matters, and bounds are kept`() throws {
        let first = ("a", try record(2, then: [25, 25, 25, 25]))
        let second = ("b", try record(5, then: [-20, -10, 30]))
        let forward = try made(record(), [first, second])
        #expect(try made(record(), [second, first]) == forward)
        let thousandfold = try AnnualSeries(firstYear: 2_001, values: first.1.values.map { $0.map { $0 * 1_024 } })
        #expect(try made(record(), [("a", thousandfold), second]) == forward)
        let bounds = try ValueBounds(lower: 0, upper: 130)
        let outcome = try forecast(record(), horizon: 4, bounds: bounds, companions: Companions([first]))
        guard case .assessed(let bounded) = outcome else { throw ForecastProblem.emptySeries }
        #expect(bounded.steps.allSatisfy { $0.quantile(0.999) <= 130 && $0.quantile(0.001) >= 0 })
    }

    @Test func `rows of a table that are known for later years are told from in the notes`() throws {
        func cells(_ series: AnnualSeries) -> String { series.values.map { "\($0 ?? 0)" }.joined(separator: ",") }
        let table = SeriesTable(
            text: "id,source,type,first_year,h,values...\n"
                + "county,,,2001,3,\(cells(try record()))\nprovince,,,2001,3,\(cells(try record(9, then: [25, 25])))\n")
        let forecasts = SeriesForecasts(table)
        #expect(
            forecasts.notes.map { $0.text(in: "en") } == [
                "county: also told from series that moved alike and are known for later years: province (to 2017)"
            ])
        #expect(
            forecasts.notes.map { $0.text(in: "zh") } == [
                "county：预测还参考了同步序列（走势相近，且已有更晚年份的数值）：province（至 2017 年）"
            ])
    }
}
