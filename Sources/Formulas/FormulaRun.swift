/// Operands joined by operators of any precedence, as they stand between two parentheses.
struct FormulaRun {
    var operands: [FormulaNode]
    private var signs: [String] = []

    init(first: FormulaNode) { operands = [first] }

    /// Whether a sign joins operands.
    static func joins(_ sign: String) -> Bool {
        "+-*/".contains(sign) || FormulaComparison(rawValue: sign) != nil
    }

    /// Takes the operator before the next operand; a second comparison is a fault.
    mutating func join(_ sign: String, at columns: Range<Int>) throws(FormulaFault) {
        if FormulaComparison(rawValue: sign) != nil, signs.contains(where: { FormulaComparison(rawValue: $0) != nil }) {
            throw FormulaFault(.secondComparison, at: columns)
        }
        signs.append(sign)
    }

    /// The run as one step: products first, then sums, then the comparison.
    func folded() throws(FormulaFault) -> FormulaNode {
        guard let position = signs.firstIndex(where: { FormulaComparison(rawValue: $0) != nil }),
            let comparison = FormulaComparison(rawValue: signs[position])
        else { return try sum(0..<operands.count) }
        let left = try sum(0..<(position + 1))
        let right = try sum((position + 1)..<operands.count)
        return try node(.comparison(comparison, left, right), 0..<operands.count)
    }

    private func sum(_ range: Range<Int>) throws(FormulaFault) -> FormulaNode {
        var terms: [FormulaTerm] = []
        var start = range.lowerBound
        for next in range where next + 1 == range.upperBound || "+-".contains(signs[next]) {
            let isSubtracted = start > range.lowerBound && signs[start - 1] == "-"
            terms.append(FormulaTerm(isSubtracted: isSubtracted, node: try product(start..<(next + 1))))
            start = next + 1
        }
        return terms.count == 1 ? terms[0].node : try node(.sum(terms), range)
    }

    private func product(_ range: Range<Int>) throws(FormulaFault) -> FormulaNode {
        let factors = range.map { position in
            FormulaFactor(
                isDivisor: position > range.lowerBound && signs[position - 1] == "/", node: operands[position])
        }
        return factors.count == 1 ? factors[0].node : try node(.product(factors), range)
    }

    private func node(_ form: FormulaForm, _ range: Range<Int>) throws(FormulaFault) -> FormulaNode {
        let columns = operands[range.lowerBound].columns.lowerBound..<operands[range.upperBound - 1].columns.upperBound
        return try FormulaNode(form, columns: columns).withinBounds()
    }
}

extension FormulaNode {
    /// The step, unless too many stand inside each other below it.
    func withinBounds() throws(FormulaFault) -> FormulaNode {
        if height > Formula.deepest { throw FormulaFault(.tooDeep(limit: Formula.deepest), at: columns) }
        return self
    }
}
