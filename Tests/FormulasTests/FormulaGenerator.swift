/// Writes formulas at random, the same ones from the same seed: every function, over the indicators named.
struct FormulaGenerator {
    private var state: UInt64
    let indicators: [String]

    init(seed: UInt64, indicators: [String]) {
        state = seed
        self.indicators = indicators
    }

    /// The next number of the sequence (splitmix64; Steele, Lea and Flood, 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number below a limit.
    mutating func next(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A number from 0.5 up to 2.5.
    mutating func number() -> Double { 0.5 + 2 * Double(next() >> 11) * 0x1p-53 }

    private mutating func atom() -> String {
        next(below: 5) == 0 ? String(1 + next(below: 30)) + ".25" : indicators[next(below: indicators.count)]
    }

    /// Names of all functions, as they are drawn.
    static let functions = [
        "IF", "MIN", "MAX", "PREV", "GROWTH", "CUMSUM", "MOVAVG", "FIRST", "PARENT", "SHARE", "INDEX", "INTERPOLATE",
    ]

    /// A formula of at most so many levels.
    mutating func formula(depth: Int) -> String {
        guard depth > 0 else { return atom() }
        let one = formula(depth: depth - 1)
        switch next(below: 8) {
        case 0: return "(\(one)+\(formula(depth: depth - 1)))"
        case 1: return "(\(one)-\(formula(depth: depth - 1))*0.5)"
        case 2: return "(\(one)*\(formula(depth: depth - 1)))"
        case 3: return "(\(one)/(\(formula(depth: depth - 1))))"
        case 4: return "-\(one)"
        default: return call(one, depth)
        }
    }

    private mutating func call(_ one: String, _ depth: Int) -> String {
        let name = Self.functions[next(below: Self.functions.count)]
        switch name {
        case "IF":
            let sign = ["<", "<=", ">", ">=", "=", "<>"][next(below: 6)]
            return "IF(\(one)\(sign)\(atom()),\(formula(depth: depth - 1)),\(atom()))"
        case "MIN", "MAX": return "\(name)(\(one),\(formula(depth: depth - 1)),\(atom()))"
        case "PREV": return "PREV(\(one),\(atom()),\(1 + next(below: 3)))"
        case "MOVAVG": return "MOVAVG(\(one),\(1 + next(below: 4)))"
        case "INDEX": return "INDEX(\(one),\(2021 + next(below: 4)))"
        default: return "\(name)(\(one))"
        }
    }
}
