import Formulas
import PlanModel
import Quantities

/// A column of a cube: an indicator, or a part of a formula that is read in other years or at other places.
struct CubeNode: Sendable {
    /// How places with parts come by their values.
    enum RollUp: Hashable, Sendable {
        case none, sum
        /// Weighted by the column at this position.
        case mean(weight: Int)
    }

    /// The indicator; nil for a part of a formula.
    var indicator: ID<Indicator>?
    /// The formula; nil where values are only given or rolled up.
    var program: KernelProgram?
    var rollUp = RollUp.none
}

/// Turns rules into columns with programs.
struct KernelCompiler {
    private(set) var nodes: [CubeNode] = []
    private(set) var positions: [ID<Indicator>: Int] = [:]
    private var hidden: [HiddenPart: Int] = [:]
    private var open: [(part: HiddenPart, node: Int)] = []
    private let period: Period

    /// A part of a formula with the indicator for which `SELF` stands in it.
    private struct HiddenPart: Hashable {
        let part: FormulaNode
        let own: Int?
    }

    init(rules: [ID<Indicator>: FormulaRule], given: Set<ID<Indicator>>, tied: Set<ID<Indicator>>, period: Period) {
        self.period = period
        var all = given.union(rules.keys)
        for (own, rule) in rules {
            if let formula = rule.formula { all.formUnion(FormulaReferences(formula, of: own).indicators) }
            if case .mean(let weight) = rule.rollUp { all.insert(weight) }
        }
        for indicator in all.sorted() {
            positions[indicator] = nodes.count
            nodes.append(CubeNode(indicator: indicator))
        }
        for (indicator, rule) in rules.sorted(by: { $0.key < $1.key }) where !tied.contains(indicator) {
            guard let node = positions[indicator] else { continue }
            switch rule.rollUp {
            case .none: break
            case .sum: nodes[node].rollUp = .sum
            case .mean(let weight): nodes[node].rollUp = .mean(weight: positions[weight] ?? node)
            }
            if let formula = rule.formula { nodes[node].program = program(of: formula.root, own: node) }
        }
        while let next = open.popLast() {
            nodes[next.node].program = program(of: next.part.part, own: next.part.own ?? next.node)
        }
    }

    private mutating func program(of root: FormulaNode, own: Int) -> KernelProgram {
        var builder = KernelBuilder(own: own, period: period)
        let result = builder.operand(of: root, in: &self)
        builder.finish(with: result)
        return builder.program
    }

    /// The column that holds a part of a formula: that of an indicator itself, or one made for the part.
    mutating func node(of part: FormulaNode, own: Int) -> Int {
        switch part.form {
        case .indicator(let indicator): return positions[indicator] ?? own
        case .itself: return own
        default: break
        }
        let key = HiddenPart(part: part, own: Self.mentionsItself(part) ? own : nil)
        if let known = hidden[key] { return known }
        let node = nodes.count
        nodes.append(CubeNode())
        hidden[key] = node
        open.append((key, node))
        return node
    }

    private static func mentionsItself(_ part: FormulaNode) -> Bool {
        var open = [part]
        while let next = open.popLast() {
            if case .itself = next.form { return true }
            open += next.form.parts
        }
        return false
    }
}

/// Writes the operations of one formula.
struct KernelBuilder {
    let own: Int
    let period: Period
    private(set) var program = KernelProgram()
    private var loads: [Load: Int] = [:]

    private struct Load: Hashable {
        let node: Int
        let row: KernelRow
        let isAbove: Bool
    }

    init(own: Int, period: Period) {
        self.own = own
        self.period = period
    }

    /// Ends the program: its last operation writes the result, checked.
    mutating func finish(with result: KernelOperand) {
        let last = program.operations.count - 1
        if case .slot(let slot) = result, last >= 0, program.operations[last].slot == slot,
            ![.load, .above, .choose].contains(program.operations[last].code)
        {
            program.operations[last].isChecked = true
            return
        }
        var copy = KernelOperation(code: .copy)
        copy.a = result
        _ = add(copy)
    }

    private mutating func constant(_ number: Double) -> KernelOperand {
        if let known = program.constants.firstIndex(where: { $0.bitPattern == number.bitPattern }) {
            return .constant(known)
        }
        program.constants.append(number)
        return .constant(program.constants.count - 1)
    }

    private mutating func add(_ operation: KernelOperation) -> KernelOperand {
        var operation = operation
        operation.slot = program.slots
        program.slots += 1
        program.operations.append(operation)
        return .slot(operation.slot)
    }

    private mutating func binary(_ code: KernelCode, _ a: KernelOperand, _ b: KernelOperand) -> KernelOperand {
        var operation = KernelOperation(code: code)
        operation.a = a
        operation.b = b
        return add(operation)
    }

    private mutating func load(_ node: Int, _ row: KernelRow, isAbove: Bool = false) -> KernelOperand {
        let load = Load(node: node, row: row, isAbove: isAbove)
        if let slot = loads[load] { return .slot(slot) }
        var operation = KernelOperation(code: isAbove ? .above : .load)
        operation.node = node
        operation.row = row
        let operand = add(operation)
        if case .slot(let slot) = operand { loads[load] = slot }
        return operand
    }

    private mutating func over(_ code: KernelCode, _ node: Int, count: Int = 0) -> KernelOperand {
        var operation = KernelOperation(code: code)
        operation.node = node
        operation.count = count
        return add(operation)
    }

    /// Has an operand checked where it is computed; one that is read from a column is already.
    private mutating func checked(_ operand: KernelOperand) -> KernelOperand {
        if case .slot(let slot) = operand,
            let position = program.operations.firstIndex(where: { $0.slot == slot })
        {
            switch program.operations[position].code {
            case .load, .above: break
            case .choose:
                // Both sides are looked at in their year only, so both must be checked.
                let (a, b) = (program.operations[position].a, program.operations[position].b)
                _ = checked(a)
                _ = checked(b)
            default: program.operations[position].isChecked = true
            }
        }
        return operand
    }

    /// The operand that holds a step of the formula.
    mutating func operand(of node: FormulaNode, in compiler: inout KernelCompiler) -> KernelOperand {
        switch node.form {
        case .number(let number): return constant(number)
        case .indicator, .itself: return load(compiler.node(of: node, own: own), .same)
        case .negated(let part): return binary(.multiply, operand(of: part, in: &compiler), constant(-1))
        case .converted(let part, let conversion):
            let value = operand(of: part, in: &compiler)
            return binary(conversion.divides ? .divide : .multiply, value, constant(conversion.factor))
        case .sum(let terms):
            var total = operand(of: terms[0].node, in: &compiler)
            for term in terms.dropFirst() {
                let value = operand(of: term.node, in: &compiler)
                total = binary(term.isSubtracted ? .subtract : .add, total, value)
            }
            return total
        case .product(let factors):
            var total = operand(of: factors[0].node, in: &compiler)
            for factor in factors.dropFirst() {
                let value = operand(of: factor.node, in: &compiler)
                total = factor.isDivisor ? binary(.divide, total, checked(value)) : binary(.multiply, total, value)
            }
            return total
        case .comparison(let comparison, let left, let right):
            return select(comparison, left, right, constant(1), constant(0), in: &compiler)
        case .condition(let condition, let then, let otherwise):
            let (a, b) = (operand(of: then, in: &compiler), operand(of: otherwise, in: &compiler))
            if case .comparison(let comparison, let left, let right) = condition.form {
                return select(comparison, left, right, a, b, in: &compiler)
            }
            let value = checked(operand(of: condition, in: &compiler))
            return select(.unequal, value, constant(0), a, b)
        case .lowest(let parts): return extreme(.lowest, parts, in: &compiler)
        case .highest(let parts): return extreme(.highest, parts, in: &compiler)
        default: return operandOverYearsOrPlaces(of: node, in: &compiler)
        }
    }

    private mutating func extreme(
        _ code: KernelCode, _ parts: [FormulaNode], in compiler: inout KernelCompiler
    ) -> KernelOperand {
        var best = checked(operand(of: parts[0], in: &compiler))
        for part in parts.dropFirst() {
            let value = checked(operand(of: part, in: &compiler))
            best = binary(code, best, value)
        }
        return best
    }

    private mutating func select(
        _ comparison: FormulaComparison, _ left: FormulaNode, _ right: FormulaNode, _ a: KernelOperand,
        _ b: KernelOperand, in compiler: inout KernelCompiler
    ) -> KernelOperand {
        let one = checked(operand(of: left, in: &compiler))
        let other = checked(operand(of: right, in: &compiler))
        return select(comparison, one, other, a, b)
    }

    private mutating func select(
        _ comparison: FormulaComparison, _ one: KernelOperand, _ other: KernelOperand, _ a: KernelOperand,
        _ b: KernelOperand
    ) -> KernelOperand {
        var operation = KernelOperation(code: .select)
        operation.comparison = comparison
        (operation.a, operation.b, operation.c, operation.d) = (one, other, a, b)
        return add(operation)
    }

    private mutating func operandOverYearsOrPlaces(
        of node: FormulaNode, in compiler: inout KernelCompiler
    ) -> KernelOperand {
        switch node.form {
        case .previous(let part, let otherwise, let years):
            let before = load(compiler.node(of: part, own: own), .back(years))
            guard let otherwise else { return before }
            var operation = KernelOperation(code: .choose)
            operation.a = before
            operation.b = operand(of: otherwise, in: &compiler)
            operation.count = years
            return add(operation)
        case .growth(let part):
            let source = compiler.node(of: part, own: own)
            let ratio = binary(.divide, load(source, .same), load(source, .back(1)))
            return binary(.subtract, ratio, constant(1))
        case .cumulative(let part): return over(.total, compiler.node(of: part, own: own))
        case .movingMean(let part, let years):
            return over(.movingMean, compiler.node(of: part, own: own), count: years)
        case .first(let part): return load(compiler.node(of: part, own: own), .first)
        case .parent(let part): return load(compiler.node(of: part, own: own), .same, isAbove: true)
        case .share(let part):
            let source = compiler.node(of: part, own: own)
            let value = load(source, .same)
            let share = binary(.divide, value, load(source, .same, isAbove: true))
            return binary(.wholeAtTop, value, share)
        case .index(let part, let base):
            let source = compiler.node(of: part, own: own)
            let year = period.contains(base) ? period.first.distance(to: base) : nil
            let scaled = binary(.multiply, load(source, .same), constant(100))
            return binary(.divide, scaled, load(source, .base(year)))
        case .interpolated(let part): return over(.interpolate, compiler.node(of: part, own: own))
        default: return constant(.nan)
        }
    }
}
