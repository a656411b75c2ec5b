import Formulas

/// Runs programs over runs or lists of places: the face of the kernels, with memory for results on the way.
final class KernelBench {
    /// The places of one year for which a program is run.
    enum Where {
        /// Places one behind the other.
        case run(Int, count: Int)
        /// Any places.
        case list(UnsafeBufferPointer<Int32>)
    }

    private let places: CubePlaces
    private var memory: UnsafeMutablePointer<Double>
    private var slotCapacity = 0
    private var constants: UnsafeMutablePointer<Double>
    private var constantCapacity = 0
    private var constantCount = 0
    private var lanes: [Kernels.Lanes] = []
    /// The room of one slot.
    private static let room = Kernels.block + Kernels.width

    init(places: CubePlaces) {
        self.places = places
        memory = .allocate(capacity: 1)
        constants = .allocate(capacity: 1)
    }

    deinit {
        memory.deallocate()
        constants.deallocate()
    }

    /// Makes room for a program and lays out its constants; once before it is run.
    func prepare(_ program: KernelProgram) {
        if program.slots > slotCapacity {
            memory.deallocate()
            slotCapacity = program.slots
            memory = .allocate(capacity: slotCapacity * Self.room)
            memory.update(repeating: .nan, count: slotCapacity * Self.room)
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
        let count =
            switch at {
            case .run(_, let count): count
            case .list(let list): list.count
            }
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

    private func row(_ node: Int, _ year: Int, _ columns: [CubeColumn]) -> UnsafePointer<Double> {
        UnsafePointer(columns[node].numbers + year * places.count)
    }

    private func load(
        _ operation: KernelOperation, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ own: UnsafeMutablePointer<Double>
    ) {
        guard let from = operation.row.year(in: year) else {
            lanes[operation.slot] = missing
            return
        }
        let source = row(operation.node, from, columns)
        switch at {
        case .run(let first, _): lanes[operation.slot].pointer = source + first
        case .list(let list):
            for position in 0..<list.count { own[position] = source[Int(list[position])] }
            lanes[operation.slot].pointer = UnsafePointer(own)
        }
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
        let source = row(operation.node, from, columns)
        places.parents.withUnsafeBufferPointer { parents in
            switch at {
            case .run(let first, let count):
                for position in 0..<count { own[position] = source[Int(parents[first + position])] }
            case .list(let list):
                for position in 0..<list.count { own[position] = source[Int(parents[Int(list[position])])] }
            }
        }
        lanes[operation.slot].pointer = UnsafePointer(own)
    }

    /// The sum of a column over the years from one to that of the run, earliest first.
    private func total(
        _ operation: KernelOperation, from first: Int, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ out: UnsafeMutablePointer<Double>
    ) {
        let places = places.count
        let start = row(operation.node, first, columns)
        switch at {
        case .run(let place, let count):
            copy(start + place, out, count, checked: year == first)
            for step in 0..<(year - first) {
                let isLast = first + step + 1 == year
                Kernels.accumulate(start + (step + 1) * places + place, into: out, count, checked: isLast)
            }
        case .list(let list):
            for position in 0..<list.count {
                var total = start[Int(list[position])]
                for step in 0..<(year - first) { total += start[(step + 1) * places + Int(list[position])] }
                out[position] = total + total * 0
            }
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
        let count =
            switch at {
            case .run(_, let count): count
            case .list(let list): list.count
            }
        Kernels.scale(out, count, dividedBy: years)
    }

    /// A number as it is, or where it is missing the point on the line between the nearest known years.
    private func interpolate(
        _ operation: KernelOperation, _ year: Int, _ at: Where, _ columns: [CubeColumn],
        _ out: UnsafeMutablePointer<Double>
    ) {
        let column = columns[operation.node]
        let places = places.count
        let years = places == 0 ? 0 : column.count / places
        func point(_ place: Int) -> Double {
            let now = column.numbers[year * places + place]
            guard now.isNaN else { return now }
            let before = (0..<year).last { !column.numbers[$0 * places + place].isNaN }
            let after = (year..<years).first { !column.numbers[$0 * places + place].isNaN }
            guard let before, let after else { return .nan }
            let low = column.numbers[before * places + place]
            let high = column.numbers[after * places + place]
            let found = low + (high - low) * (Double(year - before) / Double(after - before))
            return found + found * 0
        }
        switch at {
        case .run(let first, let count):
            for position in 0..<count { out[position] = point(first + position) }
        case .list(let list):
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
        case .list(let list):
            for position in 0..<list.count { mend(position, Int(list[position])) }
        }
    }
}
