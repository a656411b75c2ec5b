import Testing

@testable import Forecasts

@Suite struct ErrorPoolTests {
    private let still = ErrorPool.Coefficients(
        uncheckedShift: [Double](repeating: 0, count: ErrorPredictors.shiftCount),
        onward: [Double](repeating: 0, count: ErrorPredictors.spreadCount),
        back: [Double](repeating: 0, count: ErrorPredictors.spreadCount))

    private func path(_ values: [Double], horizon: Int = 15) throws -> CentralPath {
        try #require(CentralPath(try AnnualSeries(firstYear: 2_001, values: values), horizon: horizon))
    }

    @Test func `a pool without coefficients lays its errors around the combined forecast, in typical changes a year`()
        throws
    {
        let pool = try #require(ErrorPool(coefficients: still, rows: [PredictiveDistribution.scores], seriesCount: 1))
        // Changes 2, 4, -1, 5: typical change 3, upward.
        let path = try path([10, 12, 16, 15, 20])
        let distribution = pool.distribution(of: path, step: 2, bounds: .none)
        let expected = PredictiveDistribution.scores.map { path.center[1] + 2 * 3 * $0 }
        #expect(zip(distribution.knots, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func `each side has its own spread, and onward is the direction of the series`() throws {
        var onward = still.onward
        onward[0] = RealFunctions.logarithm(2)
        let coefficients = try #require(
            ErrorPool.Coefficients(shift: still.shift, onward: onward, back: still.back))
        let pool = try #require(
            ErrorPool(coefficients: coefficients, rows: [PredictiveDistribution.scores], seriesCount: 1))
        for sign in [1.0, -1] {
            let values = [10, 12, 16, 15, 20].map { sign * $0 }
            let path = try path(values)
            let step = pool.distribution(of: path, step: 1, bounds: .none)
            let ahead = sign > 0 ? step.quantile(0.9) : step.quantile(0.1)
            let behind = sign > 0 ? step.quantile(0.1) : step.quantile(0.9)
            #expect(abs(ahead - path.center[0] + 2 * (behind - path.center[0])) < 1e-9)
        }
    }

    @Test func `a straight line is not bent by what other series did`() throws {
        let line = try path((1...12).map { 10 * Double($0) })
        let step = ErrorPool.committed.distribution(of: line, step: 15, bounds: .none)
        let row = ErrorPool.committed.rows[14][PredictiveDistribution.middle]
        let predictors = try #require(ErrorPredictors(line, step: 15))
        #expect(predictors.damping == 0)
        #expect((step.median - line.center[14]) * row >= 0)
        #expect(abs(step.median - line.center[14]) < 10)
    }

    @Test func `beyond the last row the last row is used`() throws {
        let rows = [PredictiveDistribution.scores, PredictiveDistribution.scores.map { 3 * $0 }]
        let pool = try #require(ErrorPool(coefficients: still, rows: rows, seriesCount: 1))
        let path = try path([10, 12, 16, 15, 20])
        let widths = (1...3).map { step in
            let distribution = pool.distribution(of: path, step: step, bounds: .none)
            return (distribution.quantile(0.9) - distribution.quantile(0.1)) / Double(step)
        }
        #expect(abs(widths[1] - 3 * widths[0]) < 1e-9)
        #expect(abs(widths[2] - widths[1]) < 1e-9)
    }

    @Test func `coefficients and rows that do not fit are no pool`() {
        #expect(ErrorPool.Coefficients(shift: [1], onward: still.onward, back: still.back) == nil)
        #expect(ErrorPool.Coefficients(shift: still.shift, onward: still.onward, back: [.nan]) == nil)
        #expect(ErrorPool(coefficients: still, rows: [], seriesCount: 1) == nil)
        #expect(ErrorPool(coefficients: still, rows: [[1, 2, 3]], seriesCount: 1) == nil)
        let falling: [Double] = PredictiveDistribution.scores.reversed()
        #expect(ErrorPool(coefficients: still, rows: [falling], seriesCount: 1) == nil)
    }
}

@Suite struct MovementTests {
    private func movement(_ values: [Double?]) throws -> Movement {
        let path = CentralPath(try AnnualSeries(firstYear: 2_001, values: values), horizon: 1)
        return try #require(path?.movement)
    }

    @Test func `a straight line moves without scatter and always on`() throws {
        let line = try movement([10, 20, 30, 40, 50, 60])
        #expect(abs(line.recentDrift - 1) < 1e-12)
        #expect(line.persistence == 0)
        #expect(line.unsteadiness == 0)
        #expect(abs(line.scatter - RealFunctions.logarithm(0.2)) < 1e-12)
        #expect(abs(line.recency - RealFunctions.logarithm(1.05)) < 1e-12)
        #expect(abs(line.height - RealFunctions.logarithm(7)) < 1e-12)
    }

    @Test func `a saw goes back each year and its changes alternate`() throws {
        let saw = try movement([50, 60, 50, 60, 50, 60])
        // Changes +10 and -10 in turn, mean 2: (-96 · 4) / (64 · 3 + 144 · 2).
        #expect(abs(saw.persistence + 384.0 / 480) < 1e-12)
        #expect(abs(saw.recentDrift - 0.2) < 1e-12)
    }

    @Test func `room below is told only where all values are positive, downward with a minus`() throws {
        let falling = try movement([60, 50, 40, 30, 20, 10])
        #expect(abs(falling.roomBelow + 4.5 - RealFunctions.logarithm(2)) < 1e-12)
        #expect(try movement([60, 50, 40, 30, 20, 0]).roomBelow == 0)
        #expect(try movement([1_060, 1_050, 1_040, 1_030, 1_020, 1_010]).roomBelow > -0.2)
    }

    @Test func `figures do not depend on the unit, and a series that never changed has none`() throws {
        let values: [Double?] = [52, 55, nil, 60, 66, 70]
        #expect(try movement(values) == movement(values.map { $0.map { $0 * 1_024 } }))
        let constant = CentralPath(try AnnualSeries(firstYear: 2_001, values: [7, 7, 7, 7, 7]), horizon: 1)
        #expect(constant?.movement == nil)
    }
}
