/// A linear program, some of whose variables may have to be whole numbers: a value, built row by row.
///
/// Minimise or maximise `offset + Σ cost · x` over `lower ≤ x ≤ upper`, so that every row keeps
/// `lower ≤ Σ coefficient · x ≤ upper`. Rows are kept in compressed form as they are added, so that the whole program is
/// handed over in one call. Units are the caller's.
public struct LinearProgram: Equatable, Sendable {
    /// Which way the objective is to go.
    public enum Sense: Equatable, Sendable {
        /// As little as possible.
        case minimise
        /// As much as possible.
        case maximise
    }

    /// A variable of a program, by its position.
    public struct Variable: Hashable, Comparable, Sendable {
        /// Its position among the variables, from 0.
        public let position: Int

        init(_ position: Int) { self.position = position }

        /// Variables stand in the order in which they were added.
        public static func < (left: Variable, right: Variable) -> Bool { left.position < right.position }
    }

    /// A row of a program, by its position.
    public struct Row: Hashable, Comparable, Sendable {
        /// Its position among the rows, from 0.
        public let position: Int

        init(_ position: Int) { self.position = position }

        /// Rows stand in the order in which they were added.
        public static func < (left: Row, right: Row) -> Bool { left.position < right.position }
    }

    /// A coefficient of a variable.
    public struct Term: Equatable, Sendable {
        /// The variable.
        public let variable: Variable
        /// What one unit of it counts for.
        public let coefficient: Double

        /// Makes a term.
        public init(_ variable: Variable, _ coefficient: Double = 1) {
            self.variable = variable
            self.coefficient = coefficient
        }
    }

    /// The least and the greatest value that something may take; infinite where there is no bound.
    public struct Bounds: Equatable, Sendable {
        /// The least value.
        public var lower: Double
        /// The greatest value.
        public var upper: Double

        /// Makes bounds; a lower one above the upper one leaves no value at all.
        public init(lower: Double = -.infinity, upper: Double = .infinity) {
            self.lower = lower
            self.upper = upper
        }

        /// Any number.
        public static let free = Bounds()
        /// Zero or more.
        public static let notNegative = Bounds(lower: 0)
        /// From 0 to 1: with a whole number, no or yes.
        public static let zeroToOne = Bounds(lower: 0, upper: 1)
        /// Exactly a number.
        public static func exactly(_ number: Double) -> Bounds { Bounds(lower: number, upper: number) }
        /// A number or less.
        public static func atMost(_ number: Double) -> Bounds { Bounds(upper: number) }
        /// A number or more.
        public static func atLeast(_ number: Double) -> Bounds { Bounds(lower: number) }
    }

    /// Which way the objective is to go.
    public var sense = Sense.minimise
    /// The constant part of the objective.
    public var offset = 0.0

    private(set) var costs: [Double] = []
    private(set) var variableBounds: [Bounds] = []
    private(set) var wholes: [Bool] = []
    private(set) var rowBounds: [Bounds] = []
    /// Where the coefficients of each row start, and where those of the last one end.
    private(set) var rowStarts: [Int32] = [0]
    private(set) var columns: [Int32] = []
    private(set) var coefficients: [Double] = []

    /// Makes a program without variables and rows.
    public init() {}

    /// How many variables there are.
    public var variableCount: Int { costs.count }
    /// How many rows there are.
    public var rowCount: Int { rowBounds.count }
    /// How many coefficients there are.
    public var coefficientCount: Int { coefficients.count }
    /// Whether some variable has to be a whole number.
    public var hasWholes: Bool { wholes.contains(true) }
    /// The variables in order.
    public var variables: [Variable] { (0..<variableCount).map(Variable.init) }
    /// The rows in order.
    public var rows: [Row] { (0..<rowCount).map(Row.init) }

    // MARK: Building

    /// Adds a variable.
    ///
    /// - Parameters:
    ///   - bounds: the values that it may take.
    ///   - isWhole: whether it has to be a whole number.
    ///   - cost: what one unit of it adds to the objective.
    /// - Returns: the variable, for rows and for reading solutions.
    public mutating func addVariable(
        _ bounds: Bounds = .notNegative, isWhole: Bool = false, cost: Double = 0
    ) -> Variable {
        costs.append(cost)
        variableBounds.append(bounds)
        wholes.append(isWhole)
        return Variable(costs.count - 1)
    }

    /// Adds a variable that is 0 or 1.
    public mutating func addChoice(cost: Double = 0) -> Variable { addVariable(.zeroToOne, isWhole: true, cost: cost) }

    /// Adds a row; terms of the same variable are added up, and those that come to zero left out.
    @discardableResult
    public mutating func addRow(_ terms: some Sequence<Term>, _ bounds: Bounds) -> Row {
        let first = columns.count
        for term in terms {
            columns.append(Int32(truncatingIfNeeded: term.variable.position))
            coefficients.append(term.coefficient)
        }
        tidyRow(from: first)
        rowStarts.append(Int32(truncatingIfNeeded: columns.count))
        rowBounds.append(bounds)
        return Row(rowBounds.count - 1)
    }

    private mutating func tidyRow(from first: Int) {
        let isTidy =
            zip(columns[first...], columns[first...].dropFirst()).allSatisfy { $0 < $1 }
            && !coefficients[first...].contains(0)
        guard !isTidy else { return }
        let terms = zip(columns[first...], coefficients[first...]).sorted { $0.0 < $1.0 }
        columns.removeSubrange(first...)
        coefficients.removeSubrange(first...)
        for (column, coefficient) in terms {
            if columns.count > first, columns[columns.count - 1] == column {
                coefficients[coefficients.count - 1] += coefficient
            } else {
                columns.append(column)
                coefficients.append(coefficient)
            }
        }
        for position in (first..<columns.count).reversed() where coefficients[position] == 0 {
            columns.remove(at: position)
            coefficients.remove(at: position)
        }
    }

    // MARK: Reading and changing

    /// What one unit of a variable adds to the objective.
    public func cost(of variable: Variable) -> Double { costs[variable.position] }

    /// Sets the whole objective: the costs given, nothing for every other variable, and no constant part.
    public mutating func setObjective(_ sense: Sense, _ terms: some Sequence<Term>) {
        self.sense = sense
        offset = 0
        costs = Array(repeating: 0, count: costs.count)
        for term in terms { costs[term.variable.position] += term.coefficient }
    }

    /// The values that a variable may take.
    public func bounds(of variable: Variable) -> Bounds { variableBounds[variable.position] }

    /// Sets the values that a variable may take.
    public mutating func setBounds(_ bounds: Bounds, of variable: Variable) {
        variableBounds[variable.position] = bounds
    }

    /// Whether a variable has to be a whole number.
    public func isWhole(_ variable: Variable) -> Bool { wholes[variable.position] }

    /// The bounds of a row.
    public func bounds(of row: Row) -> Bounds { rowBounds[row.position] }

    /// Sets the bounds of a row.
    public mutating func setBounds(_ bounds: Bounds, of row: Row) { rowBounds[row.position] = bounds }

    /// The terms of a row, in order of variables.
    public func terms(of row: Row) -> [Term] {
        positions(of: row.position).map { Term(Variable(Int(columns[$0])), coefficients[$0]) }
    }

    /// Where the coefficients of a row lie.
    func positions(of row: Int) -> Range<Int> { Int(rowStarts[row])..<Int(rowStarts[row + 1]) }

    /// The program in which every variable may be any number within its bounds.
    public var withoutWholes: LinearProgram {
        var program = self
        program.wholes = Array(repeating: false, count: wholes.count)
        return program
    }

    /// The value of a row for values of the variables.
    public func value(of row: Row, at values: [Double]) -> Double {
        terms(of: row).reduce(0) { $0 + $1.coefficient * values[$1.variable.position] }
    }

    /// Whether values of the variables keep every row and every bound, as far as solutions have to.
    public func isKept(by values: [Double], within tolerance: Double = 1e-6) -> Bool {
        guard values.count == variableCount else { return false }
        func keeps(_ value: Double, _ bounds: Bounds) -> Bool {
            bounds.lower - tolerance <= value && value <= bounds.upper + tolerance
        }
        guard zip(values, variableBounds).allSatisfy(keeps) else { return false }
        return rowBounds.indices.allSatisfy { row in
            keeps(positions(of: row).reduce(0) { $0 + coefficients[$1] * values[Int(columns[$1])] }, rowBounds[row])
        }
    }

    /// The objective for values of the variables.
    public func objective(at values: [Double]) -> Double {
        zip(costs, values).reduce(offset) { $0 + $1.0 * $1.1 }
    }
}
