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
    func worst(_ cubes: [Cube], _ made: Case) -> Double {
        var worst = 0.0
        let years = made.inputs.period
        for check in checks {
            let indicator = ID<Indicator>(made.indicators[check.id].name)
            var sum = 0.0
            var tops = 0.0
            for cube in cubes {
                for year in years.years {
                    let numbers = cube.numbers(of: indicator, in: year) ?? []
                    sum += numbers.reduce(0, +)
                    if made.indicators[check.id].expr?.hasPrefix("IF(PARENT(") ?? false { tops += 1 - numbers[0] }
                }
            }
            let last = cubes[0].numbers(of: indicator, in: years.last) ?? []
            let middle = cubes[cubes.count - 1].numbers(of: indicator, in: Year(2021 + years.count / 2)) ?? []
            let end = cubes[cubes.count - 1].numbers(of: indicator, in: years.last) ?? []
            let pairs = [
                (sum + tops, check.sum), (tops > 0 ? check.cityLast : last[0], check.cityLast),
                (middle[1], check.middle), (end[end.count - 1], check.leafLast),
            ]
            for (found, expected) in pairs {
                let difference = (found - expected).magnitude / max(check.sumabs, .leastNormalMagnitude)
                worst = max(worst, difference.isNaN ? .infinity : difference)
            }
        }
        return worst
    }
}
