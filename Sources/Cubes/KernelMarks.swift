import Formulas

extension KernelBench {
    /// The tiles in which a prepared program may give a number in a year; in all others every result is missing.
    ///
    /// What adds, compares or divides is missing where one of its operands is; what chooses, where what it chooses
    /// between is. So the formula itself says where nothing has to be computed.
    ///
    /// - Returns: marks in the bench's memory, to be read before the next program is prepared.
    func marks(of program: KernelProgram, _ year: Int, _ columns: [CubeColumn]) -> CubeRowMarks {
        var result = slotMarks(0)
        for operation in program.operations {
            result = slotMarks(operation.slot)
            for word in 0..<layout.words {
                result.words[word] = mark(operation, word, year, program, columns) & layout.all(word)
            }
        }
        return result
    }

    private func slotMarks(_ slot: Int) -> CubeRowMarks {
        CubeRowMarks(words: marks + slot * layout.words, layout: layout)
    }

    private func mark(
        _ operation: KernelOperation, _ word: Int, _ year: Int, _ program: KernelProgram, _ columns: [CubeColumn]
    ) -> UInt64 {
        func known(_ operand: KernelOperand) -> UInt64 {
            switch operand {
            case .constant(let position): program.constants[position].isNaN ? 0 : ~0
            case .slot(let slot): marks[slot * layout.words + word]
            }
        }
        func row(_ year: Int) -> UInt64 { columns[operation.node].marks(year).words[word] }
        switch operation.code {
        case .load: return operation.row.year(in: year).map(row) ?? 0
        case .above:
            // Places above stand in other tiles.
            let from = operation.row.year(in: year)
            return from.map { columns[operation.node].marks($0).isEmpty ? 0 : ~0 } ?? 0
        case .choose: return known(year >= operation.count ? operation.a : operation.b)
        case .select:
            return known(operation.a) & known(operation.b) & (known(operation.c) | known(operation.d))
        case .total: return (0...year).reduce(~0) { $0 & row($1) }
        case .movingMean: return (max(0, year + 1 - operation.count)...year).reduce(~0) { $0 & row($1) }
        case .interpolate: return (0..<layout.years).reduce(0) { $0 | row($1) }
        case .wholeAtTop, .copy: return known(operation.a)
        case .add, .subtract, .multiply, .divide, .lowest, .highest:
            return known(operation.a) & known(operation.b)
        }
    }
}
