/// A calendar or planning year.
public struct Year: Hashable, Comparable, Strideable, Sendable, CustomStringConvertible {
    /// The number of the year, as written.
    public let number: Int

    /// Makes a year from its number.
    public init(_ number: Int) { self.number = number }

    /// Years that a plan may speak of.
    public static let plausible = 1900...2200

    /// The years from this one to another; as far as whole numbers reach where they are further apart.
    public func distance(to other: Year) -> Int {
        let (distance, overflows) = other.number.subtractingReportingOverflow(number)
        return overflows ? (other.number < number ? .min : .max) : distance
    }

    /// The year so many years later; the last there is a number for where that is later still.
    public func advanced(by years: Int) -> Year {
        let (later, overflows) = number.addingReportingOverflow(years)
        return Year(overflows ? (years < 0 ? .min : .max) : later)
    }

    /// The number of the year.
    public var description: String { String(number) }
}

/// A run of years, the first and the last included.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// The first year.
    public var first: Year
    /// The last year.
    public var last: Year

    /// Makes a period; one whose last year is before its first contains no year.
    public init(_ first: Year, _ last: Year) {
        self.first = first
        self.last = last
    }

    /// The years in order.
    public var years: [Year] { first <= last ? Array(first...last) : [] }

    /// How many years there are.
    public var count: Int {
        let distance = first.distance(to: last)
        return distance < 0 ? 0 : distance == .max ? distance : distance + 1
    }

    /// Whether a year lies within.
    public func contains(_ year: Year) -> Bool { first <= year && year <= last }

    /// The period as `2021-2025`.
    public var description: String { "\(first)-\(last)" }
}
