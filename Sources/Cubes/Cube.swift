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
        let pool = CubePool(model.layout)
        for (node, indicator) in model.indicators {
            for (place, id) in model.places.ids.enumerated() {
                for (year, named) in model.period.years.enumerated() {
                    guard let value = inputs.given(indicator, at: id, in: named) else { continue }
                    let number = value.number ?? .nan
                    if let reason = value.missingReason { reasons[FormulaCell(indicator, id, named)] = reason }
                    put(number, node, year, place, pool)
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
        let pool = CubePool(model.layout)
        for (node, indicator) in model.indicators {
            for (place, id) in model.places.ids.enumerated() {
                guard let numbers = series(indicator, id) else { continue }
                for year in 0..<min(model.period.count, numbers.count) where !numbers[year].isNaN {
                    put(numbers[year], node, year, place, pool)
                }
            }
        }
    }

    private init(blank model: CubeModel) {
        self.model = model
        columns = model.nodes.map { _ in CubeColumn(model.layout) }
    }

    /// Writes a given number where it is read from.
    private mutating func put(_ number: Double, _ node: Int, _ year: Int, _ place: Int, _ pool: CubePool) {
        if isComputed(node, place: place) {
            overriding[node, default: [:]][year * model.places.count + place] = number
        } else {
            columns[node].write(number, year, place, from: pool)
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
            if columns[node].unsettled?.contains(position / CubeLayout.tile) ?? false {
                let asked = applying([], asking: CubeQuestion(indicators: [indicator], places: [place]))
                return asked.value(of: indicator, at: place, in: year)
            }
            let number = columns[node].number(model.period.first.distance(to: year), position)
            if !number.isNaN { return .number(number) }
        }
        return explainer.value(of: indicator, at: place, in: year)
    }

    /// The numbers of an indicator in one year, in the order of the model's places; NaN is missing.
    ///
    /// What a cube does not hold because it was not asked for (`CubeQuestion`) is computed for each call; `completed`
    /// computes it once.
    public func numbers(of indicator: ID<Indicator>, in year: Year) -> [Double]? {
        guard let node = model.positions[indicator], model.period.contains(year) else { return nil }
        guard columns[node].unsettled == nil else {
            return applying([], asking: CubeQuestion(indicators: [indicator])).numbers(of: indicator, in: year)
        }
        let row = model.period.first.distance(to: year)
        let count = model.places.count
        return Array(unsafeUninitializedCapacity: count + Kernels.width) { room, filled in
            guard let start = room.baseAddress else { return }
            let source = columns[node].run(row, 0, count, start)
            if source != UnsafePointer(start) { start.update(from: source, count: count) }
            filled = count
        }
    }

    /// Marks every tile of what is given as holding numbers, so that nothing is left out when the cube is computed.
    package mutating func fillInGaps() {
        let pool = CubePool(model.layout)
        for node in columns.indices where model.nodes[node].program == nil {
            let column = unshared(node, from: pool)
            for year in 0..<model.period.count {
                for tile in 0..<model.layout.tiles where !column.marks(year).has(tile) {
                    column.open(year, tile, from: pool)
                }
            }
        }
    }

    /// How many numbers the cube keeps in memory of its own, apart from those shared with another one.
    package func numbersHeld(besides other: Cube?) -> Int {
        let shared = Set(other?.columns.map(ObjectIdentifier.init) ?? [])
        return columns.filter { !shared.contains(ObjectIdentifier($0)) }.reduce(0) { $0 + $1.held }
    }
}
