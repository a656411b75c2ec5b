import PlanModel
import Quantities

extension Formula {
    /// The most characters that a formula may have.
    public static let longest = 4_000
    /// How deep parentheses, functions and signs may stand inside each other.
    public static let deepest = 64
    /// How deep functions that read their argument more than once may stand inside each other.
    public static let mostReadings = 3

    /// Reads a formula; the fault is the leftmost one, and no text whatever takes more than a bounded effort.
    public static func reading(_ text: String) throws(FormulaFault) -> Formula {
        let characters = Array(text.utf8.count <= longest * 4 ? text : String(text.prefix(longest + 1)))
        guard characters.count <= longest, text.utf8.count <= longest * 4 else {
            let column = min(characters.count, longest + 1)
            throw FormulaFault(.tooLong(limit: longest), at: column..<(column + 1))
        }
        var parser = try FormulaParser(characters)
        return Formula(text: text, root: try parser.whole())
    }
}

/// Reads the grammar of `Formula` by recursive descent, one symbol ahead; precedence is settled in `FormulaRun`.
struct FormulaParser {
    private var scanner: FormulaScanner
    private var current: FormulaToken
    /// The column behind the last symbol taken.
    private var end = 1
    private var depth = 0
    private var readings = 0

    init(_ characters: [Character]) throws(FormulaFault) {
        scanner = FormulaScanner(characters)
        current = try scanner.next()
    }

    /// The whole text as one formula.
    mutating func whole() throws(FormulaFault) -> FormulaNode {
        if current.kind == .end { throw FormulaFault(.empty, at: 1..<1) }
        let node = try formula()
        switch current.kind {
        case .end: return node
        case .sign(")"): throw FormulaFault(.unopened, at: current.columns)
        default: throw FormulaFault(.operatorMissing(before: current.text), at: current.columns)
        }
    }

    private mutating func formula() throws(FormulaFault) -> FormulaNode {
        var run = FormulaRun(first: try operand())
        while case .sign(let sign) = current.kind, FormulaRun.joins(sign) {
            try run.join(sign, at: current.columns)
            try advance()
            run.operands.append(try operand())
        }
        return try run.folded()
    }

    private mutating func operand() throws(FormulaFault) -> FormulaNode {
        var signs: [Int] = []
        while current.kind == .sign("-") {
            signs.append(current.columns.lowerBound)
            try descend()
            try advance()
        }
        var node = try unsigned()
        for start in signs.reversed() {
            node = try FormulaNode(.negated(node), columns: start..<end).withinBounds()
        }
        depth -= signs.count
        return node
    }

    private mutating func unsigned() throws(FormulaFault) -> FormulaNode {
        let token = current
        switch token.kind {
        case .number(let number):
            try advance()
            return FormulaNode(.number(number), columns: token.columns)
        case .bracketed(let name):
            try advance()
            return FormulaNode(.indicator(ID(name)), columns: token.columns)
        case .name(let name):
            try advance()
            if current.kind == .sign("(") { return try call(name, at: token.columns) }
            return FormulaNode(name == "SELF" ? .itself : .indicator(ID(name)), columns: token.columns)
        case .sign("("): return try group(at: token.columns)
        case .end: throw FormulaFault(.operandMissing(before: nil), at: token.columns)
        case .sign: throw FormulaFault(.operandMissing(before: token.text), at: token.columns)
        }
    }

    private mutating func group(at open: Range<Int>) throws(FormulaFault) -> FormulaNode {
        try descend()
        try advance()
        let inner = try formula()
        try close(open)
        depth -= 1
        return FormulaNode(inner.form, columns: open.lowerBound..<end)
    }

    private mutating func call(_ name: String, at columns: Range<Int>) throws(FormulaFault) -> FormulaNode {
        guard let function = FormulaFunction(rawValue: name) else {
            throw FormulaFault(.unknownFunction(name, suggestion: FormulaFunction.nearest(to: name)), at: columns)
        }
        if function.readsRepeatedly {
            readings += 1
            guard readings <= Formula.mostReadings else {
                throw FormulaFault(.tooManyReadings(limit: Formula.mostReadings), at: columns)
            }
        }
        let open = current.columns
        try descend()
        try advance()
        var arguments: [FormulaNode] = []
        if current.kind != .sign(")") {
            arguments.append(try formula())
            while current.kind == .sign(",") {
                try advance()
                arguments.append(try formula())
            }
        }
        try close(open)
        depth -= 1
        if function.readsRepeatedly { readings -= 1 }
        let form = try function.form(of: arguments, at: columns.lowerBound..<end)
        return try FormulaNode(form, columns: columns.lowerBound..<end).withinBounds()
    }

    private mutating func close(_ open: Range<Int>) throws(FormulaFault) {
        switch current.kind {
        case .sign(")"): try advance()
        case .end: throw FormulaFault(.unclosed("("), at: open)
        default: throw FormulaFault(.operatorMissing(before: current.text), at: current.columns)
        }
    }

    private mutating func descend() throws(FormulaFault) {
        depth += 1
        if depth > Formula.deepest { throw FormulaFault(.tooDeep(limit: Formula.deepest), at: current.columns) }
    }

    private mutating func advance() throws(FormulaFault) {
        end = current.columns.upperBound
        current = try scanner.next()
    }
}
