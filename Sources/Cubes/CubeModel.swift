import Formulas
import PlanModel
import Quantities

/// The rules of a cube, compiled: columns with programs in the order in which they are computed.
public struct CubeModel: Sendable {
    /// The rules as they were given.
    public let rules: [ID<Indicator>: FormulaRule]
    /// The places.
    public let places: CubePlaces
    /// The years.
    public let period: Period
    /// The columns.
    let nodes: [CubeNode]
    /// The column of each indicator.
    let positions: [ID<Indicator>: Int]
    /// The indicators by column, in the order of columns.
    let indicators: [(node: Int, indicator: ID<Indicator>)]
    /// Columns that are computed together, year by year, in the order in which they need each other; most stand alone.
    let groups: [Group]
    /// Where each column stands: its group.
    let groupOf: [Int]
    /// Whom each column is read by.
    let readers: [[Reading]]
    /// What each column reads.
    let reads: [[Reading]]
    /// How the numbers of a column lie.
    let layout: CubeLayout
    /// Where places with parts, places without and places above others stand.
    let tiles: Tiles
    /// The loops among the rules; an indicator in one has no values.
    let loops: FormulaLoops

    /// Tiles by what kind of places they hold.
    struct Tiles: Sendable {
        /// Those with a place that is rolled up.
        let rolled: CubeTiles
        /// The same by position.
        let rolledPositions: [Int]
        /// Those with a place without parts.
        let leaves: CubeTiles
        /// Those with a place above another one.
        let above: CubeTiles
        /// All places up to the last tile with one that is rolled up.
        let front: Int
        /// All places up to the last one that is above another or at the top.
        let aboveEnd: Int
        /// The totals of a row that holds all places.
        let totals: CubeTotals
        /// The totals of a row that holds the places in front.
        let totalsInFront: CubeTotals

        init(_ places: CubePlaces, _ layout: CubeLayout) {
            rolled = CubeTiles(layout, holding: places.rollOrder.map { Int($0) })
            rolledPositions = rolled.positions
            leaves = CubeTiles(layout, holding: places.leafRuns.joined())
            above = CubeTiles(layout, holding: places.parents.map { Int($0) })
            aboveEnd = Int(places.parents.max() ?? -1) + 1
            let front = rolled.end(layout)
            self.front = front
            totals = CubeTotals(of: places.rollOrder, places) { $0 }
            totalsInFront = CubeTotals(of: places.rollOrder, places) { $0 < front ? $0 : nil }
        }
    }

    /// Columns that need each other's past.
    struct Group: Sendable {
        /// The columns, in the order within a year.
        var members: [Int]
        /// Whether a column reads itself or another one of the group.
        var isRecurrent: Bool
        /// Whether it reads the group's own past at the place above.
        var readsAbove: Bool
    }

    /// One column read by another.
    struct Reading: Sendable {
        /// Which years are read in a year.
        enum Years: Hashable, Sendable {
            case row(KernelRow)
            /// The year and all before.
            case onward
            /// The year and so many before.
            case window(Int)
            /// All years.
            case any
        }

        /// The column that reads; for what is read it is the one that is read.
        let node: Int
        let years: Years
        let isAbove: Bool
        /// Whether it is read as the weight of a mean: then by the places above only.
        let isWeight: Bool
    }

    /// Compiles rules.
    ///
    /// - Parameters:
    ///   - rules: how indicators are computed.
    ///   - given: further indicators whose values are only given.
    ///   - places: the places.
    ///   - period: the years.
    public init(
        rules: [ID<Indicator>: FormulaRule], given: Set<ID<Indicator>> = [], places: CubePlaces, period: Period
    ) {
        let loops = FormulaLoops(in: rules)
        let compiler = KernelCompiler(rules: rules, given: given, tied: Set(loops.tied.keys), period: period)
        self.rules = rules
        self.places = places
        self.period = period
        self.loops = loops
        nodes = compiler.nodes
        positions = compiler.positions
        indicators = compiler.positions.map { (node: $1, indicator: $0) }.sorted { $0.node < $1.node }
        let reads = compiler.nodes.indices.map { Self.reads(of: compiler.nodes[$0]) }
        var readers = [[Reading]](repeating: [], count: nodes.count)
        for (reader, list) in reads.enumerated() {
            for read in list {
                readers[read.node].append(
                    Reading(node: reader, years: read.years, isAbove: read.isAbove, isWeight: read.isWeight))
            }
        }
        self.readers = readers
        self.reads = reads
        let layout = CubeLayout(places: places.count, years: period.count, hasGaps: !places.isWhole)
        self.layout = layout
        tiles = Tiles(places, layout)
        // From what nobody reads: so a column is computed shortly before it is read, and caches still hold it.
        let last = readers.indices.filter { readers[$0].isEmpty }
        groups = GraphComponents.inOrder(reads.map { $0.map(\.node) }, from: last).map { Self.group($0, reads) }
        var groupOf = [Int](repeating: 0, count: nodes.count)
        for (position, group) in groups.enumerated() { for member in group.members { groupOf[member] = position } }
        self.groupOf = groupOf
    }

    private static func reads(of node: CubeNode) -> [Reading] {
        var reads: [Reading] = []
        if case .mean(let weight) = node.rollUp {
            reads.append(Reading(node: weight, years: .row(.same), isAbove: false, isWeight: true))
        }
        for operation in node.program?.operations ?? [] {
            let years: Reading.Years? =
                switch operation.code {
                case .load, .above: .row(operation.row)
                case .total: .onward
                case .movingMean: .window(operation.count)
                case .interpolate: .any
                default: nil
                }
            guard let years else { continue }
            reads.append(
                Reading(node: operation.node, years: years, isAbove: operation.code == .above, isWeight: false))
        }
        return reads
    }

    /// The order of a group within a year: what is needed in the same year first.
    private static func group(_ members: [Int], _ reads: [[Reading]]) -> Group {
        let inside = Set(members)
        let own = members.flatMap { reads[$0].filter { inside.contains($0.node) } }
        guard members.count > 1 else {
            return Group(
                members: members, isRecurrent: !own.isEmpty, readsAbove: own.contains(where: \.isAbove))
        }
        let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        let needs: [[Int]] = members.map { member in
            let now = reads[member].filter { read in
                if case .row(.back) = read.years { false } else { true }
            }
            return now.compactMap { places[$0.node] }
        }
        let order = GraphComponents.inOrder(needs).flatMap { $0.map { members[$0] } }
        return Group(members: order, isRecurrent: true, readsAbove: own.contains(where: \.isAbove))
    }
}
