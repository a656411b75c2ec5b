import Formulas
import PlanModel
import Quantities

/// An input of a cube that is drawn.
public enum DrawnInput: Hashable, Sendable {
    /// All given values of an indicator without a formula are multiplied by what is drawn of a source.
    case factor(ID<Indicator>, source: Int)
    /// What is drawn of a source is added to a given cell, so many times.
    case shift(FormulaCell, source: Int, times: Double)
}

/// A cube whose inputs are drawn: the same compiled formulas, with draws side by side as lanes of a vector.
///
/// Every draw gives the same bits as a cube with the drawn inputs. Only what hangs on a drawn input and is read by a
/// wanted cell is computed; all else stands once. Years are computed one after the other, and only as many are held as
/// formulas look back, so that the work stays in fast memory.
public struct CubeDraws: Sendable {
    /// Draws that are computed together.
    public static let lanes = 8

    /// The cube with the inputs in their middle.
    let cube: Cube
    /// The cells whose values are wanted, in the order in which they are given.
    public let wanted: [FormulaCell]
    /// How many sources inputs are drawn from.
    public let sources: Int
    let plan: DrawPlan

    /// Prepares a cube for draws.
    ///
    /// - Parameters:
    ///   - cube: the cube with all inputs in their middle.
    ///   - inputs: what is drawn; a cell that a formula computes and that is not given, or that the cube does not have,
    ///     is left as it is.
    ///   - sources: how many sources there are.
    ///   - wanted: the cells whose values are wanted.
    public init(_ cube: Cube, inputs: [DrawnInput], sources: Int, wanted: [FormulaCell]) {
        let cube = cube.completed()
        self.cube = cube
        self.wanted = wanted
        self.sources = sources
        plan = DrawPlan(cube, inputs: inputs, sources: sources, wanted: wanted)
    }

    /// Memory to compute blocks of draws with; one for each thread.
    public func bench() -> DrawBench { DrawBench(self) }
}

/// What is computed for a block of draws, and in which order.
struct DrawPlan: Sendable {
    /// A drawn addition to a cell.
    struct Shift: Sendable {
        let place: Int
        let source: Int
        let times: Double
    }

    /// A column that is computed for every block; shared, so that going through columns counts no references inside.
    final class Column: Sendable {
        let node: Int
        let steps: DrawSteps
        let rollUp: CubeNode.RollUp
        /// Places at which its formula is computed.
        let runs: [Range<Int>]
        /// The numbers in their middle, by year and place.
        let middle: CubeColumn
        /// Values given where a rule would compute them, by year.
        let given: [Int: [Int: Double]]
        /// The source by which given values are multiplied.
        let factor: Int?
        /// What is added, by year.
        let shifts: [Int: [Shift]]

        init(_ node: Int, of cube: Cube, factor: Int?, shifts: [Int: [Shift]]) {
            let places = cube.model.places
            self.node = node
            steps = DrawSteps(cube.model.nodes[node].program)
            rollUp = cube.model.nodes[node].rollUp
            runs = rollUp == .none ? [0..<places.count] : places.leafRuns
            middle = cube.columns[node]
            given = (cube.overriding[node] ?? [:]).reduce(into: [:]) { given, cell in
                given[cell.key / places.count, default: [:]][cell.key % places.count] = cell.value
            }
            self.factor = factor
            self.shifts = shifts
        }
    }

    /// The columns that differ from draw to draw, in the order in which they are computed, by group.
    let groups: [[Column]]
    /// The columns that do not differ but are read.
    let standing: [Int]
    /// Whether all columns of a year can be computed before the next year.
    let isYearwise: Bool
    /// How many years are held beside the first.
    let window: Int
    /// The wanted cells by year: column, place and position.
    let wanted: [Int: [(node: Int, place: Int, position: Int)]]
    /// Wanted cells that the cube does not have.
    let absent: [Int]

    init(_ cube: Cube, inputs: [DrawnInput], sources: Int, wanted cells: [FormulaCell]) {
        let model = cube.model
        var factors: [Int: Int] = [:]
        var shifts: [Int: [Int: [Shift]]] = [:]
        for input in inputs {
            switch input {
            case .factor(let indicator, let source):
                guard let node = model.positions[indicator], model.nodes[node].program == nil,
                    (0..<sources).contains(source)
                else { continue }
                factors[node] = source
            case .shift(let cell, let source, let times):
                guard let node = model.positions[cell.indicator], let place = model.places.positions[cell.place],
                    model.period.contains(cell.year), (0..<sources).contains(source)
                else { continue }
                let year = model.period.first.distance(to: cell.year)
                let isGiven = cube.overriding[node]?[year * model.places.count + place] != nil
                guard isGiven || !cube.isComputed(node, place: place) else { continue }
                shifts[node, default: [:]][year, default: []].append(Shift(place: place, source: source, times: times))
            }
        }
        var wanted: [Int: [(node: Int, place: Int, position: Int)]] = [:]
        var absent: [Int] = []
        for (position, cell) in cells.enumerated() {
            guard let node = model.positions[cell.indicator], let place = model.places.positions[cell.place],
                model.period.contains(cell.year)
            else {
                absent.append(position)
                continue
            }
            wanted[model.period.first.distance(to: cell.year), default: []].append((node, place, position))
        }
        self.wanted = wanted
        self.absent = absent
        let reach = DrawReach(
            model, drawn: Set(factors.keys).union(shifts.keys), wanted: Set(wanted.values.joined().map(\.node)))
        groups = model.groups.compactMap { group in
            let members = group.members.filter(reach.isComputed)
            return members.isEmpty
                ? nil
                : members.map { Column($0, of: cube, factor: factors[$0], shifts: shifts[$0] ?? [:]) }
        }
        standing = model.nodes.indices.filter(reach.isStanding)
        let programs = groups.joined().compactMap { model.nodes[$0.node].program }
        let years = model.period.count
        isYearwise = programs.allSatisfy(\.looksBackOnly)
        window = isYearwise ? min(years, 1 + (programs.map(\.back).max() ?? 0)) : years
    }
}

/// Which columns hang on drawn inputs, and which of the others are read by those.
private struct DrawReach {
    private var drawn: [Bool]
    private var needed: [Bool]

    init(_ model: CubeModel, drawn start: Set<Int>, wanted: Set<Int>) {
        drawn = model.nodes.indices.map(start.contains)
        needed = model.nodes.indices.map(wanted.contains)
        var open = Array(start)
        while let node = open.popLast() {
            for reading in model.readers[node] where !drawn[reading.node] {
                drawn[reading.node] = true
                open.append(reading.node)
            }
        }
        var reads = [[Int]](repeating: [], count: model.nodes.count)
        for (node, readers) in model.readers.enumerated() {
            for reading in readers { reads[reading.node].append(node) }
        }
        open = Array(wanted)
        while let node = open.popLast() {
            // What does not hang on a draw stands as it is, whatever it reads.
            guard drawn[node] else { continue }
            for read in reads[node] where !needed[read] {
                needed[read] = true
                open.append(read)
            }
        }
    }

    func isComputed(_ node: Int) -> Bool { drawn[node] && needed[node] }

    func isStanding(_ node: Int) -> Bool { !drawn[node] && needed[node] }
}

extension KernelProgram {
    /// Whether it reads no year after its own.
    fileprivate var looksBackOnly: Bool {
        operations.allSatisfy { operation in
            if case .base(let year?) = operation.row, [.load, .above].contains(operation.code) { return year == 0 }
            return operation.code != .interpolate
        }
    }

    /// How many years it looks back, the first year not counted.
    fileprivate var back: Int {
        operations.map { operation in
            switch operation.code {
            case .load, .above: if case .back(let years) = operation.row { years } else { 0 }
            case .movingMean: operation.count - 1
            case .total: isRunningTotal ? 1 : Int(Int32.max)
            default: 0
            }
        }.max() ?? 0
    }
}
