import Formulas
import Outlook
import PlanModel
import Quantities

/// The effects of the projects that may be chosen, by the series on which they count, with what else the model looks up.
struct CandidateCourses {
    /// One effect of a candidate on a series.
    struct Served {
        let candidate: Int
        let course: EffectCourse
        /// The full yearly effect there, in the indicator's unit.
        let amount: Double
    }

    private(set) var served: [PlanIndex.SeriesKey: [Served]] = [:]
    /// The slopes of targets on observed series by effects.
    private(set) var slopes: [FormulaCell: OutlookSlopes] = [:]
    /// What formulas give for the cells of targets on formulas, at the central paths of their inputs.
    ///
    /// A target whose inputs cannot all be forecast is not here: it goes by its own forecast, as an observed one does.
    private(set) var relations: [FormulaCell: FormulaGradient] = [:]
    private var paths: [PlanIndex.SeriesKey: Trajectory] = [:]

    init(
        index: PlanIndex, trajectories: Trajectories, freedom: ProjectFreedom, members: [ConsistencyMember]
    ) {
        let place = Dictionary(
            freedom.candidates.enumerated().map { ($1.project.address, $0) }
        ) { first, _ in first }
        for effect in index.plan.effects {
            guard let candidate = place[effect.cause], let amount = effect.amount.number,
                trajectories.settings.includesUnverified || effect.origin != .unverified
            else { continue }
            let course = EffectCourse(effect, index: index)
            for (place, share) in course.places {
                served[PlanIndex.SeriesKey(effect.indicator, place), default: []].append(
                    Served(candidate: candidate, course: course, amount: amount * share))
            }
        }
        let cells = members.map { $0.cells(in: index.plan) }
        for cells in cells {
            guard let first = cells.first else { continue }
            let isComputed = trajectories.formulas.rules[first.indicator]?.formula != nil
            let found = isComputed ? trajectories.relations(of: cells) : [:]
            let isComplete = cells.allSatisfy { found[$0]?.missing == nil && found[$0] != nil }
            if isComplete { relations.merge(found) { _, new in new } }
            for cell in cells where !isComplete && slopes[cell] == nil {
                slopes[cell] = trajectories.slopes(of: cell.indicator, at: cell.place, in: cell.year)
            }
        }
        let inputs = relations.values.flatMap(\.slopes.keys)
        for key in Set(inputs.map({ PlanIndex.SeriesKey($0.indicator, $0.place) })) {
            paths[key] = trajectories.path(of: key)
        }
    }

    /// The path of an input of formulas.
    func path(_ key: PlanIndex.SeriesKey) -> Trajectory? { paths[key] }
}

extension ConsistencyMember {
    /// The cells of a target, by year; none of other members.
    func cells(in plan: Plan) -> [FormulaCell] {
        guard case .target(let row, let years) = subject else { return [] }
        let target = plan.targets[row]
        return years.map { FormulaCell(target.indicator, target.place, $0) }
    }
}
