import Formulas
import PlanModel
import Quantities

/// Given values for formulas under test: over the years 2021 to 2024 at one place, unless said otherwise.
struct FormulaGrid: FormulaInputs, FormulaReader {
    var period = Period(Year(2021), Year(2024))
    var values: [FormulaCell: Value] = [:]
    var parents: [ID<Place>: ID<Place>] = [:]

    static let place = ID<Place>("city")

    /// One value for every year.
    init(constant values: [String: Value] = [:]) {
        for (name, value) in values {
            for year in period.years { self.values[FormulaCell(ID(name), Self.place, year)] = value }
        }
    }

    /// Values from the first year on.
    init(series: [String: [Value]], period: Period = Period(Year(2021), Year(2024))) {
        self.period = period
        for (name, values) in series {
            for (position, value) in values.enumerated() {
                self.values[FormulaCell(ID(name), Self.place, period.first.advanced(by: position))] = value
            }
        }
    }

    func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? {
        values[FormulaCell(indicator, place, year)]
    }

    func value(of indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value {
        values[FormulaCell(indicator, place, year)]
            ?? .missing(.noObservation(indicator: indicator.text, place: place.text, year: year))
    }

    func parent(of place: ID<Place>) -> ID<Place>? { parents[place] }

    func parts(of place: ID<Place>) -> [ID<Place>] {
        parents.filter { $0.value == place }.map(\.key).sorted()
    }

    /// The value of a formula of the indicator `own` in a year.
    func value(of text: String, in year: Int = 2024, at place: ID<Place> = place) throws(FormulaFault) -> Value {
        var reader = self
        return try Formula.reading(text).value(of: FormulaCell(ID("own"), place, Year(year)), from: &reader)
    }
}

extension Value {
    /// A number whose bits are compared, so that a result differs from another even where it only prints the same.
    var bits: UInt64? { number?.bitPattern }
}

/// A missing value whose reason is a word.
func missing(_ word: String) -> Value { .missing(.recorded(word)) }
