/// Computes blocks of draws: memory for the years held, for results on the way and for constants.
///
/// The numbers of a year stand column by column, in a column place by place, of a place lane by lane. A bench belongs to
/// one thread.
public final class DrawBench {
    typealias Numbers = UnsafeMutablePointer<Double>

    let draws: CubeDraws
    let places: Int
    /// Numbers of a place.
    let lanes = CubeDraws.lanes
    /// Numbers of a column in a year, with room for one more vector.
    let column: Int
    private let slab: Int
    private let slabs: Int
    private let years: Numbers
    /// Results on the way.
    let slots: Numbers
    /// Room of one slot.
    let room: Int
    /// A vector for each constant of each column, and behind them one of missing numbers.
    private let constants: Numbers
    private let constantStarts: [Int]
    private let missingStart: Int
    let results: UnsafeMutablePointer<Kernels.Lanes>
    /// By source, a lane for each draw.
    private let amounts: Numbers
    /// The years of the cube.
    let period: Int
    /// How many places have no place above.
    let tops: Int
    /// The hierarchy, as in `CubePlaces`.
    let parents: UnsafeMutableBufferPointer<Int32>
    let rollOrder: UnsafeMutableBufferPointer<Int32>
    let partStarts: UnsafeMutableBufferPointer<Int32>
    let parts: UnsafeMutableBufferPointer<Int32>

    /// Places that one step goes through before the next begins.
    static let run = Kernels.block / CubeDraws.lanes

    init(_ draws: CubeDraws) {
        self.draws = draws
        let model = draws.cube.model
        places = model.places.count
        column = (places + 1) * lanes
        slab = model.nodes.count * column
        slabs = min(model.period.count, draws.plan.window + 1)
        years = .allocate(capacity: max(1, slabs * slab))
        years.initialize(repeating: .nan, count: max(1, slabs * slab))
        let columns = draws.plan.groups.joined()
        let most = columns.map(\.steps.slots).max() ?? 0
        room = (min(places, Self.run) + 1) * lanes
        slots = .allocate(capacity: max(1, most * room))
        slots.initialize(repeating: .nan, count: max(1, most * room))
        results = .allocate(capacity: max(1, most))
        results.initialize(repeating: Kernels.Lanes(pointer: UnsafePointer(slots), mask: 0), count: max(1, most))
        var numbers: [Double] = []
        var starts: [Int] = []
        for column in columns {
            starts.append(numbers.count)
            numbers += column.steps.constants.flatMap { Array(repeating: $0, count: Kernels.width) }
        }
        missingStart = numbers.count
        numbers += Array(repeating: .nan, count: Kernels.width)
        constants = .allocate(capacity: numbers.count)
        constants.initialize(from: numbers, count: numbers.count)
        constantStarts = starts
        amounts = .allocate(capacity: max(1, draws.sources * lanes))
        amounts.initialize(repeating: 0, count: max(1, draws.sources * lanes))
        func copy(_ list: [Int32]) -> UnsafeMutableBufferPointer<Int32> {
            let copy = UnsafeMutableBufferPointer<Int32>.allocate(capacity: max(1, list.count))
            _ = copy.initialize(from: list)
            return UnsafeMutableBufferPointer(rebasing: copy[..<list.count])
        }
        period = model.period.count
        tops = model.places.tops
        parents = copy(model.places.parents)
        rollOrder = copy(model.places.rollOrder)
        partStarts = copy(model.places.parts.starts)
        parts = copy(model.places.parts.members)
        if slabs == period { for year in 0..<slabs { stand(year) } }
    }

    deinit {
        for memory in [years, slots, constants, amounts] { memory.deallocate() }
        results.deallocate()
        for list in [parents, rollOrder, partStarts, parts] { list.baseAddress?.deallocate() }
    }

    // MARK: Running

    /// Computes draws.
    ///
    /// - Parameters:
    ///   - count: how many draws.
    ///   - drawn: what was drawn: `drawn[source * count + draw]`.
    ///   - values: gets the values of the wanted cells, NaN where they are missing: `values[cell * count + draw]`.
    public func run(_ count: Int, drawn: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>) {
        guard drawn.count >= draws.sources * count, values.count >= draws.wanted.count * count else { return }
        var first = 0
        while first < count {
            let some = min(lanes, count - first)
            for source in 0..<draws.sources {
                for lane in 0..<lanes {
                    // Lanes beyond the last draw repeat it: every lane must hold numbers that formulas can bear.
                    amounts[source * lanes + lane] = drawn[source * count + first + min(lane, some - 1)]
                }
            }
            for cell in draws.plan.absent { for lane in 0..<some { values[cell * count + first + lane] = .nan } }
            block { node, place, cell, year in
                let source = numbers(node, year) + place * lanes
                for lane in 0..<some { values[cell * count + first + lane] = source[lane] }
            }
            first += some
        }
    }

    private func block(_ take: (_ node: Int, _ place: Int, _ cell: Int, _ year: Int) -> Void) {
        let plan = draws.plan
        func give(_ year: Int) {
            for cell in plan.wanted[year] ?? [] { take(cell.node, cell.place, cell.position, year) }
        }
        guard plan.isYearwise else {
            var position = 0
            for group in plan.groups {
                for year in 0..<period {
                    for (offset, column) in group.enumerated() { compute(column, position + offset, year) }
                }
                position += group.count
            }
            for year in 0..<period { give(year) }
            return
        }
        for year in 0..<period {
            if slabs < period { stand(year) }
            var position = 0
            for group in plan.groups {
                for column in group {
                    compute(column, position, year)
                    position += 1
                }
            }
            give(year)
        }
    }

    // MARK: Memory

    /// The numbers of a column in a year that is held.
    @inline(__always)
    func numbers(_ node: Int, _ year: Int) -> Numbers {
        let held = year == 0 || slabs == period ? year : 1 + (year - 1) % (slabs - 1)
        return years + held * slab + node * column
    }

    /// The vectors of the constants of a column.
    func constants(of position: Int) -> UnsafePointer<Double> { UnsafePointer(constants + constantStarts[position]) }

    /// A missing number for every lane.
    var missing: Kernels.Lanes { Kernels.Lanes(pointer: UnsafePointer(constants + missingStart), mask: 0) }

    /// What was drawn of a source.
    func amount(_ source: Int) -> UnsafePointer<Double> { UnsafePointer(amounts + source * lanes) }

    /// Writes what does not differ from draw to draw.
    private func stand(_ year: Int) {
        for node in draws.plan.standing {
            let out = numbers(node, year)
            draws.cube.columns[node].withRow(year) { middle in
                for place in 0..<places { (out + place * lanes).update(repeating: middle[place], count: lanes) }
            }
        }
    }
}
