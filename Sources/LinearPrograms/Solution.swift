/// A solution of a program: values that keep every row and bound within the tolerance.
public struct Solution: Equatable, Sendable {
    /// One value for each variable; those that have to be whole are whole.
    public let values: [Double]
    /// The objective at these values.
    public let objective: Double
    /// What no solution can pass: below it when minimising, above it when maximising; infinite where nothing is known.
    public let bound: Double
    /// For a program without whole variables that is solved to the end: what its rows and variables are worth.
    public let prices: Prices?
    /// The work that was done.
    public let work: WorkDone

    /// The value of a variable.
    public subscript(variable: LinearProgram.Variable) -> Double { values[variable.position] }

    /// Whether a variable that is 0 or 1 is 1.
    public func holds(_ choice: LinearProgram.Variable) -> Bool { values[choice.position] > 0.5 }

    /// How far the bound may lie from the objective, as a share of the objective; 0 where both are the same.
    public var gap: Double {
        let distance = abs(objective - bound)
        if distance <= 1e-9 * max(1, abs(objective)) { return 0 }
        return objective == 0 || !distance.isFinite ? .infinity : distance / abs(objective)
    }
}

/// By how much the objective changes with a row or a variable, at the optimum.
///
/// The price of a row is the change of the objective for one unit more in its bound that holds, in both senses of the
/// objective; that of a variable the change for one unit more in its bound. Both are zero where no bound holds, and
/// exact only for changes that do not change which bounds hold.
public struct Prices: Equatable, Sendable {
    /// One for each row, objective units by row units.
    public let rows: [Double]
    /// One for each variable, objective units by variable units.
    public let variables: [Double]

    /// The price of a row.
    public subscript(row: LinearProgram.Row) -> Double { rows[row.position] }

    /// The price of a variable's bound.
    public subscript(variable: LinearProgram.Variable) -> Double { variables[variable.position] }
}

/// How much work was done; the same for the same program on every run.
public struct WorkDone: Equatable, Sendable {
    /// Branches looked at; 0 for programs without whole variables.
    public var nodes: Int
    /// Steps from corner to corner.
    public var iterations: Int

    /// Makes an amount of work.
    public init(nodes: Int = 0, iterations: Int = 0) {
        self.nodes = nodes
        self.iterations = iterations
    }

    /// The work of both.
    public static func + (left: WorkDone, right: WorkDone) -> WorkDone {
        WorkDone(nodes: left.nodes + right.nodes, iterations: left.iterations + right.iterations)
    }
}
