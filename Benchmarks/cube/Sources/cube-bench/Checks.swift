import Cubes
import Foundation
import PlanModel
import Quantities

/// What is expected of every indicator, and how far a cube is from it.
struct Checks: Decodable {
    struct Check: Decodable {
        let id: Int
        let sum: Double
        let sumabs: Double
        let cityLast: Double
        let middle: Double
        let leafLast: Double

        private enum CodingKeys: String, CodingKey {
            case id, sum, sumabs
            case cityLast = "city_last"
            case middle = "d1_mid"
            case leafLast = "leaf_last"
        }
    }

    let checks: [Check]

    init(_ path: String) throws {
        self = try JSONDecoder().decode(Checks.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The largest difference over all indicators, as a share of the sum of absolutes of the indicator.
    ///
    /// One formula stands apart: its text gives 0 for the share of the top in itself where that is 0, the generator 1.
    ///
    /// - Parameters:
    ///   - count: how many scenarios there are.
    ///   - made: the case.
    ///   - cube: gives a scenario with everything computed; it is asked for each once, in order.
    /// - Returns: the largest difference.
    func worst(_ count: Int, _ made: Case, _ cube: (Int) -> Cube) -> Double {
        var sums = Sums(checks.count)
        for scenario in 0..<count { sums.add(cube(scenario), checks, made, isLast: scenario == count - 1) }
        var worst = 0.0
        for (position, check) in checks.enumerated() {
            let tops = sums.tops[position]
            let pairs = [
                (sums.all[position] + tops, check.sum),
                (tops > 0 ? check.cityLast : sums.cityLast[position], check.cityLast),
                (sums.middle[position], check.middle), (sums.leafLast[position], check.leafLast),
            ]
            for (found, expected) in pairs {
                let difference = (found - expected).magnitude / max(check.sumabs, .leastNormalMagnitude)
                worst = max(worst, difference.isNaN ? .infinity : difference)
            }
        }
        return worst
    }

    /// What is added up of each indicator.
    private struct Sums {
        var all: [Double]
        var tops: [Double]
        var cityLast: [Double]
        var middle: [Double]
        var leafLast: [Double]
        private var isFirst = true

        init(_ count: Int) {
            all = Array(repeating: 0, count: count)
            (tops, cityLast, middle, leafLast) = (all, all, all, all)
        }

        mutating func add(_ cube: Cube, _ checks: [Check], _ made: Case, isLast: Bool) {
            let years = made.inputs.period
            for (position, check) in checks.enumerated() {
                let indicator = ID<Indicator>(made.indicators[check.id].name)
                let isShare = made.indicators[check.id].expr?.hasPrefix("IF(PARENT(") ?? false
                for year in years.years {
                    let numbers = cube.numbers(of: indicator, in: year) ?? []
                    all[position] += numbers.reduce(0, +)
                    if isShare { tops[position] += 1 - numbers[0] }
                    if isFirst, year == years.last { cityLast[position] = numbers[0] }
                    if isLast, year == Year(2021 + years.count / 2) { middle[position] = numbers[1] }
                    if isLast, year == years.last { leafLast[position] = numbers[numbers.count - 1] }
                }
            }
            isFirst = false
        }
    }
}
