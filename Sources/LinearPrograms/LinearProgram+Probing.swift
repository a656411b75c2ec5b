extension LinearProgram {
    /// Fixes the choices that every solution decides alike, as far as rows show it one after another.
    ///
    /// Every open choice is tried both ways: what leads to a row that cannot be kept is ruled out, and what follows both ways
    /// holds anyway. No solution is lost. Where few solutions are left, as after a hard objective is held, most choices are
    /// fixed and the search for the next objective is short; where many are left it finds next to nothing.
    ///
    /// - Parameter visits: coefficients to look at at most; trials end there.
    /// - Returns: how many choices were fixed. Of a program without a solution nothing is fixed, and the solver will say so.
    @discardableResult
    public mutating func fixForcedChoices(visits: Int) -> Int {
        var tightening = BoundTightening(self)
        tightening.tighten()
        tightening.keep()
        for variable in wholes.indices where tightening.isOpen(variable) {
            guard !tightening.isImpossible, tightening.visits < visits else { break }
            tightening.probe(variable)
        }
        guard !tightening.isImpossible else { return 0 }
        var fixed = 0
        for variable in wholes.indices where wholes[variable] && variableBounds[variable] == .zeroToOne {
            guard tightening.lower[variable] == tightening.upper[variable] else { continue }
            setBounds(.exactly(tightening.lower[variable]), of: Variable(variable))
            fixed += 1
        }
        return fixed
    }
}

extension BoundTightening {
    /// Tries an open choice both ways, and keeps what holds whichever way it is decided.
    fileprivate mutating func probe(_ variable: Int) {
        decide(variable, true)
        guard !isImpossible else { return settle(variable, false) }
        let taken = changes.map { ($0.variable, lower[$0.variable], upper[$0.variable]) }
        undo()
        decide(variable, false)
        guard !isImpossible else { return settle(variable, true) }
        let common = taken.compactMap { other, low, high -> (Int, LinearProgram.Bounds)? in
            let bounds = LinearProgram.Bounds(lower: min(low, lower[other]), upper: max(high, upper[other]))
            return other == variable ? nil : (other, bounds)
        }
        undo()
        for (other, bounds) in common where !isImpossible { narrow(other, to: bounds) }
        keep()
    }

    private mutating func settle(_ variable: Int, _ isTaken: Bool) {
        undo()
        decide(variable, isTaken)
        keep()
    }
}
