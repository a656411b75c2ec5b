import Testing

@testable import Forecasts

/// The forecast of consecutive values from 2001 on; fails the test where there is none.
func assessed(
    _ values: [Double?], horizon: Int = 5, bounds: ValueBounds = .none, spread: SpreadAssumption? = nil
) throws -> Forecast {
    let series = try AnnualSeries(firstYear: 2_001, values: values)
    let outcome = try forecast(series, horizon: horizon, bounds: bounds, assumedSpread: spread)
    guard case .assessed(let forecast) = outcome else {
        Issue.record("not assessable: \(outcome)")
        throw ForecastProblem.emptySeries
    }
    return forecast
}

@Suite struct ForecastTests {
    private let growing: [Double] = [52, 55, 59, 60, 66, 70, 71, 77, 82, 86, 93, 95]

    @Test func `a constant series is forecast as that constant`() throws {
        let forecast = try assessed([7, 7, 7, 7, 7, 7])
        for step in forecast.steps {
            #expect(step.knots.allSatisfy { abs($0 - 7) < 1e-12 })
            #expect(abs(step.mean - 7) < 1e-12)
        }
        #expect(forecast.explanation.spread == .neverChanged)
    }

    @Test func `a straight line goes on nearly straight`() throws {
        let forecast = try assessed((1...20).map { 10 * Double($0) })
        for (index, step) in forecast.steps.enumerated() {
            let straight = 200 + 10 * Double(index + 1)
            #expect(abs(step.median - straight) < 10)
        }
    }

    @Test func `later years are less certain`() throws {
        let forecast = try assessed(growing, horizon: 30)
        let widths = forecast.steps.map { $0.quantile(0.9) - $0.quantile(0.1) }
        #expect(widths[4] > 1.5 * widths[0])
        #expect(zip(widths.dropFirst(6), widths.dropFirst(7)).allSatisfy { $0 < $1 })
    }

    @Test func `measuring in another unit changes the figures by its factor and no probability`() throws {
        let forecast = try assessed(growing)
        let inThousandths = try assessed(growing.map { $0 * 1_024 })
        for (step, other) in zip(forecast.steps, inThousandths.steps) {
            #expect(other.knots == step.knots.map { $0 * 1_024 })
            #expect(other.probability(atLeast: 100 * 1_024) == step.probability(atLeast: 100))
        }
    }

    @Test func `a series that scatters more is forecast with more spread`() throws {
        let rough = growing.enumerated().map { $1 + ($0 % 2 == 0 ? 8 : -8) }
        let calm = try assessed(growing).steps[0]
        let wild = try assessed(rough).steps[0]
        #expect(wild.quantile(0.9) - wild.quantile(0.1) > 1.5 * (calm.quantile(0.9) - calm.quantile(0.1)))
    }

    @Test func `a share near its ceiling stays below it`() throws {
        let forecast = try assessed([90, 93, 95, 97, 98, 99, 99.5], horizon: 30, bounds: .percentage)
        for step in forecast.steps {
            #expect(step.knots.allSatisfy { (0...100).contains($0) })
            #expect((0...100).contains(step.mean))
        }
    }

    @Test func `the same question twice has the same answer`() throws {
        #expect(try assessed(growing) == assessed(growing))
    }

    @Test func `the explanation names methods, votes, years and the origin of the spread`() throws {
        let explanation = try assessed([nil, 52, 55, nil, 60, 66, 70, nil]).explanation
        #expect(explanation.observations == 5)
        #expect(explanation.firstYear == 2_002)
        #expect(explanation.lastYear == 2_007)
        #expect(explanation.bridgedYears == [2_004])
        #expect(explanation.votes.map(\.member) == ForecastMember.allCases)
        #expect(abs(explanation.votes.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
        #expect(explanation.spread == .pooledErrors(seriesCount: 963, fittedSteps: 15))
    }

    @Test func `the combined forecast lies among the methods it is the median of`() throws {
        let series = try AnnualSeries(firstYear: 2_001, values: growing)
        let path = try #require(CentralPath(series, horizon: 5))
        #expect(try assessed(growing).explanation.combined == path.center)
        for step in 0..<5 {
            let values = path.members.values.map { $0[step] }.sorted()
            #expect(path.center[step] == values[2])
        }
    }

    @Test func `a series turned upside down is forecast upside down`() throws {
        let values: [Double] = [-3, 1, 0, 4, 2, -1, 5, 6, 3]
        let upright = try assessed(values, horizon: 15)
        let turned = try assessed(values.map { -$0 }, horizon: 15)
        for (one, other) in zip(upright.steps, turned.steps) {
            #expect(zip(one.knots, other.knots.reversed()).allSatisfy { abs($0 + $1) < 1e-9 })
        }
    }

    @Test func `a count that falls towards zero has less room below than above, one far from zero does not`() throws {
        let falling: [Double] = [31, 27, 28, 22, 20, 15, 14, 10]
        func skew(_ values: [Double]) throws -> Double {
            let step = try assessed(values).steps[4]
            return (step.quantile(0.95) - step.median) / (step.median - step.quantile(0.05))
        }
        let near = try skew(falling)
        let far = try skew(falling.map { $0 + 10_000 })
        #expect(near > 1.2)
        #expect(near > 1.2 * far)
    }

    @Test func `a plan's objectives fifteen years ahead rest on errors seen over fifteen years`() throws {
        let forecast = try assessed(growing, horizon: 15)
        guard case .pooledErrors(_, let steps) = forecast.explanation.spread else {
            Issue.record("the spread is not pooled")
            return
        }
        #expect(steps >= 15)
        let widths = forecast.steps.map { $0.quantile(0.975) - $0.quantile(0.025) }
        #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
        #expect(widths[14] > 2 * widths[4])
    }

    @Test func `a gap is bridged and the forecast hardly moves`() throws {
        var holed: [Double?] = growing
        holed[5] = nil
        let whole = try assessed(growing).steps[4].median
        let bridged = try assessed(holed).steps[4].median
        #expect(abs(whole - bridged) < 0.03 * whole)
    }

    @Test func `only the last sixty years are used`() throws {
        let long = (0..<200).map { Double($0 % 7) + Double($0) }
        let forecast = try assessed(long)
        #expect(forecast.explanation.observations == 60)
        #expect(forecast.explanation.firstYear == 2_141)
        let short = try assessed(Array(long.suffix(60)))
        #expect(forecast.steps == short.steps)
    }

    @Test func `years are counted from the one after the last observation`() throws {
        let forecast = try assessed(growing)
        #expect(forecast.firstYear == 2_013)
        #expect(forecast.distribution(in: 2_013) == forecast.steps[0])
        #expect(forecast.distribution(in: 2_017) == forecast.steps[4])
        #expect(forecast.distribution(in: 2_012) == nil)
        #expect(forecast.distribution(in: 2_018) == nil)
    }

    @Test func `a sum over one year is that year`() throws {
        let forecast = try assessed(growing, bounds: .nonNegative)
        let sum = try #require(forecast.cumulative(over: 3...3))
        #expect(zip(sum.knots, forecast.steps[2].knots).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(forecast.cumulative(over: 1...6) == nil)
        #expect(forecast.cumulative(over: 0...3) == nil)
    }

    @Test func `a sum over several years scatters less than its years together, and more than any of them`() throws {
        let forecast = try assessed(growing)
        let sum = try #require(forecast.cumulative(over: 1...5))
        let widths = forecast.steps.map { $0.quantile(0.9) - $0.quantile(0.1) }
        let width = sum.quantile(0.9) - sum.quantile(0.1)
        #expect(width < widths.reduce(0, +))
        #expect(width > (widths.max() ?? 0))
        #expect(abs(sum.median - forecast.steps.reduce(0) { $0 + $1.median }) < 1e-9)
    }
}
