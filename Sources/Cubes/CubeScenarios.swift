import Formulas
import PlanModel

/// How far scenarios are computed.
public enum CubeExtent: Hashable, Sendable {
    /// As far as what is asked needs it.
    case asked
    /// In full, before all but what is asked is dropped again.
    case everything
}

extension Cube {
    /// Computes scenarios one after the other in the same memory, and keeps of each what is asked.
    ///
    /// Ten scenarios of a large model take the memory of one and of what is kept. Whatever is not kept is computed again
    /// when it is read, with the same bits (see `applying`).
    ///
    /// - Parameters:
    ///   - lists: the changes of each scenario on this cube.
    ///   - question: what to keep of each: of every indicator, or of some, the values at some places.
    ///   - extent: how far each is computed first.
    ///   - each: reads a scenario with all that was computed; one that is kept beyond that keeps its memory.
    /// - Returns: the scenarios in the same order.
    public func scenarios(
        _ lists: [[CubeChange]], asking question: CubeQuestion, computing extent: CubeExtent = .asked,
        reading each: (Int, Cube) -> Void = { _, _ in }
    ) -> [Cube] {
        let pool = CubePool(model.layout)
        let kept = CubePool(model.layout, columns: 4)
        return lists.enumerated().map { position, changes in
            var scenario = self
            scenario.apply(changes, asking: extent == .asked ? question : nil, pool: pool)
            each(position, scenario)
            if extent == .everything { scenario.reduce(to: question, besides: self, kept) }
            pool.recycle()
            return scenario
        }
    }

    /// Leaves only what is asked of the columns that another cube does not hold as well.
    private mutating func reduce(to question: CubeQuestion, besides other: Cube, _ kept: CubePool) {
        let wanted = question.wanted(in: model)
        for node in columns.indices where columns[node] !== other.columns[node] {
            keep(wanted[node], of: node, kept, givingBackTo: nil)
        }
    }
}
