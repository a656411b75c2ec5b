/// Values by year, without holes between the first and the last year.
public struct Series: Hashable, Sendable {
    /// The year of the first value.
    public let first: Year
    /// One value a year from the first year on.
    public private(set) var values: [Value]

    /// Makes a series from its first year and its values.
    public init(first: Year, values: [Value]) {
        self.first = first
        self.values = values
    }

    /// The years covered; empty where there is no value.
    public var period: Period { Period(first, first.advanced(by: values.count - 1)) }

    /// The value of a year, missing outside the years covered.
    public subscript(year: Year) -> Value {
        let index = first.distance(to: year)
        return values.indices.contains(index) ? values[index] : .missing(.notStated)
    }

    /// The numbers there are, with their years, in order of years.
    public var numbers: [(year: Year, number: Double)] {
        values.enumerated().compactMap { index, value in
            value.number.map { (first.advanced(by: index), $0) }
        }
    }
}
