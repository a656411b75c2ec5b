import Diagnostics

/// What is measured, as whole exponents of the base dimensions; adding needs equal dimensions.
public struct Dimension: Hashable, Sendable {
    /// Exponent of length (m).
    public var length = 0
    /// Exponent of mass (kg).
    public var mass = 0
    /// Exponent of time (s).
    public var time = 0
    /// Exponent of money (one unit of the plan's currency).
    public var money = 0
    /// Exponent of persons.
    public var person = 0
    /// Exponent of counted things (beds, schools, vehicles).
    public var count = 0

    /// A pure number.
    public static let none = Dimension()

    /// Makes a dimension from its exponents.
    public init(length: Int = 0, mass: Int = 0, time: Int = 0, money: Int = 0, person: Int = 0, count: Int = 0) {
        self.length = length
        self.mass = mass
        self.time = time
        self.money = money
        self.person = person
        self.count = count
    }

    /// This dimension with the exponents of another, times a factor, added.
    public func adding(_ other: Dimension, times factor: Int) -> Dimension {
        Dimension(
            length: length + other.length * factor, mass: mass + other.mass * factor, time: time + other.time * factor,
            money: money + other.money * factor, person: person + other.person * factor,
            count: count + other.count * factor)
    }

    /// The dimension in words: `mass per money`.
    public var words: LocalizedText {
        let parts: [(Int, LocalizedText)] = [
            (length, LocalizedText(en: "length", zh: "长度")), (mass, LocalizedText(en: "mass", zh: "质量")),
            (time, LocalizedText(en: "time", zh: "时间")), (money, LocalizedText(en: "money", zh: "货币")),
            (person, LocalizedText(en: "persons", zh: "人")), (count, LocalizedText(en: "number of things", zh: "数量")),
        ]
        func side(_ language: String, _ positive: Bool) -> String {
            parts.filter { positive ? $0.0 > 0 : $0.0 < 0 }
                .map { $0.1.text(in: language) + ($0.0.magnitude > 1 ? "^\($0.0.magnitude)" : "") }
                .joined(separator: "·")
        }
        func sentence(_ language: String, _ per: String, _ pure: String) -> String {
            let (above, below) = (side(language, true), side(language, false))
            if below.isEmpty { return above.isEmpty ? pure : above }
            return (above.isEmpty ? "1" : above) + per + below
        }
        return LocalizedText(en: sentence("en", " per ", "a pure number"), zh: sentence("zh", "/", "纯数"))
    }
}
