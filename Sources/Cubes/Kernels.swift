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

    /// The sums of all places with parts, each behind its parts.
    static func sums(_ row: UnsafeMutablePointer<Double>, _ places: CubePlaces) {
        places.rollOrder.withUnsafeBufferPointer { order in
            places.parts.starts.withUnsafeBufferPointer { starts in
                places.parts.members.withUnsafeBufferPointer { members in
                    places.hasRunOfParts.withUnsafeBufferPointer { isRun in
                        for place in order {
                            let range = Int(starts[Int(place)])..<Int(starts[Int(place) + 1])
                            let parts = UnsafeBufferPointer(rebasing: members[range])
                            row[Int(place)] = sum(row, parts, isRun: isRun[Int(place)])
                        }
                    }
                }
            }
        }
    }

    /// The sums of five rows, so many numbers apart, each added up in the same order as one alone.
    static func sums(_ row: UnsafeMutablePointer<Double>, _ stride: Int, _ places: CubePlaces) {
        let parts = places.parts
        let (one, two, three, four) = (row + stride, row + 2 * stride, row + 3 * stride, row + 4 * stride)
        parts.members.withUnsafeBufferPointer { members in
            parts.starts.withUnsafeBufferPointer { starts in
                for place in places.rollOrder {
                    var sums: (Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0)
                    for member in Int(starts[Int(place)])..<Int(starts[Int(place) + 1]) {
                        let part = Int(members[member])
                        sums.0 += row[part]
                        sums.1 += one[part]
                        sums.2 += two[part]
                        sums.3 += three[part]
                        sums.4 += four[part]
                    }
                    row[Int(place)] = sums.0 + sums.0 * 0
                    one[Int(place)] = sums.1 + sums.1 * 0
                    two[Int(place)] = sums.2 + sums.2 * 0
                    three[Int(place)] = sums.3 + sums.3 * 0
                    four[Int(place)] = sums.4 + sums.4 * 0
                }
            }
        }
    }

    /// The sums of the places of a shape, whose parts stand in its row or behind it.
    static func sums(
        _ row: UnsafeMutablePointer<Double>, _ behind: UnsafePointer<Double>, _ sums: CubeShape.Sums
    ) {
        sums.members.withUnsafeBufferPointer { members in
            for (position, slot) in sums.slots.enumerated() {
                var total = 0.0
                for member in Int(sums.starts[position])..<Int(sums.starts[position + 1]) {
                    let part = Int(members[member])
                    total += part >= 0 ? row[part] : behind[~part]
                }
                row[Int(slot)] = total + total * 0
            }
        }
    }

    /// The means of the places of a shape, weighted.
    static func means(
        _ row: UnsafeMutablePointer<Double>, _ behind: UnsafePointer<Double>,
        weights: (row: UnsafePointer<Double>, behind: UnsafePointer<Double>), _ sums: CubeShape.Sums
    ) {
        sums.members.withUnsafeBufferPointer { members in
            for (position, slot) in sums.slots.enumerated() {
                let range = Int(sums.starts[position])..<Int(sums.starts[position + 1])
                row[Int(slot)] = mean(
                    UnsafeBufferPointer(rebasing: members[range]), { $0 >= 0 ? row[$0] : behind[~$0] },
                    weights: { $0 >= 0 ? weights.row[$0] : weights.behind[~$0] })
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

    /// The means of all places with parts, each behind its parts.
    static func means(
        _ row: UnsafeMutablePointer<Double>, weights: UnsafePointer<Double>, _ places: CubePlaces
    ) {
        let parts = places.parts
        parts.members.withUnsafeBufferPointer { members in
            for place in places.rollOrder {
                let range = Int(parts.starts[Int(place)])..<Int(parts.starts[Int(place) + 1])
                row[Int(place)] = mean(row, weights: weights, UnsafeBufferPointer(rebasing: members[range]))
            }
        }
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
