import Formulas
import Outlook
import PlanModel
import Quantities

/// A target as far as the choice of projects decides it.
public struct PhasingTarget: Equatable, Sendable {
    /// Its position among the targets of the plan.
    public let row: Int
    /// Whether it binds the government.
    public let isBinding: Bool
    /// What it needs, on the number that is compared, in the indicator's unit.
    public let needed: Double
    /// Whether at least this much is needed; else at most.
    public let isAtLeast: Bool
    /// What the central path gives with the fixed projects alone.
    public let without: Double
    /// How much it counts: of a target that is several conditions, such as a floor in every year, each counts its part.
    public let weight: Double

    /// What candidates must add, in the direction that is wanted; below zero where there is room to spare.
    public var gap: Double { isAtLeast ? needed - without : without - needed }

    /// What a shortfall is measured by: the gap, else what is needed, so that targets of all units count alike.
    var scale: Double {
        if gap > 1e-9 * max(1, abs(needed)) { return gap }
        return needed == 0 ? 1 : abs(needed)
    }

    /// How far the target stays away where candidates add an amount, in the indicator's unit; 0 where it is reached.
    public func shortfall(adding amount: Double) -> Double {
        let missing = gap - (isAtLeast ? amount : -amount)
        return missing > 1e-9 * max(1, abs(needed)) ? missing : 0
    }
}

/// Reads the targets that a choice of projects can decide, with what every effect adds to them.
struct TargetEffects {
    private(set) var targets: [PhasingTarget] = []
    /// For each target what one unit of effect in a place and year adds to the number compared.
    private var slopes: [[PlanIndex.SeriesKey: [(year: Year, slope: Double)]]] = []
    private var courses: [ID<Project>: [EffectCourse]] = [:]
    /// Which targets something on a series counts for.
    private var served: [PlanIndex.SeriesKey: [Int]] = [:]

    /// Reads a plan.
    ///
    /// Targets of this plan within its period count whose year is still open, condition by condition.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - trajectories: computed for the fixed projects alone.
    init(index: PlanIndex, trajectories: Trajectories) {
        let header = index.plan.header
        let binding = Set(header.kinds.filter(\.isBinding).map(\.id))
        var rows: [(row: Int, target: Target, isBinding: Bool, conditions: [TargetCondition])] = []
        for (row, outlook) in trajectories.targets.enumerated() {
            let target = outlook.target
            guard target.plan == nil || target.plan?.text == header.id, target.year <= header.period.last else {
                continue
            }
            guard case .chance(let chance) = outlook.standing else { continue }
            rows.append((row, target, target.kind.map(binding.contains) ?? false, chance.conditions))
        }
        let slopes = trajectories.slopes(
            of: rows.flatMap { entry in
                entry.conditions.flatMap(\.years).map { FormulaCell(entry.target.indicator, entry.target.place, $0) }
            })
        for (row, target, isBinding, conditions) in rows {
            let ends = conditions.flatMap { condition in
                [(condition, condition.least, true), (condition, condition.most, false)]
            }.filter { $0.1 != nil }
            for (condition, needed, isAtLeast) in ends {
                guard let needed else { continue }
                addSlopes(condition.years, target, slopes)
                targets.append(
                    PhasingTarget(
                        row: row, isBinding: isBinding, needed: needed, isAtLeast: isAtLeast,
                        without: condition.distribution.median, weight: 1 / Double(ends.count)))
            }
        }
        let projects = Set(index.plan.projects.map(\.id))
        for effect in index.plan.effects where effect.cause.collection == Project.collection {
            let project = ID<Project>(effect.cause.key)
            guard projects.contains(project), effect.amount.number != nil,
                trajectories.settings.includesUnverified || effect.origin != .unverified
            else { continue }
            courses[project, default: []].append(EffectCourse(effect, index: index))
        }
    }

    private mutating func addSlopes(_ years: [Year], _ target: Target, _ known: [FormulaCell: OutlookSlopes]) {
        var sums: [PlanIndex.SeriesKey: [Year: Double]] = [:]
        for year in years {
            let found = known[FormulaCell(target.indicator, target.place, year)]?.effects ?? [:]
            for (cell, slope) in found {
                sums[PlanIndex.SeriesKey(cell.indicator, cell.place), default: [:]][cell.year, default: 0] += slope
            }
        }
        for key in sums.keys { served[key, default: []].append(targets.count) }
        slopes.append(sums.mapValues { $0.sorted { $0.key < $1.key }.map { (year: $0.key, slope: $0.value) } })
    }

    /// What a project that is finished in a year adds to each target, in the target's unit.
    func effects(of project: ID<Project>, finish: Year) -> [(target: Int, amount: Double)] {
        var sums: [Int: Double] = [:]
        for course in courses[project] ?? [] {
            guard let amount = course.effect.amount.number else { continue }
            for (place, share) in course.places {
                let key = PlanIndex.SeriesKey(course.effect.indicator, place)
                for target in served[key] ?? [] {
                    for (year, slope) in slopes[target][key] ?? [] {
                        let grown = course.grown(in: year, finish: finish)
                        if grown != 0 { sums[target, default: 0] += amount * share * grown * slope }
                    }
                }
            }
        }
        return sums.filter { $0.value != 0 }.map { (target: $0.key, amount: $0.value) }.sorted { $0.target < $1.target }
    }
}
