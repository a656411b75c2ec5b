import PlanModel
import Quantities

/// What a formula reads: values of indicators, the place above, and the years there are.
///
/// Reading may change the reader, so that it can note what was read or compute it first.
public protocol FormulaReader {
    /// The years that formulas see; before its first year lies nothing.
    var period: Period { get }
    /// The value of an indicator at a place in a year, in the indicator's own unit.
    mutating func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value
    /// The place of which another is a part, or nil at the top.
    func parent(of place: ID<Place>) -> ID<Place>?
}

/// A cell: an indicator at a place in a year.
public struct FormulaCell: Hashable, Comparable, Sendable {
    /// The indicator.
    public let indicator: ID<Indicator>
    /// The place.
    public let place: ID<Place>
    /// The year.
    public let year: Year

    /// Makes a cell.
    public init(_ indicator: ID<Indicator>, _ place: ID<Place>, _ year: Year) {
        self.indicator = indicator
        self.place = place
        self.year = year
    }

    /// Cells sort by indicator, place and year.
    public static func < (left: FormulaCell, right: FormulaCell) -> Bool {
        (left.indicator, left.place, left.year) < (right.indicator, right.place, right.year)
    }
}
