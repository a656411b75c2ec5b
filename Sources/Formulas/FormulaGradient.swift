import PlanModel
import Quantities

/// The exact slopes of a cell by every given cell that it rests on, at the values that are given.
///
/// By reverse differentiation over the graph of formulas and roll-ups: the slope by a given cell is the sum over all
/// ways from the cell to it of the products of the slopes along the way (chain rule).
public struct FormulaGradient: Hashable, Sendable {
    /// The cell.
    public let cell: FormulaCell
    /// Its value at the point; where it is missing there are no slopes.
    public let value: Value
    /// The slope by each given cell, in the cell's unit per unit of the given one; zero slopes are left out.
    public let slopes: [FormulaCell: Double]
    /// The choices made on the way, from the cell down; at a kink the slopes are those of the side named.
    public let branches: [FormulaBranch]
    /// Why there are no slopes though there is a value: one of them is not a finite number.
    public let missing: MissingReason?

    init(_ cell: FormulaCell, _ value: Value, slopes: [FormulaCell: Double] = [:], branches: [FormulaBranch] = []) {
        self.cell = cell
        self.value = value
        self.branches = branches
        let isFinite = slopes.values.allSatisfy(\.isFinite)
        missing = value.missingReason ?? (isFinite ? nil : .notFinite)
        self.slopes = isFinite ? slopes.filter { $0.value != 0 } : [:]
    }
}

extension FormulaEvaluator {
    /// The exact slopes of a cell by every given cell.
    ///
    /// - Parameter cell: the cell; a given one has slope 1 by itself.
    /// - Returns: value, slopes and choices; no slopes where the cell has no value.
    public mutating func gradient(of cell: FormulaCell) -> FormulaGradient {
        gradient(of: cell, byRule: inputs.given(cell.indicator, at: cell.place, in: cell.year) == nil)
    }

    /// The same, with the choice to go by the rule of the cell also where the cell itself is given.
    public mutating func gradient(of cell: FormulaCell, byRule: Bool) -> FormulaGradient {
        let value = byRule ? ruledValue(of: cell) : value(of: cell.indicator, at: cell.place, in: cell.year)
        guard value.number != nil else { return FormulaGradient(cell, value) }
        var local: [FormulaCell: FormulaSlopes] = [:]
        local[cell] = byRule ? slopesByRule(of: cell) : nil
        let order = orderOfNeed(from: cell, &local)
        var seeds: [FormulaCell: Double] = [cell: 1]
        var given: [FormulaCell: Double] = [:]
        var branches: [FormulaBranch] = []
        for needing in order.reversed() {
            guard let seed = seeds[needing] else { continue }
            guard let slopes = local[needing] else {
                given[needing] = seed
                continue
            }
            branches += slopes.branches
            for read in slopes.order {
                if let slope = slopes.slopes[read], slope != 0 { seeds[read, default: 0] += seed * slope }
            }
        }
        return FormulaGradient(cell, value, slopes: given, branches: branches)
    }

    /// The cells that a cell rests on, each after all that it needs itself; notes the slopes of each computed one.
    private mutating func orderOfNeed(
        from cell: FormulaCell, _ local: inout [FormulaCell: FormulaSlopes]
    ) -> [FormulaCell] {
        var order: [FormulaCell] = []
        var seen: Set<FormulaCell> = []
        var waiting = [(cell: cell, isDone: false)]
        while let next = waiting.popLast() {
            if next.isDone {
                order.append(next.cell)
                continue
            }
            guard seen.insert(next.cell).inserted else { continue }
            waiting.append((next.cell, true))
            guard let slopes = local[next.cell] ?? slopes(of: next.cell) else { continue }
            local[next.cell] = slopes
            waiting += slopes.order.reversed().map { ($0, false) }
        }
        return order
    }

    /// The slopes of a computed cell by what its own step reads; nil where it is given or missing.
    private mutating func slopes(of cell: FormulaCell) -> FormulaSlopes? {
        guard inputs.given(cell.indicator, at: cell.place, in: cell.year) == nil,
            value(of: cell.indicator, at: cell.place, in: cell.year).number != nil
        else { return nil }
        return slopesByRule(of: cell)
    }

    private mutating func slopesByRule(of cell: FormulaCell) -> FormulaSlopes? {
        guard let step = step(of: cell) else { return nil }
        while true {
            cells.waitingFor = nil
            var slopes = FormulaSlopes(of: cell)
            switch step {
            case .formula(let formula):
                let scope = FormulaScope(own: cell.indicator, place: cell.place, year: cell.year)
                formula.root.spread(1, in: scope, from: &cells, into: &slopes)
            case .rollUp(let rollUp, let parts): rollUp.spread(cell, over: parts, from: &cells, into: &slopes)
            }
            // Whether a condition is at a kink may be asked of cells that its value did not need.
            guard let needed = cells.waitingFor else { return slopes }
            compute(needed)
        }
    }
}
