import Testing

@testable import Forecasts

@Suite struct ShortSeriesTests {
    private let assumption = SpreadAssumption(label: "assumptions/spread-of-beds", size: .absolute(2))

    @Test(arguments: [0, 1, 4])
    func `fewer than five observations are not assessable, and the answer says how many there are`(count: Int) throws {
        let values = (0..<6).map { $0 < count ? Double($0) : nil }
        let series = try AnnualSeries(firstYear: 2_015, values: values)
        #expect(try forecast(series, horizon: 5) == .notAssessable(observations: count))
    }

    @Test func `an assumed spread is used, named and marked where observations are too few`() throws {
        let forecast = try assessed([40, nil, 44], horizon: 4, spread: assumption)
        #expect(forecast.explanation.spread == .assumption(assumption))
        #expect(forecast.explanation.spread.isAssumed)
        #expect(forecast.steps.map(\.median) == [46, 48, 50, 52])
        #expect(forecast.explanation.votes.map(\.member) == [.meanChange])
    }

    @Test func `the assumed spread grows as that of a random walk with an estimated drift`() throws {
        let forecast = try assessed([40, 42, 44], horizon: 4, spread: assumption)
        // Variance of step 4: 4 · (4 + 16 / 2) = 48.
        let upper = forecast.steps[3].quantile(0.975)
        #expect(abs(upper - (52 + 1.959_964 * 48.0.squareRoot())) < 1e-4)
        let single = try assessed([40], horizon: 4, spread: assumption)
        #expect(single.steps[3].median == 40)
        #expect(abs(single.steps[3].quantile(0.975) - (40 + 1.959_964 * 4)) < 1e-4)
    }

    @Test func `a relative spread is a share of the last value`() throws {
        let relative = SpreadAssumption(label: "assumptions/five-per-cent", size: .relative(0.05))
        #expect(try assessed([40], spread: relative).steps == assessed([40], spread: assumption).steps)
    }

    @Test func `an assumption does not replace observations where there are enough`() throws {
        let forecast = try assessed([1, 2, 3, 5, 8], spread: assumption)
        #expect(!forecast.explanation.spread.isAssumed)
    }

    @Test func `no assumption makes a forecast of nothing`() throws {
        let series = try AnnualSeries(firstYear: 2_015, values: [nil, nil])
        #expect(try forecast(series, horizon: 2, assumedSpread: assumption) == .notAssessable(observations: 0))
    }

    @Test(arguments: [-1, .nan, .infinity, 1e200])
    func `a spread that is none is refused`(size: Double) throws {
        let series = try AnnualSeries(firstYear: 2_015, values: [1])
        #expect(throws: ForecastProblem.self) {
            try forecast(series, horizon: 2, assumedSpread: SpreadAssumption(label: "a", size: .absolute(size)))
        }
    }
}

@Suite struct AbsurdSeriesTests {
    @Test func `no value, no number, too large, and years out of the calendar are refused with a sentence`() {
        #expect(throws: ForecastProblem.emptySeries) { try AnnualSeries(firstYear: 2_000, values: []) }
        #expect(throws: ForecastProblem.notFinite(year: 2_001)) {
            try AnnualSeries(firstYear: 2_000, values: [1, .nan])
        }
        #expect(throws: ForecastProblem.tooLarge(year: 2_000)) {
            try AnnualSeries(firstYear: 2_000, values: [-1e151])
        }
        #expect(throws: ForecastProblem.yearOutOfRange(0)) { try AnnualSeries(firstYear: 0, values: [1]) }
        #expect(throws: ForecastProblem.yearOutOfRange(10_000)) { try AnnualSeries(firstYear: 9_999, values: [1, 2]) }
        #expect(ForecastProblem.horizonOutOfRange(31).description == "the horizon of 31 years is outside 1 to 30")
    }

    @Test(arguments: [Int.min, 0, 31, Int.max])
    func `a horizon outside one to thirty years is refused`(horizon: Int) throws {
        let series = try AnnualSeries(firstYear: 2_000, values: [1, 2, 3, 4, 5])
        #expect(throws: ForecastProblem.horizonOutOfRange(horizon)) { try forecast(series, horizon: horizon) }
    }

    @Test func `an observation outside the bounds is refused, since one of the two is wrong`() throws {
        let series = try AnnualSeries(firstYear: 2_000, values: [98, 99, 101, 99, 98])
        #expect(throws: ForecastProblem.observationOutOfBounds(year: 2_002, value: 101)) {
            try forecast(series, horizon: 3, bounds: .percentage)
        }
        #expect(throws: ForecastProblem.boundsOutOfOrder) { try ValueBounds(lower: 1, upper: 1) }
        #expect(throws: ForecastProblem.boundsOutOfOrder) { try ValueBounds(lower: .nan) }
    }

    @Test func `every series of six extreme values has an ordered forecast without undefined numbers`() throws {
        let extremes: [Double?] = [0, 1, -1, 1e150, -1e150, 1e-300, nil]
        for code in 0..<2_401 {
            var rest = code
            var values: [Double?] = [3, 2]
            for _ in 0..<4 {
                values.append(extremes[rest % extremes.count])
                rest /= extremes.count
            }
            let series = try AnnualSeries(firstYear: 2_000, values: values)
            guard case .assessed(let forecast) = try forecast(series, horizon: 30) else { continue }
            for step in [forecast.steps[0], forecast.steps[29], try #require(forecast.cumulative(over: 1...30))] {
                let isOrdered = zip(step.knots, step.knots.dropFirst()).allSatisfy { $0 <= $1 }
                let isFinite = step.knots.allSatisfy(\.isFinite) && step.mean.isFinite
                let chance = step.probability(atLeast: 1)
                #expect(isOrdered && isFinite && (0...1).contains(chance), "\(values)")
            }
        }
    }
}
