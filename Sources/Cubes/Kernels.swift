import Formulas

/// The inner loops: one operation over a run of numbers, eight at a time.
///
/// The only code that goes through memory by pointers; `KernelBench` is its safe face. Inputs may be read up to seven
/// numbers beyond the run, results are written within it. Every lane does what the interpreter does, in the same order,
/// so that the bits are the same. What has many loops is a function of its own: inside of a large one the compiler calls
/// the operation anew for every vector.
enum Kernels {
    typealias Vector = SIMD8<Double>
    /// Numbers in a vector.
    static let width = 8
    /// Numbers in a block: an operation goes through so many before the next one begins.
    static let block = 2_048
    /// Rows that are rolled up at a time: sums of several years do not wait for each other.
    static let rows = 5

    /// A run of numbers, or one number for all of them: then it stands eight times at the pointer and the mask is 0.
    struct Lanes {
        var pointer: UnsafePointer<Double>
        var mask: Int

        @inline(__always) func at(_ position: Int) -> Vector {
            UnsafeRawPointer(pointer + (position & mask)).loadUnaligned(as: Vector.self)
        }
    }

    /// Writes the values of a function of positions; the last vector only as far as the run goes.
    @inline(__always)
    static func fill(
        _ out: UnsafeMutablePointer<Double>, _ count: Int, checked: Bool, _ value: (Int) -> Vector
    ) {
        if checked {
            loop(out, count) { finite(value($0)) }
        } else {
            loop(out, count, value)
        }
    }

    @inline(__always)
    private static func loop(_ out: UnsafeMutablePointer<Double>, _ count: Int, _ value: (Int) -> Vector) {
        var position = 0
        while position + width <= count {
            UnsafeMutableRawPointer(out + position).storeBytes(of: value(position), as: Vector.self)
            position += width
        }
        guard position < count else { return }
        let rest = value(position)
        for lane in 0..<(count - position) { out[position + lane] = rest[lane] }
    }

    /// The numbers that are finite as they are, else NaN: x + x * 0.
    @inline(__always) static func finite(_ x: Vector) -> Vector { x + x * 0 }

    /// One arithmetic operation.
    @inline(never)
    static func arithmetic(
        _ code: KernelCode, _ a: Lanes, _ b: Lanes, _ out: UnsafeMutablePointer<Double>, _ count: Int, checked: Bool
    ) {
        switch code {
        case .add: fill(out, count, checked: checked) { a.at($0) + b.at($0) }
        case .subtract: fill(out, count, checked: checked) { a.at($0) - b.at($0) }
        case .multiply: fill(out, count, checked: checked) { a.at($0) * b.at($0) }
        case .divide: fill(out, count, checked: checked) { a.at($0) / b.at($0) }
        case .lowest: fill(out, count, checked: false) { extreme(a.at($0), b.at($0)) { $1 .< $0 } }
        case .highest: fill(out, count, checked: false) { extreme(a.at($0), b.at($0)) { $1 .> $0 } }
        default: fill(out, count, checked: checked) { a.at($0) }
        }
    }

    /// The second where it is taken, else the first; missing where one of them is.
    @inline(__always)
    private static func extreme(
        _ a: Vector, _ b: Vector, _ takes: (Vector, Vector) -> SIMDMask<Vector.MaskStorage>
    ) -> Vector {
        a.replacing(with: b, where: takes(a, b) .| (b .!= b))
            .replacing(with: a, where: a .!= a)
    }

    /// The third where the comparison of the first two holds, else the fourth; missing where one of the first two is.
    @inline(never)
    static func select(
        _ comparison: FormulaComparison, _ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes,
        _ out: UnsafeMutablePointer<Double>, _ count: Int, checked: Bool
    ) {
        switch comparison {
        case .equal: choose(a, b, c, d, out, count, checked) { $0 .== $1 }
        case .unequal: choose(a, b, c, d, out, count, checked) { $0 .!= $1 }
        case .less: choose(a, b, c, d, out, count, checked) { $0 .< $1 }
        case .lessOrEqual: choose(a, b, c, d, out, count, checked) { $0 .<= $1 }
        case .greater: choose(a, b, c, d, out, count, checked) { $0 .> $1 }
        case .greaterOrEqual: choose(a, b, c, d, out, count, checked) { $0 .>= $1 }
        }
    }

    @inline(__always)
    private static func choose(
        _ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ out: UnsafeMutablePointer<Double>, _ count: Int,
        _ checked: Bool, _ holds: (Vector, Vector) -> SIMDMask<Vector.MaskStorage>
    ) {
        fill(out, count, checked: checked) { position in
            let (one, other) = (a.at(position), b.at(position))
            let chosen = d.at(position).replacing(with: c.at(position), where: holds(one, other))
            return chosen.replacing(with: Vector(repeating: .nan), where: (one .!= one) .| (other .!= other))
        }
    }

    /// Adds a run to another.
    static func accumulate(
        _ a: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, _ count: Int, checked: Bool
    ) {
        let (one, other) = (Lanes(pointer: a, mask: ~0), Lanes(pointer: UnsafePointer(out), mask: ~0))
        fill(out, count, checked: checked) { other.at($0) + one.at($0) }
    }

    /// Divides a run by a number.
    static func scale(_ out: UnsafeMutablePointer<Double>, _ count: Int, dividedBy divisor: Double) {
        let lanes = Lanes(pointer: UnsafePointer(out), mask: ~0)
        fill(out, count, checked: true) { lanes.at($0) / divisor }
    }

    /// Multiplies a run by a number.
    static func scale(
        _ source: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, _ count: Int, times factor: Double
    ) {
        let lanes = Lanes(pointer: source, mask: ~0)
        fill(out, count, checked: true) { lanes.at($0) * factor }
    }

    /// The sum of the parts of a place, in order; starts from zero as the interpreter does.
    @inline(__always)
    static func sum(_ row: UnsafePointer<Double>, _ parts: UnsafeBufferPointer<Int32>, isRun: Bool) -> Double {
        var total = 0.0
        if isRun {
            let start = row + Int(parts[0])
            for position in 0..<parts.count { total += start[position] }
        } else {
            for part in parts { total += row[Int(part)] }
        }
        return total + total * 0
    }

    /// The numbers that totals are computed from: of a row and, behind it, of another one times a factor; and of the years
    /// that follow, so many numbers further on.
    struct Parts {
        var row: UnsafePointer<Double>
        let stride: Int
        var behind: UnsafePointer<Double>
        let strideBehind: Int
        var factor = 1.0

        /// The number of a part, named as in `CubeTotals`; not checked, as one that is not finite leaves no total either.
        @inline(__always)
        subscript(member: Int) -> Double { member >= 0 ? row[member] : behind[~member] * factor }

        /// Those of a later year.
        func later(_ years: Int) -> Parts {
            var later = self
            later.row += years * stride
            later.behind += years * strideBehind
            return later
        }
    }

    /// Writes totals to the row of their parts: sums.
    static func sums(_ row: UnsafeMutablePointer<Double>, _ parts: Parts, _ totals: CubeTotals) {
        totals.members.withUnsafeBufferPointer { members in
            for (position, slot) in totals.slots.enumerated() {
                var total = 0.0
                for member in Int(totals.starts[position])..<Int(totals.starts[position + 1]) {
                    total += parts[Int(members[member])]
                }
                row[Int(slot)] = total + total * 0
            }
        }
    }

    /// The same of `rows` years, each added up in the same order as one alone.
    static func sumsOfYears(_ row: UnsafeMutablePointer<Double>, _ parts: Parts, _ totals: CubeTotals) {
        let (one, two, three, four) = (parts.later(1), parts.later(2), parts.later(3), parts.later(4))
        totals.members.withUnsafeBufferPointer { members in
            for (position, slot) in totals.slots.enumerated() {
                var sums: (Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0)
                for member in Int(totals.starts[position])..<Int(totals.starts[position + 1]) {
                    let part = Int(members[member])
                    sums.0 += parts[part]
                    sums.1 += one[part]
                    sums.2 += two[part]
                    sums.3 += three[part]
                    sums.4 += four[part]
                }
                let out = row + Int(slot)
                out[0] = sums.0 + sums.0 * 0
                out[parts.stride] = sums.1 + sums.1 * 0
                out[2 * parts.stride] = sums.2 + sums.2 * 0
                out[3 * parts.stride] = sums.3 + sums.3 * 0
                out[4 * parts.stride] = sums.4 + sums.4 * 0
            }
        }
    }

    /// Writes totals to the row of their parts: means, weighted.
    static func means(
        _ row: UnsafeMutablePointer<Double>, _ parts: Parts, weights: Parts, _ totals: CubeTotals
    ) {
        totals.members.withUnsafeBufferPointer { members in
            for (position, slot) in totals.slots.enumerated() {
                let range = Int(totals.starts[position])..<Int(totals.starts[position + 1])
                let list = UnsafeBufferPointer(rebasing: members[range])
                row[Int(slot)] = mean(list, { parts[$0] }, weights: { weights[$0] })
            }
        }
    }

    /// The same where numbers do not lie in one row; a missing part makes it missing.
    static func sum(_ parts: UnsafeBufferPointer<Int32>, _ number: (Int) -> Double) -> Double {
        var total = 0.0
        for part in parts {
            let number = number(Int(part))
            if number.isNaN { return .nan }
            total += number
        }
        return total + total * 0
    }

    /// The mean of the parts of a place, weighted; missing where the weights add up to zero.
    @inline(__always)
    static func mean(
        _ row: UnsafePointer<Double>, weights: UnsafePointer<Double>, _ parts: UnsafeBufferPointer<Int32>
    ) -> Double {
        mean(parts, { row[$0] }, weights: { weights[$0] })
    }

    /// The same where numbers do not lie in one row.
    @inline(__always)
    static func mean(
        _ parts: UnsafeBufferPointer<Int32>, _ number: (Int) -> Double, weights: (Int) -> Double
    ) -> Double {
        var total = 0.0
        var weight = 0.0
        for part in parts {
            total += number(Int(part)) * weights(Int(part))
            weight += weights(Int(part))
        }
        let checked = weight + weight * 0
        let mean = total / checked
        return mean + mean * 0
    }
}
