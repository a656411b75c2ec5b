import PlanModel
import Quantities

/// The formulas of a plan, read once.
struct PlanFormulas {
    /// A formula that can be read and whose units agree.
    struct Compiled {
        let inputs: [ID<Indicator>]

        func values(
            key: PlanIndex.SeriesKey, years: [Year], inputs: [PlanIndex.SeriesKey: [Year: Trajectory.Cell]],
            index: PlanIndex
        ) -> [Year: Value] { [:] }
    }

    init(index: PlanIndex) {}

    subscript(indicator: ID<Indicator>) -> Compiled? { nil }
}
