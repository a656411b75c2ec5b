import Formulas

/// Runs programs over runs or lists of places: the face of the kernels, with memory for results on the way.
final class KernelBench {
    /// The places of one year for which a program is run.
    enum Where {
        /// Places one behind the other.
        case run(Int, count: Int)
        /// Any places.
        case list(UnsafeBufferPointer<Int32>)
        /// Places of a shape, from one on.
        case shape(CubeShape, from: Int, UnsafeBufferPointer<Int32>)

        var count: Int {
            switch self {
            case .run(_, let count): count
            case .list(let list), .shape(_, _, let list): list.count
            }
        }
    }

    /// Gives columns their memory.
    let pool: CubePool
    /// Room for a run of a program.
    let spare: UnsafeMutablePointer<Double>
    /// Room for rows, once it was asked for.
    private var aside: UnsafeMutablePointer<Double>
    private var hasRows = false
    private let places: CubePlaces
    let layout: CubeLayout
    private let tiles: CubeModel.Tiles
    private(set) var marks: UnsafeMutablePointer<UInt64>
    private var memory: UnsafeMutablePointer<Double>
    private var slotCapacity = 0
    private var constants: UnsafeMutablePointer<Double>
    private var constantCapacity = 0
    private var constantCount = 0
    private var lanes: [Kernels.Lanes] = []
    /// The room of one slot.
    private static let room = Kernels.block + Kernels.width

    /// A bench for the columns of a model.
    init(_ model: CubeModel, pool: CubePool) {
        places = model.places
        layout = model.layout
        tiles = model.tiles
        self.pool = pool
        memory = .allocate(capacity: 1)
        marks = .allocate(capacity: 1)
        constants = .allocate(capacity: 1)
        spare = .allocate(capacity: Self.room)
        aside = .allocate(capacity: 1)
    }

    deinit {
        memory.deallocate()
        marks.deallocate()
        constants.deallocate()
        spare.deallocate()
        aside.deallocate()
    }

    /// Room for `Kernels.rows` rows, each with a vector behind it.
    var rows: UnsafeMutablePointer<Double> {
        if !hasRows {
            aside.deallocate()
            aside = .allocate(capacity: (Kernels.rows + 2) * (layout.places + Kernels.width))
            hasRows = true
        }
        return aside
    }

    /// Room for a row of weights behind them.
    var rowOfWeights: UnsafeMutablePointer<Double> { rows + Kernels.rows * (layout.places + Kernels.width) }

    /// Room for those of them that stand in a shape.
    var rowOfWeightsInShape: UnsafeMutablePointer<Double> { rowOfWeights + (layout.places + Kernels.width) }

    /// Makes room for a program and lays out its constants; once before it is run.
    func prepare(_ program: KernelProgram) {
        if program.slots > slotCapacity {
            memory.deallocate()
            slotCapacity = program.slots
            memory = .allocate(capacity: slotCapacity * Self.room)
            memory.update(repeating: .nan, count: slotCapacity * Self.room)
            marks.deallocate()
            marks = .allocate(capacity: slotCapacity * layout.words)
        }
        constantCount = program.constants.count
        if constantCount >= constantCapacity {
            constants.deallocate()
            constantCapacity = constantCount + 1
            constants = .allocate(capacity: constantCapacity * Kernels.width)
        }
        for (position, number) in (program.constants + [.nan]).enumerated() {
            (constants + position * Kernels.width).update(repeating: number, count: Kernels.width)
        }
        lanes = Array(repeating: missing, count: program.slots)
    }

    /// Runs a prepared program for places of one year.
    ///
    /// - Parameters:
    ///   - program: the program.
    ///   - year: the year, 0 for the first.
    ///   - at: the places, at most a block of them.
    ///   - columns: all columns.
    ///   - out: gets one number for each place.
    func run(
        _ program: KernelProgram, year: Int, at: Where, columns: [CubeColumn], into out: UnsafeMutablePointer<Double>
    ) {
        let last = program.operations.count - 1
        let count = at.count
        for position in 0...last {
            let operation = program.operations[position]
            let own = memory + operation.slot * Self.room
            let target = position == last ? out : own
            lanes[operation.slot] = Kernels.Lanes(pointer: UnsafePointer(target), mask: ~0)
            switch operation.code {
            case .load: load(operation, year, at, columns, own)
            case .above: above(operation, year, at, columns, own)
            case .choose: lanes[operation.slot] = resolve(year >= operation.count ? operation.a : operation.b)
            case .select:
                Kernels.select(
                    operation.comparison, resolve(operation.a), resolve(operation.b), resolve(operation.c),
                    resolve(operation.d), target, count, checked: operation.isChecked)
            case .total: total(operation, from: 0, year, at, columns, target)
            case .movingMean: movingMean(operation, year, at, columns, target)
            case .interpolate: interpolate(operation, year, at, columns, target)
            case .wholeAtTop: wholeAtTop(operation, at, target, count)
            default:
                Kernels.arithmetic(
                    operation.code, resolve(operation.a), resolve(operation.b), target, count,
                    checked: operation.isChecked)
            }
        }
    }

    @inline(__always)
    private func resolve(_ operand: KernelOperand) -> Kernels.Lanes {
        switch operand {
        case .constant(let position): Kernels.Lanes(pointer: constants + position * Kernels.width, mask: 0)
        case .slot(let slot): lanes[slot]
        }
    }

    private func load(
        _ operation: KernelOperation, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ own: UnsafeMutablePointer<Double>
    ) {
        guard let from = operation.row.year(in: year) else {
            lanes[operation.slot] = missing
            return
        }
        lanes[operation.slot].pointer = numbers(columns[operation.node], from, at, own)
    }

    /// The numbers of a column: where they lie, or put together in memory that has room for them.
    @inline(__always)
    private func numbers(
        _ column: CubeColumn, _ year: Int, _ at: Where, _ room: UnsafeMutablePointer<Double>
    ) -> UnsafePointer<Double> {
        switch at {
        case .run(let first, let count): return column.run(year, first, count, room)
        case .list(let list): column.gather(year, list.count, below: layout.places, into: room) { list[$0] }
        case .shape(let shape, let first, let list):
            if let patch = column.patch, patch.shape.isSame(as: shape) {
                return UnsafePointer(patch.row(year) + first)
            }
            column.gather(year, list.count, below: layout.places, into: room) { list[$0] }
        }
        return UnsafePointer(room)
    }

    /// A missing number for every lane; it stands behind the constants.
    private var missing: Kernels.Lanes {
        Kernels.Lanes(pointer: constants + constantCount * Kernels.width, mask: 0)
    }

    private func above(
        _ operation: KernelOperation, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ own: UnsafeMutablePointer<Double>
    ) {
        guard let from = operation.row.year(in: year) else {
            lanes[operation.slot] = missing
            return
        }
        let column = columns[operation.node]
        let end = tiles.aboveEnd
        places.parents.withUnsafeBufferPointer { parents in
            switch at {
            case .run(let first, let count):
                column.gather(from, count, below: end, into: own) { parents[first + $0] }
            case .list(let list), .shape(_, _, let list):
                column.gather(from, list.count, below: end, into: own) { parents[Int(list[$0])] }
            }
        }
        lanes[operation.slot].pointer = UnsafePointer(own)
    }

    /// The sum of a column over the years from one to that of the run, earliest first.
    private func total(
        _ operation: KernelOperation, from first: Int, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ out: UnsafeMutablePointer<Double>
    ) {
        let column = columns[operation.node]
        copy(numbers(column, first, at, spare), out, at.count, checked: year == first)
        for step in first..<year {
            let source = numbers(column, step + 1, at, spare)
            Kernels.accumulate(source, into: out, at.count, checked: step + 1 == year)
        }
    }

    private func copy(
        _ source: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ count: Int, checked: Bool
    ) {
        let lanes = Kernels.Lanes(pointer: source, mask: ~0)
        Kernels.arithmetic(.copy, lanes, lanes, out, count, checked: checked)
    }

    private func movingMean(
        _ operation: KernelOperation, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ out: UnsafeMutablePointer<Double>
    ) {
        let first = max(0, year + 1 - operation.count)
        total(operation, from: first, year, at, columns, out)
        let years = Double(year - first + 1)
        Kernels.scale(out, at.count, dividedBy: years)
    }

    /// A number as it is, or where it is missing the point on the line between the nearest known years.
    private func interpolate(
        _ operation: KernelOperation, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ out: UnsafeMutablePointer<Double>
    ) {
        let column = columns[operation.node]
        let years = layout.years
        func point(_ place: Int) -> Double {
            let now = column.number(year, place)
            guard now.isNaN else { return now }
            let before = (0..<year).last { !column.number($0, place).isNaN }
            let after = (year..<years).first { !column.number($0, place).isNaN }
            guard let before, let after else { return .nan }
            let low = column.number(before, place)
            let high = column.number(after, place)
            let found = low + (high - low) * (Double(year - before) / Double(after - before))
            return found + found * 0
        }
        switch at {
        case .run(let first, let count):
            for position in 0..<count { out[position] = point(first + position) }
        case .list(let list), .shape(_, _, let list):
            for position in 0..<list.count { out[position] = point(Int(list[position])) }
        }
    }

    private func wholeAtTop(
        _ operation: KernelOperation, _ at: Where, _ out: UnsafeMutablePointer<Double>, _ count: Int
    ) {
        let (value, share) = (resolve(operation.a), resolve(operation.b))
        Kernels.arithmetic(.copy, share, share, out, count, checked: true)
        func mend(_ position: Int, _ place: Int) {
            guard places.isTop[place] else { return }
            let number = value.at(position)[0]
            out[position] = number.isNaN ? .nan : 1
        }
        switch at {
        // A place behind the last top one is never one: tops stand in front.
        case .run(let first, let count):
            for position in 0..<max(0, min(count, places.tops - first)) { mend(position, first + position) }
        case .list(let list), .shape(_, _, let list):
            for position in 0..<list.count { mend(position, Int(list[position])) }
        }
    }
}
