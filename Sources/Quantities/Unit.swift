import Diagnostics

/// A unit of measure with its dimension: `10^8 yuan`, `t/10^4 yuan`, `beds/10^3 persons`, `%`.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
    /// One factor of a unit as written: a power of ten or a named unit with its exponent.
    public enum Factor: Hashable, Sendable {
        /// A number, positive exponent above the line.
        case number(Double, above: Bool)
        /// A named unit; a negative exponent stands below the line.
        case symbol(String, exponent: Int)
    }

    /// The unit as it was written, with single spaces.
    public let written: String
    /// The factors in the order written.
    public let factors: [Factor]
    /// What the unit measures.
    public let dimension: Dimension
    /// How many base units (m, kg, s, currency unit, person, thing) make one of this unit.
    public let scale: Double

    /// A pure number.
    public static let one = Unit(written: "1", factors: [], dimension: .none, scale: 1)

    init(written: String, factors: [Factor], dimension: Dimension, scale: Double) {
        self.written = written
        self.factors = factors
        self.dimension = dimension
        self.scale = scale
    }

    /// The factor by which a number in this unit is multiplied to be in another; nil where the dimensions differ.
    public func factor(to other: Unit) -> Double? {
        dimension == other.dimension ? scale / other.scale : nil
    }

    /// The unit as written.
    public var description: String { written }

    /// Units are the same where dimension and scale are.
    public static func == (left: Unit, right: Unit) -> Bool {
        left.dimension == right.dimension && left.scale == right.scale
    }

    /// Hashes dimension and scale.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(dimension)
        hasher.combine(scale)
    }
}

/// A number in a unit.
public struct Quantity: Hashable, Sendable {
    /// The number.
    public var number: Double
    /// Its unit.
    public var unit: Unit

    /// Makes a quantity.
    public init(_ number: Double, _ unit: Unit) {
        self.number = number
        self.unit = unit
    }

    /// The same quantity in another unit; nil where the dimensions differ.
    public func converted(to other: Unit) -> Quantity? {
        unit.factor(to: other).map { Quantity(number * $0, other) }
    }
}
