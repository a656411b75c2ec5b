import Formulas
import PlanModel
import Quantities
import Testing

/// Everything small is tried, against arithmetic written down the slow and direct way.
@Suite("Algebra of formulas")
struct FormulaAlgebraTests {
    static let atoms: [(String, Value)] = [
        ("a", .number(3)), ("b", .number(-0.1)), ("0", .number(0)), ("0.7", .number(0.7)), ("m", missing("m")),
        ("n", missing("n")),
    ]
    static let operators = ["+", "-", "*", "/", "=", "<>", "<", "<=", ">", ">="]

    /// One operator on two values, as the page of rules says it.
    private func applied(_ sign: String, _ left: Value, _ right: Value) -> Value {
        guard let one = left.number else { return left }
        guard let other = right.number else { return right }
        switch sign {
        case "+": return .number(one + other)
        case "-": return .number(one - other)
        case "*": return .number(one * other)
        case "/": return other == 0 ? .missing(.divisionByZero) : .number(one / other)
        case "=": return .number(one == other ? 1 : 0)
        case "<>": return .number(one != other ? 1 : 0)
        case "<": return .number(one < other ? 1 : 0)
        case "<=": return .number(one <= other ? 1 : 0)
        case ">": return .number(one > other ? 1 : 0)
        default: return .number(one >= other ? 1 : 0)
        }
    }

    private func rank(_ sign: String) -> Int { "*/".contains(sign) ? 2 : "+-".contains(sign) ? 1 : 0 }

    /// Every pair of operators between three values: without parentheses, and with them on either side.
    @Test func `two operators bind as on paper, bit for bit, and with the right reason`() throws {
        let grid = FormulaValueTests.grid
        var seen = 0
        let known = Dictionary(uniqueKeysWithValues: Self.atoms)
        var custom = grid
        for (name, value) in known {
            for year in grid.period.years {
                custom.values[FormulaCell(ID(name), FormulaGrid.place, year)] = value
            }
        }
        for (x, one) in Self.atoms {
            for (y, two) in Self.atoms {
                for (z, three) in Self.atoms {
                    for first in Self.operators {
                        for second in Self.operators {
                            let left = applied(second, applied(first, one, two), three)
                            let right = applied(first, one, applied(second, two, three))
                            let text = "\(x)\(first)\(y)\(second)\(z)"
                            if rank(first) == 0, rank(second) == 0 {
                                #expect(throws: FormulaFault.self) { try Formula.reading(text) }
                            } else {
                                let expected = rank(first) >= rank(second) ? left : right
                                let value = try custom.value(of: text)
                                #expect(value == expected && value.bits == expected.bits, "\(text)")
                            }
                            #expect(try custom.value(of: "(\(x)\(first)\(y))\(second)\(z)").bits == left.bits)
                            #expect(try custom.value(of: "\(x)\(first)(\(y)\(second)\(z))").bits == right.bits)
                            seen += 3
                        }
                    }
                }
            }
        }
        #expect(seen == 64_800)
    }

    /// Every series of four years over four values.
    @Test func `functions over years agree with sums and quotients written out`() throws {
        let choices: [Value] = [missing("m"), .number(0), .number(0.1), .number(-2.5)]
        let formulas = try [
            "PREV(x)", "PREV(x,9,2)", "GROWTH(x)", "CUMSUM(x)", "MOVAVG(x,3)", "FIRST(x)", "INDEX(x,2022)",
            "INTERPOLATE(x)",
        ].map { try Formula.reading($0) }
        for code in 0..<256 {
            let series = (0..<4).map { choices[(code >> (2 * $0)) & 3] }
            var grid = FormulaGrid(series: ["x": series])
            for position in 0..<4 {
                let expected = Self.expected(series, position)
                for (formula, value) in zip(formulas, expected) {
                    let cell = FormulaCell(ID("own"), FormulaGrid.place, Year(2021 + position))
                    #expect(formula.value(of: cell, from: &grid) == value, "\(formula) of \(series) in \(cell.year)")
                }
            }
        }
    }

    private static func expected(_ series: [Value], _ now: Int) -> [Value] {
        let x = series.map(\.number)
        let gap = missing("m")
        let early = Value.missing(.beforeFirstYear(Year(2021)))
        func ratio(_ above: Double?, _ below: Double?, _ end: (Double) -> Double) -> Value {
            guard let above, let below else { return gap }
            return below == 0 ? .missing(.divisionByZero) : .number(end(above / below))
        }
        func sum(_ numbers: ArraySlice<Double?>) -> Double? {
            let known = numbers.compactMap { $0 }
            return known.count == numbers.count ? known.dropFirst().reduce(known[0], +) : nil
        }
        let last = x[max(0, now - 2)...now]
        let before = (0..<now).last { x[$0] != nil }
        let after = ((now + 1)..<max(4, now + 1)).first { x[$0] != nil }
        var between: Value = gap
        if let before, let after, let low = x[before], let high = x[after] {
            between = .number(low + (high - low) * (Double(now - before) / Double(after - before)))
        }
        return [
            now < 1 ? early : series[now - 1],
            now < 2 ? .number(9) : series[now - 2],
            x[now] == nil ? gap : now < 1 ? early : ratio(x[now], x[now - 1]) { $0 - 1 },
            sum(x[0...now]).map { .number($0) } ?? gap,
            sum(last).map { .number($0 / Double(last.count)) } ?? gap,
            series[0],
            ratio(x[now].map { 100 * $0 }, x[1]) { $0 },
            x[now] == nil ? between : series[now],
        ]
    }
}
