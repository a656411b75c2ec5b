import PlanModel
import Quantities

/// Why a cell has its value: the step that computed it and everything that the step read.
///
/// `recomputed` uses nothing but what stands in the trace and gives the same bits.
public struct FormulaTrace: Hashable, Sendable {
    /// What computed the cell.
    public enum Step: Hashable, Sendable {
        /// A formula, in the indicator's own unit; its description can be read again.
        case formula(Formula)
        /// A roll-up of the parts of the place.
        case rollUp(FormulaRule.RollUp, parts: [ID<Place>])
    }

    /// A value that was read.
    public struct Reading: Hashable, Sendable {
        /// The cell read.
        public let cell: FormulaCell
        /// Its value, in the unit.
        public let value: Value
        /// The unit of its indicator, where it has one.
        public let unit: Unit?
    }

    /// The cell explained.
    public let cell: FormulaCell
    /// What computed it.
    public let step: Step
    /// The values read, each once, in the order in which they were first needed.
    public let readings: [Reading]
    /// The place above each place, from the cell's own up to the top.
    public let parents: [ID<Place>: ID<Place>]
    /// The years that the step could see.
    public let period: Period
    /// The value of the cell.
    public let value: Value
    /// The unit of the cell, where its indicator has one.
    public let unit: Unit?

    /// Evaluates a step and notes what it reads.
    ///
    /// - Parameters:
    ///   - step: what computes the cell.
    ///   - cell: the cell.
    ///   - units: the unit of each indicator.
    ///   - reader: gives the values.
    public init(
        _ step: Step, of cell: FormulaCell, units: [ID<Indicator>: Unit], from reader: inout some FormulaReader
    ) {
        var noting = NotingReader(reader: reader)
        value = step.value(of: cell, from: &noting)
        reader = noting.reader
        self.cell = cell
        self.step = step
        period = noting.period
        unit = units[cell.indicator]
        readings = noting.order.map {
            Reading(cell: $0, value: noting.values[$0] ?? .missing(.notStated), unit: units[$0.indicator])
        }
        var parents: [ID<Place>: ID<Place>] = [:]
        var place = cell.place
        while parents[place] == nil, let above = noting.parent(of: place) {
            parents[place] = above
            place = above
        }
        self.parents = parents
    }

    /// The value computed anew from the readings alone.
    public var recomputed: Value {
        let values = Dictionary(readings.map { ($0.cell, $0.value) }) { first, _ in first }
        var reader = NotedReader(period: period, values: values, parents: parents)
        return step.value(of: cell, from: &reader)
    }
}

extension FormulaTrace.Step {
    /// The value that the step gives a cell.
    func value(of cell: FormulaCell, from reader: inout some FormulaReader) -> Value {
        switch self {
        case .formula(let formula): formula.value(of: cell, from: &reader)
        case .rollUp(let rollUp, let parts): rollUp.value(of: cell, over: parts, from: &reader)
        }
    }
}

/// Reads through another reader and notes what was read.
private struct NotingReader<Reader: FormulaReader>: FormulaReader {
    var reader: Reader
    var order: [FormulaCell] = []
    var values: [FormulaCell: Value] = [:]

    var period: Period { reader.period }

    mutating func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        let cell = FormulaCell(indicator, place, year)
        if let value = values[cell] { return value }
        let value = reader.value(of: indicator, at: place, in: year)
        order.append(cell)
        values[cell] = value
        return value
    }

    func parent(of place: ID<Place>) -> ID<Place>? { reader.parent(of: place) }
}

/// Reads from notes.
private struct NotedReader: FormulaReader {
    let period: Period
    let values: [FormulaCell: Value]
    let parents: [ID<Place>: ID<Place>]

    mutating func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        values[FormulaCell(indicator, place, year)] ?? .missing(.notStated)
    }

    func parent(of place: ID<Place>) -> ID<Place>? { parents[place] }
}
