import Formulas
import PlanModel
import Quantities

extension Trajectories {
    /// The effects that count, each with the year in which its cause is finished, in the order of the plan.
    public var effectCourses: [(course: EffectCourse, finish: Year)] { futures.paths.effects.courses }

    /// The path of a series, made where nobody asked for it before; nil where the plan has no such indicator.
    public func path(of key: PlanIndex.SeriesKey) -> Trajectory? {
        if let known = paths[key] { return known }
        var futures = futures
        return futures.paths(of: [key])[key]
    }

    /// What formulas and roll-ups give in years to come, with exact slopes, where the central paths of inputs are moved.
    ///
    /// - Parameters:
    ///   - cells: coming cells.
    ///   - moves: by how much the central value of an input cell is moved, in the input's unit.
    /// - Returns: of every cell that is computed what its rule gives there and the slopes by the inputs; other cells are
    ///   left out. Nothing is cut off at bounds: a moved input may lie outside those of its indicator.
    public func relations(
        of cells: [FormulaCell], moved moves: [FormulaCell: Double] = [:]
    ) -> [FormulaCell: FormulaGradient] {
        var futures = futures
        return futures.gradients(of: cells, moved: moves)
    }

    /// What the coming years of series are computed from.
    ///
    /// - Parameter keys: the series; of those that are not computed nothing is said.
    /// - Returns: of each computed series all series that it rests on, itself included; and what formulas over all of
    ///   them start from: settled years, and behind them the central paths of inputs, effects included.
    public func computed(
        among keys: [PlanIndex.SeriesKey]
    ) -> (rests: [PlanIndex.SeriesKey: Set<PlanIndex.SeriesKey>], inputs: FutureInputs) {
        var futures = futures
        let rests = futures.computed(among: keys)
        return (rests, futures.inputs(over: rests.values.reduce(into: []) { $0.formUnion($1) }))
    }
}
