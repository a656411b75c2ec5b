import Formulas

/// A formula as a list of operations on runs of places in one year.
struct KernelProgram: Sendable {
    /// The operations in order; the last one writes the result.
    var operations: [KernelOperation] = []
    /// The constants of the formula.
    var constants: [Double] = []
    /// How many slots the operations use.
    var slots = 0

    /// Whether the formula is nothing but the sum from the first year on: then each year adds to the one before.
    var isRunningTotal: Bool { operations.count == 1 && operations[0].code == .total }
}

/// Where an operation takes a column of numbers from.
enum KernelOperand: Hashable, Sendable {
    /// A constant of the program.
    case constant(Int)
    /// The result of an operation before.
    case slot(Int)
}

/// Which year of a column is read in year t.
enum KernelRow: Hashable, Sendable {
    /// Year t.
    case same
    /// So many years before; there is none before the first.
    case back(Int)
    /// The first year.
    case first
    /// A year counted from the first, 0 for the first; nil: outside of all years.
    case base(Int?)

    /// The year read in year t, nil where there is none.
    func year(in t: Int) -> Int? {
        switch self {
        case .same: t
        case .back(let years): t >= years ? t - years : nil
        case .first: 0
        case .base(let year): year
        }
    }
}

/// What an operation does.
enum KernelCode: UInt8, Sendable {
    /// Reads a column.
    case load
    /// Reads a column at the place above; at the top at the top itself.
    case above
    /// The first operand from year `count` on, the second before.
    case choose
    case add, subtract, multiply, divide, lowest, highest
    /// The third operand where the comparison of the first two holds, else the fourth.
    case select
    /// The sum of a column from the first year on.
    case total
    /// The mean of the last `count` years of a column.
    case movingMean
    /// A column with its gaps filled along straight lines.
    case interpolate
    /// 1 at places without a place above, where the first operand is known; else the second operand.
    case wholeAtTop
    /// The operand as it is.
    case copy
}

/// One operation of a program.
struct KernelOperation: Sendable {
    var code: KernelCode
    /// The slot that it fills.
    var slot = 0
    var a = KernelOperand.constant(0)
    var b = KernelOperand.constant(0)
    var c = KernelOperand.constant(0)
    var d = KernelOperand.constant(0)
    var comparison = FormulaComparison.equal
    /// The column that is read, where one is.
    var node = 0
    var row = KernelRow.same
    /// Years of `choose` and `movingMean`.
    var count = 0
    /// Whether a result that is not finite is made missing, as every step of the interpreter does.
    ///
    /// What adds, takes away or multiplies keeps an infinite number apart from the finite ones by itself; only what
    /// divides by it, compares it or stores it must know.
    var isChecked = false
}
