import Formulas
import PlanModel
import Quantities

/// All values of a model: indicators at places in years, computed by kernels.
///
/// A cube is a value. A copy shares every column until it is changed, so that a scenario holds only what differs from
/// its parent. Missing numbers are NaN inside; why a cell is missing is found by the scalar interpreter when it is asked.
public struct Cube: Sendable {
    /// The compiled rules.
    public let model: CubeModel
    /// The numbers by column.
    var columns: [CubeColumn]
    /// Values given where a rule would compute them, by column and cell; NaN for one given as missing.
    var overriding: [Int: [Int: Double]] = [:]
    /// Why given cells are missing, where that was said.
    var reasons: [FormulaCell: MissingReason] = [:]

    /// Fills in what is given and computes the rest.
    ///
    /// - Parameters:
    ///   - model: the compiled rules.
    ///   - inputs: gives values; it is asked for every indicator, place and year.
    public init(_ model: CubeModel, inputs: some FormulaInputs) {
        self.init(blank: model)
        for (indicator, node) in model.positions {
            for (place, id) in model.places.ids.enumerated() {
                for (year, named) in model.period.years.enumerated() {
                    guard let value = inputs.given(indicator, at: id, in: named) else { continue }
                    let number = value.number ?? .nan
                    if let reason = value.missingReason { reasons[FormulaCell(indicator, id, named)] = reason }
                    put(number, node, year * model.places.count + place)
                }
            }
        }
        compute()
    }

    /// Fills in whole series of given values and computes the rest.
    ///
    /// - Parameters:
    ///   - model: the compiled rules.
    ///   - series: the given numbers of an indicator at a place by year, NaN where there is none; nil: none is given.
    public init(_ model: CubeModel, series: (_ indicator: ID<Indicator>, _ place: ID<Place>) -> [Double]?) {
        self.init(filling: model, series: series)
        compute()
    }

    /// Fills in series and computes nothing yet, so that computing can be timed by itself; no cell may be read before.
    package init(filling model: CubeModel, series: (_ indicator: ID<Indicator>, _ place: ID<Place>) -> [Double]?) {
        self.init(blank: model)
        let years = model.period.count
        for (indicator, node) in model.positions {
            for (place, id) in model.places.ids.enumerated() {
                guard let numbers = series(indicator, id) else { continue }
                for year in 0..<min(years, numbers.count) where !numbers[year].isNaN {
                    put(numbers[year], node, year * model.places.count + place)
                }
            }
        }
    }

    private init(blank model: CubeModel) {
        self.model = model
        let memory = CubeMemory(columns: model.nodes.count, of: model.cells)
        columns = model.nodes.indices.map { CubeColumn($0, of: model.cells, in: memory) }
        // A column with a formula is written as a whole; of the others only what is given or rolled up.
        for (node, column) in zip(model.nodes, columns) where node.program == nil || !model.places.isWhole {
            column.numbers.update(repeating: .nan, count: model.cells)
        }
    }

    /// Writes a given number where it is read from.
    private mutating func put(_ number: Double, _ node: Int, _ cell: Int) {
        if isComputed(node, place: cell % model.places.count) {
            overriding[node, default: [:]][cell] = number
        } else {
            columns[node].numbers[cell] = number
        }
    }

    /// Whether the cells of a column at a place come from a rule unless they are given.
    func isComputed(_ node: Int, place: Int) -> Bool {
        if model.nodes[node].rollUp != .none, model.places.rollRank[place] >= 0 { return true }
        return model.nodes[node].program != nil
    }

    // MARK: Reading

    /// The value of a cell, or why there is none.
    public func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        if let node = model.positions[indicator], let position = model.places.positions[place],
            model.period.contains(year)
        {
            let number = columns[node].numbers[model.period.first.distance(to: year) * model.places.count + position]
            if !number.isNaN { return .number(number) }
        }
        return explainer.value(of: indicator, at: place, in: year)
    }

    /// The numbers of an indicator in one year, in the order of the model's places; NaN is missing.
    public func numbers(of indicator: ID<Indicator>, in year: Year) -> [Double]? {
        guard let node = model.positions[indicator], model.period.contains(year) else { return nil }
        let start = model.period.first.distance(to: year) * model.places.count
        return Array(UnsafeBufferPointer(start: columns[node].numbers + start, count: model.places.count))
    }

    // MARK: Computing everything

    /// Computes every column anew.
    package mutating func compute() {
        let bench = KernelBench(places: model.places)
        for group in model.groups { computeGroup(group, bench) }
    }

    /// Computes the columns of a group in all years and at all places.
    func computeGroup(_ group: CubeModel.Group, _ bench: KernelBench) {
        for year in 0..<model.period.count {
            for node in group.members { computeRow(node, year, bench, isFirst: year == 0 || group.members.count > 1) }
        }
    }

    func computeRow(_ node: Int, _ year: Int, _ bench: KernelBench, isFirst: Bool) {
        let column = model.nodes[node]
        let given = overriding[node]
        if let program = column.program {
            if isFirst { bench.prepare(program) }
            let row = columns[node].numbers + year * model.places.count
            for run in column.rollUp == .none ? [0..<model.places.count] : model.places.leafRuns {
                if program.isRunningTotal, year > 0, given == nil {
                    addYear(program.operations[0].node, to: node, year, run)
                    continue
                }
                var start = run.lowerBound
                while start < run.upperBound {
                    let count = min(Kernels.block, run.upperBound - start)
                    bench.run(
                        program, year: year, at: .run(start, count: count), columns: columns, into: row + start)
                    start += count
                }
            }
            given.map { restore($0, node, year) }
        }
        guard column.rollUp != .none else { return }
        rollUp(node, year, given)
    }

    /// A running total: that of the year before and the year's own.
    private func addYear(_ source: Int, to node: Int, _ year: Int, _ run: Range<Int>) {
        let places = model.places.count
        let out = columns[node].numbers + year * places + run.lowerBound
        let before = Kernels.Lanes(pointer: UnsafePointer(out - places), mask: ~0)
        let now = Kernels.Lanes(
            pointer: UnsafePointer(columns[source].numbers + year * places + run.lowerBound), mask: ~0)
        Kernels.arithmetic(.add, before, now, out, run.count, checked: true)
    }

    private func restore(_ given: [Int: Double], _ node: Int, _ year: Int) {
        let places = model.places.count
        for (cell, number) in given where cell / places == year { columns[node].numbers[cell] = number }
    }

    private func rollUp(_ node: Int, _ year: Int, _ given: [Int: Double]?) {
        let row = columns[node].numbers + year * model.places.count
        guard given == nil, case .sum = model.nodes[node].rollUp else {
            for place in model.places.rollOrder {
                row[Int(place)] =
                    given?[year * model.places.count + Int(place)] ?? rolledUp(node, year, Int(place))
            }
            return
        }
        Kernels.sums(row, model.places)
    }

    /// The value of a place from its parts.
    @inline(__always)
    func rolledUp(_ node: Int, _ year: Int, _ place: Int) -> Double {
        let row = UnsafePointer(columns[node].numbers + year * model.places.count)
        let parts = model.places.parts
        return parts.members.withUnsafeBufferPointer { members in
            let start = Int(parts.starts[place])
            let list = UnsafeBufferPointer(rebasing: members[start..<Int(parts.starts[place + 1])])
            guard case .mean(let weight) = model.nodes[node].rollUp else {
                return Kernels.sum(row, list, isRun: model.places.hasRunOfParts[place])
            }
            let weights = UnsafePointer(columns[weight].numbers + year * model.places.count)
            return Kernels.mean(row, weights: weights, list)
        }
    }
}
