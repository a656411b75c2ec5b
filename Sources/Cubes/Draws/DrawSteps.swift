import Formulas

/// A program as a flat list of steps, so that running it asks nothing of the memory.
struct DrawSteps: Sendable {
    /// One step; an operand is a slot from 0 on, or a constant as -1 less its position.
    struct Step: Sendable {
        let code: KernelCode
        let comparison: FormulaComparison
        let isChecked: Bool
        let slot: Int
        let a: Int
        let b: Int
        let c: Int
        let d: Int
        let node: Int
        let row: KernelRow
        let count: Int
    }

    let steps: [Step]
    let constants: [Double]
    let slots: Int
    let isRunningTotal: Bool
    /// Whether there is a formula at all.
    var isEmpty: Bool { steps.isEmpty }

    init(_ program: KernelProgram?) {
        constants = program?.constants ?? []
        slots = program?.slots ?? 0
        isRunningTotal = program?.isRunningTotal ?? false
        func position(_ operand: KernelOperand) -> Int {
            switch operand {
            case .slot(let slot): slot
            case .constant(let constant): -1 - constant
            }
        }
        steps = (program?.operations ?? []).map { operation in
            Step(
                code: operation.code, comparison: operation.comparison, isChecked: operation.isChecked,
                slot: operation.slot, a: position(operation.a), b: position(operation.b), c: position(operation.c),
                d: position(operation.d), node: operation.node, row: operation.row, count: operation.count)
        }
    }
}
