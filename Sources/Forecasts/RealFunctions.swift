#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few functions of real numbers this room needs; the only file that imports the C library.
enum RealFunctions {
    /// The natural logarithm of a positive number.
    static func logarithm(_ x: Double) -> Double { log(x) }

    /// e to the power x.
    static func exponential(_ x: Double) -> Double { exp(x) }

    /// A positive base raised to any finite exponent.
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

    /// The logistic score ln(p / (1 - p)) of a probability strictly between 0 and 1.
    static func logit(_ p: Double) -> Double { log(p) - log1p(-p) }

    /// The probability whose logistic score is x; the inverse of ``logit(_:)``.
    static func inverseLogit(_ x: Double) -> Double {
        x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
    }

    /// The probability that a standard normal variable is at most x.
    static func normalBelow(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
}
