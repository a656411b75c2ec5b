import PlanModel
import Quantities

/// One way of putting a candidate into the plan: its years, and everything that counts of it then.
struct PhasingOption: Sendable {
    let placement: Programme.Placement
    /// What it is worth then, in 10,000 of the currency.
    ///
    /// Of a project that is finished after the period the benefit counts by the part of its years that lie within it: else
    /// everything would start in the last year, whose limits see the least of it.
    var benefit = 0
    /// What it uses of limits, in grid units, by the position of the limit.
    let use: [(slot: Int, units: Int)]
    /// What it adds to what targets need, in the targets' units, by the position of the target.
    let effects: [(target: Int, amount: Double)]
    /// Money by year of the period.
    let money: [Double]
    /// What it uses of what floors count, in whole units, by the position of the floor: its own part, and all of it.
    let floors: [(floor: Int, part: Int, whole: Int)]

    var start: Year { placement.start }

    /// The part of a benefit that counts for these years in a period.
    func counted(_ benefit: Int, in period: Period) -> Int {
        guard finish > period.last else { return benefit }
        let (inside, all) = (start.distance(to: period.last) + 1, start.distance(to: finish) + 1)
        return GridLimit.units(Double(benefit) * Double(max(0, inside)) / Double(all), grid: 1)
    }
    var finish: Year { placement.finish }
}

/// A limit as whole numbers of its grid.
struct GridLimit: Sendable {
    /// Its position among the limits of the plan.
    let slot: Int
    /// The grid.
    let grid: Double
    /// How much is allowed.
    let units: Int
    /// What the projects that are fixed use.
    var fixed = 0

    /// What candidates may use together: nothing more where the fixed projects alone use more than is allowed.
    var room: Int { max(0, units - fixed) }

    init(slot: Int, _ limit: Limit, amount: Double) {
        self.slot = slot
        grid = limit.resolution > 0 ? limit.resolution : 1
        units = Self.units(amount, grid: grid)
    }

    /// No amount counts for more units than this, so that sums of them stay whole numbers.
    private static let most = 1e12

    /// An amount as whole grid units, half up at the sixth decimal of a unit.
    static func units(_ amount: Double, grid: Double) -> Int {
        let size = min(max(amount / grid, -most), most)
        let millionths = (size * 1_000_000).rounded()
        return Int(((Double(Int(millionths)) + 500_000) / 1_000_000).rounded(.down))
    }
}

/// A floor as whole numbers.
struct GridFloor: Equatable, Sendable {
    /// Its position among the floors of the plan.
    let row: Int
    /// The least share in millionths; nil where none is asked for.
    let share: Int?
    /// The least amount in whole units; nil where none is asked for.
    let amount: Int?
    /// What the projects that are fixed give it, and what they use in all.
    var fixedPart = 0
    var fixedWhole = 0
}
