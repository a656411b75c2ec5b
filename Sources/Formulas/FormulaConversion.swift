/// The step from one scale of a unit to another: a multiplication or, where the target is the larger scale, a division.
///
/// result = x * factor, or x / factor. Of the two the one with the factor above 1 is taken, and a factor within 1e-14
/// of a whole number is that number, so that a step between powers of ten rounds once.
public struct FormulaConversion: Hashable, Sendable {
    /// The factor, above 1.
    public let factor: Double
    /// Whether the number is divided by the factor.
    public let divides: Bool

    /// The step between two scales, in base units per unit; nil where they are the same.
    init?(from scale: Double, to other: Double) {
        let divides = scale < other
        let ratio = divides ? other / scale : scale / other
        let whole = ratio.rounded()
        factor = (ratio - whole).magnitude <= 1e-14 * ratio ? whole : ratio
        self.divides = divides
        if factor == 1 { return nil }
    }

    /// The number in the other scale.
    public func callAsFunction(_ number: Double) -> Double { divides ? number / factor : number * factor }
}
